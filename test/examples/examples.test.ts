import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { CATALOGUE } from '../../src/model/diagnostics/catalogue';
import { schemaErrors } from '../helpers/backup-policy-schema';
import { Example, typesIn } from './synthesized';

const FOLDER = join(__dirname, '..', '..', 'examples');
const SHOP = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'];

describe('every example', () => {
  const names = readdirSync(FOLDER).filter(name => readdirSync(join(FOLDER, name)).includes('app.ts'));

  test('is one of these', () => {
    expect(names.sort()).toEqual([
      'air-gapped', 'audit-account', 'audited', 'backup-account', 'existing-vault', 'organization-guard-rails', 'organization-policy', 'plan-only', 'regulated-evidence', 'single-region',
      'three-regions', 'two-regions', 'workload-account',
    ]);
  });

  test.each(names)('%s has nothing to look up and nothing to complain about', name => {
    const { missing, complaints } = Example.run(name);

    expect(missing).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test.each(names)('the README of %s names rules that exist', name => {
    const ids = readFileSync(join(FOLDER, name, 'README.md'), 'utf8').match(/CB-[A-Z]+-\d{3}/g) ?? [];

    expect(CATALOGUE.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

describe('single-region', () => {
  const example = Example.run('single-region');
  const template = example.template('Shop');

  test('is one stack, without Lambda or custom resource', () => {
    expect(example.stacks).toEqual(['Shop']);
    expect(typesIn(template, ...SHOP)).toEqual({
      'AWS::Backup::BackupPlan': 1,
      'AWS::Backup::BackupSelection': 1,
      'AWS::Backup::BackupVault': 1,
      'AWS::IAM::Role': 2,
      'AWS::KMS::Key': 2,
      'AWS::SNS::Subscription': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
    });
  });

  test('has a vault with a lock, a rotating key and a policy against deletion', () => {
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: Match.absent(), ChangeableForDays: Match.absent() },
        EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVaultKey'), 'Arn'] },
        AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: Match.arrayWith(['backup:DeleteRecoveryPoint']) })]) },
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true, Description: Match.stringLikeRegexp('^Backup vault') });
  });

  test('backs up daily for 35 days, what it names by ARN', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, CopyActions: Match.absent() })] },
    });
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        ListOfTags: Match.absent(),
        Resources: [
          { 'Fn::GetAtt': [Match.stringLikeRegexp('^Orders'), 'Arn'] },
          { 'Fn::GetAtt': [Match.stringLikeRegexp('^Media'), 'Arn'] },
        ],
      },
    });
  });

  test('mails what fails, and not what ends well', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', FilterPolicy: Match.anyValue() });
    template.hasResourceProperties('AWS::Backup::BackupVault', { Notifications: { BackupVaultEvents: Match.arrayWith(['BACKUP_JOB_COMPLETED']) } });
  });
});

