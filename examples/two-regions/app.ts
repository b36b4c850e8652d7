import { App, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, CopyDestination, ProtectionLevel, ResourceSelector } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'eu-west-1' },
});

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const media = new Bucket(stack, 'Media', { versioned: true });

const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.regulated(),
  objectives: { rpo: Duration.hours(26) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
});
backup.protect(orders, media);
