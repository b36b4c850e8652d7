// stacks: Bunker, Bunker-eu-west-1-backup-eu-central-1, Shop
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { AirGappedVault, BackupDestination, CompliantBackup, CopyDestination, SourceAccounts } from 'cdk-compliant-backup';

const app = new App();
const bunker = new Stack(app, 'Bunker', { env: { account: '999988887777', region: 'eu-west-1' } });
new BackupDestination(bunker, 'Destination', { backupVaultName: 'copies', acceptFrom: [SourceAccounts.accounts('111122223333')], regions: ['eu-central-1'] });

const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const key = new Key(shop, 'Key', { enableKeyRotation: true });
new CompliantBackup(shop, 'Backup', {
  airGappedVault: new AirGappedVault(shop, 'Gapped', { minRetention: Duration.days(7), maxRetention: Duration.days(400) }),
  copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'copies' })],
}).protect(new CfnDBInstance(shop, 'Orders', { storageEncrypted: true, kmsKeyId: key.keyArn }));
