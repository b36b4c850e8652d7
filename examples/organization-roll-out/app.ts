import { App, Duration, Stack } from 'aws-cdk-lib';
import {
  BackupDestination, BackupGlobalSettings, BackupGuardRails, BackupServiceControlPolicy, CentralBackupEvents, CopyDestination,
  DelegatedBackupAdministrator, MemberAccountBaseline, OrganizationBackupPolicy, ProtectionLevel, ResourceSelector, SourceAccounts, VaultLock,
} from 'cdk-compliant-backup';

const app = new App();
const organizationId = 'o-a1b2c3d4e5';
const workloads = 'ou-ab12-11111111';
const bunkerAccount = '999988887777';

// 1. The management account: who manages backups, and what the organization allows.
const management = new Stack(app, 'Management', { env: { account: '000011112222', region: 'us-east-1' } });
new BackupGlobalSettings(management, 'Settings', { crossAccountBackup: true, delegatedAdministrator: true });
new DelegatedBackupAdministrator(management, 'Administrator', {
  accountId: '444455556666', organizationId, register: true, enableBackupPoliciesInRoot: 'r-ab12',
});
new BackupServiceControlPolicy(management, 'GuardRails', {
  guardRails: [
    BackupGuardRails.protectVaults({ deploymentRoles: ['arn:*:iam::*:role/stacksets-exec-*'] }),
    BackupGuardRails.restrictCopyTargets({ backupVaultArns: [`arn:aws:backup:*:${bunkerAccount}:backup-vault:bunker`] }),
  ],
  targetIds: [workloads],
});

// 2. The bunker: takes copies from the organization, and gives nothing away.
const bunker = new Stack(app, 'Bunker', { env: { account: bunkerAccount, region: 'eu-west-1' } });
new BackupDestination(bunker, 'Destination', {
  backupVaultName: 'bunker',
  acceptFrom: [SourceAccounts.organization(organizationId)],
  vaultLock: VaultLock.governance({ minRetention: Duration.days(35), maxRetention: Duration.days(400) }),
});
new CentralBackupEvents(bunker, 'Events', { eventBusName: 'backups', acceptFrom: [SourceAccounts.organization(organizationId)] });

// 3. The administrator: what every member account has, and the plans that run there.
const administration = new Stack(app, 'Administration', { env: { account: '444455556666', region: 'eu-west-1' } });
const baseline = new MemberAccountBaseline(administration, 'Baseline', {
  organizationalUnitIds: [workloads],
  regions: ['eu-west-1'],
  delegatedAdministrator: true,
  vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(400) }),
  forwardEventsTo: CentralBackupEvents.eventBusArnFor({ account: bunkerAccount, region: 'eu-west-1', eventBusName: 'backups' }),
});
const policy = new OrganizationBackupPolicy(administration, 'Policy', {
  targetIds: [workloads],
  plans: [{
    planName: 'regulated',
    regions: baseline.regions,
    backupVaultName: baseline.backupVaultName,
    backupRoleName: baseline.backupRoleName,
    level: ProtectionLevel.regulated(),
    selections: { tagged: ResourceSelector.byTag('backup', 'true') },
    copyTo: [CopyDestination.account({ account: bunkerAccount, backupVaultName: 'bunker' })],
  }],
});
// No job starts before there are vaults.
policy.node.addDependency(baseline);
