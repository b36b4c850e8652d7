import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  HypervisorCredentials, ProtectionPlan, ProtectionRule, RestoreRole, SecureVault, VaultLock, VaultNotifications, VirtualMachines, VmwareHypervisor,
} from 'cdk-compliant-backup';
import type { VmwareTagMapping } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Datacenter');

// Machines with the tag Daily of the category Backup in vCenter have the tag backup=daily in AWS.
const daily: VmwareTagMapping = { vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' };

const vcenter = new VmwareHypervisor(stack, 'VCenter', {
  host: 'vcenter.example.com',
  credentials: HypervisorCredentials.fromSecret(Secret.fromSecretNameV2(stack, 'Credentials', 'on-premises/vcenter')),
  tagMappings: [daily],
});

const vault = new SecureVault(stack, 'Vault', {
  vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }),
  notifications: VaultNotifications.failuresOnly(),
});
vault.addFailureSubscription(new EmailSubscription('on-call@example.com'));

const plan = new ProtectionPlan(stack, 'Plan', { backupVault: vault, rules: [ProtectionRule.daily(), ProtectionRule.monthly()] });
plan.addSelection('Machines', VirtualMachines.mapped(daily));

const restoreRole = new RestoreRole(stack, 'RestoreRole');

new CfnOutput(stack, 'MapTags', { value: vcenter.tagMappingCommand!, description: 'To be run after the gateway is connected' });
new CfnOutput(stack, 'RestoreRoleArn', { value: restoreRole.roleArn });
