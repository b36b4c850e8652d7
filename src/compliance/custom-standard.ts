import type { Duration } from 'aws-cdk-lib';

/** What a design shows, for predicates. What is absent, or known at deployment only, is undefined. */
export interface DesignFacts {
  /**
   * Hours between two scheduled backups, at most.
   *
   * @default - no schedule, or one that cannot be computed
   */
  readonly backupIntervalHours?: number;

  /**
   * Hours of the RPO that the schedules provably meet, start windows included.
   *
   * @default - no RPO was given, or it is not proved
   */
  readonly provedRpoHours?: number;

  /**
   * Days that a backup or copy is kept, at least.
   *
   * @default - all are kept for ever, or not known
   */
  readonly shortestRetentionDays?: number;

  /**
   * Days that a backup or copy is kept, at most.
   *
   * @default - one is kept for ever, or not known
   */
  readonly longestRetentionDays?: number;

  /**
   * Whether every backup and copy has an end.
   *
   * @default - no, or not known
   */
  readonly endOfRetention?: boolean;

  /**
   * Vaults that hold each backup, the first one included.
   *
   * @default - no rules, or not known
   */
  readonly places?: number;

  /**
   * Days between restore tests, at most.
   *
   * @default - no restore tests
   */
  readonly restoreTestIntervalDays?: number;

  /**
   * Minutes that a restore may take, as an audit control checks.
   *
   * @default - no such control
   */
  readonly restoreTimeTargetMinutes?: number;

  /**
   * Whether something is selected.
   *
   * @default - no, or not known
   */
  readonly selection?: boolean;

  /**
   * Whether a rule is continuous.
   *
   * @default - no, or not known
   */
  readonly continuousBackup?: boolean;

  /**
   * Whether the vault has a customer managed key.
   *
   * @default - no, or not known
   */
  readonly customerManagedKey?: boolean;

  /**
   * Whether the vault has a lock that permitted people can remove.
   *
   * @default - no, or not known
   */
  readonly governanceLock?: boolean;

  /**
   * Whether the vault has a lock that nobody can remove.
   *
   * @default - no, or not known
   */
  readonly complianceLock?: boolean;

  /**
   * Whether the policy of the vault denies deletion by hand.
   *
   * @default - no, or not known
   */
  readonly denyDelete?: boolean;

  /**
   * Whether every rule copies to another Region.
   *
   * @default - no, or not known
   */
  readonly crossRegionCopy?: boolean;

  /**
   * Whether every rule copies to another account.
   *
   * @default - no, or not known
   */
  readonly crossAccountCopy?: boolean;

  /**
   * Whether every rule backs up or copies into a logically air-gapped vault.
   *
   * @default - no, or not known
   */
  readonly airGap?: boolean;

  /**
   * Whether the vault reports failures to a topic.
   *
   * @default - no, or not known
   */
  readonly failureNotifications?: boolean;
}

/** Decides what bounds cannot say. */
export interface IRequirementPredicate {
  /** Whether the design supports the requirement. What it throws is refused at synth, with its message. */
  supports(design: DesignFacts): boolean;
}

/** What a requirement of your own asks of the design. */
export interface RequirementDemands {
  /**
   * Time between two scheduled backups, at most.
   *
   * @default - not asked for
   */
  readonly maxTimeBetweenBackups?: Duration;

  /**
   * How long every backup and copy is kept, at least.
   *
   * @default - not asked for
   */
  readonly minRetention?: Duration;

  /**
   * How long every backup and copy is kept, at most.
   *
   * @default - not asked for
   */
  readonly maxRetention?: Duration;

  /**
   * Time between two restore tests, at most.
   *
   * @default - not asked for
   */
  readonly maxTimeBetweenRestoreTests?: Duration;

  /**
   * Vaults that hold each backup, the first one included, at least.
   *
   * @default - not asked for
   */
  readonly minPlaces?: number;

  /**
   * A copy of every rule in another Region.
   *
   * @default false
   */
  readonly copyInOtherRegion?: boolean;

  /**
   * A copy of every rule in another account.
   *
   * @default false
   */
  readonly copyInOtherAccount?: boolean;

  /**
   * Every rule backs up or copies into a logically air-gapped vault.
   *
   * @default false
   */
  readonly airGap?: boolean;

  /**
   * A lock that nobody can remove, or a logically air-gapped vault for every rule.
   *
   * @default false
   */
  readonly complianceLock?: boolean;

  /**
   * A customer managed key of the vault.
   *
   * @default false
   */
  readonly customerManagedKey?: boolean;

  /**
   * A policy of the vault that denies deletion by hand.
   *
   * @default false
   */
  readonly denyDelete?: boolean;
}

/** One requirement of a standard of your own. */
export interface CustomRequirement {
  /** What the evidence calls it; different from the others of the standard. */
  readonly id: string;

  /** A few words. */
  readonly title: string;

  /** What it asks for, in a sentence. */
  readonly says: string;

  /**
   * Where it stands.
   *
   * @default - the name of the standard
   */
  readonly source?: string;

  /**
   * What it asks of the design.
   *
   * @default - nothing
   */
  readonly demands?: RequirementDemands;

  /**
   * Decides what `demands` cannot say.
   *
   * @default - none
   */
  readonly predicate?: IRequirementPredicate;

  /**
   * Whether a design that does otherwise is only warned about.
   *
   * @default false - it is refused at synth
   */
  readonly advisory?: boolean;

  /**
   * What no template can prove, and people have to show.
   *
   * @default - nothing
   */
  readonly leftToPeople?: string[];
}

/** A standard of your own, such as a policy of your organization. */
export interface CustomStandardOptions {
  /** Its name, different from those of other standards of the set-up. */
  readonly name: string;

  /**
   * Its version.
   *
   * @default - none
   */
  readonly version?: string;

  /** Its requirements, at least one. */
  readonly requirements: CustomRequirement[];
}
