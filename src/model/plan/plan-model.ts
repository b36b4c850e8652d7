import type { Leaf, Unknown } from '../known';
import type { VaultSurroundings } from '../template-model';
import type { RegionModel, SourceKeyModel } from '../vault/isolation-model';
import type { AirGapModel, VaultAccessModel, VaultNamingModel, VaultTopicModel } from '../vault/vault-parts';

/*
 * The one description of a backup set-up. Constructs, the checks over a finished template and every other
 * renderer read it. Names follow the AWS Backup API; every leaf is a value, undefined (the service's default)
 * or UNKNOWN.
 */

/** How long a recovery point lives. No `deleteAfterDays` means for ever. */
export interface LifecycleModel {
  readonly deleteAfterDays: Leaf<number>;
  readonly moveToColdStorageAfterDays: Leaf<number>;
  readonly optInToArchive: Leaf<boolean>;
  /** In answers of the API only. */
  readonly deleteAfterEvent?: Leaf<string>;
}

/** When a job is started and how long it may take. */
export interface ScheduleModel {
  /** `cron(...)`; the service's default is 05:00 UTC every day. */
  readonly expression: Leaf<string>;
  /** IANA name; the service's default is UTC. */
  readonly timeZone: Leaf<string>;
  readonly startWindowMinutes: Leaf<number>;
  readonly completionWindowMinutes: Leaf<number>;
}

/** Vault Lock; `changeableForDays` makes it a compliance lock. */
export interface LockModel {
  readonly minRetentionDays: Leaf<number>;
  readonly maxRetentionDays: Leaf<number>;
  readonly changeableForDays: Leaf<number>;
  /** Whether somebody said yes to what cannot be undone; undefined where there was no way to say it. */
  readonly irreversibleAcknowledged?: boolean;
}

/** A vault as a rule sees it. A `lock` of undefined means: surely none. */
export interface VaultModel {
  readonly name: Leaf<string>;
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly arn: Leaf<string>;
  readonly lock: Leaf<LockModel>;
  readonly encryptionKeyArn: Leaf<string>;
  readonly notificationEvents: Leaf<readonly Leaf<string>[]>;
  /** Whether the vault outlives its stack. */
  readonly retained: Leaf<boolean>;
  /** A logically air-gapped vault, whose bounds are a lock that nobody can remove; undefined: not known. */
  readonly airGapped?: boolean;
  /** undefined, here and below: not looked at. */
  readonly airGap?: AirGapModel;
  /** Of its encryption key. */
  readonly keyRegion?: Leaf<string>;
  readonly access?: VaultAccessModel;
  readonly topic?: VaultTopicModel;
  readonly naming?: VaultNamingModel;
  readonly surroundings?: VaultSurroundings;
  /** The day on which the template is made, `YYYY-MM-DD` in UTC: checks have no clock of their own. */
  readonly today?: string;
}

export interface CopyModel {
  readonly destination: VaultModel;
  /** undefined: the copy inherits the lifecycle of the backup. */
  readonly lifecycle: Leaf<LifecycleModel>;
  /** Whether the copy was asked for as one into another account; where an account is a token, it may be the same. */
  readonly toOtherAccount?: boolean;
  /** Whether the copy was asked for as one into a logically air-gapped vault. */
  readonly toAirGapped?: boolean;
}

/** A vault in another Region that the library makes itself, so that copies have somewhere to go. */
export interface ReplicaModel extends RegionModel {
  readonly sourceRegion: Leaf<string>;
  /** Region of the key that was brought along for it. */
  readonly keyRegion: Leaf<string>;
  /** An option in which two requests for the same replica differ. */
  readonly conflict: string | undefined;
}

/** A malware scan that follows a backup. */
export interface ScanActionModel {
  readonly malwareScanner: Leaf<string>;
  readonly scanMode: Leaf<string>;
}

