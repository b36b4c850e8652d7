import type * as iam from 'aws-cdk-lib/aws-iam';
import type { ProtectedResourceType } from '../selection/protected-resource-type';

/** What backups of S3 buckets contain beside the objects. */
export interface S3BackupOptions {
  /**
   * Whether access control lists are backed up.
   *
   * @default true
   */
  readonly backupAcls?: boolean;

  /**
   * Whether object tags are backed up.
   *
   * @default true
   */
  readonly backupObjectTags?: boolean;
}

/** Malware scanning of backups with Amazon GuardDuty. */
export interface MalwareScanning {
  /** The types to scan: EBS, EC2 and S3 can be. */
  readonly resourceTypes: ProtectedResourceType[];

  /**
   * The role that GuardDuty reads backups with. It trusts `malware-protection.guardduty.amazonaws.com` and carries
   * the AWS managed policy `AWSBackupGuardDutyRolePolicyForScans`, as a `MalwareScannerRole` does.
   *
   * @default - a new MalwareScannerRole
   */
  readonly scannerRole?: iam.IRoleRef;
}
