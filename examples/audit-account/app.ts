import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { BackupReport, BackupReports, ReportCoverage, ReportLock } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Audit', {
  env: { account: '777788889999', region: 'eu-west-1' },
});

const coverage = ReportCoverage.organization({ regions: ['*'] });

const reports = new BackupReports(stack, 'Reports', {
  reports: [
    BackupReport.backupJobs({ coverage }),
    BackupReport.copyJobs({ coverage }),
    BackupReport.restoreJobs({ coverage }),
  ],
  retention: Duration.days(2557),
  reportLock: ReportLock.governance({ retention: Duration.days(366) }),
});
Validations.of(reports).acknowledge({ id: 'CB-REPORT-032', reason: 'this account is the delegated administrator of AWS Backup' });
Validations.of(reports).acknowledge({ id: 'CB-REPORT-033', reason: 'the first reports were seen in the bucket' });
