import { BootstraplessSynthesizer, Duration, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupPlanDefaults, BackupVaultDefaults, SecureVault, VaultLock } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

const VAULT = 'AWS::Backup::BackupVault';
const lock = VaultLock.compliance({
  minRetention: Duration.days(35), maxRetention: Duration.days(400), coolingOff: Duration.days(7), acknowledgeIrreversible: true,
});

function stack(): Stack {
  return new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
}

test('a vault that says nothing gets all defaults', () => {
  const shop = stack();
  const encryptionKey = new kms.Key(shop, 'Key', { enableKeyRotation: true });
  const notificationTopic = new sns.Topic(shop, 'Topic');
  PropertyInjectors.of(shop).add(new BackupVaultDefaults({ vaultLock: lock, encryptionKey, notificationTopic }));
  new backup.BackupVault(shop, 'Vault');

  const template = Template.fromStack(shop);
  template.hasResource(VAULT, { DeletionPolicy: 'RetainExceptOnCreate' });
  template.hasResourceProperties(VAULT, {
    LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 400, ChangeableForDays: 7 },
    EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    Notifications: { SNSTopicArn: { Ref: Match.stringLikeRegexp('^Topic') } },
    AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'DenyManualDeletion' })]) },
  });
});

test('what a vault says itself wins, and its policy is added to', () => {
  const shop = stack();
  PropertyInjectors.of(shop).add(new BackupVaultDefaults({ vaultLock: lock }));
  const accessPolicy = new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({ sid: 'Theirs', effect: iam.Effect.DENY, principals: [new iam.StarPrincipal()], actions: ['backup:CopyFromBackupVault'], resources: ['*'] })],
  });
  new backup.BackupVault(shop, 'Vault', {
    accessPolicy,
    encryptionKey: undefined,
    lockConfiguration: { minRetention: Duration.days(7) },
    removalPolicy: RemovalPolicy.DESTROY,
  });

  const template = Template.fromStack(shop);
  template.hasResource(VAULT, { DeletionPolicy: 'Delete' });
  template.hasResourceProperties(VAULT, {
    LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: Match.absent() },
    AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'DenyManualDeletion' }), Match.objectLike({ Sid: 'Theirs' })]) },
  });
  expect(accessPolicy.statementCount).toBe(1);
});

test('vaults of this library have their own properties', () => {
  const shop = stack();
  PropertyInjectors.of(shop).add(new BackupVaultDefaults({ vaultLock: lock }));
  new SecureVault(shop, 'Vault');

  Template.fromStack(shop).hasResourceProperties(VAULT, { LockConfiguration: Match.absent() });
});

test('plans share the vault of the organization, unless they name one', () => {
  const shop = stack();
  const vault = new SecureVault(shop, 'Vault', { backupVaultName: 'organization' });
  const other = new SecureVault(shop, 'Other', { backupVaultName: 'other' });
  PropertyInjectors.of(shop).add(new BackupPlanDefaults({ backupVault: vault, windowsVss: true }));
  new backup.BackupPlan(shop, 'A', { backupPlanRules: [backup.BackupPlanRule.daily()] });
  new backup.BackupPlan(shop, 'B', { backupPlanRules: [backup.BackupPlanRule.daily()], backupVault: other, windowsVss: false });

  const template = Template.fromStack(shop);
  template.resourceCountIs(VAULT, 2);
  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: { BackupPlanName: 'A', AdvancedBackupSettings: Match.anyValue(), BackupPlanRule: [Match.objectLike({ TargetBackupVault: shop.resolve(vault.backupVaultName) as string })] },
  });
  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: { BackupPlanName: 'B', AdvancedBackupSettings: Match.absent(), BackupPlanRule: [Match.objectLike({ TargetBackupVault: shop.resolve(other.backupVaultName) as string })] },
  });
});

describeRefusals('refused', [
  {
    name: 'a deny that locks CloudFormation out',
    write: () => {
      const shop = new Stack(testApp(), 'Shop', { synthesizer: new BootstraplessSynthesizer() });
      PropertyInjectors.of(shop).add(new BackupVaultDefaults());
      new backup.BackupVault(shop, 'Vault');
    },
    message: "Deny of backup:PutBackupVaultAccessPolicy on vault 'Vault' must leave out the role that CloudFormation deploys with, got a stack whose synthesizer does not name that role: use the DefaultStackSynthesizer, name the role in policyAdministrators, or set blockAccessPolicyChanges to false [Shop] (CB-VAULT-010)",
  },
]);
