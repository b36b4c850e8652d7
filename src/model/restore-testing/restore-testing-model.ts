import type { Leaf } from '../known';
import type { ForeignResource, UnsupportedConstruct } from '../plan/placed-selection';
import type { RuleModel, ScheduleModel } from '../plan/plan-model';

/*
 * Restore tests, in the words of the AWS Backup API.
 */

export interface RestoreTestingPlanModel {
  readonly name: Leaf<string>;
  /** Expression and time zone; windows of a restore test are in hours and stand below. */
  readonly schedule: ScheduleModel;
  readonly startWindowHours: Leaf<number>;
  readonly algorithm: Leaf<string>;
  readonly recoveryPointTypes: Leaf<readonly Leaf<string>[]>;
  /** `*`, or ARNs of vaults, wildcards allowed. */
  readonly includeVaults: Leaf<readonly Leaf<string>[]>;
  readonly excludeVaults: Leaf<readonly Leaf<string>[]>;
  readonly selectionWindowDays: Leaf<number>;
  /** The rules that back up or copy into its vaults; undefined: not looked at, or not all of them known. */
  readonly feeds?: readonly RuleModel[];
}

export interface RestoreTestingConditionModel {
  readonly operator: string;
  readonly key: Leaf<string>;
  readonly value: Leaf<string>;
}

export interface RestoreTestingSelectionModel {
  readonly planName: Leaf<string>;
  readonly name: Leaf<string>;
  readonly protectedResourceType: Leaf<string>;
  readonly iamRoleArn: Leaf<string>;
  /** `*`, or ARNs. */
  readonly protectedResourceArns: Leaf<readonly Leaf<string>[]>;
  readonly protectedResourceConditions: Leaf<readonly RestoreTestingConditionModel[]>;
  readonly restoreMetadataOverrides: Leaf<Readonly<Record<string, Leaf<string>>>>;
  readonly validationWindowHours: Leaf<number>;
  /** Keys that tests of the type fail without and that nobody gave; undefined: nobody knows which kind of FSx it is. */
  readonly lackingMetadata?: readonly string[];
}

/** What a target of restore tests names, before it becomes selections. */
export interface RestoreTestTargetModel {
  /** As messages call the type, for example `DynamoDB table`. */
  readonly type: string;
  /** Whether resources were asked for by name, and none was named. */
  readonly empty: boolean;
  /** Constructs in which there is no resource of the type. */
  readonly unsupported: readonly UnsupportedConstruct[];
  readonly foreign: readonly ForeignResource[];
}

/** Restore tests as a whole, as far as no single part of them says it. */
export interface RestoreTestSetupModel {
  /** Windows that the schedule was given, which are of backups. */
  readonly scheduleWindows: readonly string[];
  /** Regions of vaults that are not in the Region of the tests. */
  readonly vaultRegions: readonly string[];
  /** Protected types that cannot be tested without something that nobody gave. */
  readonly needing: readonly string[];
  /** Protected types that restore testing does not have. */
  readonly untestable: readonly string[];
}
