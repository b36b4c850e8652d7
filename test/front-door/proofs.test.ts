import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  BackupSchedule, CompliantBackup, ComplianceStandard, CopyDestination, ProtectionLevel, ResourceSelector, RestoreValidator,
} from '../../src';
import type { CompliantBackupProps, DesignFacts } from '../../src';
import { testApp } from '../helpers/app';

const PLAN = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';
const DASHBOARD = 'AWS::CloudWatch::Dashboard';
const ALARM = 'AWS::CloudWatch::Alarm';

function shop(props: CompliantBackupProps): { readonly stack: Stack; readonly backup: CompliantBackup } {
  const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  return { stack, backup: new CompliantBackup(stack, 'Backup', { level: ProtectionLevel.baseline(), ...props }) };
}

test('nothing is made that nobody asked for', () => {
  const { stack, backup } = shop({ resources: ResourceSelector.byTag('backup', 'true') });

  const { restoreTesting, monitoring, activityLog, framework, reports, dashboard } = backup;
  expect([restoreTesting, monitoring, activityLog, framework, reports, dashboard]).toEqual(Array(6).fill(undefined));
  const template = Template.fromStack(stack);
  for (const type of [PLAN, ALARM, DASHBOARD, 'AWS::Logs::LogGroup', 'AWS::Events::Rule', 'AWS::Lambda::Function']) template.resourceCountIs(type, 0);
});

describe('restore tests', () => {
  test('restore what is protected, also what is protected later, with the restore role of the set-up', () => {
    const { stack, backup } = shop({ restoreTesting: {} });
    const table = new dynamodb.CfnTable(stack, 'Table', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      billingMode: 'PAY_PER_REQUEST',
    });
    backup.protect(table);

    const template = Template.fromStack(stack);
    template.resourceCountIs(PLAN, 1);
    template.hasResourceProperties(SELECTION, {
      ProtectedResourceType: 'DynamoDB',
      ProtectedResourceArns: [{ 'Fn::GetAtt': ['Table', 'Arn'] }],
      IamRoleArn: stack.resolve(backup.restoreRole.roleArn) as object,
    });
    expect(backup.restoreTesting?.role).toBe(backup.restoreRole);
  });

  test('are validated where somebody is named for it, and standards see how often', () => {
    const seen: (number | undefined)[] = [];
    const predicate = { supports: (facts: DesignFacts) => seen.push(facts.restoreTestIntervalDays) > 0 };
    const standard = ComplianceStandard.custom({ name: 'House rules', requirements: [{ id: 'H-1', title: 'Tested', says: 'Restores are tested.', predicate }] });
    const { stack, backup } = shop({
      restoreTesting: { schedule: BackupSchedule.daily(), validator: RestoreValidator.builtIn() }, standards: [standard],
    });
    backup.protect(new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } }));

    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventPattern: { 'detail-type': ['Restore Job State Change'] } });
    expect(seen).toContain(1);
  });
});

