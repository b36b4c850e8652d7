import { at, many, ref, resource, right, risky, sub, toldOf, without, wrong } from './entry';
import type { Area, Json, JsonObject } from './entry';

const BUCKET: JsonObject = {
  Type: 'AWS::S3::Bucket',
  Properties: {
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  },
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
};

const BUCKET_POLICY: JsonObject = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: ref('Bucket'),
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow',
        Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports') },
        Action: 's3:PutObject',
        Resource: sub('${Bucket.Arn}/*'),
        Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }],
    },
  },
};

const JOBS = right('a daily report of jobs in both formats', {
  Resources: {
    Bucket: BUCKET,
    BucketPolicy: BUCKET_POLICY,
    Report: {
      Type: 'AWS::Backup::ReportPlan',
      Properties: {
        ReportPlanName: 'daily_jobs',
        ReportPlanDescription: 'Every backup job of the last day',
        ReportPlanTags: [{ Key: 'owner', Value: 'operations' }],
        ReportDeliveryChannel: { S3BucketName: ref('Bucket'), S3KeyPrefix: 'backup', Formats: ['CSV', 'JSON'] },
        ReportSetting: { ReportTemplate: 'BACKUP_JOB_REPORT' },
      },
    },
  },
});

const COMPLIANCE = right('what the framework of the stack finds', {
  Resources: {
    Bucket: BUCKET,
    BucketPolicy: BUCKET_POLICY,
    Framework: {
      Type: 'AWS::Backup::Framework',
      Properties: { FrameworkName: 'controls', FrameworkControls: [{ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }] },
    },
    Report: {
      Type: 'AWS::Backup::ReportPlan',
      Properties: {
        ReportPlanName: 'control_compliance',
        ReportDeliveryChannel: { S3BucketName: ref('Bucket'), Formats: ['CSV'] },
        ReportSetting: { ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: [{ 'Fn::GetAtt': ['Framework', 'FrameworkArn'] }] },
      },
    },
  },
});

const ORGANIZATION = right('copies of the whole organization', {
  Resources: {
    Bucket: BUCKET,
    BucketPolicy: BUCKET_POLICY,
    Report: {
      Type: 'AWS::Backup::ReportPlan',
      Properties: {
        ReportPlanName: 'copies_of_the_organization',
        ReportDeliveryChannel: { S3BucketName: ref('Bucket') },
        ReportSetting: { ReportTemplate: 'COPY_JOB_REPORT', Accounts: ['ROOT'], Regions: ['*'] },
      },
    },
  },
});

const UNITS = right('restores of two units and of an account, in two Regions', {
  Resources: {
    Bucket: BUCKET,
    BucketPolicy: BUCKET_POLICY,
    Report: {
      Type: 'AWS::Backup::ReportPlan',
      Properties: {
        ReportPlanName: 'restores',
        ReportDeliveryChannel: { S3BucketName: 'payments-backup-reports', Formats: ['CSV'] },
        ReportSetting: {
          ReportTemplate: 'RESTORE_JOB_REPORT',
          Accounts: ['444455556666'],
          OrganizationUnits: ['ou-ab12-11111111', 'ou-ab12-22222222'],
          Regions: ['eu-west-1', 'eu-central-1'],
        },
      },
    },
  },
});

const report = (name: string): JsonObject => ({
  Type: 'AWS::Backup::ReportPlan',
  Properties: { ReportPlanName: name, ReportDeliveryChannel: { S3BucketName: ref('Bucket') }, ReportSetting: { ReportTemplate: 'SCAN_JOB_REPORT' } },
});
const setting = (name: string, to: Json) => at('Report', `ReportSetting.${name}`, to);
const delivery = (name: string, to: Json) => at('Report', `ReportDeliveryChannel.${name}`, to);

export const REPORTS: Area = {
  name: 'Reports',
  right: [JOBS, COMPLIANCE, ORGANIZATION, UNITS],
  wrong: [
    wrong('CB-REPORT-001', 'a hyphen in the name', JOBS, at('Report', 'ReportPlanName', 'daily-jobs')),
    wrong('CB-REPORT-002', 'a blank description', JOBS, at('Report', 'ReportPlanDescription', '')),
    wrong('CB-REPORT-003', 'a template in the plural', JOBS, setting('ReportTemplate', 'BACKUP_JOBS_REPORT')),
    wrong('CB-REPORT-003', 'a template in lower case', JOBS, setting('ReportTemplate', 'backup_job_report')),
    wrong('CB-REPORT-004', 'a framework in a report of jobs', JOBS, setting('FrameworkArns', ['arn:aws:backup:eu-west-1:111122223333:framework:controls-0a1b2c3d'])),
    wrong('CB-REPORT-005', 'a report of compliance without a framework', COMPLIANCE, without('Report', 'ReportSetting.FrameworkArns')),
    wrong('CB-REPORT-006', 'a format that is none', JOBS, delivery('Formats', ['PDF'])),
    wrong('CB-REPORT-006', 'a format in lower case', JOBS, delivery('Formats', ['csv'])),
    wrong('CB-REPORT-006', 'a format twice', JOBS, delivery('Formats', ['CSV', 'CSV'])),
    wrong('CB-REPORT-007', 'JSON over several accounts', UNITS, delivery('Formats', ['CSV', 'JSON'])),
    wrong('CB-REPORT-007', 'JSON over all Regions', JOBS, setting('Regions', ['*'])),
    wrong('CB-REPORT-008', 'the root in lower case', ORGANIZATION, setting('Accounts', ['root'])),
    wrong('CB-REPORT-008', 'a number that lost its leading zero', UNITS, setting('Accounts', ['12345678901'])),
    wrong('CB-REPORT-009', 'the name of a unit', UNITS, setting('OrganizationUnits', ['Production'])),
    wrong('CB-REPORT-009', 'the root as a unit', UNITS, setting('OrganizationUnits', ['r-ab12'])),
    wrong('CB-REPORT-010', 'an Availability Zone', UNITS, setting('Regions', ['eu-west-1a'])),
    wrong('CB-REPORT-010', 'a star beside a Region', UNITS, setting('Regions', ['*', 'eu-west-1'])),
    wrong('CB-REPORT-011', 'the name of a framework', COMPLIANCE, setting('FrameworkArns', ['controls'])),
    wrong('CB-REPORT-012', 'the ARN of the bucket', JOBS, delivery('S3BucketName', { 'Fn::GetAtt': ['Bucket', 'Arn'] })),
    wrong('CB-REPORT-012', 'the address of the bucket', JOBS, delivery('S3BucketName', 's3://payments-backup-reports')),
    toldOf('Second', wrong('CB-REPORT-013', 'two reports of one name', JOBS, resource('Second', report('daily_jobs')))),
    toldOf('More19', risky('CB-REPORT-014', '21 reports', JOBS, resource('More0', report('more_0')), ...Array.from({ length: 19 }, (_, i) => resource(`More${i + 1}`, report(`more_${i + 1}`))))),
    wrong('CB-TAG-001', 'a tag value of more than 256 characters', JOBS, at('Report', 'ReportPlanTags.0.Value', 'The same again. '.repeat(17))),
    risky('CB-TAG-003', '51 tags', JOBS, at('Report', 'ReportPlanTags', many(51, i => ({ Key: `tag-${i}`, Value: 'x' })))),
  ],
};
