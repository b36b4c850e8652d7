import type { Diagnostic } from './diagnostic';

export const COPY_DIAGNOSTICS: readonly Diagnostic[] = [];
