import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RestoreTestTargetOptions } from './restore-test-options';

/** How a database is restored, be it an instance or a cluster. */
export interface DatabaseRestoreTestOptions extends RestoreTestTargetOptions {
  /**
   * Availability Zones.
   *
   * @default - as AWS Backup infers them
   */
  readonly availabilityZones?: string[];

  /**
   * Name of the database in it.
   *
   * @default - as AWS Backup infers it
   */
  readonly databaseName?: string;

  /**
   * Name of the parameter group, which must fit the engine.
   *
   * @default - as AWS Backup infers it
   */
  readonly parameterGroupName?: string;

  /**
   * Name of the subnet group, such as `subnetGroupName` of an `rds.SubnetGroup`.
   *
   * @default - that of the database where it is a construct of `resources`, otherwise the default VPC; without such a VPC
   * tests fail
   */
  readonly subnetGroupName?: string;

  /**
   * Security groups.
   *
   * @default - those of the database where it is a construct of `resources`, otherwise as AWS Backup infers them
   */
  readonly securityGroups?: ec2.ISecurityGroupRef[];

  /**
   * Logs that are exported to CloudWatch Logs.
   *
   * @default - as AWS Backup infers them
   */
  readonly cloudwatchLogsExports?: string[];

  /**
   * Whether users of IAM can log in.
   *
   * @default - as AWS Backup infers it
   */
  readonly iamAuthentication?: boolean;

  /**
   * Name of the option group.
   *
   * @default - as AWS Backup infers it
   */
  readonly optionGroupName?: string;

  /**
   * Port.
   *
   * @default - as AWS Backup infers it
   */
  readonly port?: number;
}

/** How a cluster of Aurora, DocumentDB, Neptune or RDS (Multi-AZ) is restored. */
export interface ClusterRestoreTestOptions extends DatabaseRestoreTestOptions {
  /**
   * Engine.
   *
   * @default - as AWS Backup infers it
   */
  readonly engine?: string;

  /**
   * Mode of the engine.
   *
   * @default - as AWS Backup infers it
   */
  readonly engineMode?: string;

  /**
   * Version of the engine.
   *
   * @default - as AWS Backup infers it
   */
  readonly engineVersion?: string;

  /**
   * Key of the restored cluster.
   *
   * @default - as AWS Backup infers it
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Scaling of a serverless cluster, as JSON text.
   *
   * @default - as AWS Backup infers it
   */
  readonly scalingConfiguration?: string;
}

/** How a DB instance of RDS is restored. */
export interface RdsRestoreTestOptions extends DatabaseRestoreTestOptions {
  /**
   * Class of the restored instance, such as `db.t4g.medium`.
   *
   * @default - that of the instance where it is a construct of `resources`, otherwise as AWS Backup infers it
   */
  readonly instanceClass?: string;

  /**
   * Storage, in GiB.
   *
   * @default - as AWS Backup infers it
   */
  readonly allocatedStorage?: number;

  /**
   * Active Directory that the instance joins.
   *
   * @default - none
   */
  readonly domain?: string;

  /**
   * Name of the role for calls to the directory service.
   *
   * @default - none
   */
  readonly domainIamRoleName?: string;

  /**
   * I/O operations a second.
   *
   * @default - as AWS Backup infers it
   */
  readonly iops?: number;

  /**
   * Licence model.
   *
   * @default - as AWS Backup infers it
   */
  readonly licenseModel?: string;

  /**
   * Whether the restored instance has a standby.
   *
   * @default - as AWS Backup infers it
   */
  readonly multiAz?: boolean;

  /**
   * Features of the processor, as JSON text.
   *
   * @default - as AWS Backup infers them
   */
  readonly processorFeatures?: string;

  /**
   * Whether the restored instance has a public address.
   *
   * @default - as AWS Backup infers it
   */
  readonly publiclyAccessible?: boolean;

  /**
   * Type of the storage.
   *
   * @default - as AWS Backup infers it
   */
  readonly storageType?: string;
}
