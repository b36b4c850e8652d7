/** How fast stacks reach the accounts, and how many may fail. */
export interface StackSetOperationOptions {
  /**
   * Percentage of the accounts of a Region in which the operation may fail before it stops, 0 to 100.
   *
   * @default 10
   */
  readonly failureTolerancePercentage?: number;

  /**
   * Percentage of the accounts that are worked on at a time, 1 to 100. CloudFormation may work on fewer.
   *
   * @default 25
   */
  readonly maxConcurrentPercentage?: number;

  /**
   * Whether Regions are worked on at the same time, instead of one after the other in the order of `regions`.
   *
   * @default true
   */
  readonly parallelRegions?: boolean;
}

/** Which accounts stacks go to, and how. */
export interface MemberAccountsOptions {
  /**
   * Ids of the organizational units whose accounts, and those below, get the stacks; 1 to 50. The management account gets none.
   */
  readonly organizationalUnitIds: string[];

  /**
   * Must be `true` where the root of the organization is named: every account but the management account gets the stacks.
   *
   * @default false
   */
  readonly acknowledgeOrganizationRoot?: boolean;

  /**
   * Accounts of the units that get no stacks.
   *
   * @default - none
   */
  readonly excludedAccounts?: string[];

  /** Regions in which accounts get a vault; the first one also gets the roles, which are global. At least one. */
  readonly regions: string[];

  /**
   * Whether accounts that come into the units later get the stacks too.
   *
   * @default true
   */
  readonly autoDeployment?: boolean;

  /**
   * Whether the stack is deployed from a delegated administrator for stack sets, instead of from the management account.
   *
   * @default false
   */
  readonly delegatedAdministrator?: boolean;

  /**
   * How fast stacks reach the accounts, and how many may fail.
   *
   * @default - a quarter of the accounts at a time, all Regions at once, stopped where a tenth has failed
   */
  readonly operation?: StackSetOperationOptions;
}
