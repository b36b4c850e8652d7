import { App, Duration, Lazy, Stack, Tags, TimeZone, Token, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  BackupSchedule, CopyDestination, MalwareScanMode, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, VaultLock,
} from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { IRELAND, shop, synthErrors, warnings } from '../helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');

function plan(stack: Stack, ...rules: ProtectionRule[]): ProtectionPlan {
  return new ProtectionPlan(stack, 'Plan', { rules });
}

/** A plan that backs up to a vault with a lock. */
function locked(min: number, max: number | undefined, ...rules: ProtectionRule[]): ProtectionPlan {
  const stack = shop();
  const maxRetention = max === undefined ? undefined : Duration.days(max);
  const backupVault = new SecureVault(stack, 'Vault', {
    backupVaultName: 'vault', vaultLock: VaultLock.governance({ minRetention: Duration.days(min), maxRetention }),
  });
  return new ProtectionPlan(stack, 'Plan', { backupVault, rules });
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
        schedule: BackupSchedule.cron('cron(0 3 L * ? *)', { timeZone: TimeZone.EUROPE_BERLIN, startWindow: Duration.hours(2), completionWindow: Duration.hours(12) }),
        retention: Retention.years(1).coldAfter(Duration.days(30), { optInToArchive: true }),
        copyTo: [CopyDestination.vaultArn('arn:aws:backup:us-east-1:111122223333:backup-vault:there', { retention: Retention.days(40) })],
        logicallyAirGappedVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:gapped',
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

  test("the lock of their vault binds our rules", () => {
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

describe('told at synth', () => {
  test('a plan without rules', () => {
    const stack = shop();
    new ProtectionPlan(stack, 'Plan').addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual(['[Shop/Plan] Backup plan must have at least one rule, got none: pass rules or call addRule (CB-PLAN-002)']);
  });

  test('a plan that selects nothing, until somebody says that it is meant', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily());
    expect(warnings(stack)).toContain('CB-PLAN-006');
    const other = shop();
    Validations.of(plan(other, ProtectionRule.daily())).acknowledge({ id: 'CB-PLAN-006', reason: 'selected elsewhere' });
    expect(warnings(other)).not.toContain('CB-PLAN-006');
  });

  test('two plans whose continuous rules name one resource', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    for (const id of ['One', 'Two']) new ProtectionPlan(stack, id, { rules: [ProtectionRule.continuous()] }).protect(bucket, table);
    expect(synthErrors(stack)).toEqual(['One', 'Two'].map((id, i) =>
      `[Shop/${id}] Resource 'Shop/Bucket/Resource' must have one continuous rule, since it has one continuous recovery point, got another one in plan 'Shop/${['Two', 'One'][i]}': take it out of one of them (CB-PLAN-009)`));
  });

  test('not two plans of which one is continuous', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    new ProtectionPlan(stack, 'One', { rules: [ProtectionRule.continuous()] }).protect(bucket);
    new ProtectionPlan(stack, 'Two', { rules: [ProtectionRule.daily()] }).protect(bucket);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('a scan that nobody set up', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily({ malwareScan: MalwareScanMode.FULL })).addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual([
      '[Shop/Plan] Malware scanning of a backup plan must be set up where a rule asks for it, got no scan settings: set malwareScanning of the plan (CB-SCAN-002)',
    ]);
  });

  test('scan settings that no rule uses', () => {
    const stack = shop();
    const scannerRole = iam.Role.fromRoleArn(stack, 'Scanner', 'arn:aws:iam::111122223333:role/scanner');
    new ProtectionPlan(stack, 'Plan', { malwareScanning: { resourceTypes: [ProtectedResourceType.S3], scannerRole }, rules: [ProtectionRule.daily()] })
      .addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual([
      '[Shop/Plan] Malware scanning of a backup plan must be asked for by at least one rule, got none: set malwareScan in a rule (CB-SCAN-002)',
    ]);
  });

  test('types that cannot do what a rule asks for', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    plan(stack, ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30)) })).protect(bucket);
    expect(warnings(stack)).toContain('CB-TYPE-001');
  });
});

