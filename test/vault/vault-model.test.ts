import { CfnDeletionPolicy, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { judge } from '../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../src/model/known';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultLock } from '../../src/vault/vault-lock';
import { vaultModelOf } from '../../src/vault/vault-model';
import { testApp } from '../helpers/app';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const shop = () => new Stack(testApp(), 'Shop', { env: ENV });
const ids = (vault: backup.IBackupVaultRef) =>
  judge('vault', vaultModelOf(vault), { label: 'the vault', path: '' }, 'part').map(finding => finding.id);

test('a vault of this library tells about itself', () => {
  const vault = new SecureVault(shop(), 'Vault');
  expect(vaultModelOf(vault)).toEqual(vault._model());
  expect(vaultModelOf(vault)).toMatchObject({ lock: undefined, encryptionKeyArn: UNKNOWN, notificationEvents: undefined, retained: true });
});

test('a vault in a stack without account and Region has neither', () => {
  expect(vaultModelOf(new SecureVault(new Stack(testApp(), 'Shop'), 'Vault'))).toMatchObject({ account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN });
});

describe('aws-cdk-lib\'s L2', () => {
  test('is read through its L1', () => {
    const stack = shop();
    const vault = new backup.BackupVault(stack, 'Vault', {
      backupVaultName: 'theirs',
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/a'),
      lockConfiguration: { minRetention: Duration.days(30), maxRetention: Duration.days(60), changeableFor: Duration.days(3) },
      notificationTopic: new sns.Topic(stack, 'Topic'),
      notificationEvents: [backup.BackupVaultEvents.BACKUP_JOB_FAILED],
    });
    expect(vaultModelOf(vault)).toEqual({
      name: 'theirs',
      ...ENV,
      arn: UNKNOWN,
      lock: { minRetentionDays: 30, maxRetentionDays: 60, changeableForDays: 3 },
      encryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a',
      notificationEvents: ['BACKUP_JOB_FAILED'],
      retained: true,
    });
    expect(ids(vault)).toEqual(['CB-VAULT-014']);
  });

  test('surely has no lock where none is set', () => {
    expect(vaultModelOf(new backup.BackupVault(shop(), 'Vault')).lock).toBeUndefined();
  });

  test('is judged', () => {
    expect(ids(new backup.BackupVault(shop(), 'Vault', { removalPolicy: RemovalPolicy.DESTROY }))).toEqual(['CB-VAULT-003', 'CB-VAULT-005']);
  });
});

