import type { IStackSynthesizer } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Retention } from '../model/retention';
import type { VaultLock } from '../vault/vault-lock';

/** Options of every copy. */
export interface CopyOptions {
  /**
   * How long the copy is kept.
   *
   * @default - as long as the backup it was made from (AWS Backup lets the copy inherit the lifecycle)
   */
  readonly retention?: Retention;
}

/** Options of a copy to another Region of the same account. */
export interface RegionCopyOptions extends CopyOptions {
  /**
   * Vault Lock of the replica vault.
   *
   * @default - the lock of the vault that is copied from, where it is known
   */
  readonly vaultLock?: VaultLock;

  /**
   * Key of the replica vault; it must be in the Region of the replica.
   *
   * @default - a key of its own, with rotation
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Name of the replica vault: 2 to 50 letters, digits, hyphens and underscores.
   *
   * @default - a readable name with a hash, which changes when the vault has to be replaced
   */
  readonly backupVaultName?: string;

  /**
   * Mixed into the generated name; change it to get a new vault beside the old one.
   *
   * @default - none
   */
  readonly generation?: string;

  /**
   * Synthesizer of the replica stack. Only needed where the primary stack was given one of its own, since a
   * synthesizer serves one stack.
   *
   * @default - the default synthesizer of the app
   */
  readonly stackSynthesizer?: IStackSynthesizer;
}
