import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BackupAccessPoint, LegalHold, SecureVault, TieredVaults, VaultTiering } from '../src';
import { snapshotApp } from './snapshot-app';

/**
 * What is done with backups that are there: they move to a cheaper tier, are held, and are read where they lie. To be looked at:
 * to deploy it takes the vault, the bucket and the recovery point, and the hold stays until somebody cancels it.
 */
const app = snapshotApp();
const stack = new Stack(app, 'KeptBackups', { env: { account: '111122223333', region: 'eu-west-1' } });

const vault = SecureVault.fromBackupVaultName(stack, 'Vault', 'shop');
const media = Bucket.fromBucketName(stack, 'Media', 'shop-media');
new VaultTiering(stack, 'Tiering', {
  vaults: TieredVaults.vault(vault),
  rules: [{ after: Duration.days(60), buckets: [media] }, { after: Duration.days(180) }],
});
new LegalHold(stack, 'Hold', {
  title: 'Case 17', description: 'Asked for by the legal department', backupVaults: [vault], createdFrom: '2025-01-01', createdUntil: '2025-01-31',
});
const accessPoint = new BackupAccessPoint(stack, 'Reading', {
  recoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:media-2025-01-31-0a1b2c3d',
  readers: [new AccountPrincipal('444455556666')],
});
accessPoint.grantRead(new Role(stack, 'Auditor', { assumedBy: new AccountRootPrincipal() }));

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
