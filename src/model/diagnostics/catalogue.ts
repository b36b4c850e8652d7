import { COPY_DIAGNOSTICS } from './copy';
import type { Diagnostic } from './diagnostic';
import { FIT_DIAGNOSTICS } from './fit';
import { GUARD_RAIL_DIAGNOSTICS } from './guard-rails';
import { KEY_DIAGNOSTICS } from './key';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { LOCK_DIAGNOSTICS } from './lock';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { PLAN_DIAGNOSTICS } from './plan';
import { RULE_DIAGNOSTICS } from './rule';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SELECTION_DIAGNOSTICS } from './selection';
import { SETUP_DIAGNOSTICS } from './setup';
import { VAULT_DIAGNOSTICS } from './vault';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...SETUP_DIAGNOSTICS,
  ...VAULT_DIAGNOSTICS,
  ...LOCK_DIAGNOSTICS,
  ...KEY_DIAGNOSTICS,
  ...PLAN_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...SCHEDULE_DIAGNOSTICS,
  ...LIFECYCLE_DIAGNOSTICS,
  ...COPY_DIAGNOSTICS,
  ...OBJECTIVES_DIAGNOSTICS,
  ...SELECTION_DIAGNOSTICS,
  ...FIT_DIAGNOSTICS,
  ...GUARD_RAIL_DIAGNOSTICS,
];
