import type { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as efs from 'aws-cdk-lib/aws-efs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { TagCondition } from '../selection/tag-condition';

/** Which resources of its type a target tests, and how long they are kept. */
export interface RestoreTestTargetOptions {
  /**
   * Constructs whose resources of the type are tested: a table, a bucket, a whole stack. They lie in the account and
   * Region of the restore tests. One without a resource of the type is refused.
   *
   * How an instance, a cluster or a file system is set up becomes what the test restores it with, where the options of
   * the target do not say it: subnets, security groups, instance class, directory, storage virtual machine.
   *
   * @default - all of the type that have recovery points in the tested vaults
   */
  readonly resources?: IConstruct[];

  /**
   * ARNs of resources that are tested, beside those of `resources`. More than 30 become several selections.
   *
   * @default - all of the type that have recovery points in the tested vaults
   */
  readonly arns?: string[];

  /**
   * Tests only resources that meet all of these conditions: `TagCondition.equalTo` and `notEqualTo`, at most 30. Restore
   * testing has no patterns, and refuses conditions beside resources or ARNs.
   *
   * @default - no conditions
   */
  readonly conditions?: TagCondition[];

  /**
   * How long what was restored is kept for validation, in whole hours, from 0 to 168. It is deleted as soon as it is
   * validated, or else at the end of the window.
   *
   * @default - as the restore tests say; otherwise AWS Backup decides
   */
  readonly validationWindow?: Duration;

  /**
   * Name of the selection: 1 to 50 letters, digits and underscores, no hyphen. A target that becomes several selections
   * numbers the further ones.
   *
   * @default - a readable name from the stack and the path of the target
   */
  readonly selectionName?: string;
}

/** How a DynamoDB table is restored. */
export interface DynamoDbRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * How the restored table is encrypted, as AWS Backup names it in the metadata of DynamoDB restores.
   *
   * @default - `Default`: a key that DynamoDB owns
   */
  readonly encryptionType?: string;

  /**
   * Key of the restored table; `encryptionType` has to fit.
   *
   * @default - none
   */
  readonly encryptionKey?: kms.IKeyRef;
}

/** How an S3 bucket is restored. */
export interface S3RestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * How restored objects are encrypted, as AWS Backup names it in the metadata of S3 restores.
   *
   * @default - as AWS Backup infers it
   */
  readonly encryptionType?: string;

  /**
   * Key of the restored objects; `encryptionType` has to fit.
   *
   * @default - none
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Whether ACLs are restored.
   *
   * @default - as AWS Backup infers it
   */
  readonly restoreAcls?: boolean;
}

/** How an EBS volume is restored. */
export interface EbsRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Availability Zone of the restored volume.
   *
   * @default - any
   */
  readonly availabilityZone?: string;

  /**
   * Key of the restored volume.
   *
   * @default - as AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * I/O operations a second that the volume is made for.
   *
   * @default - as AWS Backup infers it
   */
  readonly iops?: number;

  /**
   * Throughput, in MiB a second.
   *
   * @default - as AWS Backup infers it
   */
  readonly throughput?: number;

  /**
   * Size of the restored volume, as AWS Backup takes it: not smaller than the backup.
   *
   * @default - the size of the backup
   */
  readonly volumeSize?: number;

  /**
   * Type of the restored volume.
   *
   * @default - as AWS Backup infers it
   */
  readonly volumeType?: ec2.EbsDeviceVolumeType;
}

/** How an EC2 instance is restored. */
export interface Ec2RestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Type of the restored instance. A smaller one is cheaper, if the workload starts on it.
   *
   * @default - the type of the backup
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * Requires version 2 of the instance metadata service on the restored instance.
   *
   * @default - as AWS Backup infers it: required
   */
  readonly requireImdsv2?: boolean;

  /**
   * Subnet of the restored instance. A subnet without routes keeps a restored workload from reaching others.
   *
   * @default - the subnet of the instance where it is a construct of `resources`, otherwise one of the default VPC; without
   * such a VPC tests fail
   */
  readonly subnet?: ec2.ISubnetRef;

  /**
   * Security groups of the restored instance.
   *
   * @default - those of the instance where it is a construct of `resources`, otherwise as AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * Restores instances with the profile that they were backed up with; `instanceRoles` lets the restore role pass the
   * roles of these profiles.
   *
   * @default false
   */
  readonly keepInstanceProfile?: boolean;

  /**
   * Roles of the instance profiles, which a RestoreRole then may pass to EC2. A role of another kind gets no permissions
   * added.
   *
   * @default - none
   */
  readonly instanceRoles?: iam.IRoleRef[];
}

/** How an EFS file system is restored. */
export interface EfsRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Key of the restored file system.
   *
   * @default - the key of Amazon EFS that AWS manages
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Performance mode of the restored file system.
   *
   * @default - as AWS Backup infers it
   */
  readonly performanceMode?: efs.PerformanceMode;
}

/** How a resource of any type is restored. */
export interface CustomRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Restore metadata by key. Values are text; a list is a JSON list in text.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
   * @default - as AWS Backup infers it, or as the constructs of `resources` tell
   */
  readonly restoreMetadata?: { [key: string]: string };
}
