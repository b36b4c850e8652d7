// stacks: Shop
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { ProtectionPlan, ProtectionRule, ResourceSelector, SecureVault, VaultLock } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });

// Our vault in a plan of aws-cdk-lib, its vault in a plan of ours.
const ours = new SecureVault(stack, 'Ours', { vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }) });
backup.BackupPlan.daily35DayRetention(stack, 'TheirPlan', ours).addSelection('All', { resources: [backup.BackupResource.fromTag('a', 'b')] });

const theirs = new backup.BackupVault(stack, 'Theirs');
new ProtectionPlan(stack, 'OurPlan', { backupVault: theirs, rules: [ProtectionRule.daily()] }).addSelection('All', ResourceSelector.byTag('a', 'b'));
