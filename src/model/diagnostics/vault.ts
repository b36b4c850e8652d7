import type { Diagnostic } from './diagnostic';

export const VAULT_DIAGNOSTICS: readonly Diagnostic[] = [];
