import type { App } from 'aws-cdk-lib';
import { Duration, Stack } from 'aws-cdk-lib';
import { BackupReports, CompliantBackup, ReportLock, ResourceSelector } from '../../src';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from '../nag/packs';

function oneStack(): { app: App; stack: Stack } {
  const app = testApp();
  return { app, stack: new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } }) };
}

describe('cdk-nag and audits', () => {
  test('finds nothing on frameworks, reports, their buckets and the recorder', () => {
    const { app, stack } = oneStack();
    new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true'), audit: { recordConfiguration: true }, reports: {} });

    expect(nagFindings(app)).toEqual([]);
  });

  test('finds nothing on a locked bucket', () => {
    const { app, stack } = oneStack();
    new BackupReports(stack, 'Reports', { reportLock: ReportLock.governance({ retention: Duration.days(366) }) });

    expect(nagFindings(app)).toEqual([]);
  });

  test('what is acknowledged: no replica of reports, S3 keys for access logs, the lack of Object Lock, the policy of AWS Config', () => {
    const { app, stack } = oneStack();
    new CompliantBackup(stack, 'Backup', { audit: { recordConfiguration: true }, reports: {}, resources: ResourceSelector.byTag('backup', 'true') });
    app.synth();
    const ours = ['Shop/Backup/Framework', 'Shop/Backup/Reports'];
    const found = acknowledgements(app).filter(({ path }) => ours.some(prefix => path.startsWith(prefix)));

    expect([...new Set(found.map(({ id }) => id.replace(/^(HIPAA\.Security|NIST\.800\.53\.R\d|PCI\.DSS\.321)-/, '*-')))].sort()).toEqual([
      '*-S3BucketDefaultLockEnabled',
      '*-S3BucketReplicationEnabled',
      '*-S3DefaultEncryptionKMS',
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]',
    ]);
    for (const { reason } of found) expect(reason).toMatch(/[a-z].{40,}\.$/);
  });
});
