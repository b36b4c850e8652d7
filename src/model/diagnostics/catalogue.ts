import type { Diagnostic } from './diagnostic';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...LIFECYCLE_DIAGNOSTICS,
];
