// stacks: Organization, Shop
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  BackupDashboard, BackupGlobalSettings, BackupRegionSettings, CompliantBackup, MemberAccountBaseline, mixins, OrganizationBackupPolicy,
  ProtectedResourceType, ProtectionLevel, ResourceSelector, RestoreValidator, VaultLock,
} from 'cdk-compliant-backup';

const app = new App();
const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const backups = new CompliantBackup(shop, 'Backup', {
  level: ProtectionLevel.baseline(),
  objectives: { rpo: Duration.hours(26) },
  restoreTesting: { validator: RestoreValidator.builtIn() },
  monitoring: {},
  activityLog: {},
});
backups.protect(new Bucket(shop, 'Media', { versioned: true }));
backups.monitoring?.addSubscription(new EmailSubscription('oncall@example.com'));
new BackupDashboard(shop, 'Dashboard', { vaults: [backups.vault], alarms: backups.monitoring?.alarms, activityLog: backups.activityLog });
new BackupRegionSettings(shop, 'Settings', { optIn: [ProtectedResourceType.S3] });
new backup.BackupVault(shop, 'Theirs').with(new mixins.VaultDenyDelete(), new mixins.VaultLocking(VaultLock.governance({ minRetention: Duration.days(7) })));

const organization = new Stack(app, 'Organization', { env: { account: '444455556666', region: 'us-east-1' } });
new BackupGlobalSettings(organization, 'Settings', { crossAccountBackup: true });
const baseline = new MemberAccountBaseline(organization, 'Baseline', { organizationalUnitIds: ['ou-ab12-11111111'], regions: ['eu-west-1'] });
new OrganizationBackupPolicy(organization, 'Policy', {
  targetIds: ['ou-ab12-11111111'],
  plans: [{
    planName: 'everywhere',
    regions: baseline.regions,
    backupVaultName: baseline.backupVaultName,
    backupRoleName: baseline.backupRoleName,
    level: ProtectionLevel.baseline(),
    selections: { tagged: ResourceSelector.byTag('backup', 'true') },
  }],
});
