import type { Construct } from 'constructs';
import { BackupReport, BackupReports, BackupReportTables, ReportFormat } from '../../../src';
import type { BackupReportTablesProps } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const formats = [ReportFormat.JSON];
const queried = (stack: Construct, reports: BackupReport[], props: Partial<BackupReportTablesProps> = {}) =>
  new BackupReportTables(stack, 'Tables', { reports: new BackupReports(stack, 'Reports', { reports }), ...props });

/** Reports that are queried. */
export const REPORT_TABLES: readonly InCode[] = [
  inCode('CB-REPORT-040', 'a report as CSV',
    stack => queried(stack, [BackupReport.backupJobs({ keyPrefix: 'backups', formats: [ReportFormat.CSV] })]),
    stack => queried(stack, [BackupReport.backupJobs({ keyPrefix: 'backups', formats: [ReportFormat.JSON] })]),
  ),
  inCode('CB-REPORT-041', 'a slash at the end of a prefix',
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'backups/' })]),
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'backups' })]),
  ),
  inCode('CB-REPORT-042', 'two reports in one folder',
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'jobs' }), BackupReport.copyJobs({ formats, keyPrefix: 'jobs' })]),
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'jobs' }), BackupReport.copyJobs({ formats, keyPrefix: 'copies' })]),
  ),
  inCode('CB-REPORT-043', 'a database that Athena does not find',
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'backups' })], { databaseName: 'Our-Reports' }),
    stack => queried(stack, [BackupReport.backupJobs({ formats, keyPrefix: 'backups' })], { databaseName: 'our_reports' }),
  ),
];
