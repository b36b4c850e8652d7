import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AirGappedVault, CompliantBackup, CopyDestination, ProtectionLevel, ResourceSelector, SecureVault } from '../src';
import { snapshotApp } from './snapshot-app';

/**
 * Copies into an air-gapped vault, and a plan without them for what cannot go there. To be looked at, not to be
 * deployed: the air-gapped vault stays for ever.
 */
const app = snapshotApp();
const stack = new Stack(app, 'AirGapped', { env: { account: '111122223333', region: 'eu-west-1' } });
const removalPolicy = RemovalPolicy.DESTROY;

const gapped = new AirGappedVault(stack, 'Gapped', { minRetention: Duration.days(7), maxRetention: Duration.days(400), shareWith: ['999988887777'] });
const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.baseline(),
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.airGapped(gapped)],
});
backup.protect(new Bucket(stack, 'Media', { versioned: true, removalPolicy }), new CfnDBInstance(stack, 'Orders'));
(backup.vault as SecureVault).applyRemovalPolicy(removalPolicy);

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
