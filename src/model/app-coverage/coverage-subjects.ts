import type { Leaf } from '../known';
import type { SourceModel } from './source-model';

export type CoverageStatus = 'protected' | 'exempt' | 'missed' | 'unknown';

/** A plan that surely protects a resource, as the diagnostics see it. */
export interface ProtectingPlan {
  readonly name: string;
  /** Rules that take snapshots of this type of resource, and rules that keep a continuous backup of it. */
  readonly periodicRules: number;
  readonly continuousRules: number;
  /** Whether a rule asks for continuous backup, whatever the type can do. */
  readonly asksForContinuous: boolean;
  readonly shortestContinuousDays: Leaf<number>;
  /** Accounts other than that of the plan to which a rule copies. */
  readonly copyAccounts: readonly string[];
  /** Whether a rule sends backups or copies into a logically air-gapped vault of the account of the plan. */
  readonly airGaps: boolean;
}

/** A resource with what coverage found. */
export interface VerdictModel {
  readonly path: string;
  /** As it reads in a sentence: `DynamoDB table`. */
  readonly label: string;
  /** Ids of the types it can be of. */
  readonly types: readonly string[];
  readonly status: CoverageStatus;
  /** Listed in the baseline file. */
  readonly inBaseline: boolean;
  /** An exemption that is over stands for it. */
  readonly expired: boolean;
  readonly imported: boolean;
  readonly plans: readonly ProtectingPlan[];
  /** What surely keeps AWS Backup from backing it up, whatever plan takes it, in words. */
  readonly hindrance: string | undefined;
  /** Why it is not known, in words. */
  readonly reasons: readonly string[];
  /** What would protect it, in words. */
  readonly hint: string | undefined;
  readonly source: SourceModel | undefined;
}

/** `BackupExemption.of(construct).because(...)` */
export interface ExemptionModel {
  readonly path: string;
  readonly reason: Leaf<string>;
  readonly owner: Leaf<string>;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: Leaf<string>;
  /** Made by a construct of this library for what it keeps; nobody else can take it back. */
  readonly own: boolean;
  /** undefined: not judged against a day. */
  readonly today: string | undefined;
  /** How many resources it exempts; undefined: not counted. */
  readonly exempts: number | undefined;
}

/** A file that lists resources which nobody protects yet. */
export interface BaselineModel {
  readonly file: string;
  /** Its text; undefined where there is no such file. */
  readonly text: string | undefined;
  /** What each listed path has become; undefined: not judged yet. */
  readonly now?: readonly { readonly path: string; readonly status: CoverageStatus | 'gone' }[];
}

/** A selection and what it takes of the app. */
export interface SelectionUseModel {
  readonly name: string;
  readonly plan: string;
  readonly sure: number;
  readonly possible: number;
  /** Whether every rule of its plan is continuous, which some types cannot have. */
  readonly continuousOnly: boolean;
}

/** The app as a whole. */
export interface AppCoverageModel {
  readonly resources: number;
  readonly plans: number;
}
