import { Duration, Stack } from 'aws-cdk-lib';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import { KeyProtection } from '../../src/vault/key-protection';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultLock } from '../../src/vault/vault-lock';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from '../nag/packs';

test('no pack of cdk-nag finds anything, and nothing had to be acknowledged', () => {
  const app = testApp();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  new SecureVault(stack, 'Vault', {
    vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }),
    keyProtection: KeyProtection.denyDeletion(),
    notifications: VaultNotifications.failuresOnly(),
  });
  new AirGappedVault(stack, 'AirGapped', {
    minRetention: Duration.days(7),
    maxRetention: Duration.days(400),
    shareWith: ['444455556666'],
    notifications: VaultNotifications.failuresOnly(),
  });

  expect(nagFindings(app)).toEqual([]);
  expect(acknowledgements(app)).toEqual([]);
});
