import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, CopyDestination, ResourceSelector, SecureVault } from '../src';
import { snapshotApp } from './snapshot-app';

/** The default level, with copies to a second Region: a second stack, a continuous plan, a replica vault. */
const app = snapshotApp();
const stack = new Stack(app, 'TwoRegions', { env: { region: 'eu-west-1' } });
const removalPolicy = RemovalPolicy.DESTROY;

const backup = new CompliantBackup(stack, 'Backup', {
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
});
backup.protect(new Bucket(stack, 'Media', { versioned: true, removalPolicy }));
// Vaults without recovery points can be deleted, so that nothing of the test stays behind.
for (const vault of [backup.vault as SecureVault, ...backup.replicas]) vault.applyRemovalPolicy(removalPolicy);

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
