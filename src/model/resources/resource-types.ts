import type { Capability, EncryptionForm, ResourceTypeFacts } from './resource-type-facts';
import { RESOURCE_TYPE_TABLE } from './resource-type-table';

/** Every type that AWS Backup supports. */
export const RESOURCE_TYPES: readonly ResourceTypeFacts[] = RESOURCE_TYPE_TABLE;

const BY_ID = new Map(RESOURCE_TYPES.map(facts => [facts.id, facts]));

/** Facts by our own id. */
export function resourceType(id: string): ResourceTypeFacts {
  const facts = BY_ID.get(id);
  if (!facts) throw new Error(`resource type must be one of ${[...BY_ID.keys()].join(', ')}, got '${id}'`);
  return facts;
}

/** Ids of the types that surely have a capability. */
export function typesWith(capability: Capability): readonly string[] {
  return RESOURCE_TYPES.filter(facts => facts.capabilities[capability] === true).map(facts => facts.id);
}

/** Ids of the types of which nobody says that they have a capability, be it under a condition. */
export function typesNotSurely(capability: Capability): readonly string[] {
  return RESOURCE_TYPES.filter(({ capabilities }) => capabilities[capability] === false || capabilities[capability] === 'unknown').map(facts => facts.id);
}

/** CloudFormation types that can be found in a construct tree, in the order of the table. */
export const SUPPORTED_CLOUDFORMATION_TYPES: readonly string[] = [
  ...new Set(RESOURCE_TYPES.flatMap(facts => facts.cloudFormation.map(form => form.type))),
];

/** All resources of a type, as a pattern for a selection. */
export function arnPattern({ arn }: ResourceTypeFacts, partition: string): string {
  return arn.global ? `arn:${partition}:${arn.service}:::${arn.resource}*` : `arn:${partition}:${arn.service}:*:*:${arn.resource}*`;
}

const ENCRYPTION = new Map(RESOURCE_TYPES.flatMap(({ cloudFormation }) => cloudFormation)
  .flatMap(({ type, encryption }) => encryption ? [[type, encryption] as const] : []));

/** How the volumes are encrypted that an EC2 instance describes itself. */
export const BLOCK_DEVICE_ENCRYPTION: EncryptionForm = { key: 'kmsKeyId', on: 'encrypted' };

/** How a CloudFormation resource says that it is encrypted, where its backups keep its key. */
export function encryptionForm(cloudFormationType: string): EncryptionForm | undefined {
  return ENCRYPTION.get(cloudFormationType);
}

/** Whether a key is one that AWS manages, by its alias. */
export function isAwsManagedKey(key: string): boolean {
  return /(^|:)alias\/aws\//.test(key);
}
