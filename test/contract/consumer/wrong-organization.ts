import { App, Stack } from 'aws-cdk-lib';
import { BackupDestination, SourceAccounts } from 'cdk-compliant-backup';

const app = new App();
const bunker = new Stack(app, 'Bunker', { env: { account: '999988887777', region: 'eu-west-1' } });
const sources = SourceAccounts.organization('exampleorg1'); // refused: CB-DEST-002
new BackupDestination(bunker, 'Destination', { backupVaultName: 'copies', acceptFrom: [sources] });
