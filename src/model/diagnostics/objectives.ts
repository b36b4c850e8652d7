import type { Diagnostic } from './diagnostic';

export const OBJECTIVES_DIAGNOSTICS: readonly Diagnostic[] = [];