describe('L1', () => {
  test('without anything', () => {
    const vault = new backup.CfnBackupVault(shop(), 'Vault', { backupVaultName: 'x' });
    expect(vaultModelOf(vault)).toMatchObject({ name: 'x', ...ENV, lock: undefined, encryptionKeyArn: undefined, retained: false });
    expect(ids(vault)).toEqual(['CB-VAULT-001', 'CB-VAULT-003', 'CB-VAULT-005']);
  });

  test('with tokens in every leaf', () => {
    const vault = new backup.CfnBackupVault(shop(), 'Vault', {
      backupVaultName: Fn.importValue('name'),
      encryptionKeyArn: Fn.importValue('key'),
      lockConfiguration: Fn.getAtt('Other', 'Lock'),
      notifications: { snsTopicArn: Fn.importValue('topic'), backupVaultEvents: Fn.split(',', Fn.importValue('events')) },
    });
    vault.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    expect(vaultModelOf(vault)).toMatchObject({ name: UNKNOWN, encryptionKeyArn: UNKNOWN, lock: UNKNOWN, notificationEvents: UNKNOWN });
    expect(ids(vault)).toEqual([]);
  });

  test.each([
    ['a list joined at deployment', Fn.join(':', Fn.split(',', Fn.importValue('parts')))],
    ['a substitution', Fn.sub('arn:aws:kms:eu-west-1:111122223333:key/${Id}')],
  ])('with a key ARN that is %s', (_, encryptionKeyArn) => {
    const vault = new backup.CfnBackupVault(shop(), 'Vault', { backupVaultName: 'theirs', encryptionKeyArn });
    expect(vaultModelOf(vault).encryptionKeyArn).toBe(UNKNOWN);
  });

  test('with an alias ARN inside a substitution', () => {
    const encryptionKeyArn = Fn.sub('arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/mine');
    const vault = new backup.CfnBackupVault(shop(), 'Vault', { backupVaultName: 'theirs', encryptionKeyArn });
    expect(ids(vault)).toContain('CB-VAULT-006');
  });

  test('with notifications that are a token', () => {
    const vault = new backup.CfnBackupVault(shop(), 'Vault', { backupVaultName: 'theirs', notifications: Fn.getAtt('Other', 'Notifications') });
    expect(vaultModelOf(vault).notificationEvents).toBe(UNKNOWN);
  });

  test.each([
    ['no minimum', { maxRetentionDays: 60 }, ['CB-LOCK-006']],
    ['a maximum below the minimum', { minRetentionDays: 60, maxRetentionDays: 30 }, ['CB-LOCK-003']],
    ['too short a cooling-off time', { minRetentionDays: 60, changeableForDays: 2 }, ['CB-LOCK-004']],
    ['a compliance lock: nobody asked for a yes there', { minRetentionDays: 60, changeableForDays: 3 }, []],
  ])('with a lock that has %s', (_, lock, expected) => {
    const vault = new backup.CfnBackupVault(shop(), 'Vault', {
      backupVaultName: 'theirs',
      encryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a',
      lockConfiguration: lock as backup.CfnBackupVault.LockConfigurationTypeProperty,
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    expect(ids(vault)).toEqual(expected);
  });
});

describe('imported', () => {
  const ARN = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:theirs';

  test('by name, with the environment of the stack', () => {
    const vault = SecureVault.fromBackupVaultName(shop(), 'Vault', 'theirs');
    expect(vault.env).toEqual(ENV);
    expect(vault.backupVaultName).toBe('theirs');
    expect(vault.stack.resolve(vault.backupVaultArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-west-1:111122223333:backup-vault:theirs']],
    });
    expect(vaultModelOf(vault)).toMatchObject({ name: 'theirs', ...ENV, lock: UNKNOWN, encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN, retained: UNKNOWN });
  });

  test('by ARN, with the environment of the ARN', () => {
    const vault = SecureVault.fromBackupVaultArn(shop(), 'Vault', ARN);
    expect(vault.env).toEqual({ account: '444455556666', region: 'eu-central-1' });
    expect(vault.backupVaultRef).toEqual({ backupVaultName: 'theirs', backupVaultArn: ARN });
    expect(vaultModelOf(vault)).toMatchObject({ name: 'theirs', account: '444455556666', region: 'eu-central-1', arn: ARN });
    expect(ids(vault)).toEqual([]);
  });

  test('with what the user knows', () => {
    const stack = shop();
    const vault = SecureVault.fromBackupVaultAttributes(stack, 'Vault', {
      backupVaultArn: ARN,
      vaultLock: VaultLock.governance({ minRetention: Duration.days(30) }),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:444455556666:key/a'),
    });
    expect(vaultModelOf(vault)).toMatchObject({
      lock: { minRetentionDays: 30, maxRetentionDays: undefined, changeableForDays: undefined },
      encryptionKeyArn: 'arn:aws:kms:eu-central-1:444455556666:key/a',
    });
  });

  test('by an ARN that is a token', () => {
    const vault = SecureVault.fromBackupVaultArn(shop(), 'Vault', Fn.importValue('vault-arn'));
    expect(vaultModelOf(vault)).toMatchObject({ name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN });
    expect(vault.stack.resolve(vault.backupVaultName)).toEqual({ 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::ImportValue': 'vault-arn' }] }] });
  });

  test('by a name that is a token', () => {
    expect(vaultModelOf(SecureVault.fromBackupVaultName(shop(), 'Vault', Fn.importValue('vault'))).name).toBe(UNKNOWN);
  });

  test('of those that AWS Backup makes itself, whose names have slashes', () => {
    const vault = SecureVault.fromBackupVaultName(shop(), 'Vault', 'aws/efs/automatic-backup-vault');
    expect(vault.backupVaultName).toBe('aws/efs/automatic-backup-vault');
  });

  test('through aws-cdk-lib', () => {
    const vault = backup.BackupVault.fromBackupVaultArn(shop(), 'Vault', ARN);
    expect(vaultModelOf(vault)).toEqual({
      name: 'theirs', account: '444455556666', region: 'eu-central-1', arn: ARN,
      lock: UNKNOWN, encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN, retained: UNKNOWN,
    });
  });
});
