import { App, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CompliantBackup, ProtectionLevel, ProtectionRule, Retention, SecureVault, VaultLock } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });

const central = SecureVault.fromBackupVaultAttributes(stack, 'Central', {
  backupVaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:central',
  vaultLock: VaultLock.governance({ minRetention: Duration.days(30), maxRetention: Duration.days(400) }),
});

const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.custom({
    rules: [ProtectionRule.daily(), ProtectionRule.monthly({ retention: Retention.days(400) })],
  }),
  backupVault: central,
});
backup.protect(orders);
