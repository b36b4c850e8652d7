import { UNKNOWN } from '../../../src/model/known';
import type { LifecycleModel, RuleModel } from '../../../src/model/plan/plan-model';
import { recoveryHole } from '../../../src/model/schedule/recovery-hole';
import { RULE } from '../../helpers/raw-models';

const HOUR = 60;
const DAY = 24 * HOUR;

type Kept = number | undefined | typeof UNKNOWN;

function lived(deleteAfterDays: Kept): LifecycleModel {
  return { deleteAfterDays, moveToColdStorageAfterDays: undefined, optInToArchive: undefined };
}

function rule(expression: string | typeof UNKNOWN, days: Kept, change: Partial<RuleModel> = {}, timeZone?: string, startWindow = 60): RuleModel {
  return { ...RULE, schedule: { ...RULE.schedule, expression, timeZone, startWindowMinutes: startWindow }, lifecycle: lived(days), ...change };
}

function copiedFor(days: Kept): Partial<RuleModel> {
  return { copies: [{ destination: RULE.vault, lifecycle: lived(days) }] };
}

function minutes(rules: RuleModel[], year = 2026): number | undefined | typeof UNKNOWN {
  const hole = recoveryHole(rules, { year });
  return hole === undefined || hole === UNKNOWN ? hole : hole.minutes;
}

function moments(rules: RuleModel[], year = 2026): string[] {
  const hole = recoveryHole(rules, { year });
  if (hole === undefined || hole === UNKNOWN) return [];
  return [hole.from, hole.until.scheduledAt, hole.until.startsBy].map(moment => new Date(moment).toISOString().slice(0, 16));
}

const HOURLY = 'cron(0 * ? * * *)';
const DAILY = 'cron(0 5 ? * * *)';
const SUNDAYS = 'cron(0 5 ? * SUN *)';
const MONTHLY = 'cron(0 5 1 * ? *)';
const YEARLY = 'cron(0 5 1 1 ? *)';

describe('the longest time without any recovery point, start window included', () => {
  test.each<[string, RuleModel[], number]>([
    ['weekly, kept for a day', [rule(SUNDAYS, 1)], 6 * DAY + HOUR],
    ['weekly, kept for a day, with the start window of the service', [rule(SUNDAYS, 1, {}, undefined, 480)], 6 * DAY + 8 * HOUR],
    ['weekly, kept for a day, with a start window of a week', [rule(SUNDAYS, 1, {}, undefined, 7 * DAY)], 13 * DAY],
    ['weekly, kept for six days', [rule(SUNDAYS, 6)], DAY + HOUR],
    ['yearly, kept for a day', [rule(YEARLY, 1)], 364 * DAY + HOUR],
    ['monthly, kept for 28 days', [rule(MONTHLY, 28)], 3 * DAY + HOUR],
    ['monthly, kept for 30 days', [rule(MONTHLY, 30)], DAY + HOUR],
    ['on the last day of months, kept for 30 days', [rule('cron(0 5 L * ? *)', 30)], DAY + HOUR],
    ['on day 31, kept for 31 days', [rule('cron(0 5 31 * ? *)', 31)], 30 * DAY + HOUR],
    ['Monday to Friday, kept for a day', [rule('cron(0 5 ? * MON-FRI *)', 1)], 2 * DAY + HOUR],
    ['two weekly ones in turns that are too far apart', [rule(SUNDAYS, 3), rule('cron(0 5 ? * THU *)', 3)], DAY + HOUR],
    ['two that go at the same time', [rule(SUNDAYS, 1), rule(SUNDAYS, 2)], 5 * DAY + HOUR],
    ['two weekly ones of which one starts sooner', [rule(SUNDAYS, 1), rule(SUNDAYS, 1, {}, undefined, 480)], 6 * DAY + HOUR],
    ['weekly beside yearly that does not help', [rule(SUNDAYS, 1), rule(YEARLY, 90)], 6 * DAY + HOUR],
    ['a leap day, kept for a year', [rule('cron(0 5 29 2 ? *)', 366)], (4 * 365 + 1 - 366) * DAY + HOUR],
    ['nightly where a night is skipped, kept for a day', [rule('cron(30 2 ? * * *)', 1, {}, 'Europe/Berlin')], DAY],
    ['a copy that is gone as soon', [rule(SUNDAYS, 1, copiedFor(1))], 6 * DAY + HOUR],
    ['a copy that lives no longer, as it says nothing', [rule(SUNDAYS, 1, { copies: [{ destination: RULE.vault, lifecycle: undefined }] })], 6 * DAY + HOUR],
  ])('%s', (_, rules, expected) => {
    expect(minutes(rules)).toBe(expected);
  });

  test('is told with its moments and the rule before it', () => {
    expect(moments([rule(MONTHLY, 28)])).toEqual(['2026-01-29T05:00', '2026-02-01T05:00', '2026-02-01T06:00']);
    expect(recoveryHole([rule(YEARLY, 1), rule(SUNDAYS, 2)], { year: 2026 })).toMatchObject({ rule: 1, keptDays: 2, zone: 'Etc/UTC', minutes: 5 * DAY + HOUR });
  });

  test('is that of the year', () => {
    expect(minutes([rule(YEARLY, 365)], 2026)).toBeUndefined();
    expect(minutes([rule(YEARLY, 365)], 2028)).toBe(DAY + HOUR);
  });
});

