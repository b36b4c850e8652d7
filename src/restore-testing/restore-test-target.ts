import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import type { ClusterRestoreTestOptions, DatabaseRestoreTestOptions, RdsRestoreTestOptions } from './database-restore-options';
import type {
  FsxLustreRestoreTestOptions, FsxOntapRestoreTestOptions, FsxOpenZfsRestoreTestOptions, FsxRestoreTestOptions, FsxWindowsRestoreTestOptions,
} from './fsx-restore-options';
import { filled } from './restore-metadata-text';
import type { Metadata } from './restore-metadata-text';
import type {
  CustomRestoreTestOptions, DynamoDbRestoreTestOptions, EbsRestoreTestOptions, Ec2RestoreTestOptions, EfsRestoreTestOptions, RestoreTestTargetOptions,
  S3RestoreTestOptions,
} from './restore-test-options';
import { bindTarget } from './target-spec';
import type { BoundTarget, TargetSpec } from './target-spec';

/**
 * What is restored in a test, of one resource type, and how.
 *
 * Left out, resources are all of the type that have recovery points in the tested vaults. AWS Backup infers how to restore
 * most types, often into the default VPC; options override that.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
 */
export class RestoreTestTarget {
  /** DynamoDB tables. */
  public static dynamoDb(options: DynamoDbRestoreTestOptions = {}): RestoreTestTarget {
    return make('dynamodb', options, { encryptionType: options.encryptionType, kmsMasterKeyArn: arnOf(options.encryptionKey) }, options.encryptionKey);
  }

  /** S3 buckets. */
  public static s3(options: S3RestoreTestOptions = {}): RestoreTestTarget {
    const { encryptionType, encryptionKey, restoreAcls } = options;
    return make('s3', options, { encryptionType, kmsKey: arnOf(encryptionKey), restoreACLs: restoreAcls }, encryptionKey);
  }

  /** DB instances of RDS. Without `resources` or `arns`, Multi-AZ DB clusters too, as AWS Backup has one name for both. */
  public static rds(options: RdsRestoreTestOptions = {}): RestoreTestTarget {
    return make('rds', options, {
      ...databaseMetadata(options),
      dbName: options.databaseName,
      dbParameterGroupName: options.parameterGroupName,
      dbInstanceClass: options.instanceClass,
      allocatedStorage: options.allocatedStorage,
      domain: options.domain,
      domainIamRoleName: options.domainIamRoleName,
      iops: options.iops,
      licensemodel: options.licenseModel,
      multiAz: options.multiAz,
      processorFeatures: options.processorFeatures,
      publiclyAccessible: options.publiclyAccessible,
      storageType: options.storageType,
    });
  }

  /** Multi-AZ DB clusters of RDS. Without `resources` or `arns`, DB instances too, as AWS Backup has one name for both. */
  public static rdsCluster(options: ClusterRestoreTestOptions = {}): RestoreTestTarget {
    return make('rds-cluster', options, clusterMetadata(options), options.encryptionKey);
  }

  /** Aurora clusters. */
  public static aurora(options: ClusterRestoreTestOptions = {}): RestoreTestTarget {
    return make('aurora', options, clusterMetadata(options), options.encryptionKey);
  }

  /** DocumentDB clusters. */
  public static documentDb(options: ClusterRestoreTestOptions = {}): RestoreTestTarget {
    return make('documentdb', options, clusterMetadata(options), options.encryptionKey);
  }

  /** Neptune clusters. */
  public static neptune(options: ClusterRestoreTestOptions = {}): RestoreTestTarget {
    return make('neptune', options, clusterMetadata(options), options.encryptionKey);
  }

  /** EC2 instances. */
  public static ec2(options: Ec2RestoreTestOptions = {}): RestoreTestTarget {
    return make('ec2', options, {
      iamInstanceProfileName: options.keepInstanceProfile ? 'UseBackedUpValue' : undefined,
      instanceType: options.instanceType?.toString(),
      requireImdsV2: options.requireImdsv2,
      securityGroupIds: idsOf(options.securityGroups),
      subnetId: options.subnet?.subnetRef.subnetId,
    });
  }

  /** EBS volumes. */
  public static ebs(options: EbsRestoreTestOptions = {}): RestoreTestTarget {
    return make('ebs', options, {
      availabilityZone: options.availabilityZone,
      iops: options.iops,
      kmsKeyId: arnOf(options.encryptionKey),
      throughput: options.throughput,
      volumesize: options.volumeSize,
      volumetype: options.volumeType,
    }, options.encryptionKey);
  }

  /** EFS file systems. */
  public static efs(options: EfsRestoreTestOptions = {}): RestoreTestTarget {
    return make('efs', options, { kmsKeyId: arnOf(options.encryptionKey), performanceMode: options.performanceMode }, options.encryptionKey);
  }

  /**
   * File systems of FSx for Lustre. AWS Backup has one name for all of FSx, so name them: without `resources` or `arns` the
   * target is all of FSx. Fails without subnets.
   */
  public static fsxLustre(options: FsxLustreRestoreTestOptions = {}): RestoreTestTarget {
    const { logLevel: level, logDestination: destination } = options;
    return make('fsx-lustre', options, {
      ...fileSystemMetadata(options),
      lustreConfiguration: filled({ logConfiguration: filled({ level, destination }) }),
    }, options.encryptionKey);
  }

