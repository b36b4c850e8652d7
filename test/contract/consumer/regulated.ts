// stacks: Shop, Shop-eu-west-1-backup-eu-central-1
import { App, Duration, Stack, Tags, Validations } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { BackupChecks, BackupCoverage, ComplianceStandard, CompliantBackup, CopyDestination, NistBaseline, ResourceSelector } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
Tags.of(new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } })).add('backup', 'true');

new CompliantBackup(stack, 'Backup', {
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  objectives: { rpo: Duration.hours(26) },
  audit: {},
  reports: {},
  standards: [ComplianceStandard.HIPAA, ComplianceStandard.nist80053(NistBaseline.HIGH)],
});
Validations.of(app).addPlugins(new BackupChecks(app), new BackupCoverage(app));
