import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { VaultNotifications } from './vault-notifications';

/** Properties of an `AirGappedVault`. */
export interface AirGappedVaultProps {
  /**
   * Backup and copy jobs with a shorter retention fail. Whole days, 7 to 36,500.
   *
   * The bounds are a compliance lock from the first moment: nobody, AWS included, can change them or delete a
   * recovery point before its retention ends. Another bound replaces the vault; the old one stays with its recovery
   * points, and so do its costs.
   */
  readonly minRetention: Duration;

  /**
   * Backup and copy jobs with a longer retention fail, those without an end included. Whole days, not less than
   * `minRetention`, up to 36,500. Final as `minRetention` is.
   */
  readonly maxRetention: Duration;

  /**
   * The name of the vault: 2 to 50 letters, digits, hyphens and underscores, unique in account and Region.
   *
   * A name of your own does not change when the vault has to be replaced, because its key or a bound changes; the
   * deployment then fails, because the old vault is retained and still has the name. Change the name together with
   * them.
   *
   * @default - a name made of stack, path and a hash, which changes whenever the vault has to be replaced
   */
  readonly backupVaultName?: string;

  /**
   * Any text; another text makes another name and so a new vault beside the old one, which is retained.
   *
   * Needed where the old vault still owns the name: after the stack was deleted and is deployed again, after going
   * back to bounds or a key that an earlier vault had, and when a key or a bound that is a token changes. Not
   * together with `backupVaultName`.
   *
   * @default - none
   */
  readonly generation?: string;

  /**
   * A customer managed key, where one is required. Another key replaces the vault; the old one stays.
   *
   * AWS recommends the key that it owns: nobody can delete or disable it, nobody has to be let in before a restore in
   * another account, and it costs nothing. A key of your own can be audited and revoked, and whoever gets hold of it
   * can make every backup unreadable. Where it has to be, take one of an account that serves recovery only; one of the
   * vault's own account is a warning. Its policy must let in the role that creates the vault, the roles that copy, and
   * the restore roles of all accounts that the vault is shared with.
   *
   * Pass a key, not an alias.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html#lag-encryption-key-types
   * @default - a key that AWS owns, one for this vault alone
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Ids of the accounts that may look into the vault and restore from it, in this organization or another, through a
   * resource share of AWS RAM. `AirGappedVault.shareWith` adds more.
   *
   * AWS shares these vaults with accounts only; organizations, organizational units and the vault's own account are
   * refused. Where RAM does not share within the organization, and always outside of it, the other account must accept
   * an invitation, and has 12 hours to do so.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html#lag-share
   * @default - nobody
   */
  readonly shareWith?: string[];

  /**
   * Whether the vault may be shared with accounts outside the organization of its account.
   *
   * Where `false`, a mistyped account id fails at deployment instead of inviting a stranger. AWS advises a recovery
   * organization of its own, which needs `true`.
   *
   * @default true
   */
  readonly allowExternalPrincipals?: boolean;

  /**
   * ARN of a multi-party approval team, which can let a recovery account in when the account of the vault is lost:
   * `arn:aws:mpa:us-east-1:<account>:approval-team/<name>`.
   *
   * The team must be shared with this account, and the organization must have turned multi-party approval on in the
   * settings of AWS Backup (`isMpaEnabled`), which no template can do or prove. Another team takes over only once the
   * old team has approved.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/multipartyapproval.html
   * @default - no team
   */
  readonly approvalTeamArn?: string;

  /**
   * Statements for the access policy. Actions cannot have wildcards.
   *
   * Deletion of recovery points needs no deny here, since the lock is in its way.
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
}

/** A logically air-gapped vault that exists already. */
export interface AirGappedVaultAttributes {
  /** The ARN of the vault; account and Region are read from it. */
  readonly backupVaultArn: string;

  /**
   * The minimum retention of the vault, so that rules and copies can be checked against it.
   *
   * @default - not known, so that nothing is checked against it
   */
  readonly minRetention?: Duration;

  /**
   * The maximum retention of the vault, so that rules and copies can be checked against it.
   *
   * @default - not known, so that nothing is checked against it
   */
  readonly maxRetention?: Duration;

  /**
   * The customer managed key of the vault.
   *
   * @default - not known
   */
  readonly encryptionKey?: kms.IKeyRef;
}
