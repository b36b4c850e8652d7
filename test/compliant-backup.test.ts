import { App, Duration, LegacyStackSynthesizer, RemovalPolicy, Stack, Stage, TimeZone, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  BackupSchedule, CompliantBackup, CopyDestination, KeyProtection, ProtectionLevel, ProtectionRule, ResourceSelector, Retention, SecureVault,
  VaultLock, VaultNotifications,
} from '../src';
import type { CompliantBackupProps } from '../src';
import { describeRefusals } from './helpers/refusals';
import { ACCOUNT, shop, synth, synthErrors, templateOf, tokens, warnings } from './helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');
const FRANKFURT = CopyDestination.region('eu-central-1');

function set(props: CompliantBackupProps = {}, stack = shop()): CompliantBackup {
  return new CompliantBackup(stack, 'Backup', props);
}

interface Rule {
  readonly RuleName: string;
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly Lifecycle?: { readonly DeleteAfterDays: number; readonly MoveToColdStorageAfterDays?: number };
  readonly EnableContinuousBackup?: boolean;
  readonly CopyActions?: unknown[];
}

/** The rules of all plans of the stack, as `name: days`. */
function rulesOf(backup: CompliantBackup): Rule[] {
  const plans = Object.values(Template.fromStack(Stack.of(backup)).findResources('AWS::Backup::BackupPlan'));
  return plans.flatMap(plan => (plan.Properties as { BackupPlan: { BackupPlanRule: Rule[] } }).BackupPlan.BackupPlanRule);
}

function lockOf(backup: CompliantBackup): unknown {
  const vaults = Object.values(Template.fromStack(Stack.of(backup)).findResources('AWS::Backup::BackupVault'));
  return (vaults[0].Properties as { LockConfiguration?: unknown }).LockConfiguration;
}

describe('five lines', () => {
  const stack = shop();
  const backup = new CompliantBackup(stack, 'Backup', {
    level: ProtectionLevel.regulated(),
    objectives: { rpo: Duration.hours(26) },
    resources: TAGGED,
    copyTo: [FRANKFURT],
  });
  const table = new dynamodb.Table(stack, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const bucket = new s3.Bucket(stack, 'Media', { versioned: true });
  const database = new rds.CfnDBInstance(stack, 'Database');
  backup.protect(table, bucket, database);
  const template = templateOf(stack, 'Shop');

  test('give two stacks without a Lambda or custom resource', () => {
    const { stacks } = synth(stack);
    expect(stacks.map(({ stackName }) => stackName).sort()).toEqual(['Shop', 'Shop-eu-west-1-backup-eu-central-1']);
    const types = stacks.flatMap(({ template: { Resources } }) => Object.values(Resources as Record<string, { Type: string }>))
      .map(({ Type }) => Type);
    expect(types.filter(type => /^Custom::|Lambda/.test(type))).toEqual([]);
  });

  test('give a locked vault with a rotating key, a policy against deletion and failure notifications', () => {
    template.hasResource('AWS::Backup::BackupVault', {
      Properties: {
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 366 },
        EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVaultKey'), 'Arn'] },
        AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) })]) },
        Notifications: { BackupVaultEvents: Match.arrayWith(['BACKUP_JOB_COMPLETED', 'COPY_JOB_FAILED']) },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('give daily, weekly and monthly rules and a continuous one, each of them copied', () => {
    const rules = rulesOf(backup);
    expect(rules.map(({ RuleName, Lifecycle }) => [RuleName, Lifecycle?.DeleteAfterDays]))
      .toEqual([['Daily', 35], ['Weekly', 91], ['Monthly', 366], ['Continuous', 35]]);
    expect(rules.map(rule => rule.CopyActions?.length)).toEqual([1, 1, 1, 1]);
  });

  test('give a backup role and a separate restore role, with the policies of the types', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role')).map(role => JSON.stringify((role.Properties as { ManagedPolicyArns: unknown }).ManagedPolicyArns));
    expect(roles).toHaveLength(2);
    expect(roles.filter(policies => policies.includes('AWSBackupServiceRolePolicyForS3Backup') && policies.includes('AWSBackupServiceRolePolicyForBackup'))).toHaveLength(1);
    expect(roles.filter(policies => policies.includes('AWSBackupServiceRolePolicyForS3Restore') && policies.includes('AWSBackupServiceRolePolicyForRestores'))).toHaveLength(1);
  });

  test('give continuous backups to the types that support them, and to no other', () => {
    const arns = Object.entries(template.findResources('AWS::Backup::BackupSelection'))
      .filter(([id]) => id.startsWith('BackupContinuousPlanSelectionsProtected'))
      .map(([, selection]) => JSON.stringify((selection.Properties as { BackupSelection: { Resources: unknown } }).BackupSelection.Resources));
    expect(arns).toHaveLength(1);
    expect(arns[0]).toContain('Media');
    expect(arns[0]).toContain('Database');
    expect(arns[0]).not.toContain('Orders');
  });

  test('warn of nothing', () => {
    expect(warnings(stack)).toEqual([]);
  });

  test('every part can be reached', () => {
    expect(backup.vault).toBeInstanceOf(SecureVault);
    expect(backup.encryptionKey).toBe((backup.vault as SecureVault).encryptionKey);
    expect(backup.plan.backupRole).toBe(backup.backupRole);
    expect(backup.restoreRole).not.toBe(backup.backupRole);
    expect(backup.continuousPlan?.backupRole).toBe(backup.backupRole);
    expect(backup.replicas.map(({ env }) => env.region)).toEqual(['eu-central-1']);
  });

  test('are told in words', () => {
    const words = backup.describe();
    expect(words).toContain('governance lock: at least 7 days, at most 366 days');
    expect(words).toContain('Longest time between the starts of two backups: 25 h (RPO 26 h: met)');
    expect(words).toMatch(/Daily +daily at 05:00 .* 35 days +eu-central-1/);
  });
});

