import type * as backup from 'aws-cdk-lib/aws-backup';
import type { CopyDestination } from '../copy/copy-destination';
import type { BoundCopy } from '../copy/copy-source';
import { leaf } from '../model/known';
import { MALWARE_SCANNER } from '../model/plan/malware-scan';
import type { CopyModel, RuleModel, VaultModel } from '../model/plan/plan-model';
import { Retention } from '../model/plan/retention';
import { BackupSchedule } from '../model/schedule/backup-schedule';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import { vaultModelOf } from '../vault/vault-model';

/**
 * How much of a backup a malware scan reads.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ScanAction.html
 */
export enum MalwareScanMode {
  /** The whole backup. */
  FULL = 'FULL_SCAN',

  /** What changed since the backup that was scanned before. */
  INCREMENTAL = 'INCREMENTAL_SCAN',
}

/** What a rule can be told; every option has a default that fits its intent. */
export interface ProtectionRuleOptions {
  /**
   * Name of the rule: 1 to 50 letters, digits, hyphens, underscores and periods, different within its plan.
   *
   * @default - the intent: `Hourly`, `Daily`, `Weekly`, `Monthly`, `Yearly` or `Continuous`
   */
  readonly ruleName?: string;

  /**
   * When backups start.
   *
   * @default - the schedule of the intent, at 05:00 UTC
   */
  readonly schedule?: BackupSchedule;

  /**
   * How long recovery points are kept, and when they move to cold storage.
   *
   * @default - hourly 7 days, daily 35, weekly 91, monthly 366, yearly 2,557; continuous 35, which is its maximum
   */
  readonly retention?: Retention;

  /**
   * Where each recovery point is copied to: up to 5 destinations.
   *
   * @default - no copy
   */
  readonly copyTo?: CopyDestination[];

  /**
   * The vault that receives the recovery points.
   *
   * @default - the vault of the plan
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * A logically air-gapped vault of the same account and Region that receives the recovery points directly. Resource
   * types that cannot go there stay in the ordinary vault; of those that AWS Backup does not manage fully, a snapshot
   * lies in the ordinary vault until it is copied, and is billed for that time.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
   * @default - none
   */
  readonly airGappedVault?: backup.IBackupVaultRef;

  /**
   * Tags of the recovery points, up to 10.
   *
   * @default - none beside those that AWS Backup copies from the resource
   */
  readonly recoveryPointTags?: { [key: string]: string };

  /**
   * Makes a backup index for one type, `ProtectedResourceType.S3` or `ProtectedResourceType.EBS`, so that single
   * files can be searched for.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-search.html
   * @default - no index
   */
  readonly indexedType?: ProtectedResourceType;

  /**
   * Scans each backup for malware. The plan needs `malwareScanning` too.
   *
   * @default - no scan
   */
  readonly malwareScan?: MalwareScanMode;
}

