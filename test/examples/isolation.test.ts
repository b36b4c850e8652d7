import { Match } from 'aws-cdk-lib/assertions';
import { schemaErrors } from '../helpers/backup-policy-schema';
import { Example, only, SHOP, typesIn } from './synthesized';

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

describe('organization-guard-rails', () => {
  test('let the workloads copy to where the other example has its vault', () => {
    const policies = JSON.stringify(Example.run('organization-guard-rails').template('GuardRails').findResources('AWS::Organizations::Policy'));
    const [vault] = Object.values(Example.run('backup-account').template('BackupAccount').findResources('AWS::Backup::BackupVault'));
    expect(policies).toContain(`:999988887777:backup-vault:${(vault.Properties as { BackupVaultName: string }).BackupVaultName}`);
  });
});

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

describe('organization-roll-out', () => {
  const example = Example.run('organization-roll-out');

  test('has three stacks of its own, and stacks for members', () => {
    expect(example.stacks.sort()).toEqual(['Administration', 'Bunker', 'Management']);
    expect(typesIn(example.template('Administration'))).toEqual({ 'AWS::CloudFormation::StackSet': 2, 'AWS::Organizations::Policy': 1 });
  });

  test('the policy names what the baseline makes', () => {
    const { Content } = only(example, 'Administration', 'AWS::Organizations::Policy') as { Content: object };
    expect(JSON.stringify(Content)).toContain('"target_backup_vault_name":{"@@assign":"organization-backups"}');
    expect(schemaErrors(Content)).toEqual([]);
  });
});
