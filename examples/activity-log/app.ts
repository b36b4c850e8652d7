import { App, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  BackupActivityLog, BackupDashboard, CentralBackupEvents, CopyDestination, CompliantBackup, SourceAccounts,
} from 'cdk-compliant-backup';

const CENTRAL = { account: '999988887777', region: 'eu-west-1' };
const BUS = 'backup-events';

export const app = new App();

// The account that sees everything; deployed first.
const operations = new Stack(app, 'Operations', { env: CENTRAL });
const central = new CentralBackupEvents(operations, 'BackupEvents', {
  eventBusName: BUS,
  acceptFrom: [SourceAccounts.organizationalUnits('o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/')],
  activityLog: { retention: RetentionDays.TWO_YEARS },
});
new BackupDashboard(operations, 'Dashboard', { dashboardName: 'backups-of-all-accounts', activityLog: central.activityLog });

// One of the accounts that are seen; a stack like this is in each of them, and in each Region with backups.
const shop = new Stack(app, 'Shop', { env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'eu-west-1' } });
const orders = new Table(shop, 'Orders', {
  partitionKey: { name: 'id', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
});
const backup = new CompliantBackup(shop, 'Backup', { copyTo: [CopyDestination.region('eu-central-1')] });
backup.protect(orders);

const activityLog = new BackupActivityLog(shop, 'ActivityLog', {
  forwardTo: EventBus.fromEventBusArn(shop, 'Central', CentralBackupEvents.eventBusArnFor({ ...CENTRAL, eventBusName: BUS })),
});
new BackupDashboard(shop, 'Dashboard', {
  dashboardName: 'backups-of-the-shop',
  vaults: [backup.vault],
  otherVaults: backup.replicas,
  rpo: Duration.hours(26),
  activityLog,
});
