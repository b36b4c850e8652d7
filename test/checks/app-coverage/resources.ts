import type { Stack } from 'aws-cdk-lib';
import { CfnResource, Tags } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnTableProps } from 'aws-cdk-lib/aws-dynamodb';

/** A table that nothing but coverage has anything to say about. */
export function table(stack: Stack, id: string, props: Partial<CfnTableProps> = {}): CfnTable {
  return new CfnTable(stack, id, {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    billingMode: 'PAY_PER_REQUEST',
    deletionProtectionEnabled: true,
    ...props,
  });
}

export function taggedTable(stack: Stack, id: string, key = 'backup', value = 'true'): CfnTable {
  return table(stack, id, { tags: [{ key, value }] });
}

export function raw(stack: Stack, id: string, type: string, properties: Record<string, unknown> = {}): CfnResource {
  return new CfnResource(stack, id, { type, properties });
}

export function tagged<T extends CfnResource>(resource: T, key = 'backup', value = 'true'): T {
  Tags.of(resource).add(key, value);
  return resource;
}
