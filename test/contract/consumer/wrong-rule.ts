import { App, Stack } from 'aws-cdk-lib';
import { CompliantBackup, ProtectionRule, Retention } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const backup = new CompliantBackup(stack, 'Backup');
backup.plan.addRule(ProtectionRule.yearly({ retention: Retention.years(7) })); // refused: CB-RULE-003
