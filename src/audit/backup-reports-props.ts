import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { BackupReport } from './backup-report';
import type { ReportLock } from './report-lock';

/** Properties of BackupReports. */
export interface BackupReportsProps {
  /**
   * The reports, at least one.
   *
   * @default - backup, copy and restore jobs
   */
  readonly reports?: BackupReport[];

  /**
   * An existing bucket of the account. It is not changed: its policy, and that of its key, must let
   * `AWSServiceRoleForBackupReports` write.
   *
   * @default - a new bucket
   */
  readonly bucket?: s3.IBucketRef;

  /**
   * Key of the new bucket. It gets the permissions that AWS Backup needs where this app makes it.
   *
   * @default - a new key with rotation
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Who reads the new bucket is logged here; the policy must let S3 deliver.
   *
   * @default - a new bucket for access logs
   */
  readonly accessLogsBucket?: s3.IBucketRef;

  /**
   * How long reports are kept in the new bucket, in whole days.
   *
   * @default - for ever
   */
  readonly retention?: Duration;

  /**
   * Keeps reports in the new bucket from being deleted. It is for new buckets and stays for good.
   *
   * @default - no Object Lock
   */
  readonly reportLock?: ReportLock;

  /**
   * What becomes of the new buckets and their key when they leave the app.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the account has the role `AWSServiceRoleForBackupReports` already, which AWS makes with the first report. The
   * policy of the new bucket then names it as the principal, as AWS documents it. S3 refuses such a policy without the
   * role, so the policy otherwise names it in a condition.
   *
   * @default false
   */
  readonly serviceLinkedRoleExists?: boolean;
}
