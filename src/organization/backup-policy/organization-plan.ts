import type { CopyDestination } from '../../copy/copy-destination';
import type { S3BackupOptions } from '../../plan/advanced-options';
import type { ProtectionLevel } from '../../plan/protection-level';
import type { ProtectionRule } from '../../plan/protection-rule';
import type { ProtectedResourceType } from '../../selection/protected-resource-type';
import type { ResourceSelector } from '../../selection/resource-selector';

/** Malware scanning in member accounts. */
export interface OrganizationMalwareScanning {
  /** The types to scan: EBS, EC2 and S3 can be. */
  readonly resourceTypes: ProtectedResourceType[];

  /**
   * Name of the role in each member account that GuardDuty reads backups with, with its path where it has one:
   * `backup/scanner`.
   */
  readonly scannerRoleName: string;
}

/**
 * A backup plan that AWS Organizations makes in each member account and Region.
 *
 * Continuous rules go into a plan of their own, for the types that support them, and where Regions differ in vault or
 * copies each Region gets its own plan: `<planName>-continuous`, `<planName>-<region>`.
 */
export interface OrganizationPlan {
  /**
   * Name of the plan, 1 to 50 letters, digits, hyphens, underscores and periods. Policies further down change the plan
   * by this name.
   */
  readonly planName: string;

  /** Codes of the Regions in which it protects resources, at least one; known at synth. */
  readonly regions: string[];

  /**
   * What is protected, by name: by tag, by type or everything. Single resources are refused, since each is in one account
   * only. Of one plan all have to be of one kind: `byTag` and `byAnyTag`, or all others.
   *
   * Policies further down change a selection by its name, 1 to 50 letters, digits, hyphens, underscores and periods.
   */
  readonly selections: { [name: string]: ResourceSelector };

  /**
   * Name of the vault that receives the backups, in each member account and Region: 2 to 50 letters, digits, hyphens and
   * underscores.
   */
  readonly backupVaultName: string;

  /**
   * Names of that vault in Regions where it has another one.
   *
   * @default - the same name in all Regions
   */
  readonly backupVaultNamesByRegion?: { [region: string]: string };

  /** Name of the role in each member account that AWS Backup takes, with its path where it has one: `backup/backup-role`. */
  readonly backupRoleName: string;

  /**
   * Name of a logically air-gapped vault in each member account and Region that receives the backups directly, where the
   * type can go there.
   *
   * @default - none
   */
  readonly airGappedVaultName?: string;

  /**
   * Which rules the plan has. Vault Lock is one of the vault, which a policy does not make.
   *
   * @default ProtectionLevel.regulated()
   */
  readonly level?: ProtectionLevel;

  /**
   * Rules of your own, instead of a level. Vaults and air-gapped vaults of a rule are refused: here they have names.
   *
   * @default - the rules of the level
   */
  readonly rules?: ProtectionRule[];

  /**
   * Where all rules copy to, beside their own copies: `CopyDestination.region` for the vault of a Region of the same
   * account, named like that of the plan unless it says otherwise; `.account` for a vault of another account; `.vaultArn`
   * with `$account` for the account. All vaults have to be there. Other destinations are refused.
   *
   * A copy into the vault that is backed up to is left out in that Region.
   *
   * @default - no copies beside those of the rules
   */
  readonly copyTo?: CopyDestination[];

  /**
   * Whether Regions, tag values and types are added to those that a policy further up gives a plan of this name
   * (`@@append`), instead of replacing them (`@@assign`).
   *
   * @default false
   */
  readonly extendInherited?: boolean;

  /**
   * Whether backups of Windows instances are application consistent (VSS).
   *
   * @default - the default of AWS Backup, which is not to
   */
  readonly windowsVss?: boolean;

  /**
   * What backups of S3 buckets contain beside the objects.
   *
   * @default - access control lists and object tags
   */
  readonly s3?: S3BackupOptions;

  /**
   * Which backups are scanned for malware, for rules with `malwareScan`.
   *
   * @default - none
   */
  readonly malwareScanning?: OrganizationMalwareScanning;

  /**
   * Tags of the plan in each account.
   *
   * @default - none
   */
  readonly planTags?: { [key: string]: string };
}
