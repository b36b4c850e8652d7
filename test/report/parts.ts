import type { Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';

/** A table by its L1, which costs least. */
export function table(stack: Stack, id: string, tags: Readonly<Record<string, string>> = {}): CfnTable {
  return new CfnTable(stack, id, {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    billingMode: 'PAY_PER_REQUEST',
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  });
}
