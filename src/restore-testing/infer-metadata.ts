import { Token } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { filled } from './restore-metadata-text';
import type { Metadata, MetadataValue } from './restore-metadata-text';

/** Key of the restore metadata, and the property of the L1 that says the same. */
type Inferred = Readonly<Record<string, string>>;

const FILE_SYSTEM: Inferred = { subnetIds: 'subnetIds', securityGroupIds: 'securityGroupIds' };
const CLUSTER: Inferred = { dbSubnetGroupName: 'dbSubnetGroupName', vpcSecurityGroupIds: 'vpcSecurityGroupIds' };

/**
 * What AWS Backup would otherwise take from the default VPC, or cannot infer at all, by CloudFormation type. The rest it
 * knows from the recovery point.
 */
const INFERRED: Readonly<Record<string, Inferred>> = {
  'AWS::EC2::Instance': { subnetId: 'subnetId', securityGroupIds: 'securityGroupIds' },
  'AWS::RDS::DBInstance': { dbSubnetGroupName: 'dbSubnetGroupName', vpcSecurityGroupIds: 'vpcSecurityGroups', dbInstanceClass: 'dbInstanceClass' },
  'AWS::RDS::DBCluster': CLUSTER,
  'AWS::DocDB::DBCluster': CLUSTER,
  'AWS::Neptune::DBCluster': CLUSTER,
  'AWS::FSx::FileSystem': FILE_SYSTEM,
};

/** The same for what stands in an object: the object, its key, and both in the restore metadata. */
const NESTED: Readonly<Record<string, readonly { readonly property: string; readonly key: string }[]>> = {
  'AWS::FSx::FileSystem': [{ property: 'windowsConfiguration', key: 'activeDirectoryId' }],
  'AWS::FSx::Volume': [{ property: 'ontapConfiguration', key: 'storageVirtualMachineId' }],
};

/** How a restored resource is to be set up, from the resource that was backed up. */
export function inferMetadata(resource: CfnResource): Metadata {
  const type = resource.cfnResourceType;
  const flat = Object.entries(INFERRED[type] ?? {}).map(([key, property]) => [key, readable(Reflect.get(resource, property))] as const);
  const nested = (NESTED[type] ?? []).map(({ property, key }) => {
    const object: unknown = Reflect.get(resource, property);
    const value = typeof object === 'object' && object !== null && !Token.isUnresolved(object) ? readable(Reflect.get(object, key)) : undefined;
    return [property, filled({ [key]: value })] as const;
  });
  return filled(Object.fromEntries([...flat, ...nested])) ?? {};
}

/** A text or a list of texts; what an L1 is told to resolve later cannot be put into JSON. */
function readable(value: unknown): MetadataValue | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.length > 0 && value.every(item => typeof item === 'string') ? value as string[] : undefined;
}

/** What was given, before what was found; objects are put together key by key. */
export function mergeMetadata(given: Metadata, found: Metadata): Metadata {
  const merged: Record<string, MetadataValue | undefined> = { ...found };
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const known = Object.keys(merged).find(name => name.toLowerCase() === key.toLowerCase());
    const both = known === undefined ? undefined : merged[known];
    if (known !== undefined) delete merged[known];
    merged[key] = isObject(value) && isObject(both) ? { ...both, ...value } : value;
  }
  return merged;
}

/** Which of the required keys are there in no way; a nested one is counted as given where somebody wrote the object himself. */
export function lacking(required: readonly string[], metadata: Metadata): string[] {
  return required.filter(path => {
    const [head, key] = path.split('.');
    const value = Object.entries(metadata).find(([name]) => name.toLowerCase() === head.toLowerCase())?.[1];
    if (value === undefined) return true;
    return key !== undefined && isObject(value) && value[key] === undefined;
  });
}

function isObject(value: MetadataValue | undefined): value is { readonly [key: string]: MetadataValue | undefined } {
  return typeof value === 'object' && !Array.isArray(value);
}
