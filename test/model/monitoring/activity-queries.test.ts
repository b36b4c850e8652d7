import * as sdk from '@aws-sdk/client-backup';
import {
  ACTIVITY_QUERIES, DELETING_CALLS, FAILED_RESULTS, queryString, WEAKENING_CALLS,
} from '../../../src/model/monitoring/activity-queries';
import type { ActivityQuery } from '../../../src/model/monitoring/activity-queries';
import type { Json } from '../../helpers/simulation';
import { call, samples, stateChange } from '../../monitoring/sample-events';

const QUERIES: readonly ActivityQuery[] = Object.values(ACTIVITY_QUERIES);
const EVENTS = Object.values(samples());
/** Of the commands and functions of CloudWatch Logs Insights, those that the queries use. */
const COMMANDS = ['fields', 'filter', 'stats', 'sort', 'limit'];
const FUNCTIONS = ['coalesce', 'ispresent', 'strlen', 'max', 'min', 'count', 'latest', 'bin'];
const WORDS = ['as', 'by', 'and', 'or', 'in', 'like', 'asc', 'desc'];

/** What a command names, less what is in quotation marks or a regular expression. */
function words(command: string): string[] {
  const bare = command.replace(/"[^"]*"/g, ' ').replace(/like \/[^/]*\//g, 'like');
  return bare.match(/`[^`]+`|(?<!\w)@?[A-Za-z][A-Za-z0-9_.]*/g) ?? [];
}

function fieldsOf({ commands }: ActivityQuery): string[] {
  const aliases = commands.flatMap(command => [...command.matchAll(/ as (\w+)/g)].map(([, alias]) => alias));
  const named = commands.flatMap(command => words(command).slice(1)).map(word => word.replace(/`/g, ''));
  return [...new Set(named)].filter(word => !aliases.includes(word) && !FUNCTIONS.includes(word) && !WORDS.includes(word));
}

function valueAt(event: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Json | undefined)?.[key], event);
}

describe.each(QUERIES.map(query => [query.id, query] as const))('%s', (_, query) => {
  test('has commands and functions of the language only', () => {
    for (const command of query.commands) {
      expect(COMMANDS).toContain(command.split(' ')[0]);
      for (const [, name] of command.replace(/"[^"]*"/g, '').replace(/\/[^/]*\//g, '').matchAll(/(\w+)\(/g)) expect(FUNCTIONS).toContain(name);
    }
  });

  test('brackets and quotation marks come in pairs', () => {
    const text = queryString(query);
    for (const [open, close] of ['()', '[]'].map(pair => [...pair])) expect(text.split(open).length).toBe(text.split(close).length);
    for (const mark of ['"', '`']) expect(text.split(mark).length % 2).toBe(1);
  });

  test('asks for fields that events have', () => {
    const known = (field: string) => field.startsWith('@') ? field === '@timestamp' : EVENTS.some(event => valueAt(event, field) !== undefined);
    expect(fieldsOf(query).filter(field => !known(field))).toEqual([]);
  });

  test('begins with what to show, and says where to stop', () => {
    expect(query.commands[0]).toMatch(/^fields /);
    expect(query.commands.at(-1)).toMatch(/^limit \d+$|^stats /);
  });
});

test('the reader above does see a field that no event has', () => {
  expect(fieldsOf({ id: 'X', title: 'X', needsCalls: false, commands: ['fields detail.nothing as x, `detail-type`', 'filter x = "detail.text"'] })).toEqual(['detail.nothing', 'detail-type']);
});

describe('what is filtered for', () => {
  const operations = Object.keys(sdk).filter(name => name.endsWith('Command')).map(name => name.replace(/Command$/, ''));

  test.each([['deleting', DELETING_CALLS], ['weakening', WEAKENING_CALLS]])('%s calls are operations of the API', (_, calls) => {
    expect(calls.filter(name => !operations.includes(name))).toEqual([]);
    expect(new Set(calls).size).toBe(calls.length);
  });

  test('every operation that deletes something of AWS Backup is in one list', () => {
    const listed = [...DELETING_CALLS, ...WEAKENING_CALLS];
    // A tiering configuration keeps no backups and protects none.
    expect(operations.filter(name => name.startsWith('Delete') && !listed.includes(name))).toEqual(['DeleteTieringConfiguration']);
  });

  test('results that are no good ones are states of the API, or of scans', () => {
    const states: string[] = [
      ...Object.values(sdk.BackupJobState), ...Object.values(sdk.CopyJobState), ...Object.values(sdk.RestoreJobStatus),
      ...Object.values(sdk.ScanState),
    ];
    expect(FAILED_RESULTS.filter(state => !states.includes(state))).toEqual([]);
    expect(FAILED_RESULTS).not.toContain('COMPLETED');
  });

  test('types of events are those that AWS Backup sends', () => {
    const types = [...new Set(EVENTS.map(event => String(event['detail-type'])))];
    const asked = QUERIES.flatMap(({ commands }) => commands).flatMap(command => [...command.matchAll(/`detail-type` = "([^"]+)"/g)].map(([, type]) => type));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter(type => !types.includes(type))).toEqual([]);
  });

  test('a failed job, copy, restore, index and scan each match the expression for failures', () => {
    const expression = /like \/(.+)\//.exec(ACTIVITY_QUERIES.failed.commands.join(' '))![1];
    const failures = (['backupJob', 'copyJob', 'restoreJob', 'recoveryPointIndex', 'scanJob'] as const).map(on => stateChange(on, 'FAILED'));
    for (const event of failures) expect(String(event['detail-type'])).toMatch(new RegExp(expression));
    expect(String(stateChange('plan', 'DELETED')['detail-type'])).not.toMatch(new RegExp(expression));
    expect(String(call('DeleteBackupPlan')['detail-type'])).not.toMatch(new RegExp(expression));
  });
});

test('titles and ids are all different', () => {
  expect(new Set(QUERIES.map(({ id }) => id)).size).toBe(QUERIES.length);
  expect(new Set(QUERIES.map(({ title }) => title)).size).toBe(QUERIES.length);
});
