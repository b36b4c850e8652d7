import { App, Duration, Stack, Tags } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CompliantBackup, CopyDestination, ResourceSelector } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { region: 'eu-west-1' } });

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
Tags.of(orders).add('backup', 'true');

new CompliantBackup(stack, 'Backup', {
  objectives: { rpo: Duration.hours(26), rto: Duration.hours(4) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  audit: { recordConfiguration: true },
  reports: { retention: Duration.days(2557) },
});
