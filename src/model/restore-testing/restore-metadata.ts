import { guide } from '../sources';

/** A key of the restore metadata that a test may override; AWS does not mind its case. */
export interface RestoreMetadataKey {
  readonly name: string;
  /** The value is a JSON list in text. */
  readonly list?: boolean;
}

/** What a restore test of one type takes. */
export interface RestoreMetadataFacts {
  /** As `ProtectedResourceType` has it. */
  readonly type: string;
  readonly keys: readonly RestoreMetadataKey[];
  /** One of these has to be there; which one depends on a flavour that the type does not tell. */
  readonly oneOf?: readonly string[];
}

export const RESTORE_METADATA_SOURCE = guide('restore-testing-inferred-metadata');

const LISTS = ['securityGroupIds', 'subnetIds', 'vpcSecurityGroupIds', 'availabilityZones', 'enableCloudwatchLogsExports'];

const CLUSTER = [
  'availabilityZones', 'databaseName', 'dbClusterParameterGroupName', 'dbSubnetGroupName', 'enableCloudwatchLogsExports', 'enableIamDatabaseAuthentication',
  'engine', 'engineMode', 'engineVersion', 'kmskeyId', 'port', 'optionGroupName', 'scalingConfiguration', 'vpcSecurityGroupIds',
];
const INSTANCE = [
  'allocatedStorage', 'availabilityZones', 'dbInstanceClass', 'dbName', 'dbParameterGroupName', 'dbSubnetGroupName', 'domain', 'domainIamRoleName',
  'enableCloudwatchLogsExports', 'enableIamDatabaseAuthentication', 'iops', 'licensemodel', 'multiAz', 'optionGroupName', 'port', 'processorFeatures',
  'publiclyAccessible', 'storageType', 'vpcSecurityGroupIds',
];

/** Every type that can be tested, with its keys; read 2026-11 in RESTORE_METADATA_SOURCE. */
export const RESTORE_METADATA: readonly RestoreMetadataFacts[] = [
  facts('Aurora', CLUSTER),
  facts('DocumentDB', CLUSTER),
  facts('DynamoDB', ['encryptionType', 'kmsMasterKeyArn']),
  facts('EBS', ['availabilityZone', 'iops', 'kmsKeyId', 'throughput', 'volumesize', 'volumetype']),
  facts('EC2', ['iamInstanceProfileName', 'instanceType', 'requireImdsV2', 'securityGroupIds', 'subnetId']),
  facts('EFS', ['kmsKeyId', 'performanceMode']),
  // Four kinds of file system share the type; of each, the keys.
  {
    ...facts('FSx', ['kmsKeyId', 'lustreConfiguration', 'ontapConfiguration', 'openZfsConfiguration', 'windowsConfiguration', 'securityGroupIds', 'subnetIds']),
    oneOf: ['subnetIds', 'ontapConfiguration'],
  },
  facts('Neptune', CLUSTER),
  // An instance or a cluster.
  facts('RDS', [...new Set([...INSTANCE, ...CLUSTER])]),
  facts('S3', ['encryptionType', 'kmsKey', 'restoreACLs']),
];

/** What can be tested, in AWS Backup's own names. */
export const TESTABLE_TYPES: readonly string[] = RESTORE_METADATA.map(({ type }) => type);

export function restoreMetadata(type: string): RestoreMetadataFacts | undefined {
  return RESTORE_METADATA.find(row => row.type === type);
}

/** By the id of a resource type: what tests of it fail without, because AWS Backup cannot infer it. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'fsx-lustre': ['subnetIds'],
  'fsx-windows': ['subnetIds', 'windowsConfiguration.activeDirectoryId'],
  'fsx-ontap': ['ontapConfiguration.storageVirtualMachineId'],
};

/** Keys that a restore test has to name, nested ones after a dot; of a type id as `ResourceTypeFacts` has it. */
export function requiredMetadata(typeId: string): readonly string[] {
  return REQUIRED[typeId] ?? [];
}

function facts(type: string, names: readonly string[]): RestoreMetadataFacts {
  return { type, keys: names.map(name => ({ name, list: LISTS.includes(name) })) };
}
