import type { Diagnostic } from './diagnostic';

export const SCHEDULE_DIAGNOSTICS: readonly Diagnostic[] = [];
