import type { Diagnostic } from './diagnostic';

export const SELECTION_DIAGNOSTICS: readonly Diagnostic[] = [];
