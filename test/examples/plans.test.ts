import { Match } from 'aws-cdk-lib/assertions';
import { Example, only, SHOP, typesIn } from './synthesized';

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
  const replica = 'Shop-eu-west-1-backup-eu-central-1';

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

describe('three-regions', () => {
  const example = Example.run('three-regions');

  test('deploys the replicas first', () => {
    expect(example.stacks.at(-1)).toBe('Files');
    expect(example.dependenciesOf('Files').sort()).toEqual(['Files-eu-west-1-backup-eu-central-1', 'Files-eu-west-1-backup-eu-west-3']);
  });
});

describe('existing-app', () => {
  const template = Example.run('existing-app').template('Shop');

  test('hardens the vault that is there', () => {
    template.resourceCountIs('AWS::Backup::BackupVault', 1);
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        LockConfiguration: { MinRetentionDays: 7 },
        Notifications: Match.anyValue(),
        AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'DenyManualDeletion' })]) },
      },
    });
  });

  test('copies what its plan keeps', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ CopyActions: [{ DestinationBackupVaultArn: Match.anyValue() }] })] },
    });
  });
});
