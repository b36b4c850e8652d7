import type { Diagnostic } from './diagnostic';

export const RULE_DIAGNOSTICS: readonly Diagnostic[] = [];
