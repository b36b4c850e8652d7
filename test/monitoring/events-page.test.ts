import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { patternsFor } from './event-cases';
import { eventsPage, patternRows } from './events-page';
import { samples } from './sample-events';
import { matches } from './small-matcher';

test('docs/events.md says what is so; `npx projen events --write` brings it up to date', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'events.md'), 'utf8')).toBe(eventsPage());
});

describe('the rows of the page', () => {
  const patterns = patternsFor('everything');

  test.each(patternRows().map(row => [row.alert.id, row] as const))('%s: names one sample that matches, and one that does not', (id, row) => {
    expect(matches(patterns.get(id)!, samples()[row.matches])).toBe(true);
    expect(matches(patterns.get(id)!, samples()[row.leaves])).toBe(false);
  });

  test('are all alerts', () => {
    expect(patternRows().map(({ alert }) => alert)).toEqual(BackupAlert.all());
  });
});
