/** The one column of every table. */
export const ITEMS = 'reportitems';

/** A query that people find in the work group. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

/**
 * Queries on a table that need no field but what AWS documents.
 *
 * @param database - name of the database
 * @param table - name of the table
 * @param template - template of the report
 */
export function savedQueries(database: string, table: string, template: string): SavedQuery[] {
  const from = `FROM "${database}"."${table}"`;
  const items = `${from}\nCROSS JOIN UNNEST(${ITEMS}) AS items (item)`;
  const queries: SavedQuery[] = [
    {
      id: 'Delivered',
      name: `${table}: what was delivered`,
      description: 'Each file and how many items it has. A file whose items are NULL is not a report as AWS documents it.',
      sql: `SELECT "$path" AS file, cardinality(${ITEMS}) AS items\n${from}\nORDER BY file DESC`,
    },
    {
      id: 'Items',
      name: `${table}: every item`,
      description: 'Each item with all its fields, by the names that AWS Backup gave them.',
      sql: `SELECT "$path" AS file, item\n${items}`,
    },
  ];
  // Only of this report two versions of the AWS sample agree on the fields below.
  if (template !== 'BACKUP_JOB_REPORT') return queries;
  return [...queries, {
    id: 'Unfinished',
    name: `${table}: jobs that did not complete`,
    description: 'Backup jobs of any status but COMPLETED. One without a status is shown too, never left out.',
    sql: [
      `SELECT ${field('accountId')} AS account, ${field('region')} AS region, ${field('resourceArn')} AS resource, ${field('jobStatus')} AS status, "$path" AS file`,
      items,
      `WHERE ${field('jobStatus')} IS DISTINCT FROM 'COMPLETED'`,
    ].join('\n'),
  }];
}

/** A field that is missing is NULL: a subscript would fail instead. */
function field(name: string): string {
  return `element_at(item, '${name}')`;
}
