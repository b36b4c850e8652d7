import { guide } from './sources';

const SOURCE = guide('security-iam-awsmanpol');

/**
 * Managed policies of AWS Backup by name, with the path that belongs to the name. Only some have
 * `service-role/` in their path; the wrong path fails at deployment.
 */
export const MANAGED_POLICIES = {
  backup: { name: 'service-role/AWSBackupServiceRolePolicyForBackup', source: SOURCE },
  restore: { name: 'service-role/AWSBackupServiceRolePolicyForRestores', source: SOURCE },
  s3Backup: { name: 'AWSBackupServiceRolePolicyForS3Backup', source: SOURCE },
  s3Restore: { name: 'AWSBackupServiceRolePolicyForS3Restore', source: SOURCE },
  indexing: { name: 'AWSBackupServiceRolePolicyForIndexing', source: SOURCE },
  malwareScan: { name: 'AWSBackupServiceRolePolicyForScans', source: SOURCE },
  malwareScanner: { name: 'AWSBackupGuardDutyRolePolicyForScans', source: SOURCE },
  virtualMachineTags: { name: 'service-role/AWSBackupGatewayServiceRolePolicyForVirtualMachineMetadataSync', source: SOURCE },
  sapHanaRestore: { name: 'AWSBackupRestoreAccessForSAPHANA', source: SOURCE },
} as const;

export type ManagedPolicyKey = keyof typeof MANAGED_POLICIES;
