import { runSimulation } from '@cloud-copilot/iam-simulate';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditFramework, BackupReport, BackupReports, BackupReportTables, ReportCoverage, ReportFormat } from '../../src';
import type { BackupReportOptions, BackupReportsProps, BackupReportTablesProps } from '../../src';
import { REPORT_TEMPLATES } from '../../src/model/audit/audit-limits';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { evaluated } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, warnings } from '../helpers/stacks';
import { nagFindings } from '../nag/packs';

const json = (keyPrefix: string, options: BackupReportOptions = {}): BackupReportOptions => ({ formats: [ReportFormat.JSON], keyPrefix, ...options });

/** Every template there is, each in a folder of its own. */
function all(stack: Stack): BackupReport[] {
  const frameworks = [AuditFramework.fromFrameworkArn(stack, 'Framework', `arn:aws:backup:eu-west-1:${ACCOUNT}:framework:ours-1`)];
  return [
    BackupReport.resourceCompliance({ frameworks, ...json('resources') }), BackupReport.controlCompliance({ frameworks, ...json('controls') }),
    BackupReport.backupJobs(json('backups')), BackupReport.copyJobs(json('copies')), BackupReport.restoreJobs(json('restores')), BackupReport.scanJobs(json('scans')),
  ];
}

interface Made {
  readonly stack: Stack;
  readonly tables: BackupReportTables;
}

function made(options: { readonly of?: (stack: Stack) => BackupReportsProps; readonly with?: Omit<BackupReportTablesProps, 'reports'>; readonly stack?: Stack } = {}): Made {
  const stack = options.stack ?? shop();
  const reports = new BackupReports(stack, 'Reports', options.of?.(stack) ?? { reports: [BackupReport.backupJobs(json('backups'))] });
  return { stack, tables: new BackupReportTables(stack, 'Tables', { reports, ...options.with }) };
}

const DATABASE = '^shop_tables_database_[0-9a-f]{8}$';

interface TableProperties {
  readonly CatalogId: unknown;
  readonly DatabaseName: string;
  readonly TableInput: { readonly Name: string; readonly StorageDescriptor: { readonly Location: unknown; readonly Columns: readonly object[] } };
}

const tablesOf = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table')).map(({ Properties }) => Properties as TableProperties);

interface QueryProperties {
  readonly Name: string;
  readonly Database: string;
  readonly QueryString: string;
}

const queriesOf = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties as QueryProperties);

