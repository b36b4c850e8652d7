import { CfnParameter, Duration, LegacyStackSynthesizer, RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AirGappedVault, KeyDeletionAlarm, KeyProtection, SecureVault, VaultLock } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const VAULT_ARN = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:central';
const TOPIC_ARN = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const DEPLOYER = 'arn:aws:iam::111122223333:role/deploy';
const LEGACY = { synthesizer: new LegacyStackSynthesizer() };
const minRetention = Duration.days(7);

/** Vaults, locks and keys. */
export const VAULTS: readonly InCode[] = [
  inCode('CB-VAULT-007', 'a key of which nothing is known',
    stack => new SecureVault(stack, 'Vault', { encryptionKey: Key.fromKeyArn(stack, 'Key', new CfnParameter(stack, 'KeyArn').valueAsString) }),
    stack => new SecureVault(stack, 'Vault', { encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }),
  ),
  inCode('CB-VAULT-008', 'a name and a generation',
    stack => new SecureVault(stack, 'Vault', { backupVaultName: 'central', generation: '2' }),
    stack => new SecureVault(stack, 'Vault', { generation: '2' }),
  ),
  inCode('CB-VAULT-009', 'the ARN of a key',
    stack => SecureVault.fromBackupVaultArn(stack, 'Vault', KEY_ARN),
    stack => SecureVault.fromBackupVaultArn(stack, 'Vault', VAULT_ARN),
  ),
  inCode('CB-VAULT-010', 'a synthesizer that does not name its role',
    stack => new SecureVault(stack, 'Vault'),
    stack => new SecureVault(stack, 'Vault', { policyAdministrators: [DEPLOYER] }),
    LEGACY,
  ),
  inCode('CB-LOCK-005', 'a compliance lock without a yes',
    () => VaultLock.compliance({ minRetention, coolingOff: Duration.days(14), acknowledgeIrreversible: false }),
    () => VaultLock.compliance({ minRetention, coolingOff: Duration.days(14), acknowledgeIrreversible: true }),
  ),
  inCode('CB-LAG-008', 'a bound of which nothing is known',
    stack => new AirGappedVault(stack, 'Vault', { minRetention, maxRetention: Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber) }),
    stack => new AirGappedVault(stack, 'Vault', { minRetention, maxRetention: Duration.days(400) }),
  ),
  inCode('CB-KEY-001', 'a synthesizer that does not name its role',
    stack => KeyProtection.denyDeletion().protect(new Key(stack, 'Key')),
    stack => KeyProtection.denyDeletion({ policyAdministrators: [DEPLOYER] }).protect(new Key(stack, 'Key')),
    LEGACY,
  ),
  inCode('CB-KEY-002', 'the name of a role',
    stack => new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion({ keyAdministrators: ['keys'] }) }),
    stack => new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion({ keyAdministrators: ['arn:aws:iam::111122223333:role/keys'] }) }),
  ),
  inCode('CB-KEY-003', 'a key from elsewhere',
    stack => KeyProtection.denyDeletion().protect(Key.fromKeyArn(stack, 'Key', KEY_ARN)),
    stack => KeyProtection.denyDeletion().protect(new Key(stack, 'Key')),
  ),
  inCode('CB-KEY-004', 'a protected key that is to go',
    stack => new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion(), removalPolicy: RemovalPolicy.DESTROY }),
    stack => new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion(), removalPolicy: RemovalPolicy.RETAIN }),
  ),
  inCode('CB-KEY-005', 'a protected key that goes with a failed deployment',
    stack => {
      new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion() });
      RemovalPolicies.of(stack).retainOnUpdateOrDelete();
    },
    stack => {
      new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion() });
      RemovalPolicies.of(stack).retain();
    },
  ),
  inCode('CB-KEY-006', 'a topic in another Region',
    stack => new KeyDeletionAlarm(stack, 'Alarm', {
      encryptionKey: new Key(stack, 'Key'), topic: Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alarms'),
    }),
    stack => new KeyDeletionAlarm(stack, 'Alarm', {
      encryptionKey: new Key(stack, 'Key'), topic: Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:alarms'),
    }),
  ),
  inCode('CB-KEY-007', 'a FIFO topic',
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: new Key(stack, 'Key'), topic: new Topic(stack, 'Topic', { fifo: true }) }),
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: new Key(stack, 'Key'), topic: new Topic(stack, 'Topic') }),
  ),
  inCode('CB-KEY-008', 'a topic from elsewhere',
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: new Key(stack, 'Key'), topic: Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN) }),
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: new Key(stack, 'Key'), topic: new Topic(stack, 'Topic') }),
  ),
  inCode('CB-KEY-009', 'an alias',
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: Alias.fromAliasName(stack, 'Key', 'alias/backups'), topic: new Topic(stack, 'Topic') }),
    stack => new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN), topic: new Topic(stack, 'Topic') }),
  ),
];