describe('two-regions', () => {
  const example = Example.run('two-regions');
  const replica = 'Shop-backup-eu-central-1';

  test('is two stacks; the second Region comes first', () => {
    expect(example.stacks).toEqual([replica, 'Shop']);
    expect(example.dependenciesOf('Shop')).toEqual([replica]);
    expect(example.dependenciesOf(replica)).toEqual([]);
  });

  test('has no Lambda, no custom resource and no export', () => {
    expect(typesIn(example.template('Shop'), ...SHOP)).toEqual({
      'AWS::Backup::BackupPlan': 2,
      'AWS::Backup::BackupSelection': 4,
      'AWS::Backup::BackupVault': 1,
      'AWS::IAM::Role': 2,
      'AWS::KMS::Key': 2,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
    });
    expect(typesIn(example.template(replica))).toEqual({
      'AWS::Backup::BackupVault': 1,
      'AWS::KMS::Key': 2,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
    });
    for (const stack of example.stacks) expect(example.template(stack).findOutputs('*')).toEqual({});
  });

  test('every rule copies to the replica', () => {
    const { BackupVaultName } = only(example, replica, 'AWS::Backup::BackupVault') as { BackupVaultName: string };
    const plans = Object.values(example.template('Shop').findResources('AWS::Backup::BackupPlan')) as {
      Properties: { BackupPlan: { BackupPlanRule: { RuleName: string; CopyActions: { DestinationBackupVaultArn: unknown }[] }[] } };
    }[];

    const rules = plans.flatMap(plan => plan.Properties.BackupPlan.BackupPlanRule);

    expect(rules.map(({ RuleName }) => RuleName)).toEqual(['Daily', 'Weekly', 'Monthly', 'Continuous']);
    for (const { CopyActions } of rules) {
      expect(CopyActions).toHaveLength(1);
      expect(JSON.stringify(CopyActions[0].DestinationBackupVaultArn)).toContain(':backup:eu-central-1:');
      expect(JSON.stringify(CopyActions[0].DestinationBackupVaultArn)).toContain(`:backup-vault:${BackupVaultName}`);
    }
  });

  test('both vaults have the same lock and keys of their own', () => {
    const [here, there] = ['Shop', replica].map(stack => only(example, stack, 'AWS::Backup::BackupVault'));

    expect(there.LockConfiguration).toEqual({ MinRetentionDays: 7, MaxRetentionDays: 366 });
    expect(there.LockConfiguration).toEqual(here.LockConfiguration);
    expect(there.EncryptionKeyArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^BackupVaultKey/), 'Arn'] });
  });

  test('selects by tag and by ARN, the bucket for restores to any second too', () => {
    const template = example.template('Shop');

    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'true' }] },
    });
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupPlanId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupContinuousPlan'), 'BackupPlanId'] },
      BackupSelection: { Resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Media'), 'Arn'] }] },
    });
  });
});

describe('existing-vault', () => {
  const template = Example.run('existing-vault').template('Shop');

  test('makes no vault, key or topic', () => {
    expect(typesIn(template, ...SHOP)).toEqual({ 'AWS::Backup::BackupPlan': 1, 'AWS::Backup::BackupSelection': 1, 'AWS::IAM::Role': 2 });
  });

  test('backs up into the vault that was named', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ TargetBackupVault: 'central', Lifecycle: { DeleteAfterDays: 35 } }),
          Match.objectLike({ TargetBackupVault: 'central', Lifecycle: { DeleteAfterDays: 400 } }),
        ],
      },
    });
  });
});

describe('plan-only', () => {
  const template = Example.run('plan-only').template('Backups');

  test("makes a plan, a selection and a role beside aws-cdk-lib's vault", () => {
    expect(typesIn(template)).toEqual({
      'AWS::Backup::BackupPlan': 1, 'AWS::Backup::BackupSelection': 1, 'AWS::Backup::BackupVault': 1, 'AWS::IAM::Role': 1,
    });
  });

  test('backs up twice a day in Berlin, and monthly with cold storage', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ ScheduleExpression: 'cron(0 5/12 ? * * *)', ScheduleExpressionTimezone: 'Europe/Berlin', Lifecycle: { DeleteAfterDays: 14 } }),
          Match.objectLike({ Lifecycle: { DeleteAfterDays: 366, MoveToColdStorageAfterDays: 30 } }),
        ],
      },
    });
  });

  test('selects production, but not what opted out', () => {
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'stage', ConditionValue: 'production' }],
        Conditions: { StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'off' }] },
      },
    });
  });
});

