import type { Duration } from 'aws-cdk-lib';
import type { AirGappedResources, AuditedPlans, AuditedRecoveryPoints, AuditedResources, AuditedVaults } from './audited';

/** Options of a control that has no parameters and evaluates resources. */
export interface AuditedResourcesOptions {
  /**
   * Which resources.
   *
   * @default - all of the account and Region
   */
  readonly resources?: AuditedResources;
}

/** How often a backup plan runs at least, and how long it keeps. */
export interface PlanControlOptions {
  /**
   * The longest time between backups: 1 to 24 whole hours, or 1 to 31 whole days.
   *
   * @default - the service's default, 1 day
   */
  readonly frequency?: Duration;

  /**
   * The shortest retention, in whole days.
   *
   * @default - the service's default, 35 days
   */
  readonly retention?: Duration;

  /**
   * Which plans.
   *
   * @default - all of the account and Region
   */
  readonly plans?: AuditedPlans;
}

/** Who may delete recovery points by hand. */
export interface ManualDeletionControlOptions {
  /**
   * ARNs of principals whom the policies of the vaults may leave out of their deny; at most 5.
   *
   * @default - nobody
   */
  readonly exceptRoles?: string[];

  /**
   * Which vaults.
   *
   * @default - all of the account and Region
   */
  readonly vaults?: AuditedVaults;
}

/** Options of a control that has no parameters and evaluates recovery points. */
export interface AuditedRecoveryPointsOptions {
  /**
   * Which recovery points.
   *
   * @default - all of the account and Region
   */
  readonly recoveryPoints?: AuditedRecoveryPoints;
}

/** How long recovery points are kept at least. */
export interface RecoveryPointRetentionControlOptions extends AuditedRecoveryPointsOptions {
  /**
   * The shortest retention, in whole days.
   *
   * @default - the service's default, 35 days
   */
  readonly retention?: Duration;
}

/** Where copies have to go. */
export interface CrossRegionControlOptions extends AuditedResourcesOptions {
  /**
   * Codes of Regions, such as `eu-central-1`.
   *
   * @default - any other Region will do
   */
  readonly regions?: string[];
}

/** Which accounts copies have to go to. */
export interface CrossAccountControlOptions extends AuditedResourcesOptions {
  /**
   * Ids of accounts of the organization; at most 5.
   *
   * @default - any other account will do
   */
  readonly accounts?: string[];
}

/** Bounds of the lock of the vaults. */
export interface VaultLockControlOptions extends AuditedResourcesOptions {
  /**
   * The shortest minimum retention that a lock may have, in whole days.
   *
   * @default - any
   */
  readonly minRetention?: Duration;

  /**
   * The longest maximum retention that a lock may have, in whole days; not less than `minRetention`.
   *
   * @default - any
   */
  readonly maxRetention?: Duration;
}

/** How old the newest recovery point may be. */
export interface LastRecoveryPointControlOptions extends AuditedResourcesOptions {
  /**
   * Its age: 1 to 744 whole hours, or 1 to 31 whole days.
   *
   * @default - the service's default, 1 day
   */
  readonly age?: Duration;
}

/** How long a restore may take. */
export interface RestoreTimeControlOptions extends AuditedResourcesOptions {
  /** The longest time that a restore job may take, in whole minutes. */
  readonly maxRestoreTime: Duration;
}

/** How old the newest recovery point in a logically air-gapped vault may be. */
export interface AirGappedControlOptions {
  /**
   * Its age: 24 to 2,184 whole hours, or 1 to 91 whole days. AWS recommends 7 days or more.
   *
   * @default - the service's default, 1 day
   */
  readonly age?: Duration;

  /**
   * Which resources.
   *
   * @default - all of the account and Region
   */
  readonly resources?: AirGappedResources;
}

/** A control by its name. */
export interface NamedControlOptions {
  /**
   * Parameters; all values are text.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Which resources.
   *
   * @default - all of the account and Region
   */
  readonly resources?: AuditedResources;

  /**
   * Takes a name that the library does not know, of a control that is newer than the library. Nothing about it is
   * checked, and AWS Backup refuses the framework where there is no such control.
   *
   * @default false
   */
  readonly acknowledgeUnknown?: boolean;
}
