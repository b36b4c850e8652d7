import { App, Stack, Tags, Validations } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AssumedPlan, BackupChecks, BackupCoverage, BackupExemption, CompliantBackup, ComplianceStandard, CopyDestination, PostureReport, ResourceSelector,
} from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });

const key = { name: 'id', type: AttributeType.STRING };
const orders = new Table(stack, 'Orders', { partitionKey: key, deletionProtection: true });
const media = new Bucket(stack, 'Media', { versioned: true });
const carts = new Table(stack, 'Carts', { partitionKey: key, deletionProtection: true });
const cache = new Table(stack, 'Cache', { partitionKey: key, deletionProtection: true });

const backup = new CompliantBackup(stack, 'Backup', {
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  standards: [ComplianceStandard.HIPAA],
  restoreTesting: {},
});
backup.protect(orders, media);

// A plan of the organization takes this one, and nobody backs up the other.
Tags.of(carts).add('organization-backup', 'daily');
BackupExemption.of(cache).because('filled again from orders', { owner: 'shop team' });

Validations.of(backup).acknowledge(
  { id: 'CB-COV-008', reason: 'the tag is for what other teams add to this account' },
  { id: 'CB-STD-003', reason: 'job reports are set up by the platform team' },
);

Validations.of(app).addPlugins(new BackupChecks(app), new BackupCoverage(app, {
  assumePlans: [AssumedPlan.of({ name: 'Organization daily', resources: ResourceSelector.byTag('organization-backup', 'daily') })],
}));
// Says what both of them found, and what the plans do, on one page.
new PostureReport(app, { title: 'Backups of the shop' });
