import { api, cloudformation, derived, guide, organizations } from './sources';
import type { Source } from './sources';

/** A number or form that AWS decided. */
export interface Limit<T> {
  readonly value: T;
  readonly source: Source;
}

/** A limit and where it was read. */
export function limit<T>(value: T, source: Source): Limit<T> {
  return { value, source };
}

/** Limits and forms of AWS Backup. A number that AWS decided stands here and nowhere else. */
export const LIMITS = {
  retentionMinDays: limit(1, api('Lifecycle')),
  retentionMaxDays: limit(36_500, api('Lifecycle')),
  coldStorageMinDays: limit(90, api('Lifecycle')),
  /** Incremental backups should stay warm at least this long. */
  warmStorageAdvisedDays: limit(8, guide('plan-options-and-configuration')),
  continuousMaxDays: limit(35, guide('point-in-time-recovery')),
  startWindowMinMinutes: limit(60, api('BackupRuleInput')),
  windowMaxMinutes: limit(52_560_000, api('BackupRuleInput')),
  startWindowDefaultMinutes: limit(480, api('BackupRule')),
  completionWindowDefaultMinutes: limit(10_080, guide('plan-options-and-configuration')),
  scheduleDefault: limit('cron(0 5 ? * * *)', api('BackupRuleInput')),
  timeZoneDefault: limit('Etc/UTC', api('BackupRuleInput')),
  scheduleMinIntervalMinutes: limit(60, guide('plan-options-and-configuration')),
  lockMinRetentionDays: limit(1, api('PutBackupVaultLockConfiguration')),
  lockMaxRetentionDays: limit(36_500, api('PutBackupVaultLockConfiguration')),
  lockCoolingOffMinDays: limit(3, api('PutBackupVaultLockConfiguration')),
  lockCoolingOffMaxDays: limit(36_500, api('PutBackupVaultLockConfiguration')),
  vaultName: limit(/^[a-zA-Z0-9_-]{2,50}$/, cloudformation('AWS::Backup::BackupVault')),
  vaultNameMaxLength: limit(50, cloudformation('AWS::Backup::BackupVault')),
  planName: limit(/^[a-zA-Z0-9_.-]{1,50}$/, api('BackupPlanInput')),
  planNameMaxLength: limit(50, api('BackupPlanInput')),
  ruleName: limit(/^[a-zA-Z0-9_.-]{1,50}$/, api('BackupRuleInput')),
  selectionName: limit(/^[a-zA-Z0-9_.-]{1,50}$/, api('BackupSelection')),
  selectionNameMaxLength: limit(50, api('BackupSelection')),
  stackNameMaxLength: limit(128, cloudformation('AWS::CloudFormation::Stack')),
  tagKeyMaxLength: limit(128, cloudformation('AWS::Backup::BackupVault')),
  tagValueMaxLength: limit(256, cloudformation('AWS::Backup::BackupVault')),
  tagsPerResource: limit(50, guide('aws-backup-limits')),
  rulesPerPlan: limit(10, guide('aws-backup-limits')),
  copiesPerRule: limit(5, guide('aws-backup-limits')),
  recoveryPointTags: limit(10, guide('aws-backup-limits')),
  selectionsPerPlan: limit(100, guide('aws-backup-limits')),
  tagSelectionsPerPlan: limit(10, guide('aws-backup-limits')),
  tagsPerSelection: limit(30, guide('aws-backup-limits')),
  conditionsPerSelection: limit(30, guide('aws-backup-limits')),
  arnsPerSelection: limit(500, api('BackupSelection')),
  wildcardArnsPerSelection: limit(30, api('BackupSelection')),
  denyDeleteExceptions: limit(5, guide('controls-and-remediation')),
  indexActionsPerRule: limit(1, api('IndexAction')),
  /** Partition, Region codes and their compass words; AWS has kept to this form for every Region so far. */
  region: limit(/^[a-z]{2,5}(-[a-z]{2,5})?-(central|north|south|east|west|northeast|northwest|southeast|southwest)-\d$/, derived('every Region so far has this form')),
  accountId: limit(/^\d{12}$/, organizations('Account')),
  organizationId: limit(/^o-[a-z0-9]{10,32}$/, organizations('Organization')),
  organizationRootId: limit(/^r-[0-9a-z]{4,32}$/, organizations('Root')),
  organizationalUnitId: limit(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/, organizations('OrganizationalUnit')),
} as const;
