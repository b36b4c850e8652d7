import { COVERAGE_DIAGNOSTICS } from './app/coverage';
import { ESTATE_DIAGNOSTICS } from './app/estate';
import { SOURCE_DIAGNOSTICS } from './app/source';
import { STANDARDS_DIAGNOSTICS } from './app/standards';
import { TEMPLATE_DIAGNOSTICS } from './app/template';
import { AUDIT_SETUP_DIAGNOSTICS } from './audit/audit-setup';
import { FRAMEWORK_DIAGNOSTICS } from './audit/framework';
import { RECORDER_DIAGNOSTICS } from './audit/recorders';
import { REPORT_PLAN_DIAGNOSTICS } from './audit/report-plan';
import { REPORT_TABLES_DIAGNOSTICS } from './audit/report-tables';
import type { Diagnostic } from './diagnostic';
import { ACTIVITY_DIAGNOSTICS } from './monitoring/activity';
import { METRIC_DIAGNOSTICS } from './monitoring/metrics';
import { MONITORING_DIAGNOSTICS } from './monitoring/monitoring';
import { HYPERVISOR_DIAGNOSTICS } from './on-premises/hypervisor';
import { DELEGATION_DIAGNOSTICS } from './organization/delegation';
import { GUARD_RAIL_DIAGNOSTICS } from './organization/guard-rails';
import { MEMBER_ACCOUNT_DIAGNOSTICS } from './organization/member-accounts';
import { ORGANIZATION_BACKUP_DIAGNOSTICS } from './organization/organization-backup';
import { ORGANIZATION_POLICY_DIAGNOSTICS } from './organization/organization-policy';
import { EVERYDAY_DIAGNOSTICS } from './plan/everyday';
import { TAG_DIAGNOSTICS } from './plan/tags';
import { RESTORE_TEST_SETUP_DIAGNOSTICS } from './restore-testing/restore-test-setup';
import { RESTORE_TESTING_DIAGNOSTICS } from './restore-testing/restore-testing';
import { RESTORE_TESTING_SELECTION_DIAGNOSTICS } from './restore-testing/restore-testing-selection';
import { RESTORE_VALIDATOR_DIAGNOSTICS } from './restore-testing/restore-validator';
import { ROLE_DIAGNOSTICS } from './selection/role';
import { SETTINGS_DIAGNOSTICS } from './settings/settings';
import { VAULT_EMPTYING_DIAGNOSTICS } from './settings/vault-emptying';
import { ACCESS_POINT_DIAGNOSTICS } from './vault/access-point';
import { LEGAL_HOLD_DIAGNOSTICS } from './vault/legal-hold';
import { LEGAL_HOLD_END_DIAGNOSTICS } from './vault/legal-hold-end';
import { TIERING_DIAGNOSTICS } from './vault/tiering';

/** Every diagnostic there is, in the order of RULES.md. */
export const CATALOGUE: readonly Diagnostic[] = [
  ...EVERYDAY_DIAGNOSTICS,
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
  ...VAULT_EMPTYING_DIAGNOSTICS,
  ...ORGANIZATION_POLICY_DIAGNOSTICS,
  ...ESTATE_DIAGNOSTICS,
  ...RESTORE_TEST_SETUP_DIAGNOSTICS,
  ...RESTORE_VALIDATOR_DIAGNOSTICS,
  ...LEGAL_HOLD_END_DIAGNOSTICS,
  ...AUDIT_SETUP_DIAGNOSTICS,
  ...RECORDER_DIAGNOSTICS,
  ...REPORT_TABLES_DIAGNOSTICS,
  ...MONITORING_DIAGNOSTICS,
  ...METRIC_DIAGNOSTICS,
  ...ACTIVITY_DIAGNOSTICS,
  ...TAG_DIAGNOSTICS,
  ...ROLE_DIAGNOSTICS,
  ...TEMPLATE_DIAGNOSTICS,
  ...GUARD_RAIL_DIAGNOSTICS,
  ...MEMBER_ACCOUNT_DIAGNOSTICS,
  ...DELEGATION_DIAGNOSTICS,
  ...SETTINGS_DIAGNOSTICS,
  ...ORGANIZATION_BACKUP_DIAGNOSTICS,
  ...STANDARDS_DIAGNOSTICS,
];
