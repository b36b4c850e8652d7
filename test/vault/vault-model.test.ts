import { CfnDeletionPolicy, Duration, Fn, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { judge } from '../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../src/model/known';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultLock } from '../../src/vault/vault-lock';
import { vaultModelOf } from '../../src/vault/vault-model';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

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
      airGapped: false,
      arn: UNKNOWN,
      lock: { minRetentionDays: 30, maxRetentionDays: 60, changeableForDays: 3 },
      encryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a',
      keyRegion: 'eu-west-1',
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

describe('air-gapped L1', () => {
  const bounds = { backupVaultName: 'theirs', minRetentionDays: 7, maxRetentionDays: 400 };
  const wrapped = (resource: backup.CfnLogicallyAirGappedBackupVault): backup.IBackupVaultRef => {
    const wrapper = new Construct(resource.stack, 'Wrapper');
    wrapper.node.defaultChild = resource;
    const backupVaultRef = { backupVaultName: resource.backupVaultName, backupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:theirs' };
    return { node: wrapper.node, env: ENV, backupVaultRef } as backup.IBackupVaultRef;
  };
  const KNOWN = {
    name: 'theirs',
    ...ENV,
    airGapped: true,
    lock: { minRetentionDays: 7, maxRetentionDays: 400, changeableForDays: undefined },
    encryptionKeyArn: undefined,
    retained: true,
    airGap: { sharedWith: UNKNOWN, approvalTeamArn: undefined, keyAccount: undefined },
  };

  function resource(props: Partial<backup.CfnLogicallyAirGappedBackupVaultProps> = {}) {
    const vault = new backup.CfnLogicallyAirGappedBackupVault(shop(), 'Vault', { ...bounds, ...props });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return vault;
  }

  test('in an object that stands for it', () => {
    const vault = wrapped(resource());
    expect(vaultModelOf(vault)).toMatchObject(KNOWN);
    expect(ids(vault)).toEqual([]);
  });

  test.each<[string, (scope: Stack, arn: string) => backup.IBackupVaultRef]>([
    ['this library', (scope, arn) => AirGappedVault.fromBackupVaultArn(scope, 'Imported', arn)],
    ['this library, as an ordinary vault', (scope, arn) => SecureVault.fromBackupVaultArn(scope, 'Imported', arn)],
    ['aws-cdk-lib', (scope, arn) => backup.BackupVault.fromBackupVaultArn(scope, 'Imported', arn)],
  ])('imported by its attribute into %s', (_, from) => {
    const vault = resource();
    const { lock, airGapped, airGap, retained } = KNOWN;
    expect(vaultModelOf(from(vault.stack, vault.attrBackupVaultArn))).toMatchObject({ lock, airGapped, airGap, retained });
  });

  test('with its key and its team', () => {
    const encryptionKeyArn = 'arn:aws:kms:eu-west-1:444455556666:key/a';
    const mpaApprovalTeamArn = 'arn:aws:mpa:us-east-1:444455556666:approval-team/t';
    expect(vaultModelOf(wrapped(resource({ encryptionKeyArn, mpaApprovalTeamArn })))).toMatchObject({
      encryptionKeyArn, airGap: { approvalTeamArn: mpaApprovalTeamArn, keyAccount: '444455556666' },
    });
  });

  test('with tokens in every leaf', () => {
    const days = Token.asNumber(Fn.importValue('days'));
    const vault = wrapped(resource({
      backupVaultName: Fn.importValue('name'),
      minRetentionDays: days,
      maxRetentionDays: days,
      encryptionKeyArn: Fn.importValue('key'),
      mpaApprovalTeamArn: Fn.importValue('team'),
    }));
    expect(vaultModelOf(vault)).toMatchObject({
      name: UNKNOWN,
      lock: { minRetentionDays: UNKNOWN, maxRetentionDays: UNKNOWN },
      encryptionKeyArn: UNKNOWN,
      airGap: { approvalTeamArn: UNKNOWN, keyAccount: UNKNOWN },
    });
    expect(ids(vault)).toEqual([]);
  });

  test.each<[string, Partial<backup.CfnLogicallyAirGappedBackupVaultProps>, string[]]>([
    ['bounds below a week', { minRetentionDays: 1, maxRetentionDays: 6 }, ['CB-LAG-001', 'CB-LAG-002']],
    ['bounds of nothing: told once, in the words of its kind', { minRetentionDays: 0, maxRetentionDays: 0.5 }, ['CB-LAG-001', 'CB-LAG-002']],
    ['a maximum below the minimum', { minRetentionDays: 60, maxRetentionDays: 30 }, ['CB-LAG-003']],
    ['a key of its account', { encryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a' }, ['CB-LAG-009']],
    ['a team that is none', { mpaApprovalTeamArn: 'team' }, ['CB-LAG-007']],
  ])('with %s', (_, props, expected) => {
    expect(ids(wrapped(resource(props)))).toEqual(expected);
  });

  test('that CloudFormation would delete', () => {
    const vault = new backup.CfnLogicallyAirGappedBackupVault(shop(), 'Vault', bounds);
    expect(vaultModelOf(wrapped(vault)).retained).toBe(false);
    expect(ids(wrapped(new backup.CfnLogicallyAirGappedBackupVault(shop(), 'Vault', bounds)))).toEqual(['CB-VAULT-004']);
  });
});

describe('imported air-gapped', () => {
  const ARN = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:theirs';

  test('by name', () => {
    const vault = AirGappedVault.fromBackupVaultName(shop(), 'Vault', 'theirs');
    expect(vaultModelOf(vault)).toMatchObject({ name: 'theirs', ...ENV, airGapped: true, lock: UNKNOWN, retained: UNKNOWN });
    expect(vault.stack.resolve(vault.backupVaultArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-west-1:111122223333:backup-vault:theirs']],
    });
  });

  test('by ARN, with the environment of the ARN', () => {
    const vault = AirGappedVault.fromBackupVaultArn(shop(), 'Vault', ARN);
    expect(vault.env).toEqual({ account: '444455556666', region: 'eu-central-1' });
    expect(vaultModelOf(vault)).toMatchObject({ name: 'theirs', arn: ARN, airGapped: true, lock: UNKNOWN });
    expect(ids(vault)).toEqual([]);
  });

  test('with what the user knows', () => {
    const stack = shop();
    const vault = AirGappedVault.fromBackupVaultAttributes(stack, 'Vault', {
      backupVaultArn: ARN,
      minRetention: Duration.days(7),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:444455556666:key/a'),
    });
    expect(vaultModelOf(vault)).toMatchObject({
      airGapped: true,
      // It surely has a maximum, but nobody said which.
      lock: { minRetentionDays: 7, maxRetentionDays: UNKNOWN, changeableForDays: undefined },
      encryptionKeyArn: 'arn:aws:kms:eu-central-1:444455556666:key/a',
    });
    expect(vaultModelOf(AirGappedVault.fromBackupVaultAttributes(stack, 'Other', { backupVaultArn: ARN, maxRetention: Duration.days(400) }))).toMatchObject({
      lock: { minRetentionDays: UNKNOWN, maxRetentionDays: 400 }, encryptionKeyArn: UNKNOWN,
    });
    expect(vaultModelOf(AirGappedVault.fromBackupVaultAttributes(stack, 'Nothing', { backupVaultArn: ARN })).lock).toBe(UNKNOWN);
  });

  test('by an ARN that is a token', () => {
    const vault = AirGappedVault.fromBackupVaultArn(shop(), 'Vault', Fn.importValue('vault-arn'));
    expect(vaultModelOf(vault)).toMatchObject({ name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, airGapped: true });
  });

  describeRefusals('refusals', [
    {
      name: 'the ARN of something else',
      write: () => AirGappedVault.fromBackupVaultArn(shop(), 'Vault', 'arn:aws:kms:eu-west-1:111122223333:key/a'),
      message: 'ARN of the vault must have the form arn:<partition>:backup:<region>:<account>:backup-vault:<name>, '
        + 'got \'arn:aws:kms:eu-west-1:111122223333:key/a\' [Shop/Vault] (CB-VAULT-009)',
    },
    {
      name: 'bounds that no such vault has',
      write: () => AirGappedVault.fromBackupVaultAttributes(shop(), 'Vault', { backupVaultArn: ARN, minRetention: Duration.days(6) }),
      message: 'Minimum retention of the vault must be a whole number of days from 7 to 36500, got 6 days [Shop/Vault] (CB-LAG-001)',
    },
  ]);
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
