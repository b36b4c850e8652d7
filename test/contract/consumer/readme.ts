// stacks: Shop, Shop-eu-west-1-backup-eu-central-1
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, CopyDestination, ProtectionLevel, ResourceSelector } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const table = new dynamodb.Table(stack, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
const bucket = new s3.Bucket(stack, 'Media', { versioned: true });

const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.regulated(),
  objectives: { rpo: Duration.hours(26) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
});
backup.protect(table, bucket);
