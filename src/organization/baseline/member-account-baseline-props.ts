import type { VaultLock } from '../../vault/vault-lock';
import type { MemberAccountsOptions } from './stack-set-options';

/** Properties of a MemberAccountBaseline. */
export interface MemberAccountBaselineProps extends MemberAccountsOptions {
  /**
   * The name of the vault, the same in every account and Region, so that a backup policy can name it; 2 to 50 letters, digits,
   * hyphens or underscores.
   *
   * @default 'organization-backups'
   */
  readonly backupVaultName?: string;

  /**
   * The name of the role that takes backups, the same in every account; 1 to 64 characters.
   *
   * @default 'organization-backup'
   */
  readonly backupRoleName?: string;

  /**
   * The name of the role to restore with, the same in every account; 1 to 64 characters.
   *
   * @default 'organization-restore'
   */
  readonly restoreRoleName?: string;

  /**
   * Vault Lock of every vault. Set in thousands of accounts at once: begin with a governance lock.
   *
   * @default - none
   */
  readonly vaultLock?: VaultLock;

  /**
   * ARNs of roles, one for each that may change the access policy of the vaults, as in `SecureVaultProps`. With none, the policy
   * denies manual deletion and leaves it to guard rails to protect the policy itself: the role that CloudFormation deploys stack
   * sets with has another name in every account.
   *
   * @default - none
   */
  readonly policyAdministrators?: string[];

  /**
   * Whether every vault tells a topic of its own account and Region of failures.
   *
   * @default true
   */
  readonly notifications?: boolean;

  /**
   * ARN of a bus to which events of AWS Backup are sent from every account and Region, such as that of `CentralBackupEvents`;
   * its policy must accept them. Write it, or take `CentralBackupEvents.eventBusArnFor`: a reference to a resource means
   * nothing in other accounts. What could not be sent in a day lies in a queue of the account for 14 days.
   *
   * @default - events stay where they are
   */
  readonly forwardEventsTo?: string;
}
