/**
 * An event that a vault can report to an SNS topic.
 *
 * Seven names that the API still takes are missing here on purpose: AWS Backup no longer sends them, so a vault
 * that waits for `BACKUP_JOB_FAILED` never reports a failure.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export class VaultEvent {
  /** A backup job started. */
  public static readonly BACKUP_JOB_STARTED = new VaultEvent('BACKUP_JOB_STARTED');
  /** A backup job ended, well or not; the message attribute `State` tells which. */
  public static readonly BACKUP_JOB_COMPLETED = new VaultEvent('BACKUP_JOB_COMPLETED');
  /** A continuous backup was interrupted. */
  public static readonly CONTINUOUS_BACKUP_INTERRUPTED = new VaultEvent('CONTINUOUS_BACKUP_INTERRUPTED');
  /** A copy job started. */
  public static readonly COPY_JOB_STARTED = new VaultEvent('COPY_JOB_STARTED');
  /** A copy job succeeded. */
  public static readonly COPY_JOB_SUCCESSFUL = new VaultEvent('COPY_JOB_SUCCESSFUL');
  /** A copy job failed. */
  public static readonly COPY_JOB_FAILED = new VaultEvent('COPY_JOB_FAILED');
  /** A restore job started. */
  public static readonly RESTORE_JOB_STARTED = new VaultEvent('RESTORE_JOB_STARTED');
  /** A restore job ended, well or not; the message attribute `State` tells which. */
  public static readonly RESTORE_JOB_COMPLETED = new VaultEvent('RESTORE_JOB_COMPLETED');
  /** A recovery point changed. */
  public static readonly RECOVERY_POINT_MODIFIED = new VaultEvent('RECOVERY_POINT_MODIFIED');
  /** The index of a recovery point was made. */
  public static readonly RECOVERY_POINT_INDEX_COMPLETED = new VaultEvent('RECOVERY_POINT_INDEX_COMPLETED');
  /** The index of a recovery point was deleted. */
  public static readonly RECOVERY_POINT_INDEX_DELETED = new VaultEvent('RECOVERY_POINT_INDEX_DELETED');
  /** The index of a recovery point could not be made. */
  public static readonly RECOVERY_POINT_INDEXING_FAILED = new VaultEvent('RECOVERY_POINT_INDEXING_FAILED');
  /** An object of a bucket could not be backed up. */
  public static readonly S3_BACKUP_OBJECT_FAILED = new VaultEvent('S3_BACKUP_OBJECT_FAILED');
  /** An object of a bucket could not be restored. */
  public static readonly S3_RESTORE_OBJECT_FAILED = new VaultEvent('S3_RESTORE_OBJECT_FAILED');
  /** A Kubernetes object of an EKS cluster could not be backed up. */
  public static readonly EKS_BACKUP_OBJECT_FAILED = new VaultEvent('EKS_BACKUP_OBJECT_FAILED');
  /** A Kubernetes object of an EKS cluster could not be restored. */
  public static readonly EKS_RESTORE_OBJECT_FAILED = new VaultEvent('EKS_RESTORE_OBJECT_FAILED');
  /** A Kubernetes object of an EKS cluster was not restored, because it exists there. */
  public static readonly EKS_RESTORE_OBJECT_SKIPPED = new VaultEvent('EKS_RESTORE_OBJECT_SKIPPED');
  /** A backup access point can be used. */
  public static readonly ACCESS_POINT_AVAILABLE = new VaultEvent('ACCESS_POINT_AVAILABLE');
  /** A backup access point could not be made. */
  public static readonly ACCESS_POINT_CREATION_FAILED = new VaultEvent('ACCESS_POINT_CREATION_FAILED');
  /** A backup access point was deleted. */
  public static readonly ACCESS_POINT_DELETED = new VaultEvent('ACCESS_POINT_DELETED');
  /** A backup access point could not be deleted. */
  public static readonly ACCESS_POINT_DELETION_FAILED = new VaultEvent('ACCESS_POINT_DELETION_FAILED');
  /** A backup access point expired. */
  public static readonly ACCESS_POINT_EXPIRED = new VaultEvent('ACCESS_POINT_EXPIRED');
  /** A backup access point was disassociated. */
  public static readonly ACCESS_POINT_DISASSOCIATED = new VaultEvent('ACCESS_POINT_DISASSOCIATED');

  /**
   * An event that AWS Backup has and this library has not yet. A vault refuses names that AWS Backup no longer
   * sends, and warns about names it does not know.
   *
   * @param name as the API has it, for example `BACKUP_JOB_COMPLETED`
   */
  public static of(name: string): VaultEvent {
    return new VaultEvent(name);
  }

  private constructor(
    /** The name as the API has it. */
    public readonly name: string,
  ) {}

  /** The name as the API has it. */
  public toString(): string {
    return this.name;
  }
}
