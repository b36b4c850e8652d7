import { UNKNOWN } from '../../../src/model/known';
import type { ScheduleModel } from '../../../src/model/plan/plan-model';
import { worstGap } from '../../../src/model/schedule/recovery-gap';

const HOUR = 60;

function at(expression: string, timeZone?: string, startWindowMinutes: number | undefined = 60): ScheduleModel {
  return { expression, timeZone, startWindowMinutes, completionWindowMinutes: undefined };
}

function hours(schedules: ScheduleModel[], options = {}): number | undefined {
  const { gap } = worstGap(schedules, { year: 2026, ...options });
  return gap && gap.minutes / HOUR;
}

function ends(schedules: ScheduleModel[], year = 2026): (string | undefined)[] {
  const { gap } = worstGap(schedules, { year });
  return [gap?.from.scheduledAt, gap?.until?.startsBy].map(moment => moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16));
}

const DAILY = 'cron(0 5 ? * * *)';
const NIGHTLY = 'cron(30 2 ? * * *)';

describe('worst gap, start window included', () => {
  test.each<[string, ScheduleModel[], number]>([
    ['daily in UTC', [at(DAILY)], 25],
    ['daily with the start window of the service', [{ ...at(DAILY), startWindowMinutes: undefined }], 32],
    ['everything left to the service', [{ expression: undefined, timeZone: undefined, startWindowMinutes: undefined, completionWindowMinutes: undefined }], 32],
    ['daily in Berlin', [at(DAILY, 'Europe/Berlin')], 26],
    ['daily at a time that Berlin skips', [at(NIGHTLY, 'Europe/Berlin')], 48],
    ['daily at a time that New York skips', [at(NIGHTLY, 'America/New_York')], 48],
    ['daily at a time that Cairo skips', [at('cron(0 0 ? * * *)', 'Africa/Cairo')], 48],
    ['daily where clocks move by two hours', [at(DAILY, 'Antarctica/Troll')], 27],
    ['daily where clocks move by half an hour', [at(DAILY, 'Australia/Lord_Howe')], 25.5],
    ['daily where clocks never move', [at(DAILY, 'Asia/Kolkata')], 25],
    ['every 12 hours in UTC', [at('cron(0 5/12 ? * * *)')], 13],
    ['every 12 hours in Berlin', [at('cron(0 5/12 ? * * *)', 'Europe/Berlin')], 14],
    ['hourly in UTC', [at('cron(0 * ? * * *)')], 2],
    ['hourly in Berlin, where 02:00 may run once only', [at('cron(0 * ? * * *)', 'Europe/Berlin')], 3],
    ['every 5 hours, uneven at midnight', [at('cron(0 0/5 ? * * *)')], 6],
    ['Monday to Friday', [at('cron(0 5 ? * MON-FRI *)')], 73],
    ['weekly', [at('cron(0 5 ? * SUN *)')], 169],
    ['weekly and monthly: monthly adds nothing', [at('cron(0 5 ? * SUN *)'), at('cron(0 5 1 * ? *)')], 169],
    ['monthly', [at('cron(0 5 1 * ? *)')], 745],
    ['day 31', [at('cron(0 5 31 * ? *)')], 1465],
    ['yearly', [at('cron(0 5 1 1 ? *)')], 365 * 24 + 1],
    ['a leap day', [at('cron(0 5 29 2 ? *)')], (4 * 365 + 1) * 24 + 1],
    ['the last run of all', [at('cron(0 5 * * ? 2026)')], Infinity],
    ['a rule from next year on', [at('cron(0 5 * * ? 2027-2199)')], 25],
  ])('%s', (_, schedules, expected) => {
    expect(hours(schedules)).toBe(expected);
  });

  test('the first time in the year is told', () => {
    expect(ends([at(DAILY)])).toEqual(['2026-01-01T05:00', '2026-01-02T06:00']);
    expect(ends([at(DAILY, 'Europe/Berlin')])).toEqual(['2026-10-24T03:00', '2026-10-25T05:00']);
    expect(ends([at(NIGHTLY, 'Europe/Berlin')])).toEqual(['2026-03-28T01:30', '2026-03-30T01:30']);
    expect(ends([at('cron(0 5 * * ? 2026)')])).toEqual(['2026-12-31T05:00', undefined]);
  });

  test('years differ', () => {
    expect(ends([at('cron(0 5 ? * * *)', 'America/New_York')], 2027)).toEqual(['2027-11-06T09:00', '2027-11-07T11:00']);
    expect(hours([at('cron(0 5 1 1 ? *)')], { year: 2028 })).toBe(366 * 24 + 1);
  });
});