const ARN = 'arn:aws:backup:us-east-1:111122223333:backup-vault:there';
const days = (n: number) => ({ retention: Retention.days(n) });
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));

describeRefusals('refused', [
  {
    name: 'a rule name with a space',
    write: () => plan(shop(), ProtectionRule.daily({ ruleName: 'every day' })),
    message: "Rule name must have 1 to 50 letters, digits, '-', '_' or '.', got 'every day' [Shop/Plan] (CB-RULE-001)",
  },
  {
    name: 'a rule name of 51 characters',
    write: () => plan(shop(), ProtectionRule.of('r'.repeat(51), BackupSchedule.daily())),
    message: `Rule name must have 1 to 50 letters, digits, '-', '_' or '.', got '${'r'.repeat(51)}' [Shop/Plan] (CB-RULE-001)`,
  },
  {
    name: 'a plan name of 51 characters',
    write: () => new ProtectionPlan(shop(), 'Plan', { backupPlanName: 'p'.repeat(51) }),
    message: `Backup plan name must have 1 to 50 letters, digits, '-', '_' or '.', got '${'p'.repeat(51)}' [Shop/Plan] (CB-PLAN-001)`,
  },
  {
    name: 'a retention under the lock',
    write: () => locked(40, undefined, ProtectionRule.daily()),
    message: "Retention of rule 'Daily' must be at least 40 days, the minimum that Vault Lock of vault 'vault' demands, got 35 days: keep it longer, or lower the minimum retention of the lock [Shop/Plan] (CB-RULE-002)",
  },
  {
    name: 'a retention over the lock',
    write: () => locked(1, 30, ProtectionRule.daily()),
    message: "Retention of rule 'Daily' must be at most 30 days, the maximum that Vault Lock of vault 'vault' allows, got 35 days: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'for ever in a vault with a maximum',
    write: () => locked(1, 30, ProtectionRule.daily({ retention: Retention.forever() })),
    message: "Retention of rule 'Daily' must be at most 30 days, the maximum that Vault Lock of vault 'vault' allows, got for ever: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'a copy that inherits a retention which its vault refuses',
    write: () => {
      const stack = shop();
      const there = new SecureVault(stack, 'There', { backupVaultName: 'there', vaultLock: VaultLock.governance({ minRetention: Duration.days(90) }) });
      return new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(there)] })] });
    },
    message: "Retention of the copy to vault 'there' in eu-west-1 in rule 'Daily' must be at least 90 days, the minimum that Vault Lock of vault 'there' demands, got 35 days: keep it longer, or lower the minimum retention of the lock [Shop/Plan] (CB-RULE-002)",
  },
  {
    name: 'a copy with a retention of its own that its vault refuses',
    write: () => {
      const stack = shop();
      const there = new SecureVault(stack, 'There', { backupVaultName: 'there', vaultLock: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(50) }) });
      return new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(there, days(60))] })] });
    },
    message: "Retention of the copy to vault 'there' in eu-west-1 in rule 'Daily' must be at most 50 days, the maximum that Vault Lock of vault 'there' allows, got 60 days: keep it shorter, or raise the maximum retention of the lock [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'a continuous rule over 35 days',
    write: () => plan(shop(), ProtectionRule.continuous(days(36))),
    message: "Retention of the continuous rule 'Continuous' must be at most 35 days, got 36 days: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
  },
  {
    name: 'a continuous rule for ever',
    write: () => plan(shop(), ProtectionRule.continuous({ retention: Retention.forever() })),
    message: "Retention of the continuous rule 'Continuous' must be at most 35 days, got for ever: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
  },
  {
    name: 'a continuous rule with cold storage',
    write: () => plan(shop(), ProtectionRule.continuous({ retention: Retention.forever().coldAfter(Duration.days(8)) })),
    message: [
      "Retention of the continuous rule 'Continuous' must be at most 35 days, got for ever: keep longer with another rule that takes snapshots [Shop/Plan] (CB-PITR-001)",
      "Retention of the continuous rule 'Continuous' must have no cold storage, got cold after 8 days [Shop/Plan] (CB-PITR-002)",
    ].join('\n'),
  },
  {
    name: 'a continuous rule into a vault locked above 35 days',
    write: () => locked(36, undefined, ProtectionRule.continuous()),
    message: "Vault of the continuous rule 'Continuous' must have a lock whose minimum retention is at most 35 days, got 36 days: send continuous backups to a vault of their own [Shop/Plan] (CB-PITR-003)",
  },
  {
    name: 'two continuous rules',
    write: () => plan(shop(), ProtectionRule.continuous(), ProtectionRule.continuous({ ruleName: 'Again' })),
    message: "Continuous rules of a backup plan must be at most one, since a resource has one continuous recovery point, got 'Continuous' and 'Again' [Shop/Plan] (CB-PLAN-005)",
  },
  {
    name: 'two rules of one name',
    write: () => plan(shop(), ProtectionRule.daily(), ProtectionRule.daily()),
    message: "Rules of a backup plan must have different names, got 'Daily' twice: set ruleName [Shop/Plan] (CB-PLAN-004)",
  },
  {
    name: 'eleven rules',
    write: () => plan(shop(), ...Array.from({ length: 11 }, (_, i) => ProtectionRule.daily({ ruleName: `R${i}` }))),
    message: 'Rules of a backup plan must be at most 10, got 11: split them into two plans [Shop/Plan] (CB-PLAN-003)',
  },
  {
    name: 'six copies',
    write: () => plan(shop(), ProtectionRule.daily({ copyTo: Array.from({ length: 6 }, (_, i) => CopyDestination.vaultArn(`${ARN}${i}`)) })),
    message: "Copies of rule 'Daily' must be at most 5, got 6 [Shop/Plan] (CB-COPY-001)",
  },
  {
    name: 'eleven tags on recovery points',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: tags(11) })),
    message: "Recovery point tags of rule 'Daily' must be at most 10, got 11 [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'a reserved tag on recovery points',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: { 'aws:mine': 'x' } })),
    message: "Recovery point tags of rule 'Daily' must have keys of 1 to 128 characters that do not start with 'aws:', got 'aws:mine' [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'a tag value of 257 characters',
    write: () => plan(shop(), ProtectionRule.daily({ recoveryPointTags: { k: 'v'.repeat(257) } })),
    message: "Recovery point tags of rule 'Daily' must have values of at most 256 characters, got 257 characters for 'k' [Shop/Plan] (CB-RULE-004)",
  },
  {
    name: 'an index of a type that has none',
    write: () => plan(shop(), ProtectionRule.daily({ indexedType: ProtectedResourceType.DYNAMODB })),
    message: "Index action of rule 'Daily' must be one, for 'EBS' or for 'S3', got 'DynamoDB' [Shop/Plan] (CB-RULE-005)",
  },
  {
    name: 'eleven selections by tag',
    write: () => {
      const ours = plan(shop(), ProtectionRule.daily());
      for (let i = 0; i < 11; i++) ours.addSelection(`S${i}`, ResourceSelector.byTag('team', `t${i}`));
    },
    message: 'Selections by tag of a backup plan must be at most 10, got 11: name several tags in one ResourceSelector.byAnyTag [Shop/Plan] (CB-PLAN-007)',
  },
]);

describe('tokens', () => {
  test('in every prop are handed on and judge nothing', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const text = () => Token.asString({ Ref: 'Text' });
    const number = () => Token.asNumber({ Ref: 'Number' });
    const ours = new ProtectionPlan(stack, 'Plan', {
      backupPlanName: text(),
      objectives: { rpo: Duration.minutes(number()), rto: Duration.minutes(number()) },
      rules: [ProtectionRule.daily({
        ruleName: text(),
        retention: Retention.days(number()).coldAfter(Duration.days(number())),
        schedule: BackupSchedule.cron(text(), { startWindow: Duration.minutes(number()), completionWindow: Duration.minutes(number()), timeZone: TimeZone.of(text()) }),
        copyTo: [CopyDestination.vaultArn(text())],
        logicallyAirGappedVaultArn: text(),
        recoveryPointTags: { key: Lazy.string({ produce: () => 'v'.repeat(300) }) },
      })],
    });
    ours.addSelection('Tagged', ResourceSelector.byTag(text(), text()));
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
