import { Aws, Stack, Token } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AUDIT_LIMITS } from '../model/audit/audit-limits';
import type { ReportPlanModel } from '../model/audit/framework-model';
import type { Finding } from '../model/diagnostics/diagnostic';
import { judge, judgeAlone } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { REPORTS_ROLE } from '../model/principals';
import { physicalName } from '../private/physical-name';
import { report } from '../private/report';
import { underscored } from '../private/underscored';
import { BackupReport } from './backup-report';
import type { BackupReportsProps } from './backup-reports-props';
import { EvidenceBucket } from './evidence-bucket';
import type { BackupReportSpec, ModelledReportPlan } from './report-spec';

const PLACE = { label: 'the reports', path: '' };
const BUCKET_OPTIONS = ['encryptionKey', 'accessLogsBucket', 'retention', 'reportLock', 'removalPolicy', 'serviceLinkedRoleExists'] as const;

/**
 * Reports of AWS Backup Audit Manager, and the bucket that they are written to every day: encrypted, versioned, private,
 * over TLS only, with access logs, and kept when the stack goes.
 *
 * Throws for reports that AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-reports.html
 */
export class BackupReports extends Construct {
  /** The bucket with the reports. */
  public readonly bucket: s3.IBucketRef;

  /** Key of the bucket; undefined where an existing bucket was brought along. */
  public readonly encryptionKey?: kms.IKey;

  /** The report plans, in the order of the reports. */
  public readonly reportPlans: backup.IReportPlanRef[];

  private readonly plans: readonly ModelledReportPlan[];

  constructor(scope: Construct, id: string, props: BackupReportsProps = {}) {
    super(scope, id);
    const specs = this.named(props.reports ?? [BackupReport.backupJobs(), BackupReport.copyJobs(), BackupReport.restoreJobs()]);
    report(this, this.judge(props, specs), BackupReports);

    const own = props.bucket ? undefined : new EvidenceBucket(this, 'Bucket', {
      content: 'Backup reports',
      encryptionKey: props.encryptionKey,
      accessLogsBucket: props.accessLogsBucket,
      retention: props.retention,
      lock: props.reportLock,
      removalPolicy: props.removalPolicy,
    });
    own?.letReportsIn(`arn:${Aws.PARTITION}:iam::${Stack.of(this).account}:${REPORTS_ROLE}`, props.serviceLinkedRoleExists === true);
    this.bucket = props.bucket ?? own!.bucket;
    this.encryptionKey = own?.encryptionKey;
    const plans = specs.map(spec => ({ resource: this.plan(spec, own), model: modelOf(spec, props.bucket) }));
    this.reportPlans = plans.map(({ resource }) => resource);
    this.plans = plans;
  }

  /**
   * The report plans with their models.
   *
   * @internal
   */
  public get _plans(): readonly ModelledReportPlan[] {
    return this.plans;
  }

  /** Every spec with its name, and with an id that no other has. */
  private named(reports: readonly BackupReport[]): Named[] {
    return reports.map(({ _spec }, i) => {
      const earlier = reports.slice(0, i).filter(other => other._spec.id === _spec.id).length;
      const id = earlier === 0 ? _spec.id : `${_spec.id}${earlier + 1}`;
      const made = () => underscored(physicalName({ scope: this, id, maxLength: AUDIT_LIMITS.nameMaxLength.value, identity: [] }));
      return { ..._spec, id, reportPlanName: _spec.reportPlanName ?? made() };
    });
  }

  private judge(props: BackupReportsProps, specs: readonly Named[]): Finding[] {
    return [
      ...judgeAlone('reportSetup', {
        reports: specs.length,
        objectLock: props.reportLock !== undefined,
        bucketOptions: props.bucket ? BUCKET_OPTIONS.filter(option => props[option] !== undefined) : [],
        beyond: specs.filter(({ coverage }) => coverage).map(({ id }) => id),
      }, PLACE, 'part'),
      ...specs.flatMap(spec => judge('reportPlan', modelOf(spec, props.bucket), { label: `report ${spec.id}`, path: spec.id }, 'part')),
    ];
  }

  private plan(spec: Named, own: EvidenceBucket | undefined): backup.CfnReportPlan {
    const plan = new backup.CfnReportPlan(this, spec.id, {
      reportPlanName: spec.reportPlanName,
      reportPlanDescription: spec.description,
      // To the L1 both are any JSON, whose keys go into the template as they are.
      reportDeliveryChannel: { S3BucketName: this.bucket.bucketRef.bucketName, S3KeyPrefix: spec.keyPrefix, Formats: spec.formats },
      reportSetting: {
        ReportTemplate: spec.template,
        FrameworkArns: spec.frameworks.length > 0 ? spec.frameworks.map(({ frameworkRef }) => frameworkRef.frameworkArn) : undefined,
        Accounts: spec.coverage?._spec.accounts,
        OrganizationUnits: spec.coverage?._spec.organizationUnits,
        Regions: spec.coverage?._spec.regions,
      },
    });
    // The first report is written as soon as there is a plan for it.
    if (own?.bucket.policy) plan.node.addDependency(own.bucket.policy);
    return plan;
  }
}

interface Named extends BackupReportSpec {
  readonly reportPlanName: string;
}

function modelOf(spec: Named, bucket: s3.IBucketRef | undefined): ReportPlanModel {
  const { coverage } = spec;
  return {
    name: leaf(spec.reportPlanName),
    description: leaf(spec.description),
    reportTemplate: spec.template,
    frameworkArns: spec.frameworks.map(({ frameworkRef }) => leaf(frameworkRef.frameworkArn)),
    accounts: leaves(coverage?._spec.accounts),
    organizationUnits: leaves(coverage?._spec.organizationUnits),
    regions: leaves(coverage?._spec.regions),
    bucketName: bucket ? leaf(bucket.bucketRef.bucketName) : UNKNOWN,
    keyPrefix: leaf(spec.keyPrefix),
    formats: spec.formats,
  };
}

function leaves(list: readonly string[] | undefined): Leaf<readonly Leaf<string>[]> {
  return Token.isUnresolved(list) ? UNKNOWN : list?.map(item => leaf(item));
}
