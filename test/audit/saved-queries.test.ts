import { savedQueries } from '../../src/audit/saved-queries';
import { REPORT_TEMPLATES } from '../../src/model/audit/audit-limits';

const sqlOf = (template: string) => Object.fromEntries(savedQueries('reports', 'backup_jobs', template).map(({ id, sql }) => [id, sql]));

test('what was delivered shows files that are no reports too', () => {
  expect(sqlOf('COPY_JOB_REPORT').Delivered).toBe(
    'SELECT "$path" AS file, cardinality(reportitems) AS items\nFROM "reports"."backup_jobs"\nORDER BY file DESC',
  );
});

test('items come with all their fields', () => {
  expect(sqlOf('SCAN_JOB_REPORT').Items).toBe('SELECT "$path" AS file, item\nFROM "reports"."backup_jobs"\nCROSS JOIN UNNEST(reportitems) AS items (item)');
});

test('a backup job of which no status is known did not complete', () => {
  expect(sqlOf('BACKUP_JOB_REPORT').Unfinished.split('\n').pop()).toBe("WHERE element_at(item, 'jobStatus') IS DISTINCT FROM 'COMPLETED'");
});

test('fields are named for backup jobs only, and none by a subscript that fails where it is missing', () => {
  for (const template of REPORT_TEMPLATES.value) {
    const fields = Object.values(sqlOf(template)).join('\n').match(/element_at\(item, '\w+'\)/g) ?? [];
    expect([...new Set(fields)].sort()).toEqual(template === 'BACKUP_JOB_REPORT'
      ? ['accountId', 'jobStatus', 'region', 'resourceArn'].map(name => `element_at(item, '${name}')`)
      : []);
    expect(Object.values(sqlOf(template)).join('\n')).not.toContain('[');
  }
});
