import type { Leaf } from '../known';

/** A copy that a plan of an organization was asked for. */
export interface MemberCopyModel {
  /** How it was written, for example `CopyDestination.vault`. */
  readonly factory: string;
  readonly rule: string;
  /** Whether it names its vault, and does not need one in the app. */
  readonly named: boolean;
  /** Options that only something in the app could have. */
  readonly uselessOptions: readonly string[];
  /** Where it was given as an ARN. */
  readonly arn: Leaf<string>;
}

/** Something that a later one of the same name would replace without a word. */
export interface RepeatedNameModel {
  readonly what: 'rules' | 'copies';
  /** The rule, where copies are meant. */
  readonly rule?: string;
  readonly name: string;
}

/** What one plan was asked for, as far as its document does not show it. */
export interface MemberPlanModel {
  readonly name: Leaf<string>;
  readonly regions: Leaf<readonly Leaf<string>[]>;
  /** Partitions of the Regions that are known. */
  readonly partitions: readonly string[];
  readonly rules: number;
  /** Options that say both what the other says. */
  readonly givesLevelAndRules: boolean;
  readonly selections: number;
  readonly copies: readonly MemberCopyModel[];
  /** Names that stand twice where a document can hold them once. */
  readonly repeated: readonly RepeatedNameModel[];
  /** Rules that were given a vault of the app. */
  readonly rulesWithVault: readonly string[];
  /** Regions whose backups get no copy, although others do or the level expects it. */
  readonly regionsWithoutCopy: readonly string[];
  /** Selections that name single resources. */
  readonly singleResources: readonly { readonly selection: string; readonly resource: string }[];
  /** Type patterns that are selected or excluded. */
  readonly typePatterns: readonly string[];
  /** Rules whose schedule is read in another time zone than UTC. */
  readonly zonedRules: readonly { readonly rule: string; readonly timeZone: string }[];
}

/** A plan of a document that was made of a plan. */
export interface PlanPartModel {
  readonly name: Leaf<string>;
  /** Characters of the smallest document that holds it. */
  readonly characters: number;
  /** Whether a plan was too long, so that its selections went into several. */
  readonly divided: boolean;
}

/** What policies name and member accounts must have. */
export interface MemberNameModel {
  /** `vault 'central'`, `role 'backup'`. */
  readonly what: string;
  readonly regions: readonly string[];
}

/** A backup policy of an organization before it is one or several documents. */
export interface OrganizationBackupModel {
  readonly targetIds: Leaf<readonly Leaf<string>[]>;
  readonly rootAcknowledged: boolean;
  readonly plans: readonly MemberPlanModel[];
  readonly parts: readonly PlanPartModel[];
  readonly documents: number;
  /** Names in the documents that are tokens. */
  readonly unknownNames: readonly string[];
  /** What nothing in the app makes; undefined: not looked at, or somebody said that it is there. */
  readonly missing?: readonly MemberNameModel[];
  /** Whether something in the app makes vaults and roles of member accounts. */
  readonly hasBaseline: boolean;
}