describe('levels', () => {
  test('baseline', () => {
    const backup = set({ level: ProtectionLevel.baseline(), resources: TAGGED });
    expect(rulesOf(backup).map(rule => rule.RuleName)).toEqual(['Daily']);
    expect(lockOf(backup)).toEqual({ MinRetentionDays: 7 });
    expect(warnings(Stack.of(backup))).toEqual([]);
  });

  test('regulated is the default, and expects a copy', () => {
    const backup = set({ resources: TAGGED });
    expect(rulesOf(backup)).toHaveLength(4);
    expect(warnings(Stack.of(backup))).toEqual(['CB-SETUP-002']);
  });

  test('a warning goes once somebody acknowledges it', () => {
    const backup = set({ resources: TAGGED });
    Validations.of(backup).acknowledge({ id: 'CB-SETUP-002', reason: 'one Region by contract' });
    expect(warnings(Stack.of(backup))).toEqual([]);
  });

  test('immutable', () => {
    const level = ProtectionLevel.immutable({ acknowledgeIrreversible: true, coolingOff: Duration.days(5) });
    const backup = set({ level, resources: TAGGED, copyTo: [FRANKFURT] });
    expect(lockOf(backup)).toEqual({ MinRetentionDays: 35, MaxRetentionDays: 2557, ChangeableForDays: 5 });
    expect(rulesOf(backup).map(({ RuleName, Lifecycle }) => [RuleName, Lifecycle?.DeleteAfterDays, Lifecycle?.MoveToColdStorageAfterDays]))
      .toEqual([['Daily', 35, undefined], ['Monthly', 2557, 90], ['Continuous', 35, undefined]]);
  });

  test('custom', () => {
    const level = ProtectionLevel.custom({ rules: [ProtectionRule.of('Nightly', BackupSchedule.daily({ hour: 4 }), { retention: Retention.days(10) })] });
    const backup = set({ level, resources: TAGGED });
    expect(rulesOf(backup)).toMatchObject([{ RuleName: 'Nightly', Lifecycle: { DeleteAfterDays: 10 } }]);
    expect(lockOf(backup)).toBeUndefined();
    expect(backup.continuousPlan).toBeUndefined();
  });

  test('rules are scheduled in the time zone that is given', () => {
    const backup = set({ resources: TAGGED, timeZone: TimeZone.EUROPE_BERLIN, copyTo: [FRANKFURT] });
    expect(new Set(rulesOf(backup).map(rule => rule.ScheduleExpressionTimezone))).toEqual(new Set(['Europe/Berlin']));
  });
});

