import { REPORT_TABLES_LIMITS } from '../../../../src/model/audit/report-tables-limits';
import type { QueriedReportModel, ReportTablesModel } from '../../../../src/model/audit/report-tables-model';
import { UNKNOWN } from '../../../../src/model/known';
import { said } from '../../../helpers/diagnostic-cases';

const JOBS: QueriedReportModel = { id: 'BackupJobs', formats: ['JSON'], keyPrefix: 'backups' };
const COPIES: QueriedReportModel = { id: 'CopyJobs', formats: ['JSON'], keyPrefix: 'copies' };

const tables = (model: Partial<ReportTablesModel>) => said('reportTables', { databaseName: undefined, reports: [JOBS], ...model }, 'the tables');
const of = (report: Partial<QueriedReportModel>, ...others: QueriedReportModel[]) => tables({ reports: [...others, { ...JOBS, ...report }] });

const ALONE = "must be 'JSON' alone to be queried";
const WAY_OUT = 'set formats to JSON, and have CSV written by BackupReports of its own, with another prefix';
const FOLDER = 'must be a folder to be queried: names that begin with a letter or digit, with single slashes between them and none at the ends';

describe('formats', () => {
  test.each<[string, QueriedReportModel['formats'], string]>([
    ['are CSV when nothing is said', undefined, "'CSV'"],
    ['are CSV', ['CSV'], "'CSV'"],
    ['are both, in one folder', ['JSON', 'CSV'], "'JSON' and 'CSV'"],
    ['are none', [], 'none'],
  ])('%s', (_, formats, got) => {
    expect(of({ formats })).toEqual([`CB-REPORT-040 at reports[0].formats: Formats of report BackupJobs ${ALONE}, got ${got}: ${WAY_OUT}`]);
  });

  test.each<[string, QueriedReportModel['formats']]>([['JSON alone', ['JSON']], ['not known', UNKNOWN], ['partly known', ['CSV', UNKNOWN]]])('%s are taken', (_, formats) => {
    expect(of({ formats })).toEqual([]);
  });
});

describe('a prefix', () => {
  test.each(['/jobs', 'jobs/', 'a//b', '', '_jobs', '.jobs', 'a/_b', 'a*', 'a b', 's3://bucket/a'])('%j is no folder', keyPrefix => {
    expect(of({ keyPrefix })).toEqual([`CB-REPORT-041 at reports[0].keyPrefix: KeyPrefix of report BackupJobs ${FOLDER}, got '${keyPrefix}'`]);
  });

  test('must be there, or the table is the bucket', () => {
    expect(of({ keyPrefix: undefined })).toEqual([`CB-REPORT-041 at reports[0].keyPrefix: KeyPrefix of report BackupJobs ${FOLDER}, got none`]);
  });

  test.each(['jobs', 'backup_jobs', 'audit/2026/jobs', 'year=2026', 'a.b-c'])('%j is one', keyPrefix => {
    expect(of({ keyPrefix })).toEqual([]);
  });

  test('that is not known is not judged', () => {
    expect(of({ keyPrefix: UNKNOWN }, COPIES)).toEqual([]);
  });
});

describe('folders', () => {
  const says = (index: number, id: string, prefix: string, other: string, its: string) => [
    `CB-REPORT-042 at reports[${index}].keyPrefix: KeyPrefix of report ${id} must lie outside '${its}' of report ${other}, got '${prefix}': give each report a folder of its own`,
  ];

  test('are not shared', () => {
    expect(of({ keyPrefix: 'copies' }, COPIES)).toEqual(says(1, 'BackupJobs', 'copies', 'CopyJobs', 'copies'));
  });

  test('do not lie in each other, whichever comes first', () => {
    expect(of({ keyPrefix: 'copies/jobs' }, COPIES)).toEqual(says(1, 'BackupJobs', 'copies/jobs', 'CopyJobs', 'copies'));
    expect(of({ keyPrefix: 'x' }, { ...COPIES, keyPrefix: 'x/copies' })).toEqual(says(0, 'CopyJobs', 'x/copies', 'BackupJobs', 'x'));
  });

  test('may begin alike', () => {
    expect(of({ keyPrefix: 'copies2' }, COPIES)).toEqual([]);
  });
});

describe('the name of the database', () => {
  const length = REPORT_TABLES_LIMITS.databaseNameMaxLength.value;

  test.each(['Reports', 'backup-reports', '', 'a'.repeat(length + 1), 'a b', 'é'])('%j is refused', databaseName => {
    expect(tables({ databaseName })).toEqual([
      `CB-REPORT-043 at databaseName: DatabaseName of the tables must have 1 to 255 lower-case letters, digits or underscores, got '${databaseName}'`,
    ]);
  });

  test.each<[string, ReportTablesModel['databaseName']]>([['plain', 'backup_reports_2'], ['long', 'a'.repeat(length)], ['made', undefined], ['not known', UNKNOWN]])('%s is taken', (_, databaseName) => {
    expect(tables({ databaseName })).toEqual([]);
  });
});