export interface RuleModel {
  readonly name: Leaf<string>;
  readonly schedule: ScheduleModel;
  /** undefined: no lifecycle at all, so recovery points are kept for ever. */
  readonly lifecycle: Leaf<LifecycleModel>;
  readonly continuous: Leaf<boolean>;
  readonly vault: VaultModel;
  /** Logically air-gapped vault that takes the backup directly. */
  readonly airGappedVault: Leaf<VaultModel>;
  readonly copies: Leaf<readonly CopyModel[]>;
  readonly recoveryPointTags: Leaf<Readonly<Record<string, Leaf<string>>>>;
  /** One list of resource types per index action. */
  readonly indexActions: Leaf<readonly (readonly string[])[]>;
  readonly scanActions: Leaf<readonly ScanActionModel[]>;
}

export const CONDITION_OPERATORS = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'] as const;
export type ConditionOperator = typeof CONDITION_OPERATORS[number];

export interface ConditionModel {
  readonly operator: ConditionOperator;
  /** With the prefix `aws:ResourceTag/`. */
  readonly key: Leaf<string>;
  readonly value: Leaf<string>;
}

export interface TagModel {
  readonly key: Leaf<string>;
  readonly value: Leaf<string>;
}

/** (resources OR listOfTags) AND all conditions, minus notResources. */
export interface SelectionModel {
  readonly name: Leaf<string>;
  readonly resources: Leaf<readonly Leaf<string>[]>;
  readonly notResources: Leaf<readonly Leaf<string>[]>;
  readonly listOfTags: Leaf<readonly TagModel[]>;
  readonly conditions: Leaf<readonly ConditionModel[]>;
  /** Whether somebody asked for every supported resource of the Region in so many words. */
  readonly everything: boolean;
  /** Ids of the resource types that can be in it (`ResourceTypeFacts.id`), or 'any'. */
  readonly types: readonly string[] | 'any' | Unknown;
  /** The id of its plan, as it is given; undefined: not looked at. */
  readonly planId?: Leaf<string>;
  /** The role that AWS Backup takes; undefined: not looked at. */
  readonly iamRoleArn?: Leaf<string>;
}

/** Backup options of one resource type, for example `{ WindowsVSS: 'enabled' }` for EC2. */
export interface AdvancedSettingModel {
  readonly resourceType: Leaf<string>;
  readonly options: Leaf<Readonly<Record<string, Leaf<string>>>>;
}

export interface ScanSettingModel {
  readonly malwareScanner: Leaf<string>;
  readonly resourceTypes: Leaf<readonly Leaf<string>[]>;
  readonly scannerRoleArn: Leaf<string>;
}

/** A resource that a continuous rule of another plan names too. */
export interface ContinuousClaim {
  readonly resource: string;
  readonly plan: string;
}

export interface PlanModel {
  readonly name: Leaf<string>;
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly rules: Leaf<readonly RuleModel[]>;
  readonly selections: Leaf<readonly SelectionModel[]>;
  readonly advancedSettings: Leaf<readonly AdvancedSettingModel[]>;
  readonly scanSettings: Leaf<readonly ScanSettingModel[]>;
  /** Known only where the other plan is at hand. */
  readonly continuousElsewhere?: readonly ContinuousClaim[];
  /** Known only where the selected constructs are at hand. */
  readonly sourceKeys?: readonly SourceKeyModel[];
}

/** What the organization promised, beside the rules that have to keep it. */
export interface ObjectivesModel {
  readonly rpoMinutes: Leaf<number>;
  readonly rtoMinutes: Leaf<number>;
  /** The rules of one plan: all of them apply to all resources of its selections. */
  readonly rules: readonly RuleModel[];
}

/** What the front door was asked for, as far as its parts do not say it themselves. */
export interface SetupModel {
  readonly levelName: string;
  readonly expectsCopy: boolean;
  readonly copies: number;
  /** Whether an existing vault was brought along. */
  readonly bringsVault: boolean;
  /** Options that were set and that shape a new vault. */
  readonly vaultOptions: readonly string[];
  /** Whether the rules were given, and not made by a preset. */
  readonly givenRules: boolean;
  /** Options that were set and that shape the rules of a preset. */
  readonly presetOptions: readonly string[];
  /** Of the vault and of earlier ones that are kept; undefined: the first. */
  readonly generations: readonly Leaf<string>[];
  /** Resource types that are selected and of which no copy is made, although there are copies of others. */
  readonly withoutCopy: readonly string[];
}
