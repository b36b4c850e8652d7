import { Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { REPORT_TABLES_LIMITS } from '../model/audit/report-tables-limits';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import { physicalName } from '../private/physical-name';
import { report } from '../private/report';
import { underscored } from '../private/underscored';
import type { BackupReportTablesProps } from './backup-report-tables-props';
import type { BackupReports } from './backup-reports';
import type { ModelledReportPlan } from './report-spec';
import { ITEMS, savedQueries } from './saved-queries';

/** The SerDe reads JSON over any number of lines, and the fields of each item by their names. */
const ION = {
  inputFormat: 'com.amazon.ionhiveserde.formats.IonInputFormat',
  outputFormat: 'com.amazon.ionhiveserde.formats.IonOutputFormat',
  serdeInfo: {
    serializationLibrary: 'com.amazon.ionhiveserde.IonHiveSerDe',
    parameters: {
      // Names of columns are lower case, names of fields are as AWS Backup writes them.
      'ion.path_extractor.case_sensitive': 'true',
      [`ion.${ITEMS}.path_extractor`]: '(reportItems)',
      'ion.ignore_malformed': 'false',
    },
  },
} as const;

/**
 * Tables of Amazon Athena over reports: a database, a table for each report, a work group that keeps results encrypted, and
 * queries that people find in it.
 *
 * A report is one row with one column, the list of its items. An item is a map from the names of its fields to their values,
 * both as text and as AWS Backup wrote them: no order and no list of fields is assumed. A field that AWS renames is NULL under
 * its old name, and there under its new one.
 *
 * Throws for reports that Athena could not read, or would read wrongly.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/ion-serde.html
 */
export class BackupReportTables extends Construct {
  /** The database with the tables. */
  public readonly database: glue.IDatabaseRef;

  /** The tables, in the order of the reports. */
  public readonly tables: glue.ITableRef[];

  /** The work group to query in. Athena keeps its results, encrypted, and deletes them. */
  public readonly workGroup: athena.IWorkGroupRef;

  private readonly reports: BackupReports;
  private readonly databaseName: string;

  constructor(scope: Construct, id: string, props: BackupReportTablesProps) {
    super(scope, id);
    const { _plans: plans } = props.reports;
    report(this, judgeAlone('reportTables', {
      databaseName: leaf(props.databaseName),
      reports: plans.map(({ resource, model: { formats, keyPrefix } }) => ({ id: resource.node.id, formats, keyPrefix })),
    }, { label: 'the tables', path: '' }, 'part'), BackupReportTables);

    this.reports = props.reports;
    this.databaseName = props.databaseName ?? this.madeName();
    this.database = new glue.CfnDatabase(this, 'Database', {
      catalogId: Stack.of(this).account,
      databaseInput: { name: this.databaseName, description: 'Reports of AWS Backup Audit Manager' },
    });
    this.tables = plans.map(plan => this.table(plan));
    this.workGroup = this.group(plans);
  }

  /**
   * Allows to query the tables in the work group: to run queries and see their results, to read the tables and the reports,
   * and to use the key of the reports.
   *
   * A bucket that was brought along has a key that is not known here; allow its use where that key is made.
   *
   * @param grantee - who may
   */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    const { bucketArn } = this.reports.bucket.bucketRef;
    const stack = Stack.of(this);
    const inGlue = (resource: string, resourceName?: string) => stack.formatArn({ service: 'glue', resource, resourceName });
    const folders = this.reports._plans.map(folderOf);
    const allow = (actions: string[], resourceArns: string[], conditions?: Record<string, Record<string, unknown>>) =>
      iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });

    const grant = allow([
      'athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:BatchGetQueryExecution',
      'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream', 'athena:GetNamedQuery', 'athena:BatchGetNamedQuery',
      'athena:ListNamedQueries',
    ], [stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: this.workGroup.workGroupRef.workGroupName })])
      .combine(allow(
        ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'],
        [inGlue('catalog'), inGlue('database', this.databaseName), ...this.tables.map((_, i) => inGlue('table', `${this.databaseName}/${tableOf(this.reports._plans[i])}`))],
      ))
      .combine(allow(['s3:GetBucketLocation'], [bucketArn]))
      .combine(allow(['s3:ListBucket'], [bucketArn], { StringLike: { 's3:prefix': folders.flatMap(folder => [folder, `${folder}/*`]) } }))
      .combine(allow(['s3:GetObject'], folders.map(folder => `${bucketArn}/${folder}/*`)));
    return this.reports.encryptionKey ? grant.combine(this.reports.encryptionKey.grantDecrypt(grantee)) : grant;
  }

  private madeName(): string {
    return underscored(physicalName({ scope: this, id: 'Database', maxLength: REPORT_TABLES_LIMITS.databaseNameMaxLength.value, identity: [] })).toLowerCase();
  }

  /** Without partitions: these have a schema of their own, and how folders are called below the prefix is no promise of AWS. */
  private table(plan: ModelledReportPlan): glue.CfnTable {
    const { bucketName } = this.reports.bucket.bucketRef;
    const table = new glue.CfnTable(this, plan.resource.node.id, {
      catalogId: Stack.of(this).account,
      databaseName: this.databaseName,
      tableInput: {
        name: tableOf(plan),
        description: `One row for each report of ${String(plan.resource.reportPlanName)}`,
        tableType: 'EXTERNAL_TABLE',
        parameters: { EXTERNAL: 'TRUE' },
        storageDescriptor: {
          columns: [{ name: ITEMS, type: 'array<map<string,string>>', comment: 'The items of the report, each with its fields by name' }],
          location: `s3://${bucketName}/${folderOf(plan)}/`,
          ...ION,
        },
      },
    });
    table.node.addDependency(this.database);
    return table;
  }

  private group(plans: readonly ModelledReportPlan[]): athena.CfnWorkGroup {
    const group = new athena.CfnWorkGroup(this, 'WorkGroup', {
      name: physicalName({ scope: this, id: 'WorkGroup', maxLength: REPORT_TABLES_LIMITS.workGroupNameMaxLength.value, identity: [] }),
      description: 'Queries on reports of AWS Backup Audit Manager',
      // What is deleted with it are its saved queries, which are made below, and the history of queries.
      recursiveDeleteOption: true,
      workGroupConfiguration: { enforceWorkGroupConfiguration: true, managedQueryResultsConfiguration: { enabled: true } },
    });
    for (const plan of plans) {
      const { node, reportSetting } = plan.resource;
      for (const { id, name, description, sql } of savedQueries(this.databaseName, tableOf(plan), String(reportSetting.ReportTemplate))) {
        new athena.CfnNamedQuery(this, `${node.id}${id}`, { database: this.databaseName, name, description, queryString: sql, workGroup: group.ref });
      }
    }
    return group;
  }
}

/** `BackupJobs2` as `backup_jobs2`. */
function tableOf({ resource }: ModelledReportPlan): string {
  return resource.node.id.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase();
}

function folderOf({ resource }: ModelledReportPlan): string {
  return String((resource.reportDeliveryChannel as { S3KeyPrefix?: string }).S3KeyPrefix);
}
