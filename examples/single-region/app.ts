import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CompliantBackup, ProtectionLevel } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop');

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const media = new Bucket(stack, 'Media', { versioned: true });

const backup = new CompliantBackup(stack, 'Backup', { level: ProtectionLevel.baseline() });
backup.protect(orders, media);
backup.addFailureSubscription(new EmailSubscription('on-call@example.com'));
