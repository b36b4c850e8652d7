import { ALERTS } from '../../src/model/monitoring/alerts';
import { BACKUP_EVENT_TYPES } from '../../src/model/monitoring/event-types';
import type { BackupEventType } from '../../src/model/monitoring/event-types';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { NAMES, RAISED_BY } from './alert-table';
import { eventCases, patternsFor, SCOPES } from './event-cases';
import { samples } from './sample-events';
import { matches } from './small-matcher';

const CASES = eventCases();

describe('the table', () => {
  const ids = ALERTS.map(({ id }) => id);

  test('has every alert once', () => {
    expect(Object.keys(RAISED_BY).sort()).toEqual([...ids].sort());
    expect(Object.keys(NAMES).sort()).toEqual([...ids].sort());
    expect(BackupAlert.all().map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  test('names samples that exist, for every alert at least one', () => {
    const names = Object.keys(samples());
    for (const raised of Object.values(RAISED_BY)) {
      expect(raised.length).toBeGreaterThan(0);
      expect(names).toEqual(expect.arrayContaining([...raised]));
    }
  });

  test('has samples of all nine types in every state', () => {
    const names = Object.keys(samples());
    const types = Object.entries(BACKUP_EVENT_TYPES) as [string, BackupEventType][];
    expect(types).toHaveLength(9);
    for (const [type, { states, elsewhere }] of types) {
      expect(names).toEqual(expect.arrayContaining([...states, ...elsewhere?.states ?? []].map(state => `${type} ${state}`)));
    }
  });
});

describe('every pattern matches what it has to, and nothing else', () => {
  test.each([...SCOPES])('where %s is watched', scope => {
    const cases = CASES.filter(one => one.scope === scope);
    const wrong = cases.filter(one => matches(one.pattern, one.event) !== one.matches);

    expect(cases.filter(one => one.matches).length).toBeGreaterThan(30);
    expect(wrong.map(({ alert, sample, matches: wanted }) => `${alert} must ${wanted ? '' : 'not '}match ${sample}`)).toEqual([]);
  });
});

describe('what is watched', () => {
  test.each(['everything', 'both'] as const)('%s: every alert has a rule', scope => {
    expect([...patternsFor(scope).keys()]).toEqual(BackupAlert.all().map(({ id }) => id));
  });

  test('vaults alone: there is no rule for what names a plan only', () => {
    const missing = BackupAlert.all().map(({ id }) => id).filter(id => !patternsFor('vaults').has(id));
    expect(missing).toEqual(Object.keys(NAMES).filter(id => NAMES[id] === 'plan'));
  });

  test('plans alone: there is no rule for what names a vault only', () => {
    const patterns = patternsFor('plans');
    const missing = BackupAlert.all().map(({ id }) => id).filter(id => !patterns.has(id));
    expect(missing).toEqual(Object.keys(NAMES).filter(id => NAMES[id] === 'vault'));
  });
});

describe('no pattern', () => {
  const patterns = JSON.stringify(SCOPES.map(scope => [...patternsFor(scope).values()]));

  test.each(['parentJobId', 'messageCategory', 'isParent'])('looks at %s, which no event has for sure', field => {
    expect(patterns).not.toContain(field);
  });
});
