import * as awsCronParser from 'aws-cron-parser';
import { Cron } from 'croner';
import * as fc from 'fast-check';
import { readCron } from '../../../src/model/schedule/cron';
import type { CronSchedule } from '../../../src/model/schedule/cron';
import { comes, nextOccurrence, occurrences } from '../../../src/model/schedule/occurrences';

const MINUTE = 60_000;
const DAY = 86_400_000;
const YEAR: [number, number] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
const ZONES = ['Etc/UTC', 'Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'];

function schedule(expression: string): CronSchedule {
  const cron = readCron(expression);
  if (cron.kind !== 'cron') throw new Error(`expected a schedule, got ${JSON.stringify(cron)}`);
  return cron;
}

function shown(moments: readonly number[]): string[] {
  return moments.map(moment => new Date(moment).toISOString().slice(0, 16));
}

/** Fields that a brute-force search can match without reading cron. */
interface Plain {
  readonly minutes: number[];
  readonly hours: number[];
  readonly months: number[];
  readonly daysOfMonth?: number[];
  readonly daysOfWeek?: number[];
}

function some(max: number, min = 0, step = 1): fc.Arbitrary<number[]> {
  return fc.uniqueArray(fc.integer({ min: min / step, max: max / step }), { minLength: 1, maxLength: 6 })
    .map(list => list.map(n => n * step).sort((a, b) => a - b));
}
const plain: fc.Arbitrary<Plain> = fc.record<Plain>({
  minutes: some(30, 0, 30),
  hours: fc.oneof(some(23), some(4), fc.constant(Array.from({ length: 24 }, (_, hour) => hour))),
  months: fc.oneof(some(12, 1), fc.constant<number[]>([3, 4, 10, 11])),
}).chain(base => fc.oneof(
  some(31, 1).map((daysOfMonth): Plain => ({ ...base, daysOfMonth })),
  some(7, 1).map((daysOfWeek): Plain => ({ ...base, daysOfWeek })),
  fc.constant<Plain>({ ...base, daysOfWeek: [1, 2, 3, 4, 5, 6, 7] }),
));

function written({ minutes, hours, months, daysOfMonth, daysOfWeek }: Plain): string {
  return `cron(${minutes} ${hours} ${daysOfMonth ?? '?'} ${months} ${daysOfWeek ?? '?'} *)`;
}

/** Local wall-clock time, as if it were UTC, of each half hour. */
const wallClocks = new Map<string, { readonly moment: number; readonly local: number }[]>();
function wallClock(zone: string) {
  let found = wallClocks.get(zone);
  if (!found) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    found = [];
    for (let moment = YEAR[0] - 2 * DAY; moment < YEAR[1] + 2 * DAY; moment += 30 * MINUTE) {
      found.push({ moment, local: Date.parse(`${format.format(moment).replace(' ', 'T')}Z`) });
    }
    wallClocks.set(zone, found);
  }
  return found;
}

function matches(fields: Plain, local: number): boolean {
  const date = new Date(local);
  return fields.minutes.includes(date.getUTCMinutes()) && fields.hours.includes(date.getUTCHours()) && fields.months.includes(date.getUTCMonth() + 1)
    && (fields.daysOfMonth?.includes(date.getUTCDate()) ?? true) && (fields.daysOfWeek?.includes(date.getUTCDay() + 1) ?? true);
}

function bruteForce(fields: Plain, zone: string) {
  const seen = new Set<number>();
  const [sure, repeated]: [number[], number[]] = [[], []];
  for (const { moment, local } of wallClock(zone)) {
    if (matches(fields, local) && moment >= YEAR[0] && moment < YEAR[1]) (seen.has(local) ? repeated : sure).push(moment);
    seen.add(local);
  }
  const skipped: number[] = [];
  for (let local = YEAR[0]; local < YEAR[1]; local += 30 * MINUTE) {
    if (!seen.has(local) && matches(fields, local)) skipped.push(local);
  }
  return { sure, repeated, skipped };
}

