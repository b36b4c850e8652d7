import { BACKUP_METRIC_NAMES, BACKUP_METRICS } from '../../../src/model/monitoring/backup-metric-table';

/** The metrics as the two pages of AWS have them, written down apart from the table. */
const STATES = {
  BackupJobs: { guide: ['Created', 'Pending', 'Running', 'Aborted', 'Completed', 'Failed', 'Expired'], cloudwatch: ['Partial'] },
  CopyJobs: { guide: ['Created', 'Running', 'Completed', 'Failed'], cloudwatch: [] },
  RestoreJobs: { guide: ['Pending', 'Running', 'Completed', 'Failed'], cloudwatch: [] },
  RecoveryPoints: { guide: ['Completed', 'Partial', 'Expired', 'Deleting', 'Cold'], cloudwatch: ['Creating'] },
} as const;

function names(page: 'guide' | 'cloudwatch'): string[] {
  return Object.entries(STATES).flatMap(([what, states]) => states[page].map(state => `NumberOf${what}${state}`)).sort();
}

test.each([
  ['guide', 'AWS Backup Developer Guide'],
  ['cloudwatch', 'Amazon CloudWatch User Guide'],
] as const)('metrics of the %s', (page, title) => {
  const rows = Object.values(BACKUP_METRICS).filter(({ source }) => source.title.startsWith(title));
  expect(rows.map(({ name }) => name).sort()).toEqual(names(page));
});

test('no name stands twice, and each id is the name less its beginning', () => {
  expect(new Set(BACKUP_METRIC_NAMES).size).toBe(BACKUP_METRIC_NAMES.length);
  for (const [id, { name }] of Object.entries(BACKUP_METRICS)) expect(`numberOf${id.charAt(0).toUpperCase()}${id.slice(1)}`).toBe(name.charAt(0).toLowerCase() + name.slice(1));
});

test('what ends is summed up, what is there is not', () => {
  const summed = Object.values(BACKUP_METRICS).filter(({ statistic }) => statistic === 'Sum').map(({ name }) => name.replace(/^.*(Jobs|Points)/, ''));
  expect([...new Set(summed)].sort()).toEqual(['Aborted', 'Completed', 'Created', 'Expired', 'Failed', 'Partial']);
});
