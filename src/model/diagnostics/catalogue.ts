import { ACCESS_POINT_DIAGNOSTICS } from './access-point';
import { AUDIT_SETUP_DIAGNOSTICS } from './audit-setup';
import { COVERAGE_DIAGNOSTICS } from './coverage';
import type { Diagnostic } from './diagnostic';
import { ESTATE_DIAGNOSTICS } from './estate';
import { EVERYDAY_DIAGNOSTICS } from './everyday';
import { FRAMEWORK_DIAGNOSTICS } from './framework';
import { GUARD_RAIL_DIAGNOSTICS } from './guard-rails';
import { HYPERVISOR_DIAGNOSTICS } from './hypervisor';
import { LEGAL_HOLD_DIAGNOSTICS } from './legal-hold';
import { ORGANIZATION_POLICY_DIAGNOSTICS } from './organization-policy';
import { REPORT_PLAN_DIAGNOSTICS } from './report-plan';
import { RESTORE_TESTING_DIAGNOSTICS } from './restore-testing';
import { RESTORE_TESTING_SELECTION_DIAGNOSTICS } from './restore-testing-selection';
import { ROLE_DIAGNOSTICS } from './role';
import { SOURCE_DIAGNOSTICS } from './source';
import { STANDARDS_DIAGNOSTICS } from './standards';
import { TAG_DIAGNOSTICS } from './tags';
import { TEMPLATE_DIAGNOSTICS } from './template';
import { TIERING_DIAGNOSTICS } from './tiering';

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
  ...STANDARDS_DIAGNOSTICS,
];