describe('tables', () => {
  test('there is one for each report, in its own folder of the bucket', () => {
    const { stack, tables } = made({ of: scope => ({ reports: all(scope) }) });

    expect(tables.tables).toHaveLength(REPORT_TEMPLATES.value.length);
    expect(tablesOf(stack).map(({ TableInput: { Name, StorageDescriptor: { Location } } }) => [Name, (Location as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]])).toEqual([
      ['resource_compliance', 'resources'], ['control_compliance', 'controls'], ['backup_jobs', 'backups'],
      ['copy_jobs', 'copies'], ['restore_jobs', 'restores'], ['scan_jobs', 'scans'],
    ].map(([name, folder]) => [name, ['s3://', { Ref: expect.stringMatching('^ReportsBucket') as unknown }, `/${folder}/`]]));
  });

  test('assume no field and no order: a row is a report, its items are maps', () => {
    const { stack } = made();

    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        TableType: 'EXTERNAL_TABLE',
        Parameters: { EXTERNAL: 'TRUE' },
        PartitionKeys: Match.absent(),
        StorageDescriptor: {
          Columns: [Match.objectEquals({ Name: 'reportitems', Type: 'array<map<string,string>>', Comment: Match.anyValue() })],
          InputFormat: 'com.amazon.ionhiveserde.formats.IonInputFormat',
          OutputFormat: 'com.amazon.ionhiveserde.formats.IonOutputFormat',
          SerdeInfo: {
            SerializationLibrary: 'com.amazon.ionhiveserde.IonHiveSerDe',
            Parameters: {
              'ion.path_extractor.case_sensitive': 'true',
              'ion.reportitems.path_extractor': '(reportItems)',
              'ion.ignore_malformed': 'false',
            },
          },
        },
      },
    });
  });

  test('come after their database, in the catalogue of the account', () => {
    const { stack } = made();
    const template = Template.fromStack(stack);
    const [database] = Object.keys(template.findResources('AWS::Glue::Database'));

    template.hasResource('AWS::Glue::Table', { DependsOn: [database], Properties: { CatalogId: ACCOUNT } });
    template.hasResourceProperties('AWS::Glue::Database', { CatalogId: ACCOUNT, DatabaseInput: { Name: Match.stringLikeRegexp(DATABASE) } });
    expect(tablesOf(stack)[0].DatabaseName).toMatch(new RegExp(DATABASE));
  });

  test('two of a kind have names of their own', () => {
    const { stack } = made({ of: () => ({ reports: [BackupReport.backupJobs(json('a')), BackupReport.backupJobs(json('b'))] }) });

    expect(tablesOf(stack).map(({ TableInput }) => TableInput.Name)).toEqual(['backup_jobs', 'backup_jobs2']);
  });

  test('lie in a bucket that was brought along too', () => {
    const { stack } = made({ of: scope => ({ bucket: s3.Bucket.fromBucketName(scope, 'Mine', 'our-reports'), reports: [BackupReport.copyJobs(json('audit/copies'))] }) });

    expect(tablesOf(stack)[0].TableInput.StorageDescriptor.Location).toBe('s3://our-reports/audit/copies/');
  });

  test('take a name of the database, and tokens, which are not judged', () => {
    const stack = shop();
    const text = new CfnParameter(stack, 'Text').valueAsString;
    made({ stack, of: () => ({ reports: [BackupReport.backupJobs(json(text, { reportPlanName: text }))] }), with: { databaseName: text } });

    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: { Ref: 'Text' } } });
    expect(tablesOf(stack)[0].TableInput.StorageDescriptor.Location).toEqual({ 'Fn::Join': ['', ['s3://', expect.objectContaining({ Ref: expect.any(String) as unknown }), '/', { Ref: 'Text' }, '/']] });
    expect(warnings(stack)).toEqual([]);
  });

  test('work where account and Region are known at deployment only', () => {
    const { stack } = made({ stack: new Stack(testApp(), 'Shop') });

    expect(tablesOf(stack)[0].CatalogId).toEqual({ Ref: 'AWS::AccountId' });
  });

  test('have no property that CloudFormation does not know', () => {
    const template = Template.fromStack(made().stack);
    const properties = (type: string): unknown => Object.values(template.findResources(type))[0].Properties;
    const table = properties('AWS::Glue::Table') as { readonly TableInput: { readonly StorageDescriptor: { readonly SerdeInfo: object } } };
    const group = properties('AWS::Athena::WorkGroup') as { readonly WorkGroupConfiguration: object };

    for (const [type, within, value] of [
      ['AWS::Glue::Table', undefined, table], ['AWS::Glue::Table', 'TableInput', table.TableInput], ['AWS::Glue::Table', 'StorageDescriptor', table.TableInput.StorageDescriptor],
      ['AWS::Glue::Table', 'SerdeInfo', table.TableInput.StorageDescriptor.SerdeInfo], ['AWS::Athena::WorkGroup', undefined, group],
      ['AWS::Athena::WorkGroup', 'WorkGroupConfiguration', group.WorkGroupConfiguration],
    ] as const) {
      expect(knownProperties(type, within)).toEqual(expect.arrayContaining(Object.keys(value)));
    }
  });
});

describe('the work group', () => {
  test('has Athena keep the results, and nobody choose another place for them', () => {
    const { stack, tables } = made();

    Template.fromStack(stack).hasResourceProperties('AWS::Athena::WorkGroup', {
      Name: Match.stringLikeRegexp('^Shop-Tables-WorkGroup-[0-9a-f]{8}$'),
      RecursiveDeleteOption: true,
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true, ManagedQueryResultsConfiguration: { Enabled: true }, ResultConfiguration: Match.absent(),
      },
    });
    expect(stack.resolve(tables.workGroup.workGroupRef.workGroupName)).toEqual({ Ref: expect.stringMatching('^TablesWorkGroup') as unknown });
  });

  test('has queries for each table', () => {
    const { stack } = made({ of: scope => ({ reports: all(scope) }) });

    expect(queriesOf(stack).map(({ Name }) => Name)).toEqual(expect.arrayContaining([
      'backup_jobs: what was delivered', 'backup_jobs: every item', 'backup_jobs: jobs that did not complete', 'control_compliance: every item',
    ]));
    expect(queriesOf(stack)).toHaveLength(2 * REPORT_TEMPLATES.value.length + 1);
    Template.fromStack(stack).allResourcesProperties('AWS::Athena::NamedQuery', { WorkGroup: { Ref: Match.stringLikeRegexp('^TablesWorkGroup') } });
  });

  test('queries name the database that there is', () => {
    const { stack } = made({ with: { databaseName: 'our_reports' } });

    for (const { Database, QueryString } of queriesOf(stack)) {
      expect(Database).toBe('our_reports');
      expect(QueryString).toContain('FROM "our_reports"."backup_jobs"');
    }
  });
});

