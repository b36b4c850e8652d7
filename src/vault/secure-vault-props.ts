import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { KeyProtection } from './key-protection';
import type { VaultLock } from './vault-lock';
import type { VaultNotifications } from './vault-notifications';

/** Properties of a `SecureVault`. */
export interface SecureVaultProps {
  /**
   * The name of the vault: 2 to 50 letters, digits, hyphens and underscores, unique in account and Region.
   *
   * A name of your own does not change when the vault has to be replaced, for example because its key changes; the
   * deployment then fails, because the old vault is retained and still has the name. Change the name together
   * with the key.
   *
   * @default - a name made of stack, path and a hash, which changes whenever the vault has to be replaced
   */
  readonly backupVaultName?: string;

  /**
   * Any text; another text makes another name and so a new vault beside the old one, which is retained.
   *
   * Needed where the old vault still owns the name: after the stack was deleted and is deployed again, after going
   * back to a key that an earlier vault had, and when a key whose ARN is a token changes. Not together with
   * `backupVaultName`.
   *
   * @default - none
   */
  readonly generation?: string;

  /**
   * The key that encrypts recovery points of the types that AWS Backup manages fully. Another key replaces the
   * vault; the old one stays with its recovery points.
   *
   * Pass a key, not an alias. Where its ARN is known at deployment only, a warning says so.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   * @default - a new customer managed key with yearly rotation, kept or destroyed like the vault
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Keeps the key from being deleted or disabled, by its own policy: the vault's own key as well as a `kms.Key` that
   * was given. The own key is then retained in every case, that of a failed first deployment too.
   *
   * @default - none: whoever has the permission can delete the key, and with it what it encrypts
   */
  readonly keyProtection?: KeyProtection;

  /**
   * Vault Lock.
   *
   * @default - no lock
   */
  readonly vaultLock?: VaultLock;

  /**
   * Denies everybody to delete recovery points and to change their lifecycle by hand. Backups that reach the end
   * of their retention are deleted all the same.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
   * @default true
   */
  readonly blockRecoveryPointDeletion?: boolean;

  /**
   * Denies everybody but those who deploy the vault to change or remove its access policy, so that nobody gets rid
   * of the deny above. Without it the audit control BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED fails. Has no
   * meaning where `blockRecoveryPointDeletion` is false.
   *
   * The role that CloudFormation deploys the stack with is left out, and found through the stack's synthesizer. The
   * construct throws where the synthesizer does not name that role (LegacyStackSynthesizer, BootstraplessSynthesizer,
   * CliCredentialsStackSynthesizer) and `policyAdministrators` does not either.
   *
   * @default true
   */
  readonly blockAccessPolicyChanges?: boolean;

  /**
   * ARNs of roles that may change the access policy of the vault, beside the role that CloudFormation deploys with.
   * They cannot delete recovery points as long as the policy stands.
   *
   * Sessions count as their role: name `arn:aws:iam::…:role/…`, not `arn:aws:sts::…:assumed-role/…`. The audit
   * control takes five exceptions in all, the deployment role included.
   *
   * @default - none
   */
  readonly policyAdministrators?: string[];

  /**
   * ARNs of roles that nothing here is denied to, for emergencies: they may delete recovery points and change
   * the access policy if their own permissions allow it. Vault Lock still binds them.
   *
   * @default - none
   */
  readonly breakGlassRoles?: string[];

  /**
   * More statements for the access policy. Actions cannot have wildcards.
   *
   * @default - none
   */
  readonly accessPolicy?: iam.PolicyDocument;

  /**
   * Notifications about the jobs of the vault.
   *
   * @default - none
   */
  readonly notifications?: VaultNotifications;

  /**
   * What becomes of the vault, and of its own key, when it is removed from the stack or replaced.
   *
   * `DESTROY` fails for a vault that holds recovery points, and is refused for a vault with a compliance lock.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE - a vault of a failed first deployment goes, any other stays
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** A vault that exists already. */
export interface SecureVaultAttributes {
  /** The ARN of the vault; account and Region are read from it. */
  readonly backupVaultArn: string;

  /**
   * The lock that stands on the vault, so that rules and copies can be checked against it.
   *
   * @default - not known, so that nothing is checked against it
   */
  readonly vaultLock?: VaultLock;

  /**
   * The key of the vault.
   *
   * @default - not known
   */
  readonly encryptionKey?: kms.IKeyRef;
}
