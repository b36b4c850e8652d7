import { AIR_GAPPED_DIAGNOSTICS } from './air-gapped';
import { AIR_GAPPED_RULE_DIAGNOSTICS } from './air-gapped-rule';
import { COPY_DIAGNOSTICS } from './copy';
import { COVERAGE_DIAGNOSTICS } from './coverage';
import { DESTINATION_DIAGNOSTICS } from './destination';
import type { Diagnostic } from './diagnostic';
import { FIT_DIAGNOSTICS } from './fit';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { LOCK_DIAGNOSTICS } from './lock';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { PLAN_DIAGNOSTICS } from './plan';
import { ROLE_DIAGNOSTICS } from './role';
import { RULE_DIAGNOSTICS } from './rule';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SELECTION_DIAGNOSTICS } from './selection';
import { SETUP_DIAGNOSTICS } from './setup';
import { SOURCE_DIAGNOSTICS } from './source';
import { TEMPLATE_DIAGNOSTICS } from './template';
import { VAULT_DIAGNOSTICS } from './vault';
import { VAULT_SURROUNDINGS_DIAGNOSTICS } from './vault-surroundings';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...SETUP_DIAGNOSTICS,
  ...VAULT_DIAGNOSTICS,
  ...VAULT_SURROUNDINGS_DIAGNOSTICS,
  ...LOCK_DIAGNOSTICS,
  ...AIR_GAPPED_DIAGNOSTICS,
  ...PLAN_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...SCHEDULE_DIAGNOSTICS,
  ...LIFECYCLE_DIAGNOSTICS,
  ...COPY_DIAGNOSTICS,
  ...DESTINATION_DIAGNOSTICS,
  ...AIR_GAPPED_RULE_DIAGNOSTICS,
  ...OBJECTIVES_DIAGNOSTICS,
  ...SELECTION_DIAGNOSTICS,
  ...FIT_DIAGNOSTICS,
  ...COVERAGE_DIAGNOSTICS,
  ...SOURCE_DIAGNOSTICS,
  ...ROLE_DIAGNOSTICS,
  ...TEMPLATE_DIAGNOSTICS,
];