/**
 * One rule of a plan: when backups are taken, how long they are kept and where they are copied to.
 *
 * Rules are told by intent. Overlapping rules of one plan cost nothing: where several start at the same time,
 * AWS Backup takes one backup and keeps it for the longest of their retentions.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export class ProtectionRule {
  /** A backup every hour, kept for 7 days. */
  public static hourly(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Hourly', options, () => Retention.days(7), () => BackupSchedule.everyHours(1));
  }

  /** A backup every day, kept for 35 days. */
  public static daily(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Daily', options, () => Retention.days(35), () => BackupSchedule.daily());
  }

  /** A backup every week, kept for 13 weeks. */
  public static weekly(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Weekly', options, () => Retention.weeks(13), () => BackupSchedule.weekly());
  }

  /** A backup every month, kept for one year. */
  public static monthly(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Monthly', options, () => Retention.years(1), () => BackupSchedule.monthly());
  }

  /** A backup every year, kept for seven years. */
  public static yearly(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Yearly', options, () => Retention.years(7), () => BackupSchedule.yearly());
  }

  /**
   * A continuous backup that can be restored to any second of the last 35 days, for S3, RDS, Aurora and SAP HANA
   * on EC2. Resources of other types get a snapshot at each scheduled time instead, and so does every copy.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
   */
  public static continuous(options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent('Continuous', options, () => Retention.days(35), () => BackupSchedule.daily(), true);
  }

  /**
   * A rule with a schedule of its own.
   *
   * @param name of the rule: 1 to 50 letters, digits, hyphens, underscores and periods
   * @param starts when backups start
   * @param options without a `retention` recovery points are kept for 35 days; a name or schedule in it is not used
   */
  public static of(name: string, starts: BackupSchedule, options: ProtectionRuleOptions = {}): ProtectionRule {
    return ProtectionRule.intent(name, { ...options, ruleName: name, schedule: starts }, () => Retention.days(35), () => starts);
  }

  private static intent(
    name: string, options: ProtectionRuleOptions, retention: () => Retention, schedule: () => BackupSchedule, continuous = false,
  ): ProtectionRule {
    const named = { ...options, ruleName: options.ruleName ?? name };
    return new ProtectionRule(named, options.schedule ?? schedule(), options.retention ?? retention(), continuous);
  }

  /** Name of the rule in its plan. */
  public readonly ruleName: string;

  private constructor(
    private readonly options: ProtectionRuleOptions & { readonly ruleName: string },
    /** When backups start. */
    public readonly schedule: BackupSchedule,
    /** How long recovery points are kept. */
    public readonly retention: Retention,
    /** Whether it takes continuous backups. */
    public readonly isContinuous: boolean,
  ) {
    this.ruleName = options.ruleName;
  }

  /** The same rule with further copies. */
  public copyingTo(...destinations: CopyDestination[]): ProtectionRule {
    const copyTo = [...(this.options.copyTo ?? []), ...destinations];
    return new ProtectionRule({ ...this.options, copyTo }, this.schedule, this.retention, this.isContinuous);
  }

  /**
   * The same rule, whose backups go into a logically air-gapped vault directly.
   *
   * @internal
   */
  public _into(airGappedVault: backup.IBackupVaultRef): ProtectionRule {
    return new ProtectionRule({ ...this.options, airGappedVault }, this.schedule, this.retention, this.isContinuous);
  }

  /**
   * The same rule, whose backups are scanned for malware.
   *
   * @internal
   */
  public _scanning(malwareScan: MalwareScanMode): ProtectionRule {
    return new ProtectionRule({ ...this.options, malwareScan }, this.schedule, this.retention, this.isContinuous);
  }

  /** @internal */
  public get _scansForMalware(): boolean {
    return this.options.malwareScan !== undefined;
  }

  /** @internal */
  public get _copiesToAirGap(): boolean {
    return this._copyTo.some(destination => destination._isAirGapped);
  }

  /**
   * The same rule without copies into logically air-gapped vaults.
   *
   * @internal
   */
  public _withoutAirGap(): ProtectionRule {
    const copyTo = this._copyTo.filter(destination => !destination._isAirGapped);
    return new ProtectionRule({ ...this.options, copyTo }, this.schedule, this.retention, this.isContinuous);
  }

  /** @internal */
  public get _copyTo(): readonly CopyDestination[] {
    return this.options.copyTo ?? [];
  }

  /** @internal */
  public get _backupVault(): backup.IBackupVaultRef | undefined {
    return this.options.backupVault;
  }

  /** @internal */
  public get _airGappedVault(): backup.IBackupVaultRef | undefined {
    return this.options.airGappedVault;
  }

  /** @internal */
  public _model(vault: VaultModel, copies: readonly CopyModel[]): RuleModel {
    const { indexedType, malwareScan, recoveryPointTags, airGappedVault } = this.options;
    return {
      name: leaf(this.ruleName),
      schedule: this.schedule._model(),
      lifecycle: this.retention._model(),
      continuous: this.isContinuous,
      vault,
      airGappedVault: airGappedVault && vaultModelOf(airGappedVault),
      copies,
      recoveryPointTags: recoveryPointTags && Object.fromEntries(Object.entries(recoveryPointTags).map(([key, value]) => [key, leaf(value)])),
      indexActions: indexedType && [[indexedType.backupTypeName]],
      scanActions: malwareScan && [{ malwareScanner: MALWARE_SCANNER, scanMode: malwareScan }],
    };
  }

  /** @internal */
  public _render(vaultName: string, copies: readonly BoundCopy[]): backup.CfnBackupPlan.BackupRuleResourceTypeProperty {
    const { indexedType, malwareScan, recoveryPointTags, airGappedVault } = this.options;
    return {
      ruleName: this.ruleName,
      targetBackupVault: vaultName,
      targetLogicallyAirGappedBackupVaultArn: airGappedVault?.backupVaultRef.backupVaultArn,
      ...this.schedule._render(),
      lifecycle: this.retention._render(),
      enableContinuousBackup: this.isContinuous || undefined,
      copyActions: copies.length === 0 ? undefined : copies.map(copy => ({
        destinationBackupVaultArn: copy.destinationBackupVaultArn,
        lifecycle: copy.retention?._render(),
      })),
      recoveryPointTags,
      indexActions: indexedType && [{ resourceTypes: [indexedType.backupTypeName] }],
      scanActions: malwareScan && [{ malwareScanner: MALWARE_SCANNER, scanMode: malwareScan }],
    };
  }
}