describe('who may query', () => {
  const GROUP = `arn:aws:athena:eu-west-1:${ACCOUNT}:workgroup/`;

  interface Granted {
    readonly identity: Json;
    readonly key?: Json;
  }

  /** The policy that grantQuery makes, with names instead of references, and that of the key. */
  function granted(of?: (stack: Stack) => BackupReportsProps): Granted {
    const { stack, tables } = made({ of, with: { databaseName: 'our_reports' } });
    const role = new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() });
    tables.grantQuery(role).assertSuccess();
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    const named = JSON.stringify(policy.Properties.PolicyDocument)
      .replace(/\{"Fn::GetAtt":\["ReportsBucketKey[^"]*","Arn"\]\}/g, `"arn:aws:kms:eu-west-1:${ACCOUNT}:key/1"`)
      .replace(/\{"Fn::GetAtt":\["ReportsBucket[^"]*","Arn"\]\}/g, '"arn:aws:s3:::reports"')
      .replace(/\{"Ref":"TablesWorkGroup[^"]*"\}/g, '"queries"');
    return { identity: evaluated(JSON.parse(named)) as Json, key: key && evaluated(key.Properties.KeyPolicy) as Json };
  }

  async function may({ identity, key }: Granted, action: string, resource: string, context: Record<string, string> = {}): Promise<boolean> {
    const result = await runSimulation({
      request: { principal: `arn:aws:sts::${ACCOUNT}:assumed-role/auditor/session`, action, resource: { resource, accountId: ACCOUNT }, contextVariables: context },
      identityPolicies: [{ name: 'granted', policy: identity }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: action.startsWith('kms:') ? key : undefined,
    }, {});
    if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
    return result.overallResult === 'Allowed';
  }

  // Jest takes a parameter that no row fills for a callback.
  type Call = [action: string, resource: string, context?: Record<string, string>];
  const whole = (calls: Call[]) => calls.map(([action, resource, context = {}]) => [action, resource, context] as const);
  const inGlue = (resource: string) => `arn:aws:glue:eu-west-1:${ACCOUNT}:${resource}`;
  const policy = granted();

  test.each(whole([
    ['athena:StartQueryExecution', `${GROUP}queries`], ['athena:GetQueryResults', `${GROUP}queries`], ['athena:ListNamedQueries', `${GROUP}queries`],
    ['glue:GetTable', inGlue('table/our_reports/backup_jobs')], ['glue:GetDatabase', inGlue('database/our_reports')], ['glue:GetTable', inGlue('catalog')],
    ['s3:GetObject', 'arn:aws:s3:::reports/backups/Backup/eu-west-1/2026/11/25/report.json'], ['s3:GetBucketLocation', 'arn:aws:s3:::reports'],
    ['s3:ListBucket', 'arn:aws:s3:::reports', { 's3:prefix': 'backups/' }],
    ['kms:Decrypt', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`],
  ]))('may %s on %s', async (action, resource, context) => {
    expect(await may(policy, action, resource, context)).toBe(true);
  });

  test.each(whole([
    ['athena:StartQueryExecution', `${GROUP}primary`], ['athena:UpdateWorkGroup', `${GROUP}queries`], ['athena:DeleteNamedQuery', `${GROUP}queries`],
    ['glue:GetTable', inGlue('table/our_reports/other')], ['glue:GetTable', inGlue('table/other/backup_jobs')], ['glue:UpdateTable', inGlue('table/our_reports/backup_jobs')],
    ['glue:DeleteDatabase', inGlue('database/our_reports')],
    ['s3:GetObject', 'arn:aws:s3:::reports/backups2/report.json'], ['s3:GetObject', 'arn:aws:s3:::reports/report.csv'],
    ['s3:PutObject', 'arn:aws:s3:::reports/backups/report.json'], ['s3:DeleteObject', 'arn:aws:s3:::reports/backups/report.json'],
    ['s3:ListBucket', 'arn:aws:s3:::reports', { 's3:prefix': 'other/' }], ['s3:ListBucket', 'arn:aws:s3:::reports'],
    ['kms:Encrypt', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`], ['kms:Decrypt', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/2`],
  ]))('may not %s on %s', async (action, resource, context) => {
    expect(await may(policy, action, resource, context)).toBe(false);
  });

  test('a key that is not known is left to whoever made it', () => {
    const theirs = granted(stack => ({ bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'theirs'), reports: [BackupReport.backupJobs(json('backups'))] }));

    expect(JSON.stringify(theirs)).not.toContain('kms:');
    expect(JSON.stringify(theirs)).toContain('arn:aws:s3:::theirs/backups/*');
  });

  test('a key that was brought along is known', () => {
    expect(JSON.stringify(granted(stack => ({ encryptionKey: new kms.Key(stack, 'Ours'), reports: [BackupReport.backupJobs(json('backups'))] })))).toContain('kms:Decrypt');
  });

  test('no permission has a wildcard for an action', () => {
    const actions = (policy.identity.Statement as { readonly Action: string | string[] }[]).flatMap(({ Action }) => Action);

    expect(actions.filter(action => action.includes('*'))).toEqual([]);
  });
});

test('cdk-nag finds nothing', () => {
  const app = testApp();
  made({ stack: shop({}, 'Shop', app), of: scope => ({ reports: all(scope) }) });

  expect(nagFindings(app)).toEqual([]);
});

const FOLDER = 'must be a folder to be queried: names that begin with a letter or digit, with single slashes between them and none at the ends';
const WAY_OUT = 'set formats to JSON, and have CSV written by BackupReports of its own, with another prefix';
const having = (...reports: BackupReport[]) => () => made({ of: () => ({ reports }) });

describeRefusals('refuses', [
  {
    name: 'the reports that are made by default', write: () => made({ of: () => ({ reports: [BackupReport.backupJobs({ keyPrefix: 'backups' })] }) }),
    message: `Formats of report BackupJobs must be 'JSON' alone to be queried, got 'CSV': ${WAY_OUT} [Shop/Tables] (CB-REPORT-040)`,
  },
  {
    name: 'both formats in one folder', write: having(BackupReport.copyJobs(json('copies', { formats: [ReportFormat.CSV, ReportFormat.JSON] }))),
    message: `Formats of report CopyJobs must be 'JSON' alone to be queried, got 'CSV' and 'JSON': ${WAY_OUT} [Shop/Tables] (CB-REPORT-040)`,
  },
  {
    name: 'reports over Regions, of which there is no JSON', write: having(BackupReport.scanJobs({ keyPrefix: 'scans', coverage: ReportCoverage.regions('eu-west-1', 'eu-central-1') })),
    message: `Formats of report ScanJobs must be 'JSON' alone to be queried, got 'CSV': ${WAY_OUT} [Shop/Tables] (CB-REPORT-040)`,
  },
  {
    name: 'a report that has the whole bucket', write: having(BackupReport.backupJobs({ formats: [ReportFormat.JSON] })),
    message: `KeyPrefix of report BackupJobs ${FOLDER}, got none [Shop/Tables] (CB-REPORT-041)`,
  },
  {
    name: 'a prefix with a slash at its end', write: having(BackupReport.backupJobs(json('backups/'))),
    message: `KeyPrefix of report BackupJobs ${FOLDER}, got 'backups/' [Shop/Tables] (CB-REPORT-041)`,
  },
  {
    name: 'one folder for two reports', write: having(BackupReport.backupJobs(json('jobs')), BackupReport.copyJobs(json('jobs'))),
    message: "KeyPrefix of report CopyJobs must lie outside 'jobs' of report BackupJobs, got 'jobs': give each report a folder of its own [Shop/Tables] (CB-REPORT-042)",
  },
  {
    name: 'a database that Athena does not find', write: () => made({ with: { databaseName: 'Our-Reports' } }),
    message: "DatabaseName of the tables must have 1 to 255 lower-case letters, digits or underscores, got 'Our-Reports' [Shop/Tables] (CB-REPORT-043)",
  },
]);
