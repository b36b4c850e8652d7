// stacks: Shop
import { App, Duration, Stack } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { Retention } from 'cdk-compliant-backup';

const app = new App();
const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
new CfnBackupVault(shop, 'Vault', {
  backupVaultName: 'shop',
  backupVaultTags: { kept: Retention.years(7).coldAfter(Duration.days(90)).toString() },
});
