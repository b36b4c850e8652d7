import type { Leaf } from '../known';
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
}
