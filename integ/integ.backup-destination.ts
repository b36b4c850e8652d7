import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupDestination, SourceAccounts, VaultLock } from '../src';
import { snapshotApp } from './snapshot-app';

/** The receiving side of copies between accounts, in two Regions: one name, one policy, a key each. */
const app = snapshotApp();
const stack = new Stack(app, 'Bunker', { env: { region: 'eu-west-1' } });

const destination = new BackupDestination(stack, 'Destination', {
  backupVaultName: 'integ-copies',
  acceptFrom: [SourceAccounts.organizationalUnits('o-exampleorg1/r-ab12/ou-ab12-11111111/'), SourceAccounts.accounts('111122223333')],
  regions: ['eu-central-1'],
  vaultLock: VaultLock.governance({ minRetention: Duration.days(1) }),
});
// Vaults without recovery points can be deleted, so that nothing of the test stays behind.
for (const vault of destination.vaults) vault.applyRemovalPolicy(RemovalPolicy.DESTROY);

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
