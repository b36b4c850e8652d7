import type * as backup from 'aws-cdk-lib/aws-backup';
import type { ReportCoverage } from './report-coverage';
import type { ReportFormat } from './report-format';
import type { BackupReportSpec } from './report-spec';

/** Options of any report. */
export interface BackupReportOptions {
  /**
   * Name of the report plan: a letter, then up to 255 letters, digits and underscores; no hyphen.
   *
   * @default - a readable name from the stack, the path and the kind of report
   */
  readonly reportPlanName?: string;

  /**
   * Description of the report plan, at most 1,024 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Formats, each once. Over several accounts or Regions there is CSV only.
   *
   * @default - CSV
   */
  readonly formats?: ReportFormat[];

  /**
   * What the keys of its objects begin with, before `Backup/<account>/<Region>/<date>`.
   *
   * @default - nothing
   */
  readonly keyPrefix?: string;

  /**
   * Over what the report goes.
   *
   * @default - the account and Region of the report plan
   */
  readonly coverage?: ReportCoverage;
}

/** Options of a report on the controls of frameworks. */
export interface ComplianceReportOptions extends BackupReportOptions {
  /** The frameworks that are reported on, 1 to 1,000. */
  readonly frameworks: backup.IFrameworkRef[];
}

/**
 * A report that AWS Backup Audit Manager writes every day.
 *
 * Jobs are reported without frameworks, compliance with them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/choosing-report-template.html
 */
export class BackupReport {
  /** Backup jobs of the last day. */
  public static backupJobs(options: BackupReportOptions = {}): BackupReport {
    return new BackupReport({ ...options, id: 'BackupJobs', template: 'BACKUP_JOB_REPORT', frameworks: [] });
  }

  /** Copy jobs of the last day. */
  public static copyJobs(options: BackupReportOptions = {}): BackupReport {
    return new BackupReport({ ...options, id: 'CopyJobs', template: 'COPY_JOB_REPORT', frameworks: [] });
  }

  /** Restore jobs of the last day. */
  public static restoreJobs(options: BackupReportOptions = {}): BackupReport {
    return new BackupReport({ ...options, id: 'RestoreJobs', template: 'RESTORE_JOB_REPORT', frameworks: [] });
  }

  /** Malware scans of the last day. */
  public static scanJobs(options: BackupReportOptions = {}): BackupReport {
    return new BackupReport({ ...options, id: 'ScanJobs', template: 'SCAN_JOB_REPORT', frameworks: [] });
  }

  /** Each resource, and which controls it meets. */
  public static resourceCompliance(options: ComplianceReportOptions): BackupReport {
    return new BackupReport({ ...options, id: 'ResourceCompliance', template: 'RESOURCE_COMPLIANCE_REPORT' });
  }

  /** Each control, and how many resources meet it. */
  public static controlCompliance(options: ComplianceReportOptions): BackupReport {
    return new BackupReport({ ...options, id: 'ControlCompliance', template: 'CONTROL_COMPLIANCE_REPORT' });
  }

  private constructor(
    /** @internal */
    public readonly _spec: BackupReportSpec,
  ) {}
}
