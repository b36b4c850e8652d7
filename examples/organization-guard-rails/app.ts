import { App, Stack } from 'aws-cdk-lib';
import { BackupGuardRails, BackupServiceControlPolicy } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'GuardRails', {
  env: { account: '000011112222', region: 'us-east-1' },
});

const deploymentRoles = ['arn:*:iam::*:role/cdk-*-cfn-exec-role-*'];

new BackupServiceControlPolicy(stack, 'Workloads', {
  guardRails: [
    BackupGuardRails.restrictCopyTargets({ backupVaultArns: ['arn:aws:backup:*:999988887777:backup-vault:workload-copies'] }),
    BackupGuardRails.protectVaults({ deploymentRoles, breakGlassRoles: ['arn:*:iam::*:role/backup-emergency'] }),
    BackupGuardRails.protectPlans({ deploymentRoles }),
    BackupGuardRails.protectSettings(),
  ],
  targetIds: ['ou-ab12-11111111'],
});

new BackupServiceControlPolicy(stack, 'BackupAccounts', {
  guardRails: [
    BackupGuardRails.protectVaults({ deploymentRoles, breakGlassRoles: ['arn:*:iam::*:role/backup-emergency'] }),
    BackupGuardRails.denyLeavingOrganization(),
  ],
  targetIds: ['ou-ab12-22222222'],
});
