import { Duration, Lazy, Tags, TimeZone } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as timestream from 'aws-cdk-lib/aws-timestream';
import {
  BackupSchedule, CopyDestination, MalwareScanMode, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault,
} from '../../src';
import { shop, tokens } from '../helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');

function plan(stack: Stack, ...rules: ProtectionRule[]): ProtectionPlan {
  return new ProtectionPlan(stack, 'Plan', { rules });
}

function theRule(stack: Stack): { [key: string]: unknown } {
  const plans = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan'));
  return (plans[0].Properties as { BackupPlan: { BackupPlanRule: { [key: string]: unknown }[] } }).BackupPlan.BackupPlanRule[0];
}

describe('renders', () => {
  test('a minimal plan with a vault and a role of its own', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily()).addSelection('Tagged', TAGGED);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanName: Match.stringLikeRegexp('^Shop-Plan-[0-9a-f]{8}$'),
        BackupPlanRule: [{
          RuleName: 'Daily',
          TargetBackupVault: { Ref: Match.stringLikeRegexp('^PlanVault') },
          ScheduleExpression: 'cron(0 5 ? * * *)',
          ScheduleExpressionTimezone: 'Etc/UTC',
          StartWindowMinutes: 60,
          Lifecycle: { DeleteAfterDays: 35 },
        }],
      },
    });
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'true' }] },
    });
    template.resourceCountIs('AWS::IAM::Role', 1);
  });

  test('every property that CloudFormation knows', () => {
    const stack = shop();
    const scannerRole = iam.Role.fromRoleArn(stack, 'Scanner', 'arn:aws:iam::111122223333:role/scanner');
    const maximal = new ProtectionPlan(stack, 'Plan', {
      backupPlanName: 'everything.in-one_plan',
      windowsVss: true,
      s3: { backupAcls: false, backupObjectTags: true },
      malwareScanning: { resourceTypes: [ProtectedResourceType.S3, ProtectedResourceType.EBS], scannerRole },
      rules: [ProtectionRule.monthly({
        ruleName: 'Rule',
        schedule: BackupSchedule.cron('cron(0 3 L * ? *)', {
          timeZone: TimeZone.EUROPE_BERLIN, startWindow: Duration.hours(2), completionWindow: Duration.hours(12),
        }),
        retention: Retention.years(1).coldAfter(Duration.days(30), { optInToArchive: true }),
        copyTo: [CopyDestination.vaultArn('arn:aws:backup:us-east-1:111122223333:backup-vault:there', { retention: Retention.days(40) })],
        airGappedVault: SecureVault.fromBackupVaultArn(stack, 'Gapped', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:gapped'),
        recoveryPointTags: { team: 'shop' },
        indexedType: ProtectedResourceType.S3,
        malwareScan: MalwareScanMode.INCREMENTAL,
      })],
    });
    maximal.addSelection('Tagged', TAGGED);
    Tags.of(maximal).add('owner', 'platform');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlanTags: { owner: 'platform' },
      BackupPlan: {
        BackupPlanName: 'everything.in-one_plan',
        AdvancedBackupSettings: [
          { ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } },
          { ResourceType: 'S3', BackupOptions: { BackupACLs: 'disabled', BackupObjectTags: 'enabled' } },
        ],
        ScanSettings: [{ MalwareScanner: 'GUARDDUTY', ResourceTypes: ['S3', 'EBS'], ScannerRoleArn: 'arn:aws:iam::111122223333:role/scanner' }],
        BackupPlanRule: [{
          RuleName: 'Rule',
          TargetLogicallyAirGappedBackupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:gapped',
          ScheduleExpression: 'cron(0 3 L * ? *)',
          ScheduleExpressionTimezone: 'Europe/Berlin',
          StartWindowMinutes: 120,
          CompletionWindowMinutes: 720,
          Lifecycle: { DeleteAfterDays: 366, MoveToColdStorageAfterDays: 30, OptInToArchiveForSupportedResources: true },
          CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:111122223333:backup-vault:there', Lifecycle: { DeleteAfterDays: 40 } }],
          RecoveryPointTags: { team: 'shop' },
          IndexActions: [{ ResourceTypes: ['S3'] }],
          ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'INCREMENTAL_SCAN' }],
        }],
      },
    });
    const policies = JSON.stringify(template.findResources('AWS::IAM::Role'));
    expect(policies).toContain('AWSBackupServiceRolePolicyForScans');
  });

  test.each([
    ['hourly', ProtectionRule.hourly(), 'cron(0 * ? * * *)', 7],
    ['daily', ProtectionRule.daily(), 'cron(0 5 ? * * *)', 35],
    ['weekly', ProtectionRule.weekly(), 'cron(0 5 ? * SUN *)', 91],
    ['monthly', ProtectionRule.monthly(), 'cron(0 5 1 * ? *)', 366],
    ['yearly', ProtectionRule.yearly(), 'cron(0 5 1 JAN ? *)', 2557],
    ['continuous', ProtectionRule.continuous(), 'cron(0 5 ? * * *)', 35],
  ])('%s by intent', (intent, rule, schedule, days) => {
    const stack = shop();
    plan(stack, rule);
    expect(theRule(stack)).toMatchObject({ ScheduleExpression: schedule, Lifecycle: { DeleteAfterDays: days } });
    expect(theRule(stack).EnableContinuousBackup).toBe(intent === 'continuous' ? true : undefined);
  });

  test('a rule that keeps for ever has no lifecycle', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily({ retention: Retention.forever() }));
    expect(theRule(stack)).not.toHaveProperty('Lifecycle');
  });

  test('a rule may have a vault of its own', () => {
    const stack = shop();
    const other = new SecureVault(stack, 'Other');
    plan(stack, ProtectionRule.daily({ backupVault: other }));
    expect(theRule(stack).TargetBackupVault).toEqual({ Ref: expect.stringMatching(/^Other/) as string });
  });
});

