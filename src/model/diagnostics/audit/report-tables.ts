import { READS_ALL, REPORT_TABLES_LIMITS } from '../../audit/report-tables-limits';
import type { QueriedReportModel } from '../../audit/report-tables-model';
import { isKnown } from '../../known';
import { page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const { databaseName: database, folder } = REPORT_TABLES_LIMITS;
const PARTITIONS = page('Amazon Athena User Guide, Update tables with partitions', 'https://docs.aws.amazon.com/athena/latest/ug/updates-and-partitions.html');

/** Reports that are to be queried. */
export const REPORT_TABLES_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-REPORT-040',
    severity: 'error',
    when: 'part',
    on: 'reportTables',
    title: 'A report that is queried comes as JSON alone.',
    why: 'Athena reads CSV by position, and AWS documents no order of columns: wrong ones could be read without a word.',
    source: PARTITIONS,
    check: ({ reports }) => reports.flatMap(({ id, formats }, i): Problem[] => {
      // Without formats AWS Backup writes CSV.
      const written = formats === undefined ? ['CSV'] : formats;
      if (!isKnown(written) || !written.every(isKnown) || (written.length === 1 && written[0] === 'JSON')) return [];
      return [{
        what: `formats of report ${id}`, must: "be 'JSON' alone to be queried", got: written.map(format => `'${String(format)}'`).join(' and ') || 'none',
        fix: 'set formats to JSON, and have CSV written by BackupReports of its own, with another prefix',
        leaf: `reports[${i}].formats`,
      }];
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-041',
    severity: 'error',
    when: 'part',
    on: 'reportTables',
    title: 'A report that is queried has a prefix that Athena can read as a folder.',
    why: 'A table is a folder. Without a prefix it would be the whole bucket, and Athena passes over empty and hidden folders.',
    source: folder.source,
    check: ({ reports }) => reports.flatMap(({ id, keyPrefix }, i): Problem[] => {
      if (keyPrefix !== undefined && (!isKnown(keyPrefix) || folder.value.test(keyPrefix))) return [];
      return [{
        what: `keyPrefix of report ${id}`, must: 'be a folder to be queried: names that begin with a letter or digit, with single slashes between them and none at the ends',
        got: keyPrefix === undefined ? 'none' : `'${keyPrefix}'`, leaf: `reports[${i}].keyPrefix`,
      }];
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-042',
    severity: 'error',
    when: 'part',
    on: 'reportTables',
    title: 'No report that is queried is written into the folder of another one.',
    why: 'Athena reads everything below a folder: a table would mix two kinds of report.',
    source: READS_ALL,
    check: ({ reports }) => reports.flatMap((report, i) => {
      const other = reports.find((candidate, k) => k !== i && holds(candidate, report) && !(k > i && holds(report, candidate)));
      return other === undefined ? [] : [{
        what: `keyPrefix of report ${report.id}`, must: `lie outside '${String(other.keyPrefix)}' of report ${other.id}`, got: `'${String(report.keyPrefix)}'`,
        fix: 'give each report a folder of its own', leaf: `reports[${i}].keyPrefix`,
      }];
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-043',
    severity: 'error',
    when: 'part',
    on: 'reportTables',
    title: 'The name of a database has 1 to 255 lower-case letters, digits and underscores.',
    why: 'Athena does not find other databases, or takes them only in quotes.',
    source: database.source,
    check({ databaseName: name }, place) {
      if (!isKnown(name) || database.value.test(name)) return undefined;
      return { what: `databaseName of ${place.label}`, must: 'have 1 to 255 lower-case letters, digits or underscores', got: `'${name}'`, leaf: 'databaseName' };
    },
  }),
];

/** Whether what the second report writes lies in the folder of the first. */
function holds(outer: QueriedReportModel, inner: QueriedReportModel): boolean {
  return isKnown(outer.keyPrefix) && isKnown(inner.keyPrefix) && `${inner.keyPrefix}/`.startsWith(`${outer.keyPrefix}/`);
}
