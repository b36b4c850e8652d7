import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../../src/model/diagnostics/catalogue';
import { EVERYDAY_DIAGNOSTICS } from '../../../src/model/diagnostics/plan/everyday';

const ids = CATALOGUE.map(({ id }) => id);

/** All tests but this one, as text. */
function testSources(): string {
  const folder = join(__dirname, '..', '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.ts') && !file.endsWith('catalogue.test.ts'));
  return files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n');
}

test('no id stands for two things', () => {
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('ids have one form, and count up within their area', () => {
  const areas = new Map<string, number[]>();
  for (const id of ids) {
    const [, area, number] = /^CB-([A-Z]+)-(\d{3})$/.exec(id) ?? [];
    areas.set(area, [...areas.get(area) ?? [], Number(number)]);
  }
  for (const [area, numbers] of areas) {
    expect({ area, numbers }).toEqual({ area, numbers: [...numbers].sort((a, b) => a - b) });
  }
});

test('what is of every day is all there is on its subjects', () => {
  const subjects = new Set(EVERYDAY_DIAGNOSTICS.map(({ on }) => on));
  const everyday = EVERYDAY_DIAGNOSTICS.map(({ id }) => id);
  expect(CATALOGUE.filter(({ on }) => subjects.has(on)).map(({ id }) => id)).toEqual(everyday);
});

test('every diagnostic is asked about in a test', () => {
  const sources = testSources();
  expect(ids.filter(id => !sources.includes(id))).toEqual([]);
});

test.each(CATALOGUE.map(diagnostic => [diagnostic.id, diagnostic] as const))('%s says what, why and where it was read', (_, { title, why, source }) => {
  expect(title).toMatch(/^[A-Z0-9].*\.$/);
  expect(why).toMatch(/\.$/);
  expect(source.title).not.toBe('');
  expect(source.checked).toMatch(/^20\d\d-\d\d$/);
});
