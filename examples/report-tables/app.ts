import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { BackupReport, BackupReports, BackupReportTables, ReportFormat } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Reports', { env: { region: 'eu-west-1' } });

const formats = [ReportFormat.JSON];
const reports = new BackupReports(stack, 'Reports', {
  reports: [
    BackupReport.backupJobs({ formats, keyPrefix: 'backup-jobs' }),
    BackupReport.copyJobs({ formats, keyPrefix: 'copy-jobs' }),
    BackupReport.restoreJobs({ formats, keyPrefix: 'restore-jobs' }),
  ],
});
// The same as CSV, for people.
new BackupReports(stack, 'ForPeople', { bucket: reports.bucket, reports: [BackupReport.backupJobs({ keyPrefix: 'for-people' })] });

const tables = new BackupReportTables(stack, 'Tables', { reports, databaseName: 'backup_reports' });
const auditor = new Role(stack, 'Auditor', { assumedBy: new AccountRootPrincipal(), description: 'Queries reports of backups' });
tables.grantQuery(auditor);

new CfnOutput(stack, 'WorkGroup', { value: tables.workGroup.workGroupRef.workGroupName });