describe('against a search through every half hour of the year', () => {
  test.each(ZONES)('%s', zone => {
    fc.assert(fc.property(plain, fields => {
      const { sure, repeated, skipped } = occurrences(schedule(written(fields)), zone, ...YEAR);
      expect({ sure, repeated, skipped: skipped.map(run => run.local) }).toEqual(bruteForce(fields, zone));
    }), { numRuns: 15 });
  });
});

describe('against other evaluators, in UTC', () => {
  const days = fc.oneof(
    some(31, 1).map(list => [`${list}`, '?']),
    some(7, 1).map(list => ['?', `${list}`]),
    fc.constantFrom(['L', '?'], ['*', '?'], ['*/7', '?'], ['5-20/3', '?'], ['?', 'MON-FRI'], ['?', 'SUN']),
    fc.integer({ min: 1, max: 31 }).map(day => [`${day}W`, '?']),
    fc.integer({ min: 1, max: 7 }).map(day => ['?', `${day}L`]),
    fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 })).map(([day, nth]) => ['?', `${day}#${nth}`]),
  );
  const expression = fc.tuple(some(59), fc.oneof(some(23).map(String), fc.constantFrom('*', '*/6', '5/12', '3-20/4')), days, fc.oneof(some(12, 1).map(String), fc.constant('*')))
    .map(([minutes, hours, [dayOfMonth, dayOfWeek], months]) => `${minutes} ${hours} ${dayOfMonth} ${months} ${dayOfWeek} *`);

  function runsOf(body: string, count: number): number[] {
    const found: number[] = [];
    let from = YEAR[0];
    while (found.length < count) {
      const next = nextOccurrence(schedule(`cron(${body})`), 'Etc/UTC', from);
      if (next === undefined) break;
      found.push(next);
      from = next + MINUTE;
    }
    return found;
  }

  test('croner', () => {
    fc.assert(fc.property(expression, body => {
      const ours = runsOf(body, 12);
      const theirs = new Cron(`0 ${body.replace('?', '*')}`, { alternativeWeekdays: true, sloppyRanges: true, utcOffset: 0 });
      expect(shown(ours)).toEqual(shown(theirs.nextRuns(12, new Date(YEAR[0] - 1)).map(date => date.getTime())));
    }), { numRuns: 60 });
  });

  /** Its runs until it gives up, as it says of itself, on dates that are more than ten of its steps apart. */
  function runsByAwsCronParser(body: string, count: number): number[] {
    const parsed = awsCronParser.parse(body);
    const runs: number[] = [];
    try {
      let date: Date | null = awsCronParser.next(parsed, new Date(YEAR[0] - 1));
      while (date && runs.length < count) {
        runs.push(date.getTime());
        date = awsCronParser.next(parsed, date);
      }
    } catch (error) {
      if (!(error as Error).message.includes("this shouldn't happen, but iter > 10")) throw error;
    }
    return runs;
  }

  test('aws-cron-parser, where it is right', () => {
    fc.assert(fc.property(expression, body => {
      // It turns 31 February into 3 March.
      fc.pre(!/^\S+ \S+ \S*\b(29|30|31)W?\b/.test(body));
      const theirs = runsByAwsCronParser(body, 12);
      expect(shown(runsOf(body, 12)).slice(0, theirs.length)).toEqual(shown(theirs));
    }), { numRuns: 60 });
  });

  test('31 February: aws-cron-parser moves it, we do not', () => {
    expect(awsCronParser.next(awsCronParser.parse('0 5 31 2 ? *'), new Date(YEAR[0]))?.toISOString()).toBe('2026-03-03T05:00:00.000Z');
    expect(nextOccurrence(schedule('cron(0 5 31 2 ? *)'), 'Etc/UTC', YEAR[0])).toBeUndefined();
  });
});

