import type { RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { CopyDestination } from './copy/copy-destination';
import type { ProtectionLevel } from './plan/protection-level';
import type { RecoveryObjectives } from './plan/recovery-objectives';
import type { ResourceSelector } from './selection/resource-selector';
import type { VaultLock } from './vault/vault-lock';
import type { VaultNotifications } from './vault/vault-notifications';

/** Properties of a CompliantBackup; with none of them it is a regulated set-up that waits for `protect`. */
export interface CompliantBackupProps {
  /**
   * How strongly resources are protected: rules, retention and Vault Lock.
   *
   * @default ProtectionLevel.regulated()
   */
  readonly level?: ProtectionLevel;

  /**
   * What was promised. Unless the level is a custom one, its most frequent rule takes the longest standard interval
   * that provably meets the RPO: an RPO of 26 hours gives a daily rule, 24 hours one of every 12 hours.
   *
   * @default - a daily rule; nothing is proved
   */
  readonly objectives?: RecoveryObjectives;

  /**
   * What to protect.
   *
   * @default - only what `protect` and `addSelection` name
   */
  readonly resources?: ResourceSelector;

  /**
   * Where every recovery point is copied to.
   *
   * @default - no copy; a level that expects one warns
   */
  readonly copyTo?: CopyDestination[];

  /**
   * Time zone in which the level schedules its rules, at 05:00. Not for a custom level, whose rules have schedules of
   * their own.
   *
   * @default TimeZone.ETC_UTC
   */
  readonly timeZone?: TimeZone;

  /**
   * An existing vault to use; it is not changed. Lock, key, policy and notifications are then its own, and the
   * properties for them must not be set.
   *
   * @default - a new SecureVault
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * Vault Lock of the new vault and its replicas.
   *
   * @default - the lock of the level
   */
  readonly vaultLock?: VaultLock;

  /**
   * Key of the new vault.
   *
   * @default - a new key with rotation
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * ARNs of roles that may change the access policy of the new vault and its replicas, as in `SecureVaultProps`.
   *
   * @default - CloudFormation alone
   */
  readonly policyAdministrators?: string[];

  /**
   * ARNs of roles that may delete recovery points of the new vault and its replicas, as in `SecureVaultProps`.
   *
   * @default - nobody
   */
  readonly breakGlassRoles?: string[];

  /**
   * Denies everybody but those who deploy the new vault to change its access policy, as in `SecureVaultProps`.
   *
   * @default true
   */
  readonly blockAccessPolicyChanges?: boolean;

  /**
   * Mixed into the generated name of the new vault; change it to get a new vault beside the old, retained one.
   *
   * @default - none
   */
  readonly generation?: string;

  /**
   * What becomes of the new vault, its key and its replicas when they leave the app. DESTROY is for development: it
   * deletes only an empty vault, and is refused with a compliance lock.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What the new vault reports, and where to.
   *
   * @default VaultNotifications.failuresOnly()
   */
  readonly notifications?: VaultNotifications;

  /**
   * The role that takes backups. A role of your own gets no permissions added.
   *
   * @default - a BackupRole with the managed policies that the selected types need
   */
  readonly backupRole?: iam.IRole;

  /**
   * The role that restores are done with, apart from the one that takes backups.
   *
   * @default - a RestoreRole with the managed policies that the selected types need
   */
  readonly restoreRole?: iam.IRole;
}
