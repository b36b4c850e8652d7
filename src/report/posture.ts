/*
 * `backup-posture.json`, version 1; docs/backup-posture.schema.json describes it. A null is what is not known at synth.
 */

/** A number of days, or no end. */
export type Days = number | 'forever' | null;
/** Days after which something happens, or that it does not. */
export type After = number | 'never' | null;
/** Days between which backups have to be kept, or that there is no such end. */
export type Bound = number | 'none' | null;
export type Verdict = 'protected' | 'exempt' | 'missed' | 'unknown';
export type LockMode = 'none' | 'governance' | 'compliance' | 'air-gapped';
/** `not supported`: restore testing does not have the type. */
export type RestoreTested = 'tested' | 'not tested' | 'unknown' | 'not supported';

export interface Posture {
  readonly version: 1;
  readonly title: string;
  /** Path of the App or Stage; empty for the App. */
  readonly scope: string;
  /** The day on which exemptions were judged, where one was given. */
  readonly asOf: string | null;
  readonly summary: PostureSummary;
  readonly resources: readonly PostureResource[];
  readonly plans: readonly PosturePlan[];
  readonly vaults: readonly PostureVault[];
  readonly restoreTests: readonly PostureRestoreTest[];
  readonly watch: PostureWatch;
  readonly findings: readonly PostureFinding[];
  readonly accepted: readonly PostureAcceptance[];
  readonly standards: readonly PostureStandard[];
  readonly notProved: readonly string[];
}

export interface PostureSummary {
  readonly resources: Readonly<Record<Verdict, number>> & { readonly total: number; readonly baseline: number };
  readonly plans: number;
  readonly declaredPlans: number;
  readonly vaults: number;
  /** Vaults by their lock; `unknown` where no template tells. */
  readonly locks: Readonly<Record<LockMode | 'unknown', number>>;
  /** Where rules back up to, and where they copy to. */
  readonly backupsIn: readonly PosturePlace[];
  readonly copiesIn: readonly PosturePlace[];
  readonly errors: number;
  readonly warnings: number;
  readonly accepted: number;
}

export interface PosturePlace {
  readonly account: string | null;
  readonly region: string | null;
}

export interface PostureResource extends PosturePlace {
  readonly path: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly cloudFormationType: string;
  readonly imported: boolean;
  readonly verdict: Verdict;
  readonly baseline: boolean;
  readonly protectedBy: readonly PostureProtection[];
  /** Longest time between the starts of two scheduled backups, start windows included; null also where none follows. */
  readonly worstGapMinutes: number | null;
  /** Longest time without any recovery point between two backups; 0 where there always is one. */
  readonly withoutRecoveryPointMinutes: number | null;
  readonly pointInTimeRecovery: boolean;
  readonly kept: { readonly shortest: Days; readonly longest: Days } | null;
  readonly copies: readonly PostureResourceCopy[];
  readonly restoreTest: { readonly verdict: RestoreTested; readonly by: readonly string[] };
  readonly exemption: PostureExemption | null;
  readonly reasons: readonly string[];
  /** What would protect it. */
  readonly hint: string | null;
}

export interface PostureProtection {
  /** Paths, or the name of a declared plan. */
  readonly plan: string;
  readonly selection: string;
  readonly by: string;
  readonly within: string | null;
  readonly needsOptIn: boolean;
}

export interface PostureResourceCopy extends PosturePlace {
  /** null: not known, or a vault of elsewhere. */
  readonly airGapped: boolean | null;
  /** Whether it can be copied there. */
  readonly supported: boolean | 'conditional' | 'unknown';
  /** Why it cannot, or on which condition it can, where more is to say than that its type cannot. */
  readonly reason: string | null;
}

export interface PostureExemption {
  readonly path: string;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly expires: string | null;
  readonly expired: boolean;
}

export interface PosturePlan extends PosturePlace {
  readonly path: string;
  readonly name: string | null;
  readonly declared: boolean;
  /** How many resources of the app it surely takes. */
  readonly takes: number;
  readonly worstGapMinutes: number | null;
  readonly withoutRecoveryPointMinutes: number | null;
  readonly rules: readonly PostureRule[] | null;
  readonly selections: readonly PostureSelection[];
}

export interface PostureSelection {
  readonly path: string;
  readonly name: string | null;
  /** How many resources of the app it surely takes, and may take. */
  readonly takes: number;
  readonly mayTake: number;
}

export interface PostureRule {
  readonly name: string | null;
  readonly schedule: string;
  readonly startWindowMinutes: number | null;
  readonly continuous: boolean | null;
  readonly kept: Days;
  readonly coldAfterDays: After;
  readonly vault: PostureTarget;
  /** Air-gapped vault that takes the backup directly. */
  readonly airGappedVault: PostureTarget | null;
  readonly copies: readonly PostureCopy[] | null;
}

export interface PostureTarget extends PosturePlace {
  readonly name: string | null;
  readonly lock: PostureLock;
}

export interface PostureCopy extends PostureTarget {
  readonly kept: Days;
  readonly coldAfterDays: After;
}

export interface PostureLock {
  /** null: not known, or a vault of elsewhere. */
  readonly mode: LockMode | null;
  readonly minDays: Bound;
  readonly maxDays: Bound;
  /** Days after it was set, for which a compliance lock can be changed or removed; after them nobody can. */
  readonly changeableForDays: number | null;
}

export interface PostureVault extends PostureTarget {
  readonly path: string;
  readonly customerKey: boolean | null;
  /** Whether its policy denies deletion of backups by hand. */
  readonly denyDelete: boolean | null;
  readonly notifies: boolean | null;
  /** Whether it outlives its stack. */
  readonly retained: boolean | null;
}

export interface PostureRestoreTest extends PosturePlace {
  readonly path: string;
  readonly name: string | null;
  readonly schedule: string;
  readonly types: readonly (string | null)[];
  /** How many protected resources it surely tests, and may test. */
  readonly tests: number;
  readonly mayTest: number;
}

export interface PostureWatch {
  readonly frameworks: readonly { readonly path: string; readonly controls: readonly (string | null)[] | null }[];
  readonly reportPlans: readonly { readonly path: string; readonly template: string | null }[];
  /** Alarms on metrics of AWS Backup, and rules of EventBridge for its events. */
  readonly alarms: number;
  readonly eventRules: number;
  readonly notifyingVaults: number;
  readonly legalHolds: number;
}

export interface PostureFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Path of the construct; empty for the App. */
  readonly path: string;
  readonly title: string;
  readonly message: string;
  /** What to do, where the message says so. */
  readonly fix: string | null;
}

export interface PostureAcceptance {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly reason: string | null;
}

export interface PostureStandard {
  readonly setUp: string;
  readonly standard: string;
  readonly version: string;
  readonly requirements: Readonly<Record<'supported strongly' | 'supported partly' | 'not supported' | 'organizational', number>>;
  /** The evidence, seen from the folder of this file. */
  readonly evidence: string;
}
