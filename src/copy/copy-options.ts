import type { IStackSynthesizer } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Retention } from '../model/plan/retention';
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

/** Where a copy goes in another account, and how. */
export interface AccountCopyOptions extends CopyOptions {
  /** The backup account: 12 digits, in the same organization. */
  readonly account: string;

  /** Name of the vault there, as its `BackupDestination` has it; not `Default`. */
  readonly backupVaultName: string;

  /**
   * Region of the vault.
   *
   * One copy action leaves account and Region together only for types that AWS Backup manages fully, RDS, Aurora,
   * DocumentDB and Neptune; a warning names others. They need two copies: to the account in this Region, and to the other
   * Region in this account.
   *
   * @default - the Region of the plan
   */
  readonly region?: string;

  /**
   * Vault Lock of the vault there, so that the retention of the copy can be checked against it. Nothing is created.
   *
   * @default - not known; the retention is not checked
   */
  readonly vaultLock?: VaultLock;

  /**
   * Lets the backup account use the keys of selected resources, where these are in the app: backups of types that AWS
   * Backup does not manage fully keep the key of their resource, and cannot be copied without it.
   *
   * @default true
   */
  readonly shareSourceKeys?: boolean;
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
