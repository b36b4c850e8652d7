import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CompliantBackup, CopyDestination, ResourceSelector, RestoreValidator, SecureVault } from '../src';
import { snapshotApp } from './snapshot-app';

/**
 * Everything that the front door sets up beside backups: audit, reports, restore tests with their validator, alarms
 * here and for the replica, a log and a dashboard. To be looked at: an account has one recorder of AWS Config in a Region, and its
 * bucket stays.
 */
const app = snapshotApp();
const stack = new Stack(app, 'Audited', { env: { region: 'eu-west-1' } });
const removalPolicy = RemovalPolicy.DESTROY;

const backup = new CompliantBackup(stack, 'Backup', {
  objectives: { rpo: Duration.hours(26), rto: Duration.hours(4) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  audit: { recordConfiguration: true },
  reports: { retention: Duration.days(2557), removalPolicy },
  restoreTesting: { validator: RestoreValidator.builtIn() },
  monitoring: {},
  activityLog: { removalPolicy },
  dashboard: {},
});
backup.protect(
  new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }, removalPolicy }),
  new Bucket(stack, 'Media', { versioned: true, removalPolicy }),
);
for (const vault of [backup.vault as SecureVault, ...backup.replicas]) vault.applyRemovalPolicy(removalPolicy);

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