  /**
   * File systems of FSx for Windows File Server, in AWS Managed Microsoft AD. AWS Backup has one name for all of FSx, so
   * name them: without `resources` or `arns` the target is all of FSx. Fails without subnets and directory.
   */
  public static fsxWindows(options: FsxWindowsRestoreTestOptions = {}): RestoreTestTarget {
    const { activeDirectoryId, preferredSubnet, throughputCapacity } = options;
    return make('fsx-windows', options, {
      ...fileSystemMetadata(options),
      windowsConfiguration: filled({ throughputCapacity, activeDirectoryId, preferredSubnetId: preferredSubnet?.subnetRef.subnetId }),
    }, options.encryptionKey);
  }

  /**
   * Volumes of FSx for NetApp ONTAP. AWS Backup has one name for all of FSx, so name them: without `resources` or `arns` the
   * target is all of FSx. Fails without a storage virtual machine.
   */
  public static fsxOntap(options: FsxOntapRestoreTestOptions = {}): RestoreTestTarget {
    const { junctionPath, ontapVolumeType, securityStyle, sizeInMegabytes, storageEfficiencyEnabled, storageVirtualMachineId } = options;
    const tieringPolicy = filled({ name: options.tieringPolicyName, coolingPeriod: options.coolingPeriod });
    return make('fsx-ontap', options, {
      ontapConfiguration: filled({
        junctionPath, ontapVolumeType, securityStyle, sizeInMegabytes, storageEfficiencyEnabled, storageVirtualMachineId, tieringPolicy,
      }),
    });
  }

  /**
   * File systems of FSx for OpenZFS. AWS Backup has one name for all of FSx, so name them: without `resources` or `arns` the
   * target is all of FSx.
   */
  public static fsxOpenZfs(options: FsxOpenZfsRestoreTestOptions = {}): RestoreTestTarget {
    const { deploymentType, throughputCapacity, diskIops } = options;
    return make('fsx-openzfs', options, {
      ...fileSystemMetadata(options),
      openZfsConfiguration: filled({
        deploymentType, throughputCapacity, diskiopsConfiguration: diskIops === undefined ? undefined : { mode: 'USER_PROVISIONED', iops: diskIops },
      }),
    }, options.encryptionKey);
  }

  /**
   * Resources of any type, with restore metadata as AWS Backup names it. Restore tests refuse a type that restore testing
   * does not have.
   */
  public static of(type: ProtectedResourceType, options: CustomRestoreTestOptions = {}): RestoreTestTarget {
    return make(type._facts.id, options, options.restoreMetadata ?? {});
  }

  /** @internal */
  public static _of(spec: TargetSpec): RestoreTestTarget {
    return new RestoreTestTarget(spec);
  }

  private constructor(
    /** @internal */
    public readonly _spec: TargetSpec,
  ) {}

  /**
   * What becomes selections of restore tests below `scope`.
   *
   * @internal
   */
  public _bind(scope: Construct): BoundTarget {
    return bindTarget(this._spec, scope);
  }

  /**
   * An id for those that have none, and for names: contract, as it makes the logical id.
   *
   * @internal
   */
  public get _id(): string {
    return IDS[this._spec.typeId] ?? 'Other';
  }
}

const IDS: Readonly<Record<string, string>> = {
  'aurora': 'Aurora', 'documentdb': 'DocumentDb', 'dynamodb': 'DynamoDb', 'ebs': 'Ebs', 'ec2': 'Ec2', 'efs': 'Efs', 'fsx-lustre': 'FsxLustre',
  'fsx-ontap': 'FsxOntap', 'fsx-openzfs': 'FsxOpenZfs', 'fsx-windows': 'FsxWindows', 'neptune': 'Neptune', 'rds': 'Rds', 'rds-cluster': 'RdsCluster',
  's3': 'S3',
};

function make(typeId: string, options: RestoreTestTargetOptions & Pick<Ec2RestoreTestOptions, 'instanceRoles'>, metadata: Metadata, encryptionKey?: kms.IKeyRef): RestoreTestTarget {
  const { resources, arns, conditions, validationWindow, selectionName, instanceRoles } = options;
  return RestoreTestTarget._of({
    typeId, resources, arns, conditions, validationWindow, selectionName, metadata: filled(metadata) ?? {},
    encryptionKeys: encryptionKey ? [encryptionKey] : [],
    passedRoles: instanceRoles,
  });
}

function databaseMetadata(options: DatabaseRestoreTestOptions): Metadata {
  return {
    availabilityZones: options.availabilityZones,
    dbSubnetGroupName: options.subnetGroupName,
    enableCloudwatchLogsExports: options.cloudwatchLogsExports,
    enableIamDatabaseAuthentication: options.iamAuthentication,
    optionGroupName: options.optionGroupName,
    port: options.port,
    vpcSecurityGroupIds: idsOf(options.securityGroups),
  };
}

function clusterMetadata(options: ClusterRestoreTestOptions): Metadata {
  return {
    ...databaseMetadata(options),
    databaseName: options.databaseName,
    dbClusterParameterGroupName: options.parameterGroupName,
    engine: options.engine,
    engineMode: options.engineMode,
    engineVersion: options.engineVersion,
    kmskeyId: arnOf(options.encryptionKey),
    scalingConfiguration: options.scalingConfiguration,
  };
}

function fileSystemMetadata({ subnets, securityGroups, encryptionKey }: FsxRestoreTestOptions): Metadata {
  return {
    kmsKeyId: arnOf(encryptionKey),
    securityGroupIds: idsOf(securityGroups),
    subnetIds: subnets?.map(subnet => subnet.subnetRef.subnetId),
  };
}

function idsOf(securityGroups: readonly ec2.ISecurityGroupRef[] | undefined): string[] | undefined {
  return securityGroups?.map(group => group.securityGroupRef.securityGroupId);
}

function arnOf(key: kms.IKeyRef | undefined): string | undefined {
  return key?.keyRef.keyArn;
}
