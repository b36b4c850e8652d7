import { App, Duration, Stack, Tags } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { CompliantBackup, CopyDestination, ResourceSelector, Retention } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Files', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'eu-west-1' },
});

const files = new FileSystem(stack, 'Files', {
  vpc: new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 }),
  vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
});
Tags.of(files).add('backup', 'true');

new CompliantBackup(stack, 'Backup', {
  objectives: { rpo: Duration.hours(26) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [
    CopyDestination.region('eu-central-1'),
    CopyDestination.region('eu-west-3', { retention: Retention.days(35) }),
  ],
});
