import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';

/** How an activity log is kept. */
export interface BackupActivityLogOptions {
  /**
   * Whether what CloudTrail records of AWS Backup is kept too: who called what, with which answer. Without it the log
   * knows that a recovery point was deleted, and not by whom.
   *
   * EventBridge gets these events only where a CloudTrail trail of the account logs management events in the Region.
   * Calls that only read are not among them, unless you change the state of the rule.
   *
   * @default true
   */
  readonly apiCalls?: boolean;

  /**
   * How long the log is kept. Below a year there is a warning (CB-LOG-003).
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: logs.RetentionDays;

  /**
   * The key that encrypts the log. CloudWatch Logs gets the permission to use it for this log group, where the key is made
   * in this app.
   *
   * @default - a new key with rotation
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Name of the log group.
   *
   * @default - `/aws/events/backup/`, stack, path and a hash, so that nothing else has it. The log group outlives its
   * stack: where the same stack is deployed once more, give it a name of its own
   */
  readonly logGroupName?: string;

  /**
   * Whether the resource policy is made that lets EventBridge write to the log group. CloudWatch Logs has ten of them in an
   * account and Region for all services; with `false`, bring one of your own that allows `logs:CreateLogStream` and
   * `logs:PutLogEvents` for `events.amazonaws.com` and `delivery.logs.amazonaws.com` on the log group, or the log stays
   * empty. One policy can serve several log groups.
   *
   * @default true
   */
  readonly logResourcePolicy?: boolean;

  /**
   * Whether queries for CloudWatch Logs Insights are saved with the log.
   *
   * @default true
   */
  readonly savedQueries?: boolean;

  /**
   * Takes events that EventBridge could not write or forward within a day. Where it is made in this app, EventBridge gets
   * the permission to send to it.
   *
   * @default - a new queue, encrypted, over TLS only, that keeps messages for 14 days
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * What becomes of the log group and its key when they leave the app.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of BackupActivityLog. */
export interface BackupActivityLogProps extends BackupActivityLogOptions {
  /**
   * The bus whose events are kept.
   *
   * @default - the default bus of the account and Region, to which AWS Backup sends
   */
  readonly eventBus?: events.IEventBusRef;

  /**
   * A bus to which the same events are sent as well, in another account or Region, such as that of
   * `CentralBackupEvents`. Its policy must accept them.
   *
   * EventBridge sends an event on once: it can be forwarded from the default bus only, and from there straight to where
   * it is wanted.
   *
   * @default - events stay where they are
   */
  readonly forwardTo?: events.IEventBusRef;
}
