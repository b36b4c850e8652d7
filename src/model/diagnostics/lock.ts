import type { Diagnostic } from './diagnostic';

export const LOCK_DIAGNOSTICS: readonly Diagnostic[] = [];
