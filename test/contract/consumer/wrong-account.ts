import { App, Stack } from 'aws-cdk-lib';
import { CompliantBackup, CopyDestination } from 'cdk-compliant-backup';

const app = new App();
const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
new CompliantBackup(shop, 'Backup', { // refused: CB-COPY-012
  copyTo: [CopyDestination.account({ account: '111122223333', backupVaultName: 'copies' })],
});