describe('objectives', () => {
  const daily = 'cron(0 5 ? * * *)';
  test.each([
    [26, 'Daily', daily],
    [25, 'Daily', daily],
    [24, 'Every12Hours', 'cron(0 5/12 ? * * *)'],
    [13, 'Every12Hours', 'cron(0 5/12 ? * * *)'],
    [12, 'Every8Hours', 'cron(0 5/8 ? * * *)'],
    [6, 'Every4Hours', 'cron(0 1/4 ? * * *)'],
    [2, 'Hourly', 'cron(0 * ? * * *)'],
  ])('an RPO of %d hours takes rule %s, and says so', (hours, name, schedule) => {
    const backup = set({ level: ProtectionLevel.baseline(), objectives: { rpo: Duration.hours(hours) }, resources: TAGGED });
    expect(rulesOf(backup)).toMatchObject([{ RuleName: name, ScheduleExpression: schedule }]);
    const infos = synth(Stack.of(backup)).getStackByName('Shop').messages.filter(({ level }) => level === 'info').map(({ entry }) => entry.data);
    expect(infos).toEqual([expect.stringMatching(`^An RPO of ${hours} hours is met by a backup every `)]);
  });

  test('daylight saving costs an hour', () => {
    const objectives = { rpo: Duration.hours(25) };
    const backup = set({ level: ProtectionLevel.baseline(), objectives, timeZone: TimeZone.EUROPE_BERLIN, resources: TAGGED });
    expect(rulesOf(backup)[0].RuleName).toBe('Every12Hours');
  });

  test('rules of your own are proved, not changed', () => {
    const level = ProtectionLevel.custom({ rules: [ProtectionRule.weekly()] });
    const backup = set({ level, objectives: { rpo: Duration.days(2) }, resources: TAGGED });
    expect(synthErrors(Stack.of(backup))).toEqual([expect.stringMatching(/^\[Shop\/Backup\] Rules of backup plan must start backups at most 48 h apart .*\(CB-RPO-003\)$/)]);
  });

  test('an RPO that only continuous backup keeps is told as such', () => {
    const backup = set({ objectives: { rpo: Duration.minutes(15) }, resources: TAGGED, copyTo: [FRANKFURT] });
    expect(rulesOf(backup)[0].RuleName).toBe('Hourly');
    expect(warnings(Stack.of(backup))).toEqual(['CB-RPO-005']);
  });

  test('a rule that is added later may cure it', () => {
    const level = ProtectionLevel.custom({ rules: [ProtectionRule.weekly()] });
    const backup = set({ level, objectives: { rpo: Duration.days(2) }, resources: TAGGED });
    backup.plan.addRule(ProtectionRule.daily());
    expect(synthErrors(Stack.of(backup))).toEqual([]);
  });
});

