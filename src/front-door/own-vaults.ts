import { Stack, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { replicasOf } from '../copy/replica-vault';
import { leaf, UNKNOWN } from '../model/known';
import type { VaultModel } from '../model/plan/plan-model';
import { keyRegion } from '../vault/key-region';
import { SecureVault } from '../vault/secure-vault';
import type { SecureVaultProps } from '../vault/secure-vault-props';
import type { VaultLock } from '../vault/vault-lock';
import { vaultModelOf } from '../vault/vault-model';
import { VaultNotifications } from '../vault/vault-notifications';
import type { CompliantBackupProps, RetainedVault } from './compliant-backup-props';

/** Options that shape a new vault. */
export const VAULT_OPTIONS = [
  'vaultLock', 'encryptionKey', 'keyProtection', 'policyAdministrators', 'breakGlassRoles', 'blockAccessPolicyChanges', 'generation', 'retainedVaults', 'removalPolicy',
  'notifications',
] as const satisfies readonly (keyof CompliantBackupProps)[];

/** The new vault, as far as it is known before it is made. */
export function vaultToBe(scope: Construct, lock: VaultLock | undefined, encryptionKey: kms.IKeyRef | undefined): VaultModel {
  const stack = Stack.of(scope);
  return {
    name: UNKNOWN,
    arn: UNKNOWN,
    account: leaf(stack.account),
    region: leaf(stack.region),
    lock: lock?._model(),
    encryptionKeyArn: UNKNOWN,
    keyRegion: keyRegion(encryptionKey?.keyRef.keyArn),
    notificationEvents: UNKNOWN,
    retained: true,
    airGapped: false,
  };
}

/** The vault of a set-up. A generation of its own makes a vault of its own, beside the earlier ones. */
export function makeVault(scope: Construct, props: CompliantBackupProps, own: Pick<SecureVaultProps, 'vaultLock' | 'encryptionKey' | 'generation'>): SecureVault {
  return new SecureVault(scope, vaultId(own.generation), {
    ...own,
    policyAdministrators: props.policyAdministrators,
    breakGlassRoles: props.breakGlassRoles,
    keyProtection: props.keyProtection,
    blockAccessPolicyChanges: props.blockAccessPolicyChanges,
    removalPolicy: props.removalPolicy,
    notifications: props.notifications ?? VaultNotifications.failuresOnly(),
  });
}

/** Keeps an earlier vault as it was made, and what copies from it have needed. */
export function retainVault(scope: Construct, props: CompliantBackupProps, retained: RetainedVault, lock: VaultLock | undefined): SecureVault {
  const { generation, vaultLock, encryptionKey, copyTo } = retained;
  const vault = makeVault(scope, props, { generation, vaultLock: vaultLock ?? lock, encryptionKey });
  for (const destination of copyTo ?? props.copyTo ?? []) destination._keep({ scope, vault, vaultModel: vaultModelOf(vault) });
  return vault;
}

/** Where the copies of vaults go, as far as they go to other Regions. */
export function replicasIn(scope: Construct, vaults: readonly backup.IBackupVaultRef[]): SecureVault[] {
  return vaults.flatMap(vault => replicasOf(scope, vault));
}

/** Id of the vault of a generation, which is contract. */
function vaultId(generation: string | undefined): string {
  return generation === undefined || Token.isUnresolved(generation) ? 'Vault' : `Vault-${generation.replace(/\//g, '-')}`;
}
