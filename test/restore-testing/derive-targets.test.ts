import type { Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnTable } from 'aws-cdk-lib/aws-timestream';
import {
  CompliantBackup, CopyDestination, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector, RestoreTesting, RestoreTestTarget,
  TagCondition,
} from '../../src';
import type { CompliantBackupProps } from '../../src';
import { describeDesign, placeOf } from '../../src/compliance/describe-design';
import { designFacts } from '../../src/model/compliance/design-facts';
import { deriveTargets } from '../../src/restore-testing/derive-targets';
import type { DerivedTargets } from '../../src/restore-testing/derive-targets';
import { ACCOUNT, shop, warnings } from '../helpers/stacks';
import { planIn, selectionsIn } from './tests';

const EVERY = ['Ec2', 'Ebs', 'S3', 'Rds', 'Aurora', 'DocumentDb', 'Neptune', 'DynamoDb', 'Efs'];
const LUSTRE = 'FSx for Lustre file system';

function planOf(stack: Stack, id = 'Plan'): ProtectionPlan {
  return new ProtectionPlan(stack, id, { rules: [ProtectionRule.daily()] });
}

/** What follows from a selector. */
function from(selector: (stack: Stack) => ResourceSelector, given: (stack: Stack) => RestoreTestTarget[] = () => []): DerivedTargets {
  const stack = shop();
  const plan = planOf(stack);
  plan.addSelection('Selected', selector(stack));
  return deriveTargets([plan], given(stack));
}

function table(stack: Stack, id = 'Orders'): Table {
  return new Table(stack, id, { partitionKey: { name: 'id', type: AttributeType.STRING } });
}

function lustre(stack: Stack, id: string, subnetIds: string[]): fsx.CfnFileSystem {
  return new fsx.CfnFileSystem(stack, id, { fileSystemType: 'LUSTRE', subnetIds });
}

/** Ids of the targets, with how many resources are named; none: all of the type. */
function shown({ targets }: DerivedTargets): string[] {
  return targets.map(({ _id, _spec: { resources = [], arns = [] } }) => resources.length + arns.length === 0 ? _id : `${_id} ${resources.length}+${arns.length}`);
}

describe('what plans protect', () => {
  test.each<[string, (stack: Stack) => ResourceSelector, string[]]>([
    ['everything', () => ResourceSelector.everything(), EVERY],
    ['a tag', () => ResourceSelector.byTag('backup', 'true'), EVERY],
    ['several tags', () => ResourceSelector.byAllTags({ backup: 'true', tier: 'gold' }), EVERY],
    ['a type', () => ResourceSelector.byType(ProtectedResourceType.EFS), ['Efs']],
    ['types whose ARNs look alike', () => ResourceSelector.byType(ProtectedResourceType.AURORA), ['RdsCluster', 'Aurora', 'DocumentDb', 'Neptune']],
    ['a type with conditions', () => ResourceSelector.byType(ProtectedResourceType.EBS).where(TagCondition.equalTo('a', 'b')), ['Ebs']],
    ['a pattern', () => ResourceSelector.byArn(`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/shop-*`), ['DynamoDb']],
    ['an ARN', () => ResourceSelector.byArn(`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`), ['DynamoDb 0+1']],
    ['a construct', stack => ResourceSelector.fromConstruct(table(stack)), ['DynamoDb 1+0']],
    ['a construct of several types', stack => ResourceSelector.fromConstruct(new docdb.CfnDBCluster(stack, 'Db', { storageEncrypted: true })), ['DocumentDb 1+0']],
  ])('%s', (_, selector, expected) => {
    const derived = from(selector);

    expect(shown(derived)).toEqual(expected);
    expect(derived).toMatchObject({ needing: [], untestable: [] });
  });

  test('instances and clusters of RDS are tested once where all of them are', () => {
    expect(shown(from(() => ResourceSelector.byType(ProtectedResourceType.RDS, ProtectedResourceType.RDS_CLUSTER)))).toEqual(['Rds', 'Aurora', 'DocumentDb', 'Neptune']);
  });

  test('what several plans protect is tested once, and all of a type includes what is named', () => {
    const stack = shop();
    const [one, two, three] = ['One', 'Two', 'Three'].map(id => planOf(stack, id));
    const orders = table(stack);
    one.protect(orders);
    two.protect(orders, table(stack, 'Customers'));

    expect(shown(deriveTargets([one, two], []))).toEqual(['DynamoDb 2+0']);
    three.addSelection('All', ResourceSelector.byType(ProtectedResourceType.DYNAMODB));
    expect(shown(deriveTargets([one, two, three], []))).toEqual(['DynamoDb']);
  });

  test('nothing selected is nothing tested', () => {
    expect(deriveTargets([planOf(shop())], [])).toEqual({ targets: [], needing: [], untestable: [] });
  });
});

