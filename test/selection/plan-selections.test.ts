import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { Construct } from 'constructs';
import { BackupRole } from '../../src/selection/backup-role';
import { PlanSelections } from '../../src/selection/plan-selections';
import { ResourceSelector } from '../../src/selection/resource-selector';
import { messageOf } from '../helpers/refusals';

const ENV = { account: '111122223333', region: 'eu-west-1' };

function setUp(only?: readonly string[]) {
  const app = new App();
  const stack = new Stack(app, 'S', { env: ENV });
  const plan = new Construct(stack, 'Plan');
  const role = new BackupRole(plan, 'Role');
  const selections = new PlanSelections(plan, { backupPlanId: 'plan', role, filter: () => ({ only }) });
  return { app, stack, plan, role, selections };
}

function table(scope: Construct, id = 'T'): CfnTable {
  return new CfnTable(scope, id, { keySchema: [{ attributeName: 'a', keyType: 'HASH' }] });
}

const from = () => undefined;

describe('selections of a plan', () => {
  test('protect collects resources in one selection, and the same one twice is once', () => {
    const { stack, selections } = setUp();
    selections.protect([table(stack, 'A')], from);
    selections.protect([stack], from);
    selections.protect([table(stack, 'B'), stack.node.findChild('A')], from);
    const resources = [{ 'Fn::GetAtt': ['A', 'Arn'] }, { 'Fn::GetAtt': ['B', 'Arn'] }];
    expect(selections.models()).toHaveLength(1);
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupPlanId: 'plan', BackupSelection: { Resources: resources, SelectionName: Match.stringLikeRegexp('^Protected-') },
    });
  });

  test('each added selection is one of its own', () => {
    const { stack, selections } = setUp();
    selections.add('One', ResourceSelector.byTag('a', '1'), from);
    selections.add('Two', ResourceSelector.byTag('a', '2'), from);
    Template.fromStack(stack).resourceCountIs('AWS::Backup::BackupSelection', 2);
    expect(selections.models().map(({ listOfTags }) => listOfTags)).toEqual([[{ key: 'a', value: '1' }], [{ key: 'a', value: '2' }]]);
  });

  test('the role follows the types', () => {
    const { stack, selections } = setUp();
    const policies = () => JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    selections.protect([table(stack)], from);
    expect(policies()).not.toContain('S3Backup');
  });

  test('the role gets the policy for S3 with the first bucket', () => {
    const { stack, selections } = setUp();
    selections.protect([new Bucket(stack, 'B', { versioned: true })], from);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.arrayWith([{ 'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup'])] }]),
    });
  });

  test('a role of the user is left alone', () => {
    const { stack, plan } = setUp();
    const own = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    new PlanSelections(plan, { backupPlanId: 'plan', role: own, filter: () => ({}) }).add('Tags', ResourceSelector.byTag('a', 'b'), from);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('can be kept to some types', () => {
    const { stack, selections } = setUp(['s3']);
    selections.protect([table(stack)], from);
    selections.add('Tags', ResourceSelector.byTag('a', 'b'), from);
    expect(selections.models().map(({ resources }) => resources)).toEqual([['arn:…:s3:::*']]);
  });

  test('resources of another stack of the same place are exported', () => {
    const { app, stack, selections } = setUp();
    selections.protect([table(new Stack(app, 'Data', { env: ENV }))], from);
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::ImportValue': Match.stringLikeRegexp('^Data:ExportsOutput') }] },
    });
  });

  test.each([
    ['HIPAA', HIPAASecurityChecks],
    ['NIST 800-53 R5', NIST80053R5Checks],
  ])('%s sees that a protected table or file system is in a backup plan', (_, Pack) => {
    const { app, stack, selections } = setUp();
    selections.protect([table(stack), new CfnFileSystem(stack, 'F')], from);
    const rules = new Pack(app).validateScope(stack).violations.map(({ ruleName }) => ruleName);
    expect(rules.filter(name => name.includes('InBackupPlan'))).toEqual([]);
  });
});

describe('refusals', () => {
  test('nothing that AWS Backup supports, with the path and nothing created', () => {
    const { stack, plan, selections } = setUp();
    const message = messageOf(() => selections.protect([new Topic(stack, 'Topic')], from));
    expect(message).toMatch(/^Construct 'S\/Topic' of protected resources must hold a resource that AWS Backup supports, got AWS::SNS::Topic: ProtectedResourceType lists what it supports; .* \[S\/Plan\] \(CB-SEL-019\)$/);
    expect(plan.node.tryFindChild('Selections')).toBeUndefined();
  });

  test.each([
    [{ ...ENV, region: 'us-east-1' }, 'eu-west-1', 'us-east-1'],
    [{ ...ENV, account: '444455556666' }, '111122223333', '444455556666'],
    [{ account: '444455556666', region: 'us-east-1' }, '111122223333/eu-west-1', '444455556666/us-east-1'],
  ])('%# a resource of another place', (env, here, there) => {
    const { app, selections } = setUp();
    const far = table(new Stack(app, 'Far', { env }));
    expect(messageOf(() => selections.add('Daily', ResourceSelector.fromConstruct(far), from)))
      .toBe(`Resource 'Far/T' of selection 'Daily' must lie in ${here} like the plan, got ${there}: give its account and Region a plan of their own [S/Plan] (CB-SEL-017)`);
  });

  test('an ARN of another place', () => {
    const { selections } = setUp();
    expect(messageOf(() => selections.add('Daily', ResourceSelector.byArn('arn:aws:dynamodb:us-east-1:111122223333:table/t'), from)))
      .toBe("Resource 'arn:aws:dynamodb:us-east-1:111122223333:table/t' of selection 'Daily' must lie in eu-west-1 like the plan, got us-east-1: give its account and Region a plan of their own [S/Plan] (CB-SEL-017)");
  });

  test('an imported bucket of another account', () => {
    const { stack, selections } = setUp();
    const bucket = Bucket.fromBucketAttributes(stack, 'B', { bucketName: 'media', account: '444455556666' });
    expect(messageOf(() => selections.protect([bucket], from))).toMatch(/^Resource 'S\/B' of protected resources must lie in 111122223333 like the plan, got 444455556666: /);
  });

  test('a place that is known at deployment only is not guessed', () => {
    const { app, selections } = setUp();
    selections.protect([table(new Stack(app, 'Agnostic'))], from);
    expect(selections.models()).toHaveLength(1);
  });

  test('a resource that comes after its stack was selected', () => {
    const { stack, plan, selections } = setUp();
    table(stack, 'Early');
    selections.protect([stack], from);
    table(stack, 'Late');
    expect(plan.node.validate()).toEqual([
      "Resource 'S/Late' below a construct of protected resources must be there when the construct is selected, got it added afterwards: select its construct last, or the resource itself too (CB-SEL-021)",
      expect.stringMatching(/^made at test\/selection\/plan-selections\.test\.ts:\d+:\d+$/),
    ]);
    selections.protect([stack.node.findChild('Late')], from);
    expect(plan.node.validate()).toEqual([]);
  });

  test('a bucket without versioning is a warning', () => {
    const { stack, selections } = setUp();
    selections.protect([new CfnBucket(stack, 'Bare'), new Bucket(stack, 'Good', { versioned: true }), Bucket.fromBucketName(stack, 'Imported', 'media')], from);
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('versioning'));
    expect(warnings.map(({ id, entry }) => [id, String(entry.data).split(' [ack')[0]])).toEqual([
      ['/S/Plan', "Bucket 'S/Bare' of protected resources must have versioning on, got none: set 'versioned: true'"],
    ]);
  });
});
