import type { ChildPolicyControl } from './child-policy-control';
import type { OrganizationPlan } from './organization-plan';

/** Properties of an `OrganizationBackupPolicy`. */
export interface OrganizationBackupPolicyProps {
  /**
   * Ids of the accounts, OUs or roots that the policy is attached to, at least one. An OU stands for all accounts below
   * it.
   */
  readonly targetIds: string[];

  /** The plans, at least one, with different names. */
  readonly plans: OrganizationPlan[];

  /**
   * What policies further down may change.
   *
   * @default ChildPolicyControl.all()
   */
  readonly childPolicies?: ChildPolicyControl;

  /**
   * Whether the vaults and roles that the plans name are in all member accounts and Regions already, so that nothing in
   * this app has to make them. AWS Backup does not make them: where one is missing, no backup is made.
   *
   * @default false
   */
  readonly assumeExisting?: boolean;

  /**
   * Must be `true` where a target is the root of the organization: the policy then reaches every account at once.
   *
   * @default false
   */
  readonly acknowledgeOrganizationRoot?: boolean;

  /**
   * The name of the policy, 1 to 128 characters; further documents get it with a number.
   *
   * @default - a name made of stack, path and a hash
   */
  readonly policyName?: string;

  /**
   * What the policy is for, at most 512 characters.
   *
   * @default 'Backups of member accounts'
   */
  readonly description?: string;
}