describe('there always is one', () => {
  test.each<[string, RuleModel[]]>([
    ['daily, for 35 days', [rule(DAILY, 35)]],
    ['daily, for a day, and the next job may start as late as the one before', [rule(DAILY, 1)]],
    ['daily for a day, on the night that has an hour more', [rule(DAILY, 1, {}, 'Europe/Berlin')]],
    ['weekly, for a week', [rule(SUNDAYS, 7)]],
    ['weekly, for ever', [rule(SUNDAYS, undefined)]],
    ['without a lifecycle', [rule(SUNDAYS, 1, { lifecycle: undefined })]],
    ['monthly, for 31 days', [rule(MONTHLY, 31)]],
    ['monthly, for 31 days, in a month that has an hour more', [rule(MONTHLY, 31, {}, 'Europe/Berlin')]],
    ['yearly, for 366 days', [rule(YEARLY, 366)]],
    ['hourly for a day beside daily for 35 days', [rule(HOURLY, 1), rule(DAILY, 35)]],
    ['two weekly ones in turns', [rule(SUNDAYS, 4), rule('cron(0 5 ? * WED *)', 4)]],
    ['seven weekly ones, each for a day', ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map(day => rule(`cron(0 5 ? * ${day} *)`, 1))],
    ['weekly for a day beside one in summer that is kept for a year', [rule(SUNDAYS, 1), rule('cron(0 5 1 7 ? *)', 366)]],
    ['weekly for a day beside a leap day that is kept for five years', [rule(SUNDAYS, 1), rule('cron(0 5 29 2 ? *)', 5 * 366)]],
    ['weekly for a day, and a copy for a month', [rule(SUNDAYS, 1, copiedFor(31))]],
    ['weekly for a day, and a copy for ever', [rule(SUNDAYS, 1, copiedFor(undefined))]],
    ['continuous', [rule(DAILY, 1, { continuous: true })]],
    ['continuous beside weekly for a day', [rule(DAILY, 14, { continuous: true }), rule(SUNDAYS, 1)]],
    ['the last run of all', [rule('cron(0 5 1 1 ? 2026)', 1)]],
    ['no rules', []],
    ['a schedule that never comes', [rule('cron(0 5 31 2 ? *)', 1)]],
    ['a rule that is enough beside ones that cannot be computed', [rule(SUNDAYS, 7), rule(UNKNOWN, UNKNOWN)]],
    ['for ever, whatever becomes of the copies', [rule(SUNDAYS, undefined, { copies: UNKNOWN })]],
    ['a copy for ever of what is kept for a time that is not known', [rule(SUNDAYS, UNKNOWN, copiedFor(undefined))]],
  ])('%s', (_, rules) => {
    expect(minutes(rules)).toBeUndefined();
  });
});

test.each<[string, RuleModel[]]>([
  ['a schedule', [rule(UNKNOWN, 1)]],
  ['a schedule that is not one', [rule('daily', 1)]],
  ['a schedule beside', [rule(SUNDAYS, 1), rule(UNKNOWN, 1)]],
  ['a retention', [rule(SUNDAYS, UNKNOWN)]],
  ['a retention that AWS refuses', [rule(SUNDAYS, 0)]],
  ['a lifecycle', [rule(SUNDAYS, 1, { lifecycle: UNKNOWN })]],
  ['copies', [rule(SUNDAYS, 1, { copies: UNKNOWN })]],
  ['how long a copy is kept', [rule(SUNDAYS, 1, copiedFor(UNKNOWN))]],
  ['whether a rule is continuous', [rule(SUNDAYS, 1, { continuous: UNKNOWN })]],
])('not known: %s', (_, rules) => {
  expect(minutes(rules)).toBe(UNKNOWN);
});

test('agrees with a walk through all moments', () => {
  // Jobs that start on time, so that a walk from hour to hour can see the hole.
  const rules = [rule('cron(0 6 ? * MON *)', 2), rule('cron(0 0 10 * ? *)', 9), rule('cron(0 12 3,17 * ? *)', 1)];
  const runs = (day: number) => [
    ...new Date(day).getUTCDay() === 1 ? [[day + 6 * 3_600_000, 2]] : [],
    ...new Date(day).getUTCDate() === 10 ? [[day, 9]] : [],
    ...[3, 17].includes(new Date(day).getUTCDate()) ? [[day + 12 * 3_600_000, 1]] : [],
  ];
  const jobs = Array.from({ length: 460 }, (_, i) => runs(Date.UTC(2025, 10, 1) + i * 86_400_000)).flat();
  let [longest, without] = [0, 0];
  for (let hour = Date.UTC(2026, 0, 1); hour < Date.UTC(2027, 0, 1); hour += 3_600_000) {
    without = jobs.some(([from, days]) => from <= hour && hour < from + days * 86_400_000) ? 0 : without + 1;
    longest = Math.max(longest, without);
  }
  expect(minutes(rules)).toBe(longest * HOUR + HOUR);
});
