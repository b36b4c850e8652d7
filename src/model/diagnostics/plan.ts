import type { Diagnostic } from './diagnostic';

export const PLAN_DIAGNOSTICS: readonly Diagnostic[] = [];