describe('clock changes', () => {
  test('a local time that does not exist is skipped', () => {
    const { sure, skipped } = occurrences(schedule('cron(30 2 ? MAR * *)'), 'Europe/Berlin', ...YEAR);
    expect(skipped).toEqual([{ local: Date.UTC(2026, 2, 29, 2, 30), movedTo: Date.UTC(2026, 2, 29, 1, 30) }]);
    expect(sure).toHaveLength(30);
  });

  test('a local time that comes twice is sure once', () => {
    const { sure, repeated } = occurrences(schedule('cron(30 2 25 10 ? *)'), 'Europe/Berlin', ...YEAR);
    expect([shown(sure), shown(repeated)]).toEqual([['2026-10-25T00:30'], ['2026-10-25T01:30']]);
  });

  test('a day that a zone skipped', () => {
    const samoa = occurrences(schedule('cron(0 5 29-31 12 ? 2011)'), 'Pacific/Apia', Date.UTC(2011, 0, 1), Date.UTC(2012, 0, 1));
    expect(shown(samoa.sure)).toEqual(['2011-12-29T15:00', '2011-12-30T15:00']);
    expect(shown(samoa.skipped.map(run => run.local))).toEqual(['2011-12-30T05:00']);
  });

  test.each([[2, 26], [9, 22]])('hourly runs are those of croner around the change in month %i', (month, date) => {
    const [from, until] = [Date.UTC(2026, month, date), Date.UTC(2026, month, date + 6)];
    const { sure, repeated, skipped } = occurrences(schedule('cron(0 * ? * * *)'), 'Europe/Berlin', from, until);
    const all = [...new Set([...sure, ...repeated, ...skipped.map(run => run.movedTo)])].sort((a, b) => a - b);
    const theirs = new Cron('0 0 * * * * *', { timezone: 'Europe/Berlin' }).nextRuns(all.length, new Date(from - 1));
    expect(all).toEqual(theirs.map(run => run.getTime()));
    expect(all).toHaveLength(144);
  });
});

describe('dates that do not come', () => {
  test.each([
    ['31 February', 'cron(0 5 31 2 ? *)', false],
    ['30W in February', 'cron(0 5 30W 2 ? *)', false],
    ['a year that is over', 'cron(0 5 * * ? 2020-2025)', false],
    ['this year', 'cron(0 5 * * ? 2026)', true],
    ['a leap day', 'cron(0 5 29 2 ? *)', true],
    ['a fifth Monday in February', 'cron(0 5 ? 2 2#5 *)', true],
  ])('%s', (_, expression, expected) => {
    expect(comes(schedule(expression), YEAR[0])).toBe(expected);
    expect(comes(schedule(expression), YEAR[0])).toBe(expected);
  });

  test('the next one may be years away', () => {
    expect(shown([nextOccurrence(schedule('cron(0 5 29 2 ? *)'), 'Europe/Berlin', YEAR[0])!])).toEqual(['2028-02-29T04:00']);
    expect(nextOccurrence(schedule('cron(0 5 * * ? 2026)'), 'Etc/UTC', YEAR[1])).toBeUndefined();
  });

  test('the next one is not before the moment', () => {
    const daily = schedule('cron(0 5 ? * * *)');
    expect(shown([nextOccurrence(daily, 'Etc/UTC', Date.UTC(2026, 0, 1, 5))!, nextOccurrence(daily, 'Etc/UTC', Date.UTC(2026, 0, 1, 5, 1))!]))
      .toEqual(['2026-01-01T05:00', '2026-01-02T05:00']);
    expect(shown([nextOccurrence(daily, 'Pacific/Kiritimati', Date.UTC(2026, 0, 1))!])).toEqual(['2026-01-01T15:00']);
  });
});

test('an expression is evaluated once per zone and span', () => {
  const daily = schedule('cron(0 5 ? * * *)');
  expect(occurrences(daily, 'Europe/Berlin', ...YEAR)).toBe(occurrences(daily, 'Europe/Berlin', ...YEAR));
});
