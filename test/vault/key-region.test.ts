import { Duration, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CfnReplicaKey, Key } from 'aws-cdk-lib/aws-kms';
import { AirGappedVault, CompliantBackup, CopyDestination, ResourceSelector, SecureVault } from '../../src';
import { check } from '../checks/synth-checks';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, tokens } from '../helpers/stacks';

const arn = (region: string, account = ACCOUNT) => `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const imported = (stack: Stack, region: string) => Key.fromKeyArn(stack, 'Key', arn(region));
const elsewhere = (stack: Stack, region = 'us-east-1') => new Stack(stack.node.root, 'There', { env: { account: ACCOUNT, region } });
const resources = ResourceSelector.byTag('backup', 'true');
const mend = 'pass a key of that Region; a multi-Region key has an ARN of its own in each';

describeRefusals('a key of another Region', [
  {
    name: 'by its ARN, for a set-up',
    write: () => {
      const stack = shop();
      return new CompliantBackup(stack, 'Backup', { resources, encryptionKey: imported(stack, 'us-east-1') });
    },
    message: `Encryption key of the vault must be in the Region of the vault, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Backup] (CB-VAULT-021)`,
  },
  {
    name: 'of another stack, for a vault',
    write: () => {
      const stack = shop();
      return new SecureVault(stack, 'Vault', { encryptionKey: new Key(elsewhere(stack), 'Key') });
    },
    message: `Encryption key of the vault must be in the Region of the vault, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Vault] (CB-VAULT-021)`,
  },
  {
    name: 'for an air-gapped vault',
    write: () => {
      const stack = shop();
      return new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400), encryptionKey: imported(stack, 'us-east-1') });
    },
    message: `Encryption key of the air-gapped vault must be in the Region of the vault, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Vault] (CB-VAULT-021)`,
  },
  {
    name: 'for a vault that is there',
    write: () => {
      const stack = shop();
      const backupVaultArn = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:there`;
      return SecureVault.fromBackupVaultAttributes(stack, 'Vault', { backupVaultArn, encryptionKey: imported(stack, 'us-east-1') });
    },
    message: `Encryption key of the vault must be in the Region of the vault, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Vault] (CB-VAULT-021)`,
  },
  {
    name: 'that of the primary, for a replica',
    write: () => {
      const stack = shop();
      return new CompliantBackup(stack, 'Backup', { resources, copyTo: [CopyDestination.region('eu-central-1', { encryptionKey: new Key(stack, 'Key') })] });
    },
    message: "Encryption key of the copies to Region 'eu-central-1' must be in that Region, got 'eu-west-1': pass a key of that Region, or none to get one there; a multi-Region key has an ARN of its own in each [Shop/Backup] (CB-COPY-017)",
  },
]);

test.each<[string, (stack: Stack) => unknown]>([
  ['a key of another account', stack => new SecureVault(stack, 'Vault', { encryptionKey: Key.fromKeyArn(stack, 'Key', arn('eu-west-1', '999988887777')) })],
  ['a key of another stack in the Region', stack => new SecureVault(stack, 'Vault', { encryptionKey: new Key(elsewhere(stack, 'eu-west-1'), 'Key') })],
  ['a key that is not known', stack => new SecureVault(stack, 'Vault', { encryptionKey: Key.fromKeyArn(stack, 'Key', tokens(stack).text) })],
  ['a key of a stack whose Region is not known', stack => new SecureVault(stack, 'Vault', { encryptionKey: new Key(new Stack(stack.node.root, 'Anywhere'), 'Key') })],
  ['a key of the Region of the replica', stack => new CompliantBackup(stack, 'Backup', { resources, copyTo: [CopyDestination.region('eu-central-1', { encryptionKey: imported(stack, 'eu-central-1') })] })],
])('%s is not refused', (_, write) => {
  expect(() => write(shop())).not.toThrow();
});

test('a vault whose own Region is not known takes any key', () => {
  const stack = new Stack(testApp(), 'Anywhere');
  expect(() => new SecureVault(stack, 'Vault', { encryptionKey: imported(stack, 'us-east-1') })).not.toThrow();
});

test('a template is told of a key that comes from another Region, and the replica of a key is one of its own', () => {
  const stack = shop({ crossRegionReferences: true });
  const there = new Stack(stack.node.root, 'There', { env: { account: ACCOUNT, region: 'us-east-1' }, crossRegionReferences: true });
  const key = new Key(there, 'Key', { multiRegion: true });
  new backup.BackupVault(stack, 'Far', { encryptionKey: key });
  const replica = new CfnReplicaKey(stack, 'Replica', { primaryKeyArn: key.keyArn, keyPolicy: {} });
  new backup.CfnBackupVault(stack, 'Near', { backupVaultName: 'near', encryptionKeyArn: replica.attrArn });

  expect(check(stack.node.root as App).findings.filter(finding => finding.startsWith('CB-VAULT-021'))).toEqual(['CB-VAULT-021 Shop/Far/Resource Properties/EncryptionKeyArn']);
});