describe('what is brought along', () => {
  test('a vault is used as it is', () => {
    const stack = shop();
    const backup = set({ level: ProtectionLevel.baseline(), backupVault: SecureVault.fromBackupVaultName(stack, 'Existing', 'existing'), resources: TAGGED }, stack);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Backup::BackupVault', 0);
    expect(rulesOf(backup)).toMatchObject([{ TargetBackupVault: 'existing' }]);
    expect(backup.encryptionKey).toBeUndefined();
  });

  test('a key, a lock, roles and a topic', () => {
    const stack = shop();
    set({
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`),
      vaultLock: VaultLock.governance({ minRetention: Duration.days(20) }),
      backupRole: iam.Role.fromRoleArn(stack, 'B', `arn:aws:iam::${ACCOUNT}:role/backup`),
      restoreRole: iam.Role.fromRoleArn(stack, 'R', `arn:aws:iam::${ACCOUNT}:role/restore`),
      notifications: VaultNotifications.failuresOnly({ topic: new sns.Topic(stack, 'Topic') }),
      resources: TAGGED,
    }, stack);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Backup::BackupVault', {
      EncryptionKeyArn: Match.stringLikeRegexp('1234abcd'), LockConfiguration: { MinRetentionDays: 20, MaxRetentionDays: Match.absent() },
    });
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::SNS::Topic', 1);
  });
});

test('the keys of the vault and its replicas can be protected', () => {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { keyProtection: KeyProtection.denyDeletion(), copyTo: [FRANKFURT] });
  for (const name of ['Shop', 'Shop-eu-west-1-backup-eu-central-1']) {
    templateOf(stack, name).hasResource('AWS::KMS::Key', {
      Properties: { KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['kms:ScheduleKeyDeletion']) })]) } },
      DeletionPolicy: 'Retain',
    });
  }
});

test('vaults, keys and replicas go where somebody says so', () => {
  const stack = shop();
  set({ level: ProtectionLevel.baseline(), removalPolicy: RemovalPolicy.DESTROY, resources: TAGGED, copyTo: [FRANKFURT] }, stack);
  for (const name of ['Shop', 'Shop-eu-west-1-backup-eu-central-1']) {
    const template = templateOf(stack, name);
    template.allResources('AWS::Backup::BackupVault', { DeletionPolicy: 'Delete' });
    template.allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  }
});

test('failures reach whoever subscribes to them', () => {
  const stack = shop();
  set({ resources: TAGGED }, stack).addFailureSubscription(new EmailSubscription('ops@example.com'));
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', FilterPolicy: Match.anyValue() });
});

test('without anything that supports them there is no plan for continuous backups', () => {
  const backup = set({ copyTo: [FRANKFURT] });
  backup.protect(new dynamodb.CfnTable(Stack.of(backup), 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] }));
  expect(backup.continuousPlan).toBeUndefined();
});

describe('names of what must not be replaced', () => {
  test('logical ids and physical names are contract', () => {
    const stack = shop();
    set({ resources: TAGGED, copyTo: [FRANKFURT] }, stack);
    const stacks = synth(stack).stacks.map(({ stackName, template }) => {
      const { Resources } = template as { Resources: Record<string, { Type: string; Properties: { BackupVaultName?: string } }> };
      const resources = Object.entries(Resources);
      return [stackName, resources.filter(([, { Type }]) => /BackupVault|KMS/.test(Type)).map(([id, { Properties }]) => [id, Properties.BackupVaultName])];
    });
    expect(stacks).toEqual([
      ['Shop-eu-west-1-backup-eu-central-1', [['BackupVaultKey9F741809', undefined], ['BackupVaultTopicKey5B63F95C', undefined], ['BackupVault54D7B72B', 'Shop-eu-west-1-backup-eu-central-1-Backup-569111ec']]],
      ['Shop', [['BackupVaultKeyA286A54F', undefined], ['BackupVaultTopicKeyEF785DE4', undefined], ['BackupVaultADF21B19', 'Shop-Backup-Vault-208c3b1f']]],
    ]);
  });
});

describeRefusals('refused', [
  {
    name: 'an immutable level without a yes',
    write: () => ProtectionLevel.immutable({ acknowledgeIrreversible: false }),
    message: 'AcknowledgeIrreversible of VaultLock.compliance must be true, got false: after the cooling-off time nobody, AWS included, can change or delete the lock, or delete a recovery point before its retention ends (CB-LOCK-005)',
  },
  {
    name: 'an RPO of nothing',
    write: () => set({ objectives: { rpo: Duration.minutes(0) }, resources: TAGGED }),
    message: 'RPO of backup plan must be longer than zero, got 0 minutes [Shop/Backup] (CB-RPO-001)',
  },
  {
    name: 'a subscription to a vault that was brought along',
    write: () => {
      const stack = shop();
      return set({ backupVault: SecureVault.fromBackupVaultName(stack, 'V', 'existing') }, stack).addFailureSubscription(new EmailSubscription('ops@example.com'));
    },
    message: 'Vault must be one of ours to report failures, got one that was brought along: subscribe where it is made [Shop/Backup]',
  },
  {
    name: 'options of a new vault beside an existing one',
    write: () => {
      const stack = shop();
      return set({
        backupVault: SecureVault.fromBackupVaultName(stack, 'V', 'existing'), vaultLock: VaultLock.governance({ minRetention: Duration.days(1) }), generation: '2',
      }, stack);
    },
    message: "'vaultLock', 'generation' must not be set beside 'backupVault', got both: set them where that vault is made, or leave backupVault out to get a new one [Shop/Backup] (CB-SETUP-001)",
  },
  {
    name: 'a time zone beside rules of your own',
    write: () => set({ level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }), timeZone: TimeZone.EUROPE_BERLIN, resources: TAGGED }),
    message: "'timeZone' must not be set beside a custom level, got both: set it in the schedule of each rule [Shop/Backup] (CB-SETUP-003)",
  },
  {
    name: 'a lock that shuts continuous backups out',
    write: () => set({ vaultLock: VaultLock.governance({ minRetention: Duration.days(36) }), resources: TAGGED }),
    message: [
      "Retention of rule 'Daily' must be at least 36 days, the minimum that Vault Lock of its vault demands, got 35 days: keep it longer, or lower the minimum retention of the lock [Shop/Backup] (CB-RULE-002)",
      "Vault of the continuous rule 'Continuous' must have a lock whose minimum retention is at most 35 days, got 36 days: send continuous backups to a vault of their own [Shop/Backup] (CB-PITR-003)",
    ].join('\n'),
  },
  {
    name: 'a Region copy from a stack without a Region',
    write: () => set({ copyTo: [FRANKFURT] }, new Stack(new App(), 'Shop')),
    message: "The stack that copies to Region 'eu-central-1' must have a Region of its own, got an environment-agnostic stack: give the stack { env: { region: '…' } }, or copy to a vault that exists with CopyDestination.vaultArn [Shop/Backup] (CB-COPY-005)",
  },
  {
    name: 'two continuous rules',
    write: () => set({ level: ProtectionLevel.custom({ rules: [ProtectionRule.continuous(), ProtectionRule.continuous({ ruleName: 'Second' })] }), resources: TAGGED }),
    message: "Continuous rules of a backup plan must be at most one, since a resource has one continuous recovery point, got 'Continuous' and 'Second' [Shop/Backup] (CB-PLAN-005)",
  },
  {
    name: 'protecting what AWS Backup cannot back up',
    write: () => set().protect(new sns.Topic(shop(), 'Topic')),
    message: "Construct 'Shop/Topic' of protected resources must hold a resource that AWS Backup supports, got AWS::SNS::Topic: ProtectedResourceType lists what it supports; clusters stand for their instances, and FSx for ONTAP is protected by volume [Shop/Backup/Plan] (CB-SEL-019)",
  },
  {
    name: 'a stack whose deployment role is unknown',
    write: () => set({ resources: TAGGED }, shop({ synthesizer: new LegacyStackSynthesizer() })),
    message: 'Deny of backup:PutBackupVaultAccessPolicy on the vault must leave out the role that CloudFormation deploys with, got a stack whose synthesizer does not name that role: use the DefaultStackSynthesizer, name the role in policyAdministrators, or set blockAccessPolicyChanges to false [Shop/Backup/Vault] (CB-VAULT-010)',
  },
  {
    name: 'the same id twice',
    write: () => {
      const stack = shop();
      set({}, stack);
      return set({}, stack);
    },
    message: `There is already a Construct with name 'Backup' in ${Stack.name} [Shop]`,
  },
  {
    name: 'a stage with the same id twice',
    write: () => {
      const app = new App();
      return [new Stage(app, 'Prod'), new Stage(app, 'Prod')];
    },
    message: "There is already a Construct with name 'Prod' in App",
  },
]);

test('an RPO that no snapshot meets is refused at once, with the two moments that break it', () => {
  const write = () => set({ level: ProtectionLevel.baseline(), objectives: { rpo: Duration.minutes(90) }, resources: TAGGED });
  const moment = String.raw`\d{4}-01-01 \d\d:00 UTC`;
  expect(write).toThrow(new RegExp(`^Rules of backup plan must start backups at most 1 h 30 min apart to meet the RPO, start window included, got 2 h from ${moment} to ${moment}, .*`
    + String.raw`continuous backup is, for .* \[Shop/Backup\] \(CB-RPO-003\)$`));
});

test('what is refused leaves no vault behind', () => {
  const stack = shop();
  expect(() => set({ level: ProtectionLevel.custom({ rules: [ProtectionRule.daily(), ProtectionRule.daily()] }) }, stack)).toThrow('CB-PLAN-004');
  expect(stack.node.findAll().map(({ node }) => node.path)).toEqual(['Shop', 'Shop/Backup']);
});

test('tokens in every prop are handed on', () => {
  const stack = shop();
  const { text, number } = tokens(stack);
  set({
    objectives: { rpo: Duration.hours(number), rto: Duration.hours(number) },
    timeZone: TimeZone.of(text),
    policyAdministrators: [text],
    breakGlassRoles: [text],
    generation: text,
    resources: ResourceSelector.byTag(text, text),
  }, stack).protect(new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: text } }));
  const rules = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan'));
  expect(JSON.stringify(rules)).toContain('"ScheduleExpressionTimezone":{"Ref":"Text"}');
});
