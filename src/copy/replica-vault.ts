import { Stack } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { isKnown, leaf, UNKNOWN } from '../model/known';
import type { ReplicaModel, VaultModel } from '../model/plan/plan-model';
import { topLevelStack } from '../private/physical-name';
import { keyRegion } from '../vault/key-region';
import { SecureVault } from '../vault/secure-vault';
import type { RegionCopyOptions } from './copy-options';
import type { CopyOrigin, CopySource } from './copy-source';
import { pathInStack } from './path-in-stack';
import { regionModel } from './region-model';
import { ReplicaStack } from './replica-stack';
import type { Replica } from './replica-stack';

/** Options that shape the replica itself; all copies that share a replica have to agree on them. */
const VAULT_OPTIONS = ['vaultLock', 'encryptionKey', 'backupVaultName', 'generation', 'stackSynthesizer'] as const;

/** The request for a replica, for the diagnostics. */
export function replicaModel(origin: CopyOrigin, region: string, options: RegionCopyOptions): ReplicaModel {
  const earlier = existing(origin, region)?.options;
  return {
    sourceRegion: leaf(Stack.of(origin.scope).region),
    ...regionModel(region, true),
    keyRegion: keyRegion(options.encryptionKey?.keyRef.keyArn),
    conflict: earlier && VAULT_OPTIONS.find(option => options[option] !== undefined && options[option] !== earlier[option]),
  };
}

/** The replica as far as it is known before it exists. */
export function describeReplica(origin: CopyOrigin, region: string, options: RegionCopyOptions): VaultModel {
  const there = existing(origin, region);
  if (there) return there.vault._model();
  const original = origin.vaultModel;
  return {
    name: leaf(options.backupVaultName) ?? UNKNOWN,
    account: original.account,
    region: leaf(region),
    arn: UNKNOWN,
    lock: options.vaultLock ? options.vaultLock._model() : original.lock,
    encryptionKeyArn: UNKNOWN,
    notificationEvents: undefined,
    retained: true,
  };
}

/** The replica of a vault in a Region, made where it does not exist yet. */
export function replicaVault(source: CopySource, region: string, options: RegionCopyOptions): SecureVault {
  const there = existing(source, region);
  if (there) return there.vault;
  const stack = ReplicaStack.ensure(topLevelStack(source.scope), region, options);
  const original = source.vault;
  const id = pathInStack(source.scope, original);
  const settings = original instanceof SecureVault ? original._replicaSettings() : {};
  const vault = new SecureVault(stack, id, {
    ...settings,
    vaultLock: options.vaultLock ?? settings.vaultLock,
    encryptionKey: options.encryptionKey,
    backupVaultName: options.backupVaultName,
    generation: options.generation,
  });
  stack.replicas.set(id, { vault, options });
  return vault;
}

/** The replicas of a vault that copies have asked for, in any Region. */
export function replicasOf(scope: Construct, vault: IConstruct): SecureVault[] {
  const id = pathInStack(scope, vault);
  return ReplicaStack.all(topLevelStack(scope)).flatMap(stack => stack.replicas.get(id)?.vault ?? []);
}

function existing({ scope, vault }: CopyOrigin, region: string): Replica | undefined {
  if (!vault || !isKnown(leaf(region))) return undefined;
  return ReplicaStack.find(topLevelStack(scope), region)?.replicas.get(pathInStack(scope, vault));
}
