import { App, Duration, Stack } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { BackupDestination, SourceAccounts, VaultLock } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'BackupAccount', {
  env: { account: '999988887777', region: 'eu-west-1' },
});

const destination = new BackupDestination(stack, 'Destination', {
  backupVaultName: 'workload-copies',
  acceptFrom: [SourceAccounts.organizationalUnits('o-exampleorg1/r-ab12/ou-ab12-11111111/')],
  vaultLock: VaultLock.governance({ minRetention: Duration.days(30), maxRetention: Duration.days(400) }),
  breakGlassRoles: ['arn:aws:iam::999988887777:role/backup-emergency'],
});
destination.vault.addFailureSubscription(new EmailSubscription('backup-team@example.com'));
