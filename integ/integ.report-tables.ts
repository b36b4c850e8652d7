import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { BackupReport, BackupReports, BackupReportTables, ReportFormat } from '../src';
import { snapshotApp } from './snapshot-app';

/** Reports of the account in tables of Athena, and somebody who may query them. */
const app = snapshotApp();
const stack = new Stack(app, 'ReportTables', { env: { region: 'eu-west-1' } });
const formats = [ReportFormat.JSON];

const reports = new BackupReports(stack, 'Reports', {
  reports: [
    BackupReport.backupJobs({ formats, keyPrefix: 'backup-jobs' }),
    BackupReport.copyJobs({ formats, keyPrefix: 'copy-jobs' }),
    BackupReport.restoreJobs({ formats, keyPrefix: 'restore-jobs' }),
  ],
  removalPolicy: RemovalPolicy.DESTROY,
});
const tables = new BackupReportTables(stack, 'Tables', { reports, databaseName: 'integ_backup_reports' });
tables.grantQuery(new Role(stack, 'Auditor', { assumedBy: new AccountRootPrincipal() }));

new IntegTest(app, 'Test', { testCases: [stack], regions: ['eu-west-1'] });
