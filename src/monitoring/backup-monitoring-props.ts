import type { Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import type { BackupActivityLog } from './backup-activity-log';
import type { BackupAlarmAction } from './backup-alarm-action';
import type { BackupAlert } from './backup-alert';

/** Who hears of what; which vaults and plans are watched is said elsewhere. */
export interface BackupMonitoringOptions {
  /**
   * Where alerts and alarms go: a standard, encrypted topic in the account and Region of the monitoring.
   *
   * Where it is made in this app, EventBridge and CloudWatch get the permission to publish to it and to use its key. The
   * policy of an imported topic cannot be changed: it must allow `sns:Publish` for `events.amazonaws.com` and
   * `cloudwatch.amazonaws.com`, and the policy of its key `kms:GenerateDataKey*` and `kms:Decrypt`.
   *
   * @default - a new topic, encrypted, that takes messages over TLS only
   */
  readonly topic?: sns.ITopic;

  /**
   * The key that encrypts the new topic. EventBridge and CloudWatch get the permission to use it. Not together with
   * `topic`.
   *
   * @default - a new key that encrypts this topic and nothing else
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Whether topics without a key are refused.
   *
   * @default true
   */
  readonly requireEncryption?: boolean;

  /**
   * What is told by message.
   *
   * @default - BackupAlert.failures() and BackupAlert.tampering()
   */
  readonly alerts?: BackupAlert[];

  /**
   * What happens beside the message to the topic.
   *
   * @default - nothing
   */
  readonly alarmActions?: BackupAlarmAction[];

  /**
   * Whether there are alarms on failed, aborted and expired jobs, failed copies and incomplete recovery points of each
   * vault that is watched, beside the alerts. Events are best effort, metrics come another way: what one loses the other
   * tells. An alarm says that something failed within the hour, not what.
   *
   * @default true
   */
  readonly failureAlarms?: boolean;

  /**
   * Raises an alarm where no backup job was completed for so long, rounded up to whole hours; at most seven days. Each
   * vault that is watched has one, and with `resourceTypes` one for each of them.
   *
   * It sounds from the first deployment on until a backup is completed. It counts completions, while the RPO of a plan is
   * proved from start to start: where a job that runs long should not raise it, add how long jobs run. A continuous backup is
   * no job that ends, so a vault that holds nothing else is not for this. In a logically air-gapped vault, recovery points
   * count instead, as not all backups come into it by jobs of their own.
   *
   * @default - no such alarm
   */
  readonly rpo?: Duration;

  /**
   * Resource types of which each has to be backed up into each vault that is watched within the RPO: backups of one type
   * then do not hide that those of another stay away. Types that cannot go into a logically air-gapped vault are not missed there.
   *
   * @default - backups of any type count
   */
  readonly resourceTypes?: ProtectedResourceType[];

  /**
   * Raises an alarm where no restore test was found to be successful for so long, from an hour to seven days. A validator
   * has to say so (`PutRestoreValidationResult`), and a CloudTrail trail to record it.
   *
   * Needs `activityLog`.
   *
   * @default - no such alarm
   */
  readonly validationWindow?: Duration;

  /**
   * The log in which restore validations are counted; for them it must keep the calls that CloudTrail records. There is an
   * alarm on its dead-letter queue, where that is in the account and Region of the monitoring.
   *
   * @default - none
   */
  readonly activityLog?: BackupActivityLog;

  /**
   * Keys of which somebody should hear when they are disabled or about to be deleted; see `KeyDeletionAlarm`.
   *
   * @default - none
   */
  readonly encryptionKeys?: kms.IKeyRef[];

  /**
   * Takes alerts that EventBridge could not deliver within a day. There is an alarm on it.
   *
   * @default - a new queue, encrypted, over TLS only, that keeps messages for 14 days
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/** Properties of BackupMonitoring. */
export interface BackupMonitoringProps extends BackupMonitoringOptions {
  /**
   * The vaults that are watched, in the account and Region of the monitoring; `addReplica` is for others.
   *
   * An event that names a vault or plan is told where it names one of these or of `plans`. Restores and indexes name
   * none, and are told all of them.
   *
   * @default - with no `plans` either, everything in the account and Region; without alarms, which are those of vaults
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * The plans that are watched, in the account and Region of the monitoring.
   *
   * @default - see `vaults`
   */
  readonly plans?: backup.IBackupPlanRef[];
}
