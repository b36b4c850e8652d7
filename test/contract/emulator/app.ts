import { App, Duration, Stack } from 'aws-cdk-lib';
import { CopyDestination, ProtectionPlan, ProtectionRule, Retention, SecureVault, VaultLock, VaultNotifications } from 'cdk-compliant-backup';

/* What an emulator can deploy of us: vaults, keys, topics, roles and plans, in two Regions, but no selection. */
const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '000000000000', region: 'eu-west-1' } });
const backupVault = new SecureVault(stack, 'Vault', {
  vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(366) }),
  notifications: VaultNotifications.failuresOnly(),
});
new ProtectionPlan(stack, 'Plan', {
  backupVault,
  rules: [
    ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] }),
    ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30)) }),
  ],
});
