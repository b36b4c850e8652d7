import { guide, page } from '../sources';
import type { Source } from '../sources';

/** The namespace of AWS Backup's own metrics. */
export const BACKUP_METRIC_NAMESPACE = 'AWS/Backup';

/** Dimensions that metrics of AWS Backup have; none of them is a plan or a resource. */
export const BACKUP_METRIC_DIMENSIONS = { vault: 'BackupVaultName', resourceType: 'ResourceType' } as const;

/** AWS Backup publishes so often, and only what is not zero. */
export const BACKUP_METRIC_MINUTES = 5;

/**
 * Combinations of dimensions under which AWS says that metrics are published. Another page says that there are more, and
 * the console draws a line for each resource type without asking for a vault; `ResourceType` alone is not among these.
 */
export const PUBLISHED_TOGETHER = {
  value: [['BackupVaultName'], ['BackupVaultName', 'ResourceType']],
  source: page('Amazon CloudWatch User Guide, supported metrics for resource tags for telemetry',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/SupportedMetricsForResourceTagsForTelemetry.html'),
} as const;

/**
 * What adds up: `Sum` for what happens once, such as a job that ends; `Maximum` for what is there, such as jobs that run,
 * and for what AWS does not say to be the one or the other, so that a number told twice is not taken for two.
 */
export type BackupMetricStatistic = 'Sum' | 'Maximum';

export interface BackupMetricFacts {
  readonly name: string;
  /** As it reads in the legend of a graph. */
  readonly label: string;
  readonly statistic: BackupMetricStatistic;
  readonly source: Source;
}

const GUIDE = guide('cloudwatch');

/** Every metric that AWS documents. That jobs were completed with issues is none of them. */
export const BACKUP_METRICS = {
  backupJobsCreated: row('NumberOfBackupJobsCreated', 'Backup jobs created', 'Sum'),
  backupJobsPending: row('NumberOfBackupJobsPending', 'Backup jobs pending', 'Maximum'),
  backupJobsRunning: row('NumberOfBackupJobsRunning', 'Backup jobs running', 'Maximum'),
  backupJobsAborted: row('NumberOfBackupJobsAborted', 'Backup jobs aborted', 'Sum'),
  backupJobsCompleted: row('NumberOfBackupJobsCompleted', 'Backup jobs completed', 'Sum'),
  backupJobsFailed: row('NumberOfBackupJobsFailed', 'Backup jobs failed', 'Sum'),
  backupJobsExpired: row('NumberOfBackupJobsExpired', 'Backup jobs expired', 'Sum'),
  backupJobsPartial: row('NumberOfBackupJobsPartial', 'Backup jobs partial', 'Sum', PUBLISHED_TOGETHER.source),
  copyJobsCreated: row('NumberOfCopyJobsCreated', 'Copy jobs created', 'Sum'),
  copyJobsRunning: row('NumberOfCopyJobsRunning', 'Copy jobs running', 'Maximum'),
  copyJobsCompleted: row('NumberOfCopyJobsCompleted', 'Copy jobs completed', 'Sum'),
  copyJobsFailed: row('NumberOfCopyJobsFailed', 'Copy jobs failed', 'Sum'),
  restoreJobsPending: row('NumberOfRestoreJobsPending', 'Restore jobs pending', 'Maximum'),
  restoreJobsRunning: row('NumberOfRestoreJobsRunning', 'Restore jobs running', 'Maximum'),
  restoreJobsCompleted: row('NumberOfRestoreJobsCompleted', 'Restore jobs completed', 'Sum'),
  restoreJobsFailed: row('NumberOfRestoreJobsFailed', 'Restore jobs failed', 'Sum'),
  recoveryPointsCompleted: row('NumberOfRecoveryPointsCompleted', 'Recovery points completed', 'Sum'),
  recoveryPointsPartial: row('NumberOfRecoveryPointsPartial', 'Recovery points partial', 'Maximum'),
  recoveryPointsExpired: row('NumberOfRecoveryPointsExpired', 'Recovery points expired', 'Maximum'),
  recoveryPointsDeleting: row('NumberOfRecoveryPointsDeleting', 'Recovery points being deleted', 'Maximum'),
  recoveryPointsCold: row('NumberOfRecoveryPointsCold', 'Recovery points in cold storage', 'Maximum'),
  recoveryPointsCreating: row('NumberOfRecoveryPointsCreating', 'Recovery points being created', 'Maximum', PUBLISHED_TOGETHER.source),
} as const satisfies Readonly<Record<string, BackupMetricFacts>>;

/** Ours, stable. */
export type BackupMetricId = keyof typeof BACKUP_METRICS;

const ROWS: readonly BackupMetricFacts[] = Object.values(BACKUP_METRICS);

export const BACKUP_METRIC_NAMES: readonly string[] = ROWS.map(({ name }) => name);

/** The row of a metric; undefined for a name that AWS does not document. */
export function backupMetric(name: string): BackupMetricFacts | undefined {
  return ROWS.find(facts => facts.name === name);
}

function row(name: string, label: string, statistic: BackupMetricStatistic, source: Source = GUIDE): BackupMetricFacts {
  return { name, label, statistic, source };
}
