import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EmptyVaultOnDelete, SecureVault } from '../../src';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from '../nag/packs';

test('no pack of cdk-nag finds anything; what is acknowledged has a reason', () => {
  const app = testApp();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const backupVault = new SecureVault(stack, 'Vault', { blockRecoveryPointDeletion: false, removalPolicy: RemovalPolicy.DESTROY });
  new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: true });

  expect(nagFindings(app)).toEqual([]);
  for (const { path, reason } of acknowledgements(app)) {
    expect(path).toMatch(/^Shop\/Emptying/);
    expect(reason).toMatch(/[a-z].{40,}\.$/);
  }
});
