import type { Stack } from 'aws-cdk-lib';
import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Instance, InstanceClass, InstanceSize, InstanceType, MachineImage, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { Key } from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Bucket, EventType, StorageClass } from 'aws-cdk-lib/aws-s3';
import { SnsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ACCOUNT, shop } from '../../helpers/stacks';
import { coverageOf, planOf, tag } from './covered';
import { raw } from './resources';

process.env.JSII_DEPRECATED ??= 'quiet';

const CONTINUOUS = { enableContinuousBackup: true, lifecycle: { deleteAfterDays: 35 } };
const COPY = { copyActions: [{ destinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:safe' }] };

const GAP = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:gap`;
const GAPPED = { copyActions: [{ destinationBackupVaultArn: GAP }] };
const gap = (stack: Stack) => raw(stack, 'Gap', 'AWS::Backup::LogicallyAirGappedBackupVault', { BackupVaultName: 'gap', MinRetentionDays: 7, MaxRetentionDays: 90 });
const volume = (stack: Stack, id: string, properties: Record<string, unknown> = {}) => raw(stack, id, 'AWS::EC2::Volume', {
  AvailabilityZone: 'eu-west-1a', Size: 1, Encrypted: true, ...properties,
});
const TOLD_OF_GAP = ["EBS volume 'Shop/R' must be encrypted with a customer managed key where plan 'plan' sends it into an air-gapped vault, got the default one: give it a key of your own (CB-SRC-011)"];

interface Row {
  readonly name: string;
  /** Makes the resource that everything is selected with. */
  readonly write: (stack: Stack) => void;
  readonly rule?: Parameters<typeof planOf>[3];
  readonly found: readonly string[];
}

const vpc = (stack: Stack) => new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
const retained = { removalPolicy: RemovalPolicy.RETAIN };
const id = { partitionKey: { name: 'id', type: AttributeType.STRING } };

const ROWS: readonly Row[] = [
  { name: 'a bucket without versioning', write: s => { new Bucket(s, 'R'); }, found: ["S3 bucket 'Shop/R/Resource' must have versioning on, got none: set 'versioned: true' (CB-SRC-001)"] },
  { name: 'suspended versioning', write: s => { raw(s, 'R', 'AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Suspended' } }); }, found: ["S3 bucket 'Shop/R' must have versioning on, got 'Suspended': set 'versioned: true' (CB-SRC-001)"] },
  { name: 'a versioned bucket', write: s => { new Bucket(s, 'R', { versioned: true }); }, found: [] },
  {
    name: 'a move into an archive',
    write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ id: 'Old', transitions: [{ storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(90) }] }] }); },
    found: ["Lifecycle rule 'Old' of S3 bucket 'Shop/R/Resource' must keep objects where AWS Backup can read them, got a transition to GLACIER: let AWS Backup keep old versions, or use GLACIER_IR (CB-SRC-002)"],
  },
  { name: 'a move to instant retrieval', write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }] }] }); }, found: [] },
  {
    name: 'old versions for a day',
    write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(1) }] }); },
    found: ["Lifecycle rule 1 of S3 bucket 'Shop/R/Resource' must keep noncurrent versions for at least 2 days, or have a continuous backup beside it, got 1 day (CB-SRC-003)"],
  },
  { name: 'old versions for two days', write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(2) }] }); }, found: [] },
  { name: 'old versions for a day, beside continuous backup', rule: CONTINUOUS, write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(1) }] }); }, found: [] },
  { name: 'a rule that is switched off', write: s => { new Bucket(s, 'R', { versioned: true, lifecycleRules: [{ enabled: false, noncurrentVersionExpiration: Duration.days(1) }] }); }, found: [] },
  {
    name: 'notifications without EventBridge', rule: CONTINUOUS,
    write: s => { raw(s, 'R', 'AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' }, NotificationConfiguration: { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: `arn:aws:sns:eu-west-1:${ACCOUNT}:t` }] } }); },
    found: ["Notifications of S3 bucket 'Shop/R' must include EventBridge where a rule is continuous, got other targets only: set 'eventBridgeEnabled: true' (CB-SRC-004)"],
  },
  {
    name: 'notifications by the custom resource of aws-cdk-lib', rule: CONTINUOUS,
    write: s => { new Bucket(s, 'R', { versioned: true }).addEventNotification(EventType.OBJECT_CREATED, new SnsDestination(new Topic(s, 'Topic'))); },
    found: ["Notifications of S3 bucket 'Shop/R/Resource' must include EventBridge where a rule is continuous, got other targets only: set 'eventBridgeEnabled: true' (CB-SRC-004)"],
  },
  { name: 'notifications with EventBridge', rule: CONTINUOUS, write: s => { new Bucket(s, 'R', { versioned: true, eventBridgeEnabled: true }).addEventNotification(EventType.OBJECT_CREATED, new SnsDestination(new Topic(s, 'Topic'))); }, found: [] },
  {
    name: 'automated backups of a database', rule: CONTINUOUS,
    write: s => { new rds.DatabaseInstance(s, 'R', { engine: rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_0 }), vpc: vpc(s), vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED }, backupRetention: Duration.days(7), storageEncryptionKey: new Key(s, 'Key') }); },
    found: ["Automated backups of RDS DB instance 'Shop/R/Resource' must be left to the continuous rule of plan 'plan', which keeps 35 days, got 7 days: give both the same number of days, or leave BackupRetentionPeriod out (CB-SRC-005)"],
  },
  { name: 'automated backups as long as the rule', rule: CONTINUOUS, write: s => { raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', BackupRetentionPeriod: '35' }); }, found: [] },
  {
    name: 'the AWS managed key where a rule copies to another account', rule: COPY,
    write: s => { raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', StorageEncrypted: true }); },
    found: ["RDS DB instance 'Shop/R' must be encrypted with a customer managed key where plan 'plan' copies it to account 444455556666, got the default one: give it a key of your own and let the other account use it (CB-SRC-006)"],
  },
  {
    name: 'a volume that names the AWS managed key', rule: COPY,
    write: s => { raw(s, 'R', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1, Encrypted: true, KmsKeyId: 'alias/aws/ebs' }); },
    found: ["EBS volume 'Shop/R' must be encrypted with a customer managed key where plan 'plan' copies it to account 444455556666, got the default one: give it a key of your own and let the other account use it (CB-SRC-006)"],
  },
  { name: 'a key of its own', rule: COPY, write: s => { raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', StorageEncrypted: true, KmsKeyId: new Key(s, 'Key').keyArn }); }, found: [] },
  { name: 'no copies', write: s => { raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', StorageEncrypted: true }); }, found: [] },
  { name: 'the AWS managed key where a rule copies into an air-gapped vault', rule: GAPPED, write: s => { gap(s); volume(s, 'R'); }, found: TOLD_OF_GAP },
  { name: 'the AWS managed key where a rule backs up into an air-gapped vault', rule: { targetLogicallyAirGappedBackupVaultArn: GAP }, write: s => { volume(s, 'R'); }, found: TOLD_OF_GAP },
  { name: 'the AWS managed key where a rule copies into a vault of which nothing is known', rule: GAPPED, write: s => { volume(s, 'R'); }, found: [] },
  { name: 'no encryption, and an air-gapped vault', rule: GAPPED, write: s => { gap(s); volume(s, 'R', { Encrypted: false }); }, found: [] },
  { name: 'a key of its own, and an air-gapped vault', rule: GAPPED, write: s => { gap(s); volume(s, 'R', { KmsKeyId: new Key(s, 'Key').keyArn }); }, found: [] },
  {
    name: 'a type that no air-gapped vault takes', rule: GAPPED,
    write: s => { gap(s); raw(s, 'R', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', StorageEncrypted: true }); }, found: [],
  },
  {
    name: 'automatic backups of a file system',
    write: s => { new FileSystem(s, 'R', { vpc: vpc(s), enableAutomaticBackups: true }); },
    found: ["Automatic backups of EFS file system 'Shop/R/Resource' must be off where a plan protects it, got ENABLED: set 'enableAutomaticBackups: false' (CB-SRC-007)"],
  },
  { name: 'a file system without automatic backups', write: s => { new FileSystem(s, 'R', { vpc: vpc(s), enableAutomaticBackups: false }); }, found: [] },
  {
    name: 'a table in a plan for continuous backup', rule: CONTINUOUS,
    write: s => { new Table(s, 'R', { ...id, ...retained }); },
    found: ["DynamoDB table 'Shop/R/Resource' must have point-in-time recovery of its own, as AWS Backup has none for DynamoDB, got none: set pointInTimeRecoverySpecification (CB-SRC-008)"],
  },
  { name: 'a table with recovery of its own', rule: CONTINUOUS, write: s => { new TableV2(s, 'R', { ...id, ...retained, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } }); }, found: [] },
  {
    name: 'a table that goes with its stack',
    write: s => { new TableV2(s, 'R', { ...id, removalPolicy: RemovalPolicy.DESTROY }); },
    found: ["DynamoDB table 'Shop/R/Resource' must have deletion protection, or outlive its stack, got neither: set 'deletionProtection: true' (CB-SRC-009)"],
  },
  { name: 'a table with deletion protection', write: s => { new TableV2(s, 'R', { ...id, removalPolicy: RemovalPolicy.DESTROY, deletionProtection: true }); }, found: [] },
];

function told(stack: Stack): string[] {
  const { messages, findings } = coverageOf(stack);
  const ids = findings.map(finding => finding.split(' ')[0]);
  expect(ids).toHaveLength(messages.length);
  return messages.length === 1 ? [`${messages[0]} (${ids[0]})`] : messages;
}

test.each(ROWS)('$name', ({ write, rule, found }) => {
  const stack = shop();
  write(stack);
  planOf(stack, { resources: ['*'] }, 'Plan', rule);
  expect(told(stack)).toEqual(found);
});

describe('copies that cannot get there are told apart from those that can', () => {
  test.each<[string, NonNullable<Row['rule']>, object]>([
    ['another account', COPY, { account: '444455556666', airGapped: null, reason: 'its backups keep a key that AWS manages, which no other account can use' }],
    ['an air-gapped vault', GAPPED, { account: ACCOUNT, airGapped: true, reason: 'its backups keep a key that AWS manages, which air-gapped vaults do not take' }],
  ])('%s', (_, rule, copy) => {
    const stack = shop();
    gap(stack);
    volume(stack, 'Own', { KmsKeyId: new Key(stack, 'Key').keyArn });
    volume(stack, 'Managed');
    volume(stack, 'Other', { KmsKeyId: 'alias/aws/ebs' });
    planOf(stack, { resources: ['*'] }, 'Plan', rule);
    const { json: { resources } } = coverageOf(stack);
    const common = { plan: 'Shop/Plan', rule: 'Daily', region: 'eu-west-1', ...copy };
    expect(resources.map(({ path, copies }) => [path, copies])).toEqual([
      ['Shop/Managed', [{ ...common, supported: false }]], ['Shop/Other', [{ ...common, supported: false }]],
      ['Shop/Own', [{ ...common, supported: true, reason: null }]],
    ]);
  });
});

describe('CB-SRC-010 volumes that an instance makes for itself', () => {
  function instance(propagateTagsToVolumeOnCreation: boolean | undefined, resources: string[]): string[] {
    const stack = shop();
    const made = new Instance(stack, 'R', {
      vpc: vpc(stack), instanceType: InstanceType.of(InstanceClass.T3, InstanceSize.MICRO), machineImage: MachineImage.genericLinux({ 'eu-west-1': 'ami-1' }), propagateTagsToVolumeOnCreation,
    });
    Tags.of(made).add('backup', 'true');
    planOf(stack, { resources, conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'true' }] } });
    return coverageOf(stack).messages;
  }

  test('need its tags', () => {
    expect(instance(undefined, ['arn:aws:ec2:*:*:volume/*'])).toContain(
      "Volumes of EC2 instance 'Shop/R/Resource' must have the tags that selection 'plan-selection' wants, got tags on the instance only: set PropagateTagsToVolumeOnCreation, or select the instance");
  });

  test.each<[string, boolean | undefined, string[]]>([['have them', true, ['arn:aws:ec2:*:*:volume/*']], ['come with the instance', undefined, ['arn:aws:ec2:*:*:instance/*']]])('%s', (_, propagates, resources) => {
    expect(instance(propagates, resources).filter(message => message.startsWith('Volumes'))).toEqual([]);
  });
});

test('nothing is said of the sources of what is missed, and nothing of what is known at deployment only', () => {
  const stack = shop();
  new Bucket(stack, 'Missed');
  planOf(stack, { listOfTags: [tag('backup', 'true')] });
  expect(coverageOf(stack).findings).toEqual(['CB-COV-001 Shop/Missed/Resource', 'CB-COV-008 Shop/PlanSelection']);
});
