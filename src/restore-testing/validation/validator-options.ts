import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';

/** What every validator of restore tests can have. */
export interface RestoreValidatorOptions {
  /**
   * Takes events of restore tests that could not be delivered within an hour, or that the built-in validator could not
   * answer: what lies here was never validated. It must be a standard queue in the account and Region.
   *
   * EventBridge gets the permission to send to it. The policy of an imported queue cannot be changed: it must allow
   * `sqs:SendMessage` for `events.amazonaws.com`.
   *
   * @default - a new queue, encrypted with a key of SQS, that keeps events for 14 days
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/** How the built-in validator looks at what was restored. */
export interface BuiltInValidatorOptions extends RestoreValidatorOptions {
  /**
   * How many objects a restored bucket and how many items a restored table must have at least, 0 to 1000; 0 where they
   * may be empty.
   *
   * @default 1
   */
  readonly minimumItems?: number;

  /**
   * How many objects of a restored bucket, spread over the first 1000, are read, and how many items of a restored table,
   * 1 to 100. Of an object the first 1024 bytes are read.
   *
   * @default 10
   */
  readonly sampleSize?: number;

  /**
   * Whether a database may come back with another version of its engine than its source has now, as it does from a
   * recovery point that is older than an upgrade.
   *
   * @default false
   */
  readonly allowOtherEngineVersion?: boolean;

  /**
   * Keys that restored buckets and tables are encrypted with: the validator gets `kms:Decrypt` for them, through S3 and
   * DynamoDB only. The policies of the keys must leave permissions to IAM, as the default policy does. Without it, what is
   * encrypted with a customer managed key cannot be read, and its tests FAIL with that reason.
   *
   * @default - no key
   */
  readonly decryptWith?: kms.IKeyRef[];

  /**
   * How long the validator waits for what was restored to be ready, and looks at it; 1 to 15 minutes. The last 10 seconds
   * are kept for its answer, which then is FAILED.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;

  /**
   * How long the log of the validator is kept.
   *
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Key of the log. CloudWatch Logs gets the permission to use it where this app makes it; the policy of an imported key
   * must allow that.
   *
   * @default - a new key with rotation
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What becomes of the log and its key when they leave the app.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
