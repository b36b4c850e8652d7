import { App, Stack } from 'aws-cdk-lib';
import {
  ChildPolicyControl, CopyDestination, EffectiveBackupPolicy, OrganizationBackupPolicy, ProtectionLevel, ProtectionRule, ResourceSelector, Retention,
  TagCondition,
} from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'BackupPolicies', {
  env: { account: '000011112222', region: 'us-east-1' },
});

// Vault and role are in every account below the unit already, say from a StackSet.
const everywhere = {
  regions: ['eu-west-1', 'eu-central-1'],
  backupVaultName: 'central',
  backupRoleName: 'backup-role',
};
// Into the Region of the backup: not every type can leave account and Region in one step.
const copyTo = [CopyDestination.account({ account: '999988887777', backupVaultName: 'workload-copies' })];

const workloads = new OrganizationBackupPolicy(stack, 'Workloads', {
  targetIds: ['ou-ab12-11111111'],
  plans: [
    { ...everywhere, planName: 'gold', level: ProtectionLevel.regulated(), selections: { gold: ResourceSelector.byTag('backup', 'gold') }, copyTo },
    { ...everywhere, planName: 'silver', level: ProtectionLevel.baseline(), selections: { silver: ResourceSelector.byTag('backup', 'silver') }, copyTo },
  ],
  childPolicies: ChildPolicyControl.newPlansOnly(),
  assumeExisting: true,
});

// One unit keeps its logs for a week more.
const logs = new OrganizationBackupPolicy(stack, 'Logs', {
  targetIds: ['ou-ab12-33333333'],
  plans: [{
    ...everywhere,
    planName: 'logs',
    rules: [ProtectionRule.daily({ retention: Retention.days(42) })],
    selections: { logs: ResourceSelector.everything().where(TagCondition.equalTo('kind', 'log')) },
    copyTo,
  }],
  assumeExisting: true,
});

const effective = EffectiveBackupPolicy.of([
  { target: 'ou-ab12-11111111', documents: workloads.documents },
  { target: 'ou-ab12-33333333', documents: logs.documents },
]);
if (effective.problems.length > 0) throw new Error(effective.describe());
