import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BootstraplessSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { mixins, VaultLock, VaultNotifications } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

const VAULT = 'AWS::Backup::BackupVault';

function stack(): Stack {
  return new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function policyOf(of: Stack): { readonly Sid?: string; readonly Effect: string }[] {
  const [vault] = Object.values(Template.fromStack(of).findResources(VAULT)) as [{ Properties: { AccessPolicy: { Statement: [] } } }];
  return vault.Properties.AccessPolicy.Statement;
}

const GOVERNANCE = VaultLock.governance({ minRetention: Duration.days(35), maxRetention: Duration.days(400) });
const COMPLIANCE = VaultLock.compliance({ minRetention: Duration.days(35), coolingOff: Duration.days(7), acknowledgeIrreversible: true });
const OURS = ['DenyManualDeletion', 'DenyDeletionToPolicyAdministrators', 'DenyPolicyRemoval'];

describe('VaultDenyDelete', () => {
  test('adds its statements to a vault of aws-cdk-lib, and keeps what is there and what comes later', () => {
    const shop = stack();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const vault = new backup.BackupVault(shop, 'Vault', {
      accessPolicy: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ sid: 'Before', principals: [role], actions: ['backup:StartBackupJob'], resources: ['*'] })],
      }),
    });
    vault.with(new mixins.VaultDenyDelete());
    vault.addToAccessPolicy(new iam.PolicyStatement({ sid: 'After', principals: [role], actions: ['backup:ListTags'], resources: ['*'] }));

    expect(policyOf(shop).map(({ Sid }) => Sid)).toEqual(['Before', 'After', ...OURS]);
  });

  test('gives a vault without a policy one, with all three actions that audits look for in one statement', () => {
    const shop = stack();
    new backup.CfnBackupVault(shop, 'Vault', { backupVaultName: 'shop' }).with(new mixins.VaultDenyDelete());

    Template.fromStack(shop).hasResourceProperties(VAULT, {
      AccessPolicy: {
        Version: '2012-10-17',
        Statement: Match.arrayWith([Match.objectLike({
          Sid: 'DenyManualDeletion',
          Effect: 'Deny',
          Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:PutBackupVaultAccessPolicy'],
        })]),
      },
    });
  });

  test('reaches a vault of an included template', () => {
    const shop = stack();
    const statement = { Sid: 'Theirs', Effect: 'Deny', Principal: '*', Action: 'backup:CopyFromBackupVault', Resource: '*' };
    const template = { Resources: { Theirs: { Type: VAULT, Properties: { BackupVaultName: 'theirs', AccessPolicy: { Statement: statement } } } } };
    const templateFile = join(mkdtempSync(join(tmpdir(), 'mixins-')), 'template.json');
    writeFileSync(templateFile, JSON.stringify(template));
    const included = new CfnInclude(shop, 'Included', { templateFile });
    included.getResource('Theirs').with(new mixins.VaultDenyDelete());

    expect(policyOf(shop).map(({ Sid }) => Sid)).toEqual(['Theirs', ...OURS]);
  });

  test('leaves out whom it is told to', () => {
    const shop = stack();
    const breakGlass = 'arn:aws:iam::111122223333:role/break-glass';
    new backup.BackupVault(shop, 'Vault').with(new mixins.VaultDenyDelete({ breakGlassRoles: [breakGlass], blockAccessPolicyChanges: false }));

    expect(policyOf(shop)).toEqual([
      expect.objectContaining({ Sid: 'DenyManualDeletion', Condition: { ArnNotEquals: { 'aws:PrincipalArn': [breakGlass] } } }),
    ]);
  });
});

describe('VaultLocking', () => {
  test('locks', () => {
    const shop = stack();
    new backup.BackupVault(shop, 'Vault').with(new mixins.VaultLocking(GOVERNANCE));

    Template.fromStack(shop).hasResourceProperties(VAULT, { LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 400 } });
  });
});

