import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AirGappedVault, ProtectionPlan, ProtectionRule, RestoreRole, Retention, VaultNotifications } from 'cdk-compliant-backup';

const REGION = 'eu-west-1';
const WORKLOAD_ACCOUNT = '111122223333';
const RESTORE_ACCOUNT = '444455556666';

const app = new App();

// The account that is backed up, and that owns the vault.
const shop = new Stack(app, 'Shop', { env: { account: WORKLOAD_ACCOUNT, region: REGION } });

const orders = new Table(shop, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });

const airGapped = new AirGappedVault(shop, 'AirGapped', {
  minRetention: Duration.days(7),
  maxRetention: Duration.days(400),
  shareWith: [RESTORE_ACCOUNT],
  notifications: VaultNotifications.failuresOnly(),
});
airGapped.addFailureSubscription(new EmailSubscription('on-call@example.com'));

const plan = new ProtectionPlan(shop, 'Plan', {
  rules: [
    ProtectionRule.daily({ airGappedVault: airGapped }),
    ProtectionRule.monthly({ airGappedVault: airGapped, retention: Retention.days(400) }),
  ],
});
plan.protect(orders);

new CfnOutput(shop, 'VaultArn', { value: airGapped.backupVaultArn });
new CfnOutput(shop, 'ResourceShareArn', { value: airGapped.resourceShareArn! });

// The account in which backups are restored when the first one is lost.
const restore = new Stack(app, 'Restore', { env: { account: RESTORE_ACCOUNT, region: REGION } });

const restoreRole = new RestoreRole(restore, 'RestoreRole');
const operator = new Role(restore, 'Operator', { assumedBy: new AccountRootPrincipal() });
airGapped.grants.read(operator);
airGapped.grants.restore(operator);
restoreRole.grantPassRole(operator);
