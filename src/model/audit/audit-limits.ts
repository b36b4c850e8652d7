import { limit } from '../limits';
import { api, cloudformation, guide } from '../sources';

/** Limits and forms of audit frameworks and report plans. */
export const AUDIT_LIMITS = {
  /** Of frameworks and report plans alike. */
  name: limit(/^[a-zA-Z][_a-zA-Z0-9]{0,255}$/, api('CreateFramework')),
  nameMaxLength: limit(256, api('CreateFramework')),
  descriptionMaxLength: limit(1_024, api('CreateFramework')),
  controlsPerFramework: limit(50, guide('aws-backup-limits')),
  frameworks: limit(15, guide('aws-backup-limits')),
  resourceIdsPerScope: limit(100, cloudformation('AWS::Backup::Framework')),
  tagsPerScope: limit(1, api('ControlScope')),
  /** AWS advises a week or more. */
  airGapAgeAdvisedDays: limit(7, guide('controls-and-remediation')),
  reportPlans: limit(20, guide('aws-backup-limits')),
  frameworksPerReportPlan: limit(1_000, guide('aws-backup-limits')),
} as const;

/** Templates that report on the controls of frameworks. */
export const COMPLIANCE_TEMPLATES: readonly string[] = ['RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT'];
/** Templates that report on jobs. */
export const JOB_TEMPLATES: readonly string[] = ['BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', 'RESTORE_JOB_REPORT', 'SCAN_JOB_REPORT'];
export const REPORT_FORMATS: readonly string[] = ['CSV', 'JSON'];

export const REPORT_TEMPLATES = { value: [...COMPLIANCE_TEMPLATES, ...JOB_TEMPLATES], source: api('ReportSetting') } as const;
