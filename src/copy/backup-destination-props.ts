import type { IStackSynthesizer } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { KeyProtection } from '../vault/key-protection';
import type { VaultLock } from '../vault/vault-lock';
import type { VaultNotifications } from '../vault/vault-notifications';
import type { SourceAccounts } from './source-accounts';

/** Properties of a BackupDestination. */
export interface BackupDestinationProps {
  /**
   * Name of the vault, the same in every Region: 2 to 50 letters, digits, hyphens and underscores, and not `Default`.
   *
   * Sources in other apps compute the ARN from it (`CopyDestination.account`). The name does not change when the vault
   * has to be replaced: with another key, give the destination another name too, and let the old one stand beside it
   * until its recovery points have expired.
   */
  readonly backupVaultName: string;

  /** Whose backups are accepted, at least one. Copies from anybody else are denied. */
  readonly acceptFrom: SourceAccounts[];

  /**
   * Further Regions that get a vault of this name, with a key of its own, in a stack inside the stack of this construct.
   *
   * The Regions must be bootstrapped, and the stack must have a concrete Region.
   *
   * @default - only the Region of the stack
   */
  readonly regions?: string[];

  /**
   * Vault Lock of every vault.
   *
   * @default - a governance lock with a minimum of 7 days
   */
  readonly vaultLock?: VaultLock;

  /**
   * Key of the vault in the Region of the stack; its policy must allow AWS Backup's roles of this account to use it.
   *
   * @default - a new key with rotation
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Protects the keys of the vaults from being deleted or disabled, as in `SecureVaultProps`.
   *
   * @default - the keys are kept, and whoever may delete keys may delete them
   */
  readonly keyProtection?: KeyProtection;

  /**
   * ARNs of roles that may change the access policies, as in `SecureVaultProps`.
   *
   * @default - CloudFormation alone
   */
  readonly policyAdministrators?: string[];

  /**
   * ARNs of roles that may delete recovery points, as in `SecureVaultProps`.
   *
   * @default - nobody
   */
  readonly breakGlassRoles?: string[];

  /**
   * Denies everybody but those who deploy to change the access policies, as in `SecureVaultProps`.
   *
   * @default true
   */
  readonly blockAccessPolicyChanges?: boolean;

  /**
   * What the vaults report, and where to. A topic of your own serves the vault in the Region of the stack only.
   *
   * @default VaultNotifications.failuresOnly()
   */
  readonly notifications?: VaultNotifications;

  /**
   * Synthesizer of the stacks in further Regions. Only needed where the stack of this construct was given one of its
   * own, since a synthesizer serves one stack.
   *
   * @default - the default synthesizer of the app
   */
  readonly stackSynthesizer?: IStackSynthesizer;
}

/** Where a backup destination is. */
export interface BackupDestinationLocation {
  /** Account of the destination. */
  readonly account: string;

  /** Region of the vault. */
  readonly region: string;

  /** Name of the vault. */
  readonly backupVaultName: string;
}
