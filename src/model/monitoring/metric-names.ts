/** The namespace of AWS Backup's own metrics. */
export const BACKUP_METRIC_NAMESPACE = 'AWS/Backup';

/**
 * AWS Backup's own metrics. Each is published every five minutes, for a vault (`BackupVaultName`) or a resource type
 * (`ResourceType`), and only where it is not zero.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export const BACKUP_METRIC_NAMES: readonly string[] = [
  ...['Created', 'Pending', 'Running', 'Aborted', 'Completed', 'Failed', 'Expired'].map(state => `NumberOfBackupJobs${state}`),
  ...['Created', 'Running', 'Completed', 'Failed'].map(state => `NumberOfCopyJobs${state}`),
  ...['Pending', 'Running', 'Completed', 'Failed'].map(state => `NumberOfRestoreJobs${state}`),
  ...['Completed', 'Partial', 'Expired', 'Deleting', 'Cold'].map(state => `NumberOfRecoveryPoints${state}`),
];
