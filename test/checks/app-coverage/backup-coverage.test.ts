import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { shop } from '../../helpers/stacks';
import { coverageOf, planOf, tag } from './covered';

const KEY = { keySchema: [{ attributeName: 'id', keyType: 'HASH' }], attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }], billingMode: 'PAY_PER_REQUEST', deletionProtectionEnabled: true };

test('smoke', () => {
  const stack = shop();
  new CfnTable(stack, 'Tagged', { ...KEY, tags: [{ key: 'backup', value: 'true' }] });
  new CfnTable(stack, 'Missed', KEY);
  const t = new CfnTable(stack, 'Named', KEY);
  planOf(stack, { listOfTags: [tag('backup', 'true')], resources: [t.attrArn] });
  const c = coverageOf(stack);
  console.log(c.text, c.findings, c.messages, c.success);
});
