import type { FrameworkModel, ReportPlanModel } from './audit/framework-model';
import type { Leaf } from './known';
import type { OrganizationPolicyModel } from './organization/organization-policy-model';
import type { PlanModel } from './plan/plan-model';
import type { RestoreTestingPlanModel, RestoreTestingSelectionModel } from './restore-testing/restore-testing-model';
import type { LegalHoldModel } from './vault/legal-hold-model';
import type { TieringModel } from './vault/tiering-model';

/** What has a name that nothing else of its kind may have. */
export interface NamedModel {
  readonly name: Leaf<string>;
}

/**
 * What one account has in one Region, as far as it is at hand: names and quotas are counted there, over all
 * templates.
 */
export interface EstateModel {
  /** Read where there are frameworks, which ask plans for something. */
  readonly plans: readonly PlanModel[];
  /** Of both kinds. */
  readonly vaults: readonly NamedModel[];
  /** Of AWS Config. */
  readonly recorders: readonly NamedModel[];
  readonly frameworks: readonly FrameworkModel[];
  readonly reportPlans: readonly ReportPlanModel[];
  readonly restoreTestingPlans: readonly RestoreTestingPlanModel[];
  readonly restoreTestingSelections: readonly RestoreTestingSelectionModel[];
  readonly tieringConfigurations: readonly TieringModel[];
  readonly legalHolds: readonly LegalHoldModel[];
  /** Of the organization, where the account manages one. */
  readonly organizationPolicies: readonly OrganizationPolicyModel[];
}

/** Nothing at all. */
export const EMPTY_ESTATE: EstateModel = {
  plans: [], vaults: [], recorders: [], frameworks: [], reportPlans: [], restoreTestingPlans: [], restoreTestingSelections: [],
  tieringConfigurations: [], legalHolds: [], organizationPolicies: [],
};
