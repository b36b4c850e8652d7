import { Stack, Token } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { leaf } from '../model/known';
import { LIMITS } from '../model/limits';
import type { VaultNamingModel } from '../model/vault/vault-parts';
import { physicalName } from '../private/physical-name';
import { keyIdentity } from './key-identity';

/** What decides on the name of a vault. */
export interface VaultNameOptions {
  readonly backupVaultName?: string;
  readonly generation?: string;
  readonly encryptionKey?: kms.IKeyRef;
  /** Retention bounds that are part of the vault, where another bound makes another vault. */
  readonly bounds?: readonly Duration[];
}

export interface VaultName {
  readonly text: string;
  readonly model: VaultNamingModel;
}

/** The name of a vault, known before its constructor calls super(): the user's, or one that changes with whatever replaces the vault. */
export function vaultName(scope: Construct, id: string, { backupVaultName, generation, encryptionKey, bounds = [] }: VaultNameOptions): VaultName {
  const stack = Stack.of(scope);
  const key = keyIdentity(stack, encryptionKey);
  const identity = [
    key.text,
    Token.isUnresolved(generation) ? JSON.stringify(stack.resolve(generation)) : generation ?? '',
    ...bounds.map(bound => bound.isUnresolved() ? JSON.stringify(stack.resolve(bound.toDays())) : `${bound.toDays({ integral: false })}`),
  ];
  return {
    text: backupVaultName ?? physicalName({ scope, id, maxLength: LIMITS.vaultNameMaxLength.value, identity }),
    model: {
      fixed: backupVaultName !== undefined,
      generation: leaf(generation),
      followsKey: key.followsKey,
      followsBounds: !bounds.some(bound => bound.isUnresolved()),
    },
  };
}