describe('works with aws-cdk-lib', () => {
  test('its BackupSelection takes our plan, and our plan its vault', () => {
    const stack = shop();
    const backupVault = new backup.BackupVault(stack, 'Theirs');
    const ours = new ProtectionPlan(stack, 'Plan', { backupVault, rules: [ProtectionRule.daily()] });
    new backup.BackupSelection(stack, 'Selection', { backupPlan: ours, resources: [backup.BackupResource.fromTag('a', 'b')] });
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupPlanId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Plan'), 'BackupPlanId'] },
    });
    expect(theRule(stack).TargetBackupVault).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Theirs/) as string, 'BackupVaultName'] });
  });

  test('the lock of their vault binds our rules', () => {
    const stack = shop();
    const backupVault = new backup.BackupVault(stack, 'Theirs', { lockConfiguration: { minRetention: Duration.days(60) } });
    const ours = new ProtectionPlan(stack, 'Plan', { backupVault });
    expect(() => ours.addRule(ProtectionRule.daily())).toThrow('(CB-RULE-002)');
  });

  test('a plan that exists is referred to by id', () => {
    expect(ProtectionPlan.fromBackupPlanId(shop(), 'Plan', 'abc').backupPlanId).toBe('abc');
  });

  test('a role of your own is used as it is', () => {
    const stack = shop();
    const backupRole = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/mine');
    const ours = new ProtectionPlan(stack, 'Plan', { backupRole, rules: [ProtectionRule.daily()] });
    ours.addSelection('Tagged', TAGGED);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: { IamRoleArn: 'arn:aws:iam::111122223333:role/mine' } });
    template.resourceCountIs('AWS::IAM::Role', 0);
  });
});

describe('protect', () => {
  test('names resources by ARN, each once', () => {
    const stack = shop();
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    const ours = plan(stack, ProtectionRule.daily());
    ours.protect(table);
    ours.protect(table, table);
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'Arn'] }] },
    });
    Template.fromStack(stack).resourceCountIs('AWS::Backup::BackupSelection', 1);
  });

  test('a Timestream database by its tables', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily()).protect(new timestream.CfnDatabase(stack, 'Database'));
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Database', 'Arn'] }, '/table/*']] }] },
    });
  });

  test('the role gets the policies of the types and no others', () => {
    const stack = shop();
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    const ours = plan(stack, ProtectionRule.daily());
    ours.protect(table);
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role'))).not.toContain('S3');
    const second = shop();
    plan(second, ProtectionRule.daily()).protect(new s3.Bucket(second, 'Bucket', { versioned: true }));
    expect(JSON.stringify(Template.fromStack(second).findResources('AWS::IAM::Role'))).toContain('AWSBackupServiceRolePolicyForS3Backup');
  });
});

describe('tokens', () => {
  test('in every prop are handed on and judge nothing', () => {
    const stack = shop();
    const { text, number } = tokens(stack);
    const ours = new ProtectionPlan(stack, 'Plan', {
      backupPlanName: text,
      objectives: { rpo: Duration.minutes(number), rto: Duration.minutes(number) },
      rules: [ProtectionRule.daily({
        ruleName: text,
        retention: Retention.days(number).coldAfter(Duration.days(number)),
        schedule: BackupSchedule.cron(text, {
          startWindow: Duration.minutes(number), completionWindow: Duration.minutes(number), timeZone: TimeZone.of(text),
        }),
        copyTo: [CopyDestination.vaultArn(text)],
        airGappedVault: SecureVault.fromBackupVaultArn(stack, 'Gapped', text),
        recoveryPointTags: { key: Lazy.string({ produce: () => 'v'.repeat(300) }) },
      })],
    });
    ours.addSelection('Tagged', ResourceSelector.byTag(text, text));
    const rule = theRule(stack);
    expect(rule).toMatchObject({
      RuleName: { Ref: 'Text' },
      ScheduleExpression: { Ref: 'Text' },
      ScheduleExpressionTimezone: { Ref: 'Text' },
      StartWindowMinutes: { Ref: 'Number' },
      CompletionWindowMinutes: { Ref: 'Number' },
      Lifecycle: { DeleteAfterDays: { Ref: 'Number' }, MoveToColdStorageAfterDays: { Ref: 'Number' } },
      CopyActions: [{ DestinationBackupVaultArn: { Ref: 'Text' } }],
    });
  });
});
