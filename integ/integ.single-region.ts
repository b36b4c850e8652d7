import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, ProtectionLevel, ResourceSelector, SecureVault } from '../src';
import { snapshotApp } from './snapshot-app';

/** All in one stack; the RPO needs more than a daily rule. */
const app = snapshotApp();
const stack = new Stack(app, 'SingleRegion');
const removalPolicy = RemovalPolicy.DESTROY;

const backup = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.baseline(),
  objectives: { rpo: Duration.hours(24) },
  resources: ResourceSelector.byTag('backup', 'true'),
});
backup.protect(
  new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }, removalPolicy }),
  new Bucket(stack, 'Media', { versioned: true, removalPolicy }),
);
// A vault without recovery points can be deleted, so that nothing of the test stays behind.
(backup.vault as SecureVault).applyRemovalPolicy(removalPolicy);

new IntegTest(app, 'Test', { testCases: [stack] });