describe('air-gapped', () => {
  const example = Example.run('air-gapped');
  const [shop, restore] = ['Shop', 'Restore'].map(stack => example.template(stack));

  test('is two stacks of two accounts, and neither waits for the other', () => {
    expect(example.stacks.sort()).toEqual(['Restore', 'Shop']);
    expect(example.dependenciesOf('Restore')).toEqual([]);
    expect(Object.keys(shop.findOutputs('*'))).toEqual(['VaultArn', 'ResourceShareArn']);
  });

  test('has no Lambda and no custom resource', () => {
    expect(typesIn(shop, ...SHOP)).toEqual({
      'AWS::Backup::BackupPlan': 1,
      'AWS::Backup::BackupSelection': 1,
      'AWS::Backup::BackupVault': 1,
      'AWS::Backup::LogicallyAirGappedBackupVault': 1,
      'AWS::IAM::Role': 1,
      'AWS::KMS::Key': 2,
      'AWS::RAM::ResourceShare': 1,
      'AWS::SNS::Subscription': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
    });
    expect(typesIn(restore)).toEqual({ 'AWS::IAM::Policy': 1, 'AWS::IAM::Role': 2 });
  });

  test('the vault is shared with the restore account alone', () => {
    shop.hasResourceProperties('AWS::RAM::ResourceShare', {
      Principals: ['444455556666'],
      ResourceArns: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^AirGapped'), 'BackupVaultArn'] }],
    });
  });

  test('every rule backs up into it, within its bounds', () => {
    const { MinRetentionDays, MaxRetentionDays } = only(example, 'Shop', 'AWS::Backup::LogicallyAirGappedBackupVault') as Record<string, number>;
    const { BackupPlan } = only(example, 'Shop', 'AWS::Backup::BackupPlan') as {
      BackupPlan: { BackupPlanRule: { TargetLogicallyAirGappedBackupVaultArn: unknown; Lifecycle: { DeleteAfterDays: number } }[] };
    };

    expect(BackupPlan.BackupPlanRule.map(({ Lifecycle }) => Lifecycle.DeleteAfterDays)).toEqual([35, 400]);
    for (const { TargetLogicallyAirGappedBackupVaultArn, Lifecycle: { DeleteAfterDays } } of BackupPlan.BackupPlanRule) {
      expect(TargetLogicallyAirGappedBackupVaultArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^AirGapped/), 'BackupVaultArn'] });
      expect(DeleteAfterDays).toBeGreaterThanOrEqual(MinRetentionDays);
      expect(DeleteAfterDays).toBeLessThanOrEqual(MaxRetentionDays);
    }
  });

  test('the operator of the restore account restores from it, with the restore role', () => {
    const { BackupVaultName } = only(example, 'Shop', 'AWS::Backup::LogicallyAirGappedBackupVault');
    const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:111122223333:${rest}`]] });
    restore.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['backup:ListRecoveryPointsByBackupVault']), Resource: arn(`backup-vault:${String(BackupVaultName)}`) }),
          Match.objectLike({ Action: Match.arrayWith(['backup:StartRestoreJob']), Resource: arn('recovery-point:*') }),
          Match.objectLike({ Action: 'iam:PassRole', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RestoreRole'), 'Arn'] } }),
        ],
      },
    });
  });
});

/** Properties of the one resource of a type. */
function only(example: Example, stack: string, type: string): Record<string, unknown> {
  const found = Object.values(example.template(stack).findResources(type)) as { Properties: Record<string, unknown> }[];
  expect(found).toHaveLength(1);
  return found[0].Properties;
}

describe('backup-account and workload-account', () => {
  const there = Example.run('backup-account');
  const here = Example.run('workload-account');

  test('name the same vault, on both sides of the border', () => {
    const [vault] = Object.values(there.template('BackupAccount').findResources('AWS::Backup::BackupVault'));
    const { BackupVaultName: name } = vault.Properties as { BackupVaultName: string };
    const plans = Object.values(here.template('Shop').findResources('AWS::Backup::BackupPlan')) as { Properties: { BackupPlan: { BackupPlanRule: object[] } } }[];
    const rules = plans.flatMap(({ Properties: { BackupPlan } }) => BackupPlan.BackupPlanRule);
    expect(rules).toHaveLength(4);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        CopyActions: [{
          DestinationBackupVaultArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:999988887777:backup-vault:${name}`]] },
          Lifecycle: { DeleteAfterDays: 90 },
        }],
      });
    }
  });

  test('let the backup account use the key of the database, and no other key', () => {
    const keys = Object.values(here.template('Shop').findResources('AWS::KMS::Key'));
    const open = keys.filter(key => JSON.stringify(key).includes('999988887777'));
    expect(open).toHaveLength(1);
    expect(JSON.stringify(open)).toContain('AllowGrantsForCopiesOfBackups');
  });
});

describe('organization-guard-rails', () => {
  test('let the workloads copy to where the other example has its vault', () => {
    const policies = JSON.stringify(Example.run('organization-guard-rails').template('GuardRails').findResources('AWS::Organizations::Policy'));
    const [vault] = Object.values(Example.run('backup-account').template('BackupAccount').findResources('AWS::Backup::BackupVault'));
    expect(policies).toContain(`:999988887777:backup-vault:${(vault.Properties as { BackupVaultName: string }).BackupVaultName}`);
  });
});