describe('what somebody named', () => {
  test('is not derived, all of RDS being one', () => {
    expect(shown(from(() => ResourceSelector.everything(), () => [RestoreTestTarget.rdsCluster(), RestoreTestTarget.s3()]))).toEqual(EVERY.filter(id => id !== 'Rds' && id !== 'S3'));
  });

  test('a kind of FSx stands for itself', () => {
    const files = (stack: Stack) => [lustre(stack, 'One', []), new fsx.CfnFileSystem(stack, 'Two', { fileSystemType: 'WINDOWS', subnetIds: [] })];
    const { needing } = from(stack => ResourceSelector.fromConstruct(...files(stack)), () => [RestoreTestTarget.fsxLustre()]);

    expect(needing).toEqual(['FSx for Windows File Server file system']);
  });
});

describe('file systems of FSx', () => {
  test('are tested where they tell all that is needed, and named where they do not', () => {
    const derived = from(stack => ResourceSelector.fromConstruct(
      lustre(stack, 'Known', ['subnet-1']), lustre(stack, 'Unknown', []), new fsx.CfnFileSystem(stack, 'Zfs', { fileSystemType: 'OPENZFS', subnetIds: [] }),
    ));

    expect(shown(derived)).toEqual(['FsxLustre 1+0', 'FsxOpenZfs 1+0']);
    expect(derived.needing).toEqual([LUSTRE]);
  });

  test('of which only the type is named are not restored all in one way', () => {
    const derived = from(() => ResourceSelector.byType(ProtectedResourceType.FSX_LUSTRE, ProtectedResourceType.FSX_ONTAP));

    expect(derived.targets).toEqual([]);
    expect(derived.needing).toEqual([LUSTRE, 'FSx for Windows File Server file system', 'FSx for ONTAP volume', 'FSx for OpenZFS file system']);
  });

  test('an ARN alone does not tell the kind of a file system, but that of a volume', () => {
    const arn = (resource: string) => `arn:aws:fsx:eu-west-1:${ACCOUNT}:${resource}`;

    expect(from(() => ResourceSelector.byArn(arn('volume/fs-1/fsvol-1')))).toMatchObject({ targets: [], needing: ['FSx for ONTAP volume'] });
    expect(from(() => ResourceSelector.byArn(arn('file-system/fs-1'))).needing).toContain(LUSTRE);
  });
});

test('types that restore testing does not have are named', () => {
  const { targets, untestable } = from(stack => ResourceSelector.fromConstruct(table(stack), new CfnTable(stack, 'Series', { databaseName: 'metrics' })));

  expect(targets).toHaveLength(1);
  expect(untestable).toEqual(['Timestream table']);
});

