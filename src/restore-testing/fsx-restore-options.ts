import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RestoreTestTargetOptions } from './restore-test-options';

/** How a file system of FSx is restored. */
export interface FsxRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Subnets. AWS Backup cannot infer them, and FSx for Lustre and for Windows need them: a target of these types that has
   * neither subnets nor a file system in `resources` to take them from is refused.
   *
   * @default - those of the file system where it is a construct of `resources`
   */
  readonly subnets?: ec2.ISubnetRef[];

  /**
   * Security groups.
   *
   * @default - those of the file system where it is a construct of `resources`, otherwise as AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * Key of the restored file system.
   *
   * @default - as AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/** How a file system of FSx for Lustre is restored. */
export interface FsxLustreRestoreTestOptions extends FsxRestoreTestOptions {
  /**
   * What is logged, such as `WARN_ERROR`.
   *
   * @default - as AWS Backup infers it
   */
  readonly logLevel?: string;

  /**
   * ARN of where logs go.
   *
   * @default - as AWS Backup infers it
   */
  readonly logDestination?: string;
}

/** How a file system of FSx for Windows File Server is restored. */
export interface FsxWindowsRestoreTestOptions extends FsxRestoreTestOptions {
  /**
   * Id of the directory of AWS Managed Microsoft AD that the file system joins. Restore testing needs one; a directory of
   * your own will not do. A target that has neither this nor a file system in `resources` to take it from is refused.
   *
   * @default - that of the file system where it is a construct of `resources`
   */
  readonly activeDirectoryId?: string;

  /**
   * Subnet of the preferred file server, for file systems in several Availability Zones.
   *
   * @default - as AWS Backup infers it
   */
  readonly preferredSubnet?: ec2.ISubnetRef;

  /**
   * Throughput, in MB a second.
   *
   * @default - as AWS Backup infers it
   */
  readonly throughputCapacity?: number;
}

/** How a volume of FSx for NetApp ONTAP is restored. */
export interface FsxOntapRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Id of the storage virtual machine that gets the volume. AWS Backup cannot infer it: a target that has neither this nor
   * a volume in `resources` to take it from is refused.
   *
   * @default - that of the volume where it is a construct of `resources`
   */
  readonly storageVirtualMachineId?: string;

  /**
   * Where the volume is mounted.
   *
   * @default - as AWS Backup infers it
   */
  readonly junctionPath?: string;

  /**
   * Kind of the volume, `RW` or `DP`.
   *
   * @default - as AWS Backup infers it
   */
  readonly ontapVolumeType?: string;

  /**
   * Security style: `UNIX`, `NTFS` or `MIXED`.
   *
   * @default - as AWS Backup infers it
   */
  readonly securityStyle?: string;

  /**
   * Size, in MB.
   *
   * @default - as AWS Backup infers it
   */
  readonly sizeInMegabytes?: number;

  /**
   * Whether deduplication, compression and compaction are on.
   *
   * @default - as AWS Backup infers it
   */
  readonly storageEfficiencyEnabled?: boolean;

  /**
   * Name of the tiering policy, such as `AUTO`.
   *
   * @default - as AWS Backup infers it
   */
  readonly tieringPolicyName?: string;

  /**
   * Days after which data that nobody reads moves to the capacity pool.
   *
   * @default - as AWS Backup infers it
   */
  readonly coolingPeriod?: number;
}

/** How a file system of FSx for OpenZFS is restored. */
export interface FsxOpenZfsRestoreTestOptions extends FsxRestoreTestOptions {
  /**
   * How the file system is deployed, such as `SINGLE_AZ_1`.
   *
   * @default - as AWS Backup infers it
   */
  readonly deploymentType?: string;

  /**
   * Throughput, in MB a second.
   *
   * @default - as AWS Backup infers it
   */
  readonly throughputCapacity?: number;

  /**
   * I/O operations a second of the disks, which you then provision yourself.
   *
   * @default - as AWS Backup infers them
   */
  readonly diskIops?: number;
}
