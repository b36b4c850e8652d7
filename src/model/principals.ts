/** The principal of AWS Backup in trust and resource policies. */
export const BACKUP_SERVICE = 'backup.amazonaws.com';

/** Suffix of the path below which AWS makes service-linked roles. */
const SERVICE_LINKED = 'role/aws-service-role';

/** All service-linked roles of AWS Backup, as the end of an ARN. */
export const BACKUP_SERVICE_LINKED_ROLES = `${SERVICE_LINKED}/${BACKUP_SERVICE}/*`;

/** The role that writes reports, as the end of an ARN; it does not exist before the first report. */
export const REPORTS_ROLE = `${SERVICE_LINKED}/reports.${BACKUP_SERVICE}/AWSServiceRoleForBackupReports`;

/** The principal of AWS Backup gateway, which reads the tags of virtual machines. */
export const BACKUP_GATEWAY_SERVICE = 'backup-gateway.amazonaws.com';

/** The principal of GuardDuty where it scans backups for malware. */
export const MALWARE_SCAN_SERVICE = 'malware-protection.guardduty.amazonaws.com';