describe('restore tests that follow plans', () => {
  test('see what is added later, and the vault of the plans', () => {
    const stack = shop();
    const plan = planOf(stack);
    const tests = RestoreTesting.fromPlans(stack, 'Tests', { plans: [plan], targets: [RestoreTestTarget.s3({ restoreAcls: false })] });
    plan.protect(table(stack), new Bucket(stack, 'Media', { versioned: true }));
    expect(tests.selections).toHaveLength(1);

    expect(selectionsIn(stack).map(({ ProtectedResourceType: type, ProtectedResourceArns: arns }) => [type, arns])).toEqual([
      ['S3', ['*']], ['DynamoDB', [{ 'Fn::GetAtt': [expect.stringMatching(/^Orders/), 'Arn'] }]],
    ]);
    expect(planIn(stack)).toMatchObject({ RecoveryPointSelection: { IncludeVaults: [{ 'Fn::GetAtt': [expect.stringMatching(/^PlanVault/), 'BackupVaultArn'] }] } });
    expect(tests.selections).toHaveLength(2);
    expect(warnings(stack)).toEqual([]);
  });

  test('an added target stands for its type', () => {
    const stack = shop();
    const plan = planOf(stack);
    const tests = RestoreTesting.fromPlans(stack, 'Tests', { plans: [plan] });
    plan.addSelection('Volumes', ResourceSelector.byType(ProtectedResourceType.EBS));
    tests.addTarget('Gold', RestoreTestTarget.ebs({ conditions: [TagCondition.equalTo('tier', 'gold')] }));

    expect(selectionsIn(stack)).toHaveLength(1);
  });

  test('tell what they cannot test', () => {
    const stack = shop();
    const plan = planOf(stack);
    RestoreTesting.fromPlans(stack, 'Tests', { plans: [plan] });
    plan.protect(lustre(stack, 'Files', []), new CfnTable(stack, 'Series', { databaseName: 'metrics' }));

    expect(warnings(stack).filter(id => id.startsWith('CB-RTEST'))).toEqual(['CB-RTEST-028', 'CB-RTEST-035', 'CB-RTEST-036']);
  });

  test('work beside the plans of a set-up, of which some are made late', () => {
    const stack = shop();
    const backup = new CompliantBackup(stack, 'Backup');
    RestoreTesting._fromPlans(backup, 'RestoreTests', { plans: () => backup.plans, role: backup.restoreRole });
    backup.protect(table(stack), new Bucket(stack, 'Media', { versioned: true }));

    expect(backup.plans).toHaveLength(2);
    expect(selectionsIn(stack).map(({ ProtectedResourceType: type, ProtectedResourceArns: arns }) => [type, arns.length])).toEqual([['S3', 1], ['DynamoDB', 1]]);
    expect(warnings(stack).filter(id => id.startsWith('CB-RTEST'))).toEqual([]);
  });

  test.each<[string, CompliantBackupProps]>([
    ['a tag', { resources: ResourceSelector.byTag('backup', 'true') }],
    ['a tag, and copies', { resources: ResourceSelector.byTag('backup', 'true'), copyTo: [CopyDestination.region('eu-central-1')] }],
    ['everything', { resources: ResourceSelector.everything() }],
  ])('of a set-up that selects %s tell of no type that nobody named', (_, props) => {
    const stack = shop();
    const backup = new CompliantBackup(stack, 'Backup', props);
    RestoreTesting._fromPlans(backup, 'RestoreTests', { plans: () => backup.plans, role: backup.restoreRole });

    expect(selectionsIn(stack)).toHaveLength(EVERY.length);
    expect(warnings(stack).filter(id => id.startsWith('CB-RTEST'))).toEqual([]);
  });

  test('are evidence of how often a restore is tested', () => {
    const stack = shop();
    const plan = planOf(stack);
    const tests = RestoreTesting.fromPlans(stack, 'Tests', { plans: [plan] });
    const design = describeDesign({
      plans: [plan], vault: plan.backupVault, encryptionKey: undefined, backupRole: plan.backupRole, restoreRole: tests.role, rpoMinutes: undefined,
      further: { restoreTesting: [{ model: tests._model().plan, at: placeOf(tests) }] },
    });
    const fact = designFacts(design)['restore-test-interval'];

    expect(fact.value).toBe(7);
    expect(fact.shownBy).toMatchObject([{ stack: 'Shop', logicalId: expect.stringMatching(/^Tests/) as string, property: 'Properties.ScheduleExpression' }]);
  });
});