describe('monitoring', () => {
  test('watches vault, plans and key, and backups that stay away', () => {
    const { stack, backup } = shop({ objectives: { rpo: Duration.hours(26) }, resources: ResourceSelector.byTag('backup', 'true'), monitoring: {} });

    const template = Template.fromStack(stack);
    template.hasResourceProperties(ALARM, {
      TreatMissingData: 'breaching',
      EvaluationPeriods: 26,
      Metrics: Match.arrayWith([Match.objectLike({
        MetricStat: {
          Metric: {
            Namespace: 'AWS/Backup',
            MetricName: 'NumberOfBackupJobsCompleted',
            Dimensions: [{ Name: 'BackupVaultName', Value: stack.resolve(backup.vault.backupVaultRef.backupVaultName) as object }],
          },
        },
      })]),
    });
    expect(backup.monitoring?.keyDeletionAlarms).toHaveLength(1);
  });

  test('an RPO of its own wins, and a topic that is brought along is used', () => {
    const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const topic = new sns.Topic(stack, 'Topic', { masterKey: undefined });
    new CompliantBackup(stack, 'Backup', {
      level: ProtectionLevel.baseline(), objectives: { rpo: Duration.hours(26) }, resources: ResourceSelector.everything(),
      monitoring: { rpo: Duration.hours(48), topic, requireEncryption: false },
    });

    Template.fromStack(stack).hasResourceProperties(ALARM, { EvaluationPeriods: 48, TreatMissingData: 'breaching', AlarmActions: [{ Ref: Match.stringLikeRegexp('^Topic') }] });
  });

  test('does not wait for backups in a vault that was superseded', () => {
    const { stack } = shop({
      resources: ResourceSelector.everything(), objectives: { rpo: Duration.hours(26) }, generation: '2', retainedVaults: [{}], monitoring: {},
    });

    expect(Object.keys(Template.fromStack(stack).findResources(ALARM, { Properties: { TreatMissingData: 'breaching' } }))).toHaveLength(1);
  });

  test('hears of restore tests that nobody validated', () => {
    const { stack } = shop({
      resources: ResourceSelector.everything(), restoreTesting: { validator: RestoreValidator.builtIn() }, activityLog: {},
      monitoring: { validationWindow: Duration.days(2) },
    });

    Template.fromStack(stack).hasResourceProperties(ALARM, {
      AlarmDescription: 'Restore tests could not be validated; the dead-letter queue of the validator has them.',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('RestoreTestingValidation'), 'QueueName'] } }],
    });
    Template.fromStack(stack).hasResourceProperties(ALARM, { EvaluationPeriods: 48, AlarmDescription: Match.stringLikeRegexp('^No restore test was found') });
  });

  test('plans that are made later are watched too', () => {
    const { stack, backup } = shop({ level: ProtectionLevel.regulated(), monitoring: {} });
    backup.protect(new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } }));

    const rules = JSON.stringify(Template.fromStack(stack).findResources('AWS::Events::Rule'));
    expect(backup.plans).toHaveLength(2);
    for (const plan of backup.plans) expect(rules).toContain(JSON.stringify(stack.resolve(plan.backupPlanId)));
  });
});

test('an activity log keeps what AWS Backup does', () => {
  const { stack, backup } = shop({ resources: ResourceSelector.everything(), activityLog: {} });

  expect(backup.activityLog).toBeDefined();
  Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'RetainExceptOnCreate' });
});

describe('a dashboard', () => {
  const shown = (stack: Stack) => JSON.stringify(Object.values(Template.fromStack(stack).findResources(DASHBOARD))[0].Properties.DashboardBody);

  test('shows the vault with its RPO, what it superseded, its replicas, alarms and log', () => {
    const { stack, backup } = shop({
      resources: ResourceSelector.everything(), objectives: { rpo: Duration.hours(26) }, copyTo: [CopyDestination.region('eu-central-1')], generation: '2',
      retainedVaults: [{}], monitoring: {}, activityLog: {}, dashboard: { dashboardName: 'backups' },
    });

    expect(backup.dashboard?.dashboard.dashboardArn).toBeDefined();
    Template.fromStack(stack).hasResourceProperties(DASHBOARD, { DashboardName: 'backups' });
    const body = shown(stack);
    expect(body.match(/Backup jobs completed in each 1 day 2 hours/g)).toHaveLength(1);
    expect(body.match(/## Vault /g)).toHaveLength(4);
    expect(body.match(/## Vault [^#]*? in eu-central-1/g)).toHaveLength(2);
    expect(body).toContain('\\"title\\":\\"Alarms\\"');
    expect(body).toContain(backup.activityLog!._logGroupName);
  });

  test.each<[string, CompliantBackupProps]>([
    ['an RPO that no graph adds up over', { level: ProtectionLevel.regulated(), objectives: { rpo: Duration.minutes(4) } }],
    ['no RPO', {}],
  ])('leaves out what is not there: %s', (_, props) => {
    const { stack } = shop({ resources: ResourceSelector.everything(), dashboard: {}, ...props });

    const body = shown(stack);
    for (const absent of ['(RPO)', 'Alarms', 'SOURCE']) expect(body).not.toContain(absent);
  });

  test('an RPO of its own wins', () => {
    const { stack } = shop({
      resources: ResourceSelector.everything(), objectives: { rpo: Duration.hours(26) }, dashboard: { rpo: Duration.hours(48) },
    });

    expect(shown(stack)).toContain('completed in each 2 days (RPO)');
  });
});
