import type { App } from 'aws-cdk-lib';
import { Aws, CfnCondition, CfnParameter, Fn, NestedStack, Stack, Stage, Tags } from 'aws-cdk-lib';
import { CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, ProtectionLevel, ResourceSelector } from '../../../src';
import { testApp } from '../../helpers/app';
import { ACCOUNT, IRELAND, shop } from '../../helpers/stacks';
import { coverageOf, planOf, tag } from './covered';
import { raw, table, taggedTable } from './resources';

const versioned = { versioningConfiguration: { status: 'Enabled' } };

interface Row {
  readonly name: string;
  readonly write: (stack: Stack) => void;
  readonly status: string;
  readonly by?: string;
}

/** One resource `R`, one plan, in Ireland. */
const ROWS: readonly Row[] = [
  { name: 'a tag', write: s => { taggedTable(s, 'R'); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'protected', by: "tag backup = 'true'" },
  { name: 'one of several tags', write: s => { taggedTable(s, 'R', 'a', '1'); planOf(s, { listOfTags: [tag('b', '2'), tag('a', '1')] }); }, status: 'protected', by: "tag a = '1'" },
  { name: 'a tag in another case', write: s => { taggedTable(s, 'R', 'Backup', 'true'); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'missed' },
  { name: 'another value', write: s => { taggedTable(s, 'R', 'backup', 'True'); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'missed' },
  { name: 'a tag whose value is a parameter', write: s => { taggedTable(s, 'R', 'backup', new CfnParameter(s, 'P').valueAsString); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'unknown' },
  { name: 'a selected value that is a parameter', write: s => { taggedTable(s, 'R'); planOf(s, { listOfTags: [tag('backup', new CfnParameter(s, 'P').valueAsString)] }); }, status: 'unknown' },
  { name: 'a parameter for a tag that it does not have', write: s => { table(s, 'R'); planOf(s, { listOfTags: [tag('backup', new CfnParameter(s, 'P').valueAsString)] }); }, status: 'missed' },
  { name: 'a tag and a condition', write: s => { taggedTable(s, 'R'); planOf(s, { listOfTags: [tag('backup', 'true')], conditions: { StringLike: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'tr*' }] } }); }, status: 'protected', by: "tag backup = 'true' and backup like 'tr*'" },
  { name: 'a tag against a condition', write: s => { taggedTable(s, 'R'); planOf(s, { listOfTags: [tag('backup', 'true')], conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'gold' }] } }); }, status: 'missed' },
  { name: 'a negative condition without the tag', write: s => { table(s, 'R'); planOf(s, { resources: ['*'], conditions: { StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'gold' }] } }); }, status: 'protected', by: "everything and tier != 'gold'" },
  { name: 'a negative pattern that fits', write: s => { taggedTable(s, 'R', 'tier', 'dev-1'); planOf(s, { resources: ['*'], conditions: { StringNotLike: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'dev*' }] } }); }, status: 'missed' },
  { name: 'nothing named', write: s => { table(s, 'R'); planOf(s, {}); }, status: 'protected', by: 'everything' },
  { name: 'everything but itself', write: s => { const r = table(s, 'R'); planOf(s, { resources: ['*'], notResources: [r.attrArn] }); }, status: 'missed' },
  { name: 'everything but another one', write: s => { table(s, 'R'); const other = taggedTable(s, 'Other'); planOf(s, { resources: ['*'], notResources: [other.attrArn] }); }, status: 'protected', by: 'everything' },
  { name: 'its type', write: s => { table(s, 'R'); planOf(s, { resources: [`arn:${Aws.PARTITION}:dynamodb:*:*:table/*`] }); }, status: 'protected', by: 'ARN pattern arn:…:dynamodb:*:*:table/*' },
  { name: 'another type', write: s => { table(s, 'R'); planOf(s, { resources: [`arn:${Aws.PARTITION}:ec2:*:*:volume/*`] }); }, status: 'missed' },
  { name: 'a service', write: s => { table(s, 'R'); planOf(s, { resources: ['arn:aws:dynamodb:*'] }); }, status: 'protected', by: 'ARN pattern arn:aws:dynamodb:*' },
  { name: 'its ARN', write: s => { planOf(s, { resources: [table(s, 'R').attrArn] }); }, status: 'protected', by: 'its ARN' },
  { name: 'the ARN of another', write: s => { table(s, 'R'); planOf(s, { resources: [taggedTable(s, 'Other').attrArn] }); }, status: 'missed' },
  { name: 'its name', write: s => { table(s, 'R', { tableName: 'orders' }); planOf(s, { resources: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`] }); }, status: 'protected', by: 'its ARN' },
  { name: 'its name in another Region', write: s => { table(s, 'R', { tableName: 'orders' }); planOf(s, { resources: [`arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`] }); }, status: 'missed' },
  { name: 'a prefix of its name', write: s => { table(s, 'R', { tableName: 'orders' }); planOf(s, { resources: ['arn:aws:dynamodb:*:*:table/ord*'] }); }, status: 'protected', by: 'ARN pattern arn:aws:dynamodb:*:*:table/ord*' },
  { name: 'another name', write: s => { table(s, 'R', { tableName: 'orders' }); planOf(s, { resources: ['arn:aws:dynamodb:*:*:table/other'] }); }, status: 'missed' },
  { name: 'a name that begins as CloudFormation would make it up', write: s => { table(s, 'R'); planOf(s, { resources: ['arn:aws:dynamodb:*:*:table/Shop-R*'] }); }, status: 'unknown' },
  { name: 'a name that CloudFormation would not make up', write: s => { table(s, 'R'); planOf(s, { resources: ['arn:aws:dynamodb:*:*:table/orders*'] }); }, status: 'missed' },
  { name: 'a parameter among the ARNs', write: s => { table(s, 'R'); planOf(s, { resources: [new CfnParameter(s, 'P').valueAsString] }); }, status: 'unknown' },
  { name: 'a parameter among the exclusions', write: s => { taggedTable(s, 'R'); planOf(s, { listOfTags: [tag('backup', 'true')], notResources: [new CfnParameter(s, 'P').valueAsString] }); }, status: 'unknown' },
  { name: 'an imported ARN of elsewhere', write: s => { table(s, 'R'); planOf(s, { resources: [Fn.importValue('elsewhere')] }); }, status: 'unknown' },
  { name: 'a bucket by a joined ARN', write: s => { const b = new CfnBucket(s, 'R', versioned); planOf(s, { resources: [`arn:${Aws.PARTITION}:s3:::${b.ref}`] }); }, status: 'protected', by: 'its ARN' },
  { name: 'an EBS volume by a joined ARN', write: s => { const v = raw(s, 'R', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 }); planOf(s, { resources: [s.formatArn({ service: 'ec2', resource: 'volume', resourceName: v.ref })] }); }, status: 'protected', by: 'its ARN' },
  { name: 'an EBS volume by Fn::Sub', write: s => { raw(s, 'R', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 }); planOf(s, { resources: [Fn.sub('arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/${R}')] }); }, status: 'protected', by: 'its ARN' },
  { name: 'the ARN of a volume that might be it', write: s => { raw(s, 'R', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 }); planOf(s, { resources: [`arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-0123456789abcdef0`] }); }, status: 'unknown' },
  { name: 'a database by its identifier, which is lower case', write: s => { raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceIdentifier: 'Orders', DBInstanceClass: 'db.t3.micro', Engine: 'mysql' }); planOf(s, { resources: [`arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders`] }); }, status: 'protected', by: 'its ARN' },
  { name: 'a DocumentDB cluster by the form of all clusters', write: s => { raw(s, 'R', 'AWS::DocDB::DBCluster', { MasterUsername: 'x' }); planOf(s, { resources: ['arn:aws:rds:*:*:cluster:*'] }); }, status: 'protected', by: 'ARN pattern arn:aws:rds:*:*:cluster:*' },
  { name: 'a file system of FSx', write: s => { const f = raw(s, 'R', 'AWS::FSx::FileSystem', { FileSystemType: 'LUSTRE', SubnetIds: ['subnet-1'], LustreConfiguration: { DeploymentType: 'PERSISTENT_2' } }); planOf(s, { resources: [f.getAtt('ResourceARN').toString()] }); }, status: 'protected', by: 'its ARN' },
  { name: 'a Timestream table through its database', write: s => { const d = raw(s, 'D', 'AWS::Timestream::Database', { DatabaseName: 'metrics' }); raw(s, 'R', 'AWS::Timestream::Table', { DatabaseName: d.ref }); planOf(s, { resources: [`${d.getAtt('Arn').toString()}/table/*`] }); }, status: 'protected', by: `ARN pattern arn:…:timestream:eu-west-1:${ACCOUNT}:database/metrics/table/*` },
  { name: 'a volume that is attached to a protected instance', write: s => { const i = raw(s, 'I', 'AWS::EC2::Instance', { Tags: [{ Key: 'backup', Value: 'true' }] }); const v = raw(s, 'R', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 }); raw(s, 'A', 'AWS::EC2::VolumeAttachment', { InstanceId: i.ref, VolumeId: v.ref, Device: '/dev/sdf' }); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'protected', by: "tag backup = 'true'" },
  { name: 'a plan that hangs on a condition', write: s => { taggedTable(s, 'R'); const c = new CfnCondition(s, 'C', { expression: Fn.conditionEquals(new CfnParameter(s, 'P').valueAsString, 'x') }); planOf(s, { listOfTags: [tag('backup', 'true')] }).cfnOptions.condition = c; }, status: 'unknown' },
  { name: 'resource and selection on one condition', write: s => { const r = taggedTable(s, 'R'); const c = new CfnCondition(s, 'C', { expression: Fn.conditionEquals(new CfnParameter(s, 'P').valueAsString, 'x') }); r.cfnOptions.condition = c; planOf(s, { listOfTags: [tag('backup', 'true')] }).cfnOptions.condition = c; }, status: 'protected', by: "tag backup = 'true'" },
  { name: 'a tag behind Fn::If', write: s => { new CfnCondition(s, 'C', { expression: Fn.conditionEquals(new CfnParameter(s, 'P').valueAsString, 'x') }); taggedTable(s, 'R', 'backup', Fn.conditionIf('C', 'true', 'false').toString()); planOf(s, { listOfTags: [tag('backup', 'true')] }); }, status: 'unknown' },
  { name: 'a plan of elsewhere', write: s => { taggedTable(s, 'R'); const selection = planOf(s, { listOfTags: [tag('backup', 'true')] }); selection.backupPlanId = 'f0f0f0f0'; }, status: 'protected', by: "tag backup = 'true'" },
];

test.each(ROWS)('$name: $status', ({ write, status, by }) => {
  const stack = shop();
  write(stack);
  const { json } = coverageOf(stack);
  const found = json.resources.find(({ path }) => path === 'Shop/R');
  expect({ status: found?.status, by: found?.protectedBy[0]?.by }).toEqual({ status, by });
});

describe('where plans reach', () => {
  function twoStacks(data: object, plan: object): [Stack, Stack] {
    const app = testApp();
    return [new Stack(app, 'Data', data), new Stack(app, 'Backup', plan)];
  }

  test.each<[string, object, object, string]>([
    ['the same account and Region', { env: IRELAND }, { env: IRELAND }, 'protected'],
    ['another Region', { env: IRELAND }, { env: { account: ACCOUNT, region: 'us-east-1' } }, 'missed'],
    ['another account', { env: IRELAND }, { env: { account: '444455556666', region: 'eu-west-1' } }, 'missed'],
    ['a Region that is not known', { env: IRELAND }, {}, 'unknown'],
    ['two stacks without environment', {}, {}, 'unknown'],
  ])('by tag, %s', (_, data, plan, status) => {
    const [dataStack, planStack] = twoStacks(data, plan);
    taggedTable(dataStack, 'R');
    planOf(planStack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(dataStack).statuses).toEqual({ 'Data/R': status });
  });

  test('an ARN that one stack gives to the other proves the place', () => {
    const [data, plan] = twoStacks({}, {});
    planOf(plan, { resources: [table(data, 'R').attrArn] });
    expect(coverageOf(data).statuses).toEqual({ 'Data/R': 'protected' });
  });

  test('one stack without environment is one place', () => {
    const stack = new Stack(testApp(), 'Shop');
    taggedTable(stack, 'R');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/R': 'protected' });
  });

  test('nested stacks belong to their parents, references through parameters included', () => {
    const stack = shop();
    const named = table(new NestedStack(stack, 'Named'), 'R');
    taggedTable(new NestedStack(stack, 'Tagged'), 'R');
    table(new NestedStack(stack, 'Missed'), 'R');
    planOf(stack, { resources: [named.attrArn], listOfTags: [tag('backup', 'true')] });
    planOf(new NestedStack(stack, 'Plans'), { resources: [named.attrArn] }, 'Inner');
    const { statuses, json } = coverageOf(stack);
    expect(statuses).toEqual({ 'Shop/Missed/R': 'missed', 'Shop/Named/R': 'protected', 'Shop/Tagged/R': 'protected' });
    expect(json.resources.find(({ path }) => path === 'Shop/Named/R')?.protectedBy.map(({ selection }) => selection)).toEqual(['Shop/PlanSelection', 'Shop/Plans/InnerSelection']);
  });

  test('Stages of the app are covered, and a Stage can be covered alone', () => {
    const app = testApp();
    const [one, two] = ['One', 'Two'].map(id => new Stage(app, id, { env: IRELAND }));
    for (const stage of [one, two]) {
      const stack = new Stack(stage, 'Shop');
      taggedTable(stack, 'R');
      planOf(stack, { listOfTags: [tag('backup', 'true')] });
    }
    expect(coverageOf(app).statuses).toEqual({ 'One/Shop/R': 'protected', 'Two/Shop/R': 'protected' });
  });

  test('a Stage alone', () => {
    const app = testApp();
    const stage = new Stage(app, 'One', { env: IRELAND });
    table(new Stack(stage, 'Shop'), 'R');
    table(new Stack(app, 'Other'), 'R');
    expect(coverageOf(stage).statuses).toEqual({ 'One/Shop/R': 'missed' });
  });
});

describe('tags of every kind', () => {
  const KINDS: readonly [string, Record<string, unknown>, string][] = [
    ['AWS::EC2::Instance', {}, 'Tags'],
    ['AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 }, 'Tags'],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }, 'Tags'],
    ['AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql' }, 'Tags'],
    ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }, 'Tags'],
    ['AWS::DSQL::Cluster', {}, 'Tags'],
    ['AWS::DocDB::DBCluster', {}, 'Tags'],
    ['AWS::Neptune::DBCluster', {}, 'Tags'],
    ['AWS::EFS::FileSystem', {}, 'FileSystemTags'],
    ['AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS', SubnetIds: ['subnet-1'] }, 'Tags'],
    ['AWS::FSx::Volume', { Name: 'v', VolumeType: 'ONTAP' }, 'Tags'],
    ['AWS::Redshift::Cluster', { ClusterType: 'single-node', DBName: 'd', MasterUsername: 'm', NodeType: 'ra3.large' }, 'Tags'],
    ['AWS::RedshiftServerless::Namespace', { NamespaceName: 'n' }, 'Tags'],
    ['AWS::Timestream::Table', { DatabaseName: 'd' }, 'Tags'],
    ['AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] }, RoleArn: 'arn:aws:iam::111122223333:role/x' }, 'Tags'],
    ['AWS::SystemsManagerSAP::Application', { ApplicationId: 'a', ApplicationType: 'HANA' }, 'Tags'],
  ];

  test.each(KINDS)('%s', (type, properties, tags) => {
    const stack = new Stack(testApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } }), 'Shop', { env: IRELAND });
    raw(stack, 'R', type, { ...properties, [tags]: [{ Key: 'backup', Value: 'true' }] });
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/R': 'protected' });
  });

  test('a table in several Regions has the tags of its replica in this Region', () => {
    const stack = shop();
    const replica = (region: string, value: string) => ({ Region: region, Tags: [{ Key: 'backup', Value: value }], DeletionProtectionEnabled: true });
    raw(stack, 'R', 'AWS::DynamoDB::GlobalTable', {
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST',
      Replicas: [replica('us-east-1', 'true'), replica('eu-west-1', 'false')],
    });
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    planOf(stack, { listOfTags: [tag('backup', 'false')] }, 'Second');
    expect(coverageOf(stack).json.resources[0].protectedBy.map(({ plan }) => plan)).toEqual(['Shop/Second']);
  });

  test('tags of a stack reach its resources, those of the resource win', () => {
    const stack = shop({ tags: { backup: 'true' } });
    table(stack, 'Inherits');
    taggedTable(stack, 'Says', 'backup', 'false');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/Inherits': 'protected', 'Shop/Says': 'missed' });
  });

  test('tags by aspect', () => {
    const stack = shop();
    new Table(stack, 'R', { partitionKey: { name: 'id', type: 'S' as never } });
    Tags.of(stack).add('backup', 'true');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/R/Resource': 'protected' });
  });
});

describe('what is no gap', () => {
  test('instances of a cluster, nested stacks, ONTAP file systems', () => {
    const stack = new Stack(testApp({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } }), 'Shop', { env: IRELAND });
    const cluster = raw(stack, 'Cluster', 'AWS::RDS::DBCluster', { Engine: 'aurora-mysql' });
    raw(stack, 'Member', 'AWS::RDS::DBInstance', { DBClusterIdentifier: cluster.ref, DBInstanceClass: 'db.r5.large', Engine: 'aurora-mysql' });
    raw(stack, 'Ontap', 'AWS::FSx::FileSystem', { FileSystemType: 'ONTAP', SubnetIds: ['subnet-1'] });
    new NestedStack(stack, 'Nested').templateOptions.description = 'x';
    raw(stack, 'Queue', 'AWS::SQS::Queue');
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/Cluster': 'missed' });
  });

  test('imported resources are unknown and no finding, unless the app protects them', () => {
    const stack = shop();
    const bucket = Bucket.fromBucketName(stack, 'Theirs', 'their-bucket');
    Table.fromTableName(stack, 'Ours', 'orders');
    planOf(stack, { resources: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`] });
    expect(bucket.bucketName).toBe('their-bucket');
    const { statuses, findings } = coverageOf(stack);
    expect(statuses).toEqual({ 'Shop/Ours': 'protected', 'Shop/Theirs': 'unknown' });
    expect(findings).toEqual([]);
  });

  test('the bucket of the bootstrap, where code of functions lies, is no data', () => {
    const stack = shop();
    new Function(stack, 'F', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromAsset(__dirname) });
    expect(coverageOf(stack).statuses).toEqual({});
  });

  test.each([
    ['a reference', (arn: string) => arn],
    ['an ARN that is put together', (_: string, name: string) => `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/${name}`],
  ])('a table of the app that is imported, too, is the same one, named by %s', (_, named) => {
    const stack = shop();
    const orders = new CfnTable(stack, 'Orders', KEYS);
    Table.fromTableArn(stack, 'Imported', orders.attrArn);
    planOf(stack, { resources: [named(orders.attrArn, orders.ref)] });
    const { statuses, json } = coverageOf(stack);
    expect(statuses).toEqual({ 'Shop/Imported': 'protected', 'Shop/Orders': 'protected' });
    expect(json.resources.map(({ protectedBy: [{ by }] }) => by)).toEqual(['its ARN', 'its ARN']);
  });

  test('a list of which an element is not known may take anything, and surely takes what it names', () => {
    const stack = shop();
    const orders = new CfnTable(stack, 'Orders', KEYS);
    new CfnTable(stack, 'Carts', KEYS);
    planOf(stack, { resources: [orders.attrArn, new CfnParameter(stack, 'Arn').valueAsString] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/Carts': 'unknown', 'Shop/Orders': 'protected' });
  });

  test('a selection that excludes a table by reference does not take it', () => {
    const stack = shop();
    const orders = new CfnTable(stack, 'Orders', KEYS);
    new CfnTable(stack, 'Carts', KEYS);
    planOf(stack, { notResources: [orders.attrArn] });
    expect(coverageOf(stack).statuses).toEqual({ 'Shop/Carts': 'protected', 'Shop/Orders': 'missed' });
  });
});

test('the front door, with nothing written by hand', () => {
  const stack = shop();
  const media = new Bucket(stack, 'Media', { versioned: true });
  const orders = new CfnTable(stack, 'Orders', { ...KEYS, tags: [{ key: 'backup', value: 'true' }] });
  const backup = new CompliantBackup(stack, 'Backup', { level: ProtectionLevel.baseline(), resources: ResourceSelector.byTag('backup', 'true') });
  backup.protect(media);
  expect(orders.node.path).toBe('Shop/Orders');
  const { statuses, findings } = coverageOf(stack.node.root as App);
  expect(statuses).toEqual({ 'Shop/Media/Resource': 'protected', 'Shop/Orders': 'protected' });
  expect(findings).toEqual([]);
});

const KEYS = {
  keySchema: [{ attributeName: 'id', keyType: 'HASH' }], attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
  billingMode: 'PAY_PER_REQUEST', deletionProtectionEnabled: true,
};
