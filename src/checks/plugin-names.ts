/** Names of our plugins, which aws-cdk-lib puts before ids: `BackupChecks::CB-VAULT-005`. */
export const BACKUP_CHECKS = 'BackupChecks';
export const BACKUP_COVERAGE = 'BackupCoverage';