describe('several rules', () => {
  test('take turns', () => {
    expect(hours([at(DAILY), at('cron(0 17 ? * * *)')])).toBe(13);
  });

  test('coinciding runs add nothing, and the shorter window counts', () => {
    expect(hours([at(DAILY), at(DAILY, undefined, 480)])).toBe(25);
    expect(hours([at(DAILY, undefined, 480), at(DAILY)])).toBe(25);
  });

  test('a later job with a short window can be sooner than one with a long window', () => {
    // At 06:00 with 60 minutes it starts by 07:00, before the 05:00 job with eight hours does.
    expect(hours([at(DAILY, undefined, 480), at('cron(0 6 ? * * *)')])).toBe(25);
    expect(ends([at(DAILY, undefined, 480), at('cron(0 6 ? * * *)')])).toEqual(['2026-01-01T06:00', '2026-01-02T07:00']);
  });

  test('in different zones', () => {
    // 05:00 in Tokyo is 20:00 UTC of the day before.
    expect(hours([at(DAILY), at(DAILY, 'Asia/Tokyo')])).toBe(16);
  });
});

describe('what clock changes do', () => {
  test('skipped times may be taken to run late', () => {
    expect(hours([at(NIGHTLY, 'Europe/Berlin')], { skippedTimesRun: true })).toBe(26);
  });

  test('repeated times may be taken to run twice', () => {
    expect(hours([at('cron(0 * ? * * *)', 'Europe/Berlin')], { repeatedTimesRun: true })).toBe(2);
  });
});

describe('what cannot be computed', () => {
  test.each<[string, ScheduleModel]>([
    ['a token as expression', { ...at(DAILY), expression: UNKNOWN }],
    ['a token as time zone', { ...at(DAILY), timeZone: UNKNOWN }],
    ['a token as start window', { ...at(DAILY), startWindowMinutes: UNKNOWN }],
    ['an undocumented form', at('cron(0 5 L-3 * ? *)')],
    ['nonsense', at('every day')],
    ['an unknown zone', at(DAILY, 'Mars/Olympus')],
    ['a zone without data', at(DAILY, 'Factory')],
  ])('%s', (_, schedule) => {
    expect(worstGap([schedule], { year: 2026 })).toEqual({ gap: undefined, incomplete: true });
    const both = worstGap([schedule, at(DAILY)], { year: 2026 });
    expect([both.gap?.minutes, both.incomplete]).toEqual([25 * HOUR, true]);
  });

  test('a date that never comes is no backup', () => {
    expect(worstGap([at('cron(0 5 31 2 ? *)')], { year: 2026 })).toEqual({ gap: undefined, incomplete: false });
    expect(worstGap([], { year: 2026 })).toEqual({ gap: undefined, incomplete: false });
  });
});

test('the current year is the default, and a plan is computed once', () => {
  jest.useFakeTimers({ now: new Date('2027-06-01T00:00:00Z') });
  try {
    const { gap } = worstGap([at(DAILY)]);
    expect(new Date(gap!.from.scheduledAt).getUTCFullYear()).toBe(2027);
    expect(worstGap([at(DAILY)]).gap).toBe(gap);
  } finally {
    jest.useRealTimers();
  }
});
