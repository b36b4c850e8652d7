import { COVERAGE_DIAGNOSTICS } from './app/coverage';
import { ESTATE_DIAGNOSTICS } from './app/estate';
import { SOURCE_DIAGNOSTICS } from './app/source';
import { STANDARDS_DIAGNOSTICS } from './app/standards';
import { TEMPLATE_DIAGNOSTICS } from './app/template';
import { AUDIT_SETUP_DIAGNOSTICS } from './audit/audit-setup';
import { FRAMEWORK_DIAGNOSTICS } from './audit/framework';
import { REPORT_PLAN_DIAGNOSTICS } from './audit/report-plan';
import type { Diagnostic } from './diagnostic';
import { HYPERVISOR_DIAGNOSTICS } from './on-premises/hypervisor';
import { GUARD_RAIL_DIAGNOSTICS } from './organization/guard-rails';
import { ORGANIZATION_BACKUP_DIAGNOSTICS } from './organization/organization-backup';
import { ORGANIZATION_POLICY_DIAGNOSTICS } from './organization/organization-policy';
import { EVERYDAY_DIAGNOSTICS } from './plan/everyday';
import { TAG_DIAGNOSTICS } from './plan/tags';
import { RESTORE_TESTING_DIAGNOSTICS } from './restore-testing/restore-testing';
import { RESTORE_TESTING_SELECTION_DIAGNOSTICS } from './restore-testing/restore-testing-selection';
import { ROLE_DIAGNOSTICS } from './selection/role';
import { ACCESS_POINT_DIAGNOSTICS } from './vault/access-point';
import { LEGAL_HOLD_DIAGNOSTICS } from './vault/legal-hold';
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
  ...ORGANIZATION_POLICY_DIAGNOSTICS,
  ...ESTATE_DIAGNOSTICS,
  ...AUDIT_SETUP_DIAGNOSTICS,
  ...TAG_DIAGNOSTICS,
  ...ROLE_DIAGNOSTICS,
  ...TEMPLATE_DIAGNOSTICS,
  ...GUARD_RAIL_DIAGNOSTICS,
  ...ORGANIZATION_BACKUP_DIAGNOSTICS,
  ...STANDARDS_DIAGNOSTICS,
];
