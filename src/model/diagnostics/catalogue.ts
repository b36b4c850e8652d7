import { ACCESS_POINT_DIAGNOSTICS } from './access-point';
import { AIR_GAPPED_DIAGNOSTICS } from './air-gapped';
import { AIR_GAPPED_RULE_DIAGNOSTICS } from './air-gapped-rule';
import { AUDIT_SETUP_DIAGNOSTICS } from './audit-setup';
import { COPY_DIAGNOSTICS } from './copy';
import { COVERAGE_DIAGNOSTICS } from './coverage';
import { DESTINATION_DIAGNOSTICS } from './destination';
import type { Diagnostic } from './diagnostic';
import { ESTATE_DIAGNOSTICS } from './estate';
import { FIT_DIAGNOSTICS } from './fit';
import { FRAMEWORK_DIAGNOSTICS } from './framework';
import { GUARD_RAIL_DIAGNOSTICS } from './guard-rails';
import { HYPERVISOR_DIAGNOSTICS } from './hypervisor';
import { KEY_DIAGNOSTICS } from './key';
import { LEGAL_HOLD_DIAGNOSTICS } from './legal-hold';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { LOCK_DIAGNOSTICS } from './lock';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { ORGANIZATION_POLICY_DIAGNOSTICS } from './organization-policy';
import { PLAN_DIAGNOSTICS } from './plan';
import { REPORT_PLAN_DIAGNOSTICS } from './report-plan';
import { RESTORE_TESTING_DIAGNOSTICS } from './restore-testing';
import { RESTORE_TESTING_SELECTION_DIAGNOSTICS } from './restore-testing-selection';
import { ROLE_DIAGNOSTICS } from './role';
import { RULE_DIAGNOSTICS } from './rule';
import { SCAN_SETTINGS_DIAGNOSTICS } from './scan-settings';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SELECTION_DIAGNOSTICS } from './selection';
import { SETUP_DIAGNOSTICS } from './setup';
import { SOURCE_DIAGNOSTICS } from './source';
import { TAG_DIAGNOSTICS } from './tags';
import { TEMPLATE_DIAGNOSTICS } from './template';
import { TIERING_DIAGNOSTICS } from './tiering';
import { VAULT_DIAGNOSTICS } from './vault';
import { VAULT_SURROUNDINGS_DIAGNOSTICS } from './vault-surroundings';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...SETUP_DIAGNOSTICS,
  ...VAULT_DIAGNOSTICS,
  ...VAULT_SURROUNDINGS_DIAGNOSTICS,
  ...LOCK_DIAGNOSTICS,
  ...AIR_GAPPED_DIAGNOSTICS,
  ...KEY_DIAGNOSTICS,
  ...PLAN_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...SCAN_SETTINGS_DIAGNOSTICS,
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
  ...FRAMEWORK_DIAGNOSTICS,
  ...REPORT_PLAN_DIAGNOSTICS,
  ...RESTORE_TESTING_DIAGNOSTICS,
  ...RESTORE_TESTING_SELECTION_DIAGNOSTICS,
  ...TIERING_DIAGNOSTICS,
  ...LEGAL_HOLD_DIAGNOSTICS,
  ...ACCESS_POINT_DIAGNOSTICS,
  ...HYPERVISOR_DIAGNOSTICS,
  ...ORGANIZATION_POLICY_DIAGNOSTICS,
  ...ESTATE_DIAGNOSTICS,
  ...AUDIT_SETUP_DIAGNOSTICS,
  ...TAG_DIAGNOSTICS,
  ...ROLE_DIAGNOSTICS,
  ...TEMPLATE_DIAGNOSTICS,
  ...GUARD_RAIL_DIAGNOSTICS,
];
