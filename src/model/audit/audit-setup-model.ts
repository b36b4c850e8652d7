/*
 * What is known of a framework or of reports beside what AWS Backup is told.
 */

/** A framework, and the plans and the app around it. */
export interface AuditSetupModel {
  /** Names of controls that look at more resources than the plans select, since a scope cannot say it. */
  readonly wider: readonly string[];
  /** Resource types that the plans select and that Audit Manager does not evaluate. */
  readonly unaudited: readonly string[];
  /** Names of controls that are left out because their thresholds are known at deployment only. */
  readonly unknown: readonly string[];
  /** Whether anything in the app makes AWS Config record in this account and Region. */
  readonly recorded: boolean;
}

/** Reports that share a bucket. */
export interface ReportSetupModel {
  readonly reports: number;
  readonly objectLock: boolean;
  /** Options that shape a bucket of its own, set beside a bucket that was brought along. */
  readonly bucketOptions: readonly string[];
  /** Names of reports that cover more than the own account and Region. */
  readonly beyond: readonly string[];
}
