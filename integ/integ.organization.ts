import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, Stack } from 'aws-cdk-lib';
import { ChildPolicyControl, CopyDestination, MemberAccountBaseline, OrganizationBackupPolicy, ProtectionLevel, ResourceSelector, VaultLock } from '../src';
import { snapshotApp } from './snapshot-app';

/**
 * Vaults and roles for the accounts of an organization, and the policy that makes plans of them. To be looked at: to deploy it
 * takes an organization with these units, and what its stack sets make in the accounts stays there.
 */
const app = snapshotApp();
const stack = new Stack(app, 'Organization', { env: { account: '444455556666', region: 'eu-west-1' } });
const organizationalUnitIds = ['ou-ab12-11111111'];

const baseline = new MemberAccountBaseline(stack, 'Baseline', {
  organizationalUnitIds,
  regions: ['eu-west-1', 'eu-central-1'],
  delegatedAdministrator: true,
  vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(400) }),
  forwardEventsTo: 'arn:aws:events:eu-west-1:999988887777:event-bus/backups',
});
const policy = new OrganizationBackupPolicy(stack, 'Policy', {
  targetIds: organizationalUnitIds,
  plans: [{
    planName: 'regulated',
    regions: baseline.regions,
    backupVaultName: baseline.backupVaultName,
    backupRoleName: baseline.backupRoleName,
    level: ProtectionLevel.regulated(),
    selections: { tagged: ResourceSelector.byTag('backup', 'true') },
    copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })],
  }],
  childPolicies: ChildPolicyControl.newPlansOnly(),
});
policy.node.addDependency(baseline);

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
