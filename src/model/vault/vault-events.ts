/** Events that a vault can report to an SNS topic, as the API lists them without the dead ones. */
export const VAULT_EVENTS = [
  'BACKUP_JOB_STARTED',
  'BACKUP_JOB_COMPLETED',
  'CONTINUOUS_BACKUP_INTERRUPTED',
  'COPY_JOB_STARTED',
  'COPY_JOB_SUCCESSFUL',
  'COPY_JOB_FAILED',
  'RESTORE_JOB_STARTED',
  'RESTORE_JOB_COMPLETED',
  'RECOVERY_POINT_MODIFIED',
  'RECOVERY_POINT_INDEX_COMPLETED',
  'RECOVERY_POINT_INDEX_DELETED',
  'RECOVERY_POINT_INDEXING_FAILED',
  'S3_BACKUP_OBJECT_FAILED',
  'S3_RESTORE_OBJECT_FAILED',
  'EKS_BACKUP_OBJECT_FAILED',
  'EKS_RESTORE_OBJECT_FAILED',
  'EKS_RESTORE_OBJECT_SKIPPED',
  'ACCESS_POINT_AVAILABLE',
  'ACCESS_POINT_CREATION_FAILED',
  'ACCESS_POINT_DELETED',
  'ACCESS_POINT_DELETION_FAILED',
  'ACCESS_POINT_EXPIRED',
  'ACCESS_POINT_DISASSOCIATED',
] as const;

const ANY_END_OF_BACKUP = 'subscribe to BACKUP_JOB_COMPLETED, which is sent for every end of a backup job, and filter on the message attribute State';
const ANY_END_OF_RESTORE = 'subscribe to RESTORE_JOB_COMPLETED, which is sent for every end of a restore job, and filter on the message attribute State';
const PLAN_CHANGE = 'use an EventBridge rule for the detail-type \'Backup Plan State Change\'';

/** Events that the API still takes and AWS Backup no longer sends, with what to use instead. */
export const DEAD_VAULT_EVENTS: Readonly<Record<string, string>> = {
  BACKUP_JOB_SUCCESSFUL: ANY_END_OF_BACKUP,
  BACKUP_JOB_FAILED: ANY_END_OF_BACKUP,
  BACKUP_JOB_EXPIRED: ANY_END_OF_BACKUP,
  RESTORE_JOB_SUCCESSFUL: ANY_END_OF_RESTORE,
  RESTORE_JOB_FAILED: ANY_END_OF_RESTORE,
  BACKUP_PLAN_CREATED: PLAN_CHANGE,
  BACKUP_PLAN_MODIFIED: PLAN_CHANGE,
};

/**
 * What can go wrong around a vault. The two COMPLETED events are sent for any end state, so a subscription
 * filter has to leave the good ends out.
 */
export const FAILURE_EVENTS: readonly (typeof VAULT_EVENTS)[number][] = [
  'BACKUP_JOB_COMPLETED',
  'RESTORE_JOB_COMPLETED',
  'COPY_JOB_FAILED',
  'CONTINUOUS_BACKUP_INTERRUPTED',
  'RECOVERY_POINT_INDEXING_FAILED',
  'S3_BACKUP_OBJECT_FAILED',
  'S3_RESTORE_OBJECT_FAILED',
  'EKS_BACKUP_OBJECT_FAILED',
  'EKS_RESTORE_OBJECT_FAILED',
];

/** Values of the message attribute `State` that are no failure: the good end and the states before any end. */
export const GOOD_JOB_STATES = ['COMPLETED', 'CREATED', 'PENDING', 'RUNNING'];

/** Values of the message attribute `IndexStatus` that are no failure. */
export const GOOD_INDEX_STATES = ['ACTIVE', 'DELETED'];