describe('VaultRetaining', () => {
  test('keeps the vault and its key', () => {
    const shop = stack();
    const encryptionKey = new kms.Key(shop, 'Key', { removalPolicy: RemovalPolicy.DESTROY, enableKeyRotation: true });
    new backup.BackupVault(shop, 'Vault', { encryptionKey, removalPolicy: RemovalPolicy.DESTROY }).with(new mixins.VaultRetaining());

    const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    Template.fromStack(shop).hasResource(VAULT, kept);
    Template.fromStack(shop).hasResource('AWS::KMS::Key', kept);
  });

  test('leaves a key alone that is not in the app, and one that does not exist', () => {
    const shop = stack();
    const encryptionKey = kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555');
    for (const vault of [new backup.BackupVault(shop, 'A', { encryptionKey }), new backup.BackupVault(shop, 'B')]) vault.with(new mixins.VaultRetaining());

    Template.fromStack(shop).allResources(VAULT, { DeletionPolicy: 'RetainExceptOnCreate' });
    Template.fromStack(shop).resourceCountIs('AWS::KMS::Key', 0);
  });
});

describe('VaultNotifying', () => {
  test('makes an encrypted topic that AWS Backup may publish to', () => {
    const shop = stack();
    new backup.BackupVault(shop, 'Vault').with(new mixins.VaultNotifying(VaultNotifications.failuresOnly()));

    const template = Template.fromStack(shop);
    template.hasResourceProperties(VAULT, { Notifications: { SNSTopicArn: Match.anyValue(), BackupVaultEvents: Match.arrayWith(['BACKUP_JOB_COMPLETED']) } });
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'backup.amazonaws.com' } })]) },
    });
  });
});

test('what is no vault stays as it is', () => {
  const shop = stack();
  const bucket = new s3.CfnBucket(shop, 'Bucket');
  for (const mixin of [new mixins.VaultDenyDelete(), new mixins.VaultRetaining(), new mixins.VaultLocking(GOVERNANCE)]) {
    expect(mixin.supports(bucket)).toBe(false);
    bucket.with(mixin);
    mixin.applyTo(bucket);
  }

  expect(Template.fromStack(shop).toJSON()).toMatchObject({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } });
});

describeRefusals('refused', [
  {
    name: 'the deny twice',
    write: () => {
      const vault = new backup.BackupVault(stack(), 'Vault');
      vault.with(new mixins.VaultDenyDelete(), new mixins.VaultDenyDelete());
    },
    message: 'Deny of manual deletion must be added once, got it twice: give all roles to one VaultDenyDelete [Shop/Vault/Resource]',
  },
  {
    name: 'a deny that locks CloudFormation out',
    write: () => {
      const shop = new Stack(testApp(), 'Shop', { synthesizer: new BootstraplessSynthesizer() });
      new backup.BackupVault(shop, 'Vault').with(new mixins.VaultDenyDelete());
    },
    message: 'Deny of backup:PutBackupVaultAccessPolicy on the vault must leave out the role that CloudFormation deploys with, got a stack whose synthesizer does not name that role: use the DefaultStackSynthesizer, name the role in policyAdministrators, or set blockAccessPolicyChanges to false [Shop/Vault/Resource] (CB-VAULT-010)',
  },
  {
    name: 'a second lock',
    write: () => new backup.BackupVault(stack(), 'Vault', { lockConfiguration: { minRetention: Duration.days(7) } })
      .with(new mixins.VaultLocking(GOVERNANCE)),
    message: 'Vault must have no lock yet, got one: change it where it is set [Shop/Vault/Resource]',
  },
  {
    name: 'a compliance lock on a vault that goes with its stack',
    write: () => new backup.BackupVault(stack(), 'Vault', { removalPolicy: RemovalPolicy.DESTROY })
      .with(new mixins.VaultLocking(COMPLIANCE)),
    message: 'Removal policy of the vault must retain it, because its compliance lock cannot be removed, got DESTROY: leave removalPolicy out, or use a governance lock [Shop/Vault/Resource] (CB-VAULT-004)',
  },
  {
    name: 'notifications where there are some',
    write: () => {
      const shop = stack();
      new backup.BackupVault(shop, 'Vault', { notificationTopic: new sns.Topic(shop, 'Topic') })
        .with(new mixins.VaultNotifying(VaultNotifications.failuresOnly()));
    },
    message: 'Vault must have no notifications yet, got some: change them where they are set [Shop/Vault/Resource]',
  },
]);
