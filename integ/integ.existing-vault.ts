import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CompliantBackup, ProtectionLevel, ProtectionRule, Retention, SecureVault, VaultLock } from '../src';
import { snapshotApp } from './snapshot-app';

/** A vault that somebody else made, brought along by its name, with what is known of its lock. */
const app = snapshotApp();
const backupVaultName = 'integ-existing-vault';
const others = new Stack(app, 'Others');
new CfnBackupVault(others, 'Vault', { backupVaultName, lockConfiguration: { minRetentionDays: 7, maxRetentionDays: 400 } });

const stack = new Stack(app, 'ExistingVault');
stack.node.addDependency(others);

const vault = SecureVault.fromBackupVaultAttributes(stack, 'Vault', {
  backupVaultArn: stack.formatArn({ service: 'backup', resource: 'backup-vault', resourceName: backupVaultName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
  vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(400) }),
});
const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.custom({ rules: [ProtectionRule.daily(), ProtectionRule.monthly({ retention: Retention.days(400) })] }),
  backupVault: vault,
});
backup.protect(new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }, removalPolicy: RemovalPolicy.DESTROY }));

new IntegTest(app, 'Test', { testCases: [stack] });
