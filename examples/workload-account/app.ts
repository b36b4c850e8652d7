import { App, Duration, Stack } from 'aws-cdk-lib';
import { InstanceType, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, CopyDestination, ResourceSelector, Retention, VaultLock } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'eu-west-1' },
});

const key = new Key(stack, 'DatabaseKey', { enableKeyRotation: true });
const database = new DatabaseInstance(stack, 'Orders', {
  engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 }),
  instanceType: new InstanceType('t4g.medium'),
  vpc: new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 }),
  vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
  storageEncryptionKey: key,
  storageEncrypted: true,
});
const media = new Bucket(stack, 'Media', { versioned: true });

const backup = new CompliantBackup(stack, 'Backup', {
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.account({
    account: '999988887777',
    backupVaultName: 'workload-copies',
    retention: Retention.days(90),
    vaultLock: VaultLock.governance({ minRetention: Duration.days(30), maxRetention: Duration.days(400) }),
  })],
});
backup.protect(database, media);