describe('organization-policy', () => {
  const policies = Object.values(Example.run('organization-policy').template('BackupPolicies').findResources('AWS::Organizations::Policy'))
    .map(({ Properties }) => Properties as { Content: { plans: Record<string, unknown> }; TargetIds: string[] });

  test('has the plans of both units, which the schema accepts', () => {
    expect(policies.map(({ Content, TargetIds }) => [...TargetIds, ...Object.keys(Content.plans).filter(name => !name.startsWith('@@'))]).sort()).toEqual([
      ['ou-ab12-11111111', 'gold-continuous-eu-central-1', 'silver-eu-west-1', 'silver-eu-central-1'],
      ['ou-ab12-11111111', 'gold-eu-west-1', 'gold-continuous-eu-west-1', 'gold-eu-central-1'],
      ['ou-ab12-33333333', 'logs-eu-west-1', 'logs-eu-central-1'],
    ]);
    expect(policies.flatMap(({ Content }) => schemaErrors(Content))).toEqual([]);
  });

  test('copies to where the other example has its vault', () => {
    const [vault] = Object.values(Example.run('backup-account').template('BackupAccount').findResources('AWS::Backup::BackupVault'));
    expect(JSON.stringify(policies)).toContain(`:eu-west-1:999988887777:backup-vault:${(vault.Properties as { BackupVaultName: string }).BackupVaultName}`);
  });
});

describe('three-regions', () => {
  const example = Example.run('three-regions');

  test('deploys the replicas first', () => {
    expect(example.stacks.at(-1)).toBe('Files');
    expect(example.dependenciesOf('Files').sort()).toEqual(['Files-backup-eu-central-1', 'Files-backup-eu-west-3']);
  });
});

describe('regulated-evidence', () => {
  const example = Example.run('regulated-evidence');
  const evidence = JSON.parse(example.file('backup-evidence.json')) as { setUps: { standards: { id: string; requirements: { id: string; verdict: string }[] }[] }[] };
  const [{ standards }] = evidence.setUps;

  test('measures the shop by five standards', () => {
    expect(standards.map(({ id }) => id)).toEqual(['CIS_8', 'FEDRAMP', 'HIPAA', 'NIST_800_53', 'custom: Shop backup policy']);
  });

  test('has something of each verdict to say', () => {
    const verdicts = standards.flatMap(({ requirements }) => requirements.map(({ verdict }) => verdict));
    expect([...new Set(verdicts)].sort()).toEqual(['not supported', 'organizational', 'supported partly', 'supported strongly']);
  });

  test('writes the same for people, and for OSCAL', () => {
    expect(example.file('backup-evidence.md')).toContain('#### SBP-1 Kept a month, and two years at most: supported strongly');
    expect(example.file('backup-evidence.oscal.json')).toContain('MODERATE-baseline_profile.json');
  });
});

describe('audit-account', () => {
  test('reports over the whole organization, as CSV', () => {
    Example.run('audit-account').template('Audit').allResourcesProperties('AWS::Backup::ReportPlan', {
      ReportSetting: { Accounts: ['ROOT'], Regions: ['*'], FrameworkArns: Match.absent() },
      ReportDeliveryChannel: { Formats: Match.absent() },
    });
  });
});

describe('audited', () => {
  const template = Example.run('audited').template('Shop');

  test('has a framework of what the plan keeps, for what has the tag', () => {
    const { FrameworkControls: controls } = only(Example.run('audited'), 'Shop', 'AWS::Backup::Framework') as {
      FrameworkControls: { ControlName: string; ControlScope?: unknown }[];
    };

    expect(controls).toHaveLength(9);
    expect(controls.filter(({ ControlScope }) => ControlScope).map(({ ControlScope }) => ControlScope)).toEqual(
      Array.from({ length: 5 }, () => ({ Tags: [{ Key: 'backup', Value: 'true' }] })),
    );
  });

  test('reports jobs and compliance into one bucket', () => {
    template.resourceCountIs('AWS::Backup::ReportPlan', 5);
    template.resourceCountIs('AWS::Config::ConfigurationRecorder', 1);
  });
});
