import { COPY_DIAGNOSTICS } from './copy';
import { COVERAGE_DIAGNOSTICS } from './coverage';
import type { Diagnostic } from './diagnostic';
import { FIT_DIAGNOSTICS } from './fit';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { LOCK_DIAGNOSTICS } from './lock';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { PLAN_DIAGNOSTICS } from './plan';
import { RULE_DIAGNOSTICS } from './rule';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SELECTION_DIAGNOSTICS } from './selection';
import { SETUP_DIAGNOSTICS } from './setup';
import { SOURCE_DIAGNOSTICS } from './source';
import { VAULT_DIAGNOSTICS } from './vault';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...SETUP_DIAGNOSTICS,
  ...VAULT_DIAGNOSTICS,
  ...LOCK_DIAGNOSTICS,
  ...PLAN_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...SCHEDULE_DIAGNOSTICS,
  ...LIFECYCLE_DIAGNOSTICS,
  ...COPY_DIAGNOSTICS,
  ...OBJECTIVES_DIAGNOSTICS,
  ...SELECTION_DIAGNOSTICS,
  ...FIT_DIAGNOSTICS,
  ...COVERAGE_DIAGNOSTICS,
  ...SOURCE_DIAGNOSTICS,
];
