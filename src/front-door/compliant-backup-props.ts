import type { RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { AuditFrameworkOptions } from '../audit/audit-framework-props';
import type { BackupReportsProps } from '../audit/backup-reports-props';
import type { ComplianceStandard } from '../compliance/compliance-standard';
import type { CopyDestination } from '../copy/copy-destination';
import type { BackupActivityLogOptions } from '../monitoring/backup-activity-log-props';
import type { BackupDashboardOptions } from '../monitoring/backup-dashboard-props';
import type { BackupMonitoringOptions } from '../monitoring/backup-monitoring-props';
import type { MalwareScanning, S3BackupOptions } from '../plan/advanced-options';
import type { ProtectionLevel } from '../plan/protection-level';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import type { RestoreTestingOptions } from '../restore-testing/restore-testing-props';
import type { ResourceSelector } from '../selection/resource-selector';
import type { KeyProtection } from '../vault/key-protection';
import type { VaultLock } from '../vault/vault-lock';
import type { VaultNotifications } from '../vault/vault-notifications';

/** A vault that was superseded by another generation; it is described as it was made. */
export interface RetainedVault {
  /**
   * The generation it had.
   *
   * @default - none, as that of a set-up without a generation
   */
  readonly generation?: string;

  /**
   * The Vault Lock it has.
   *
   * @default - the same lock as the new vault
   */
  readonly vaultLock?: VaultLock;

  /**
   * The key it was given.
   *
   * @default - the key of its own that was made for it
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Where its backups were copied to; its replicas are kept too.
   *
   * @default - as `copyTo` of the set-up
   */
  readonly copyTo?: CopyDestination[];
}

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
   * Standards that the set-up is measured by. What contradicts a number or a clear demand of one is refused at synth, what
   * is left open is warned about (CB-STD-003), and what the templates show is written into the cloud assembly:
   * `backup-evidence.json` and `.md`, with NIST SP 800-53 also as an OSCAL component definition. Each at most once.
   *
   * To name one is no claim to fulfil it.
   *
   * @default - none
   */
  readonly standards?: ComplianceStandard[];

  /**
   * Where every recovery point is copied to.
   *
   * @default - no copy; a level that expects one warns
   */
  readonly copyTo?: CopyDestination[];

  /**
   * A logically air-gapped vault of the account and Region that receives the backups directly, instead of the vault.
   * Resource types that cannot go there stay in the vault.
   *
   * @default - none; `copyTo` can copy into one
   */
  readonly airGappedVault?: backup.IBackupVaultRef;

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
   * Protects the keys of the new vault and its replicas from being deleted or disabled, as in `SecureVaultProps`.
   *
   * @default - the keys are kept, and whoever may delete keys may delete them
   */
  readonly keyProtection?: KeyProtection;

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
   * Any text; another one makes a new vault with a new key beside the old one, which is retained. Keep the old one in
   * the app with `retainedVaults`.
   *
   * @default - none
   */
  readonly generation?: string;

  /**
   * Earlier vaults that are kept in the app as they were, with their keys and replicas, until their recovery points have
   * expired.
   *
   * A lock that stands and a key cannot be changed in a vault. So give the set-up another `generation` with the new lock
   * or key, and say here what the old vault had: nothing is replaced, and what lies in the old vault stays under its
   * lock.
   *
   * @default - none
   */
  readonly retainedVaults?: RetainedVault[];

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

  /**
   * Takes application-consistent backups of Windows instances on EC2 (Volume Shadow Copy Service).
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/windows-backups.html
   * @default false
   */
  readonly windowsVss?: boolean;

  /**
   * What backups of S3 buckets contain beside the objects.
   *
   * @default - ACLs and object tags, as AWS Backup does by itself
   */
  readonly s3?: S3BackupOptions;

  /**
   * Sets up malware scanning. With a preset, each backup of its most frequent rule is scanned for what changed since the one
   * before; rules of a custom level ask for it with `malwareScan`. Without a `scannerRole`, one is made for all plans. Scans
   * cost money.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/malware-protection.html
   * @default - no scanning
   */
  readonly malwareScanning?: MalwareScanning;

  /**
   * A framework of AWS Backup Audit Manager whose controls follow from the set-up; `{}` takes the defaults. Evaluations
   * cost money, and AWS Config has to record in the account and Region.
   *
   * @default - none
   */
  readonly audit?: AuditFrameworkOptions;

  /**
   * Daily reports and a bucket for them; `{}` takes the defaults, which with `audit` include compliance with the
   * framework.
   *
   * @default - none
   */
  readonly reports?: BackupReportsProps;

  /**
   * Restore tests of what the plans protect; `{}` tests every type that can be tested without more being said, weekly. They
   * restore with the restore role of the set-up, so that it is tested too. What is restored costs money until it is deleted.
   *
   * @default - none
   */
  readonly restoreTesting?: RestoreTestingOptions;

  /**
   * Alerts and alarms where backups fail, do not come, or are tampered with; `{}` takes the defaults. The key of the vault is
   * watched too, and so are replicas, see `monitorReplicas`.
   *
   * With an RPO in `objectives` there is an alarm where no backup job was completed for so long, unless `rpo` here says
   * otherwise: no backup that can be restored is younger then. It looks back seven days at most, so a longer RPO gets
   * seven days, or no alarm where the schedules need longer; and where only continuous backup meets the RPO, it sounds when a
   * scheduled backup is late. With `airGappedVault` that vault is watched as well, and has the same alarm, over recovery
   * points that come into it; the vault itself has none where all that is selected goes straight into the other.
   *
   * @default - none
   */
  readonly monitoring?: BackupMonitoringOptions;

  /**
   * Whether `monitoring` tells of the replicas that `copyTo` and later rules make in other Regions. What happens to them and their keys is
   * sent to the default event bus of this Region, where your other rules see it too; it goes to the same topic and actions.
   * Alerts that name no vault, such as those on failed restores, and alarms on metrics are about this Region only.
   *
   * Alerts on calls need a CloudTrail trail in those Regions as well. Without `monitoring` it means nothing.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
   * @default true
   */
  readonly monitorReplicas?: boolean;

  /**
   * A log of everything that AWS Backup does in the account and Region, encrypted and retained, with saved queries; `{}`
   * takes the defaults. One for each account and Region is enough.
   *
   * @default - none
   */
  readonly activityLog?: BackupActivityLogOptions;

  /**
   * A dashboard of CloudWatch: jobs, copies and recovery points of the vault, those it superseded and its replicas, what was
   * completed in each RPO of `objectives`, the alarms of `monitoring` and tables over `activityLog`; `{}` takes the defaults.
   *
   * @default - none
   */
  readonly dashboard?: BackupDashboardOptions;
}
