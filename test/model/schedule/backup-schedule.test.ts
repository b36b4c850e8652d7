import { Duration, Stack, TimeZone, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { BackupSchedule, Month, WeekDay } from '../../../src';
import { judge } from '../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../src/model/known';
import { readCron } from '../../../src/model/schedule/cron';
import { worstGap } from '../../../src/model/schedule/recovery-gap';
import { STANDARD_INTERVALS } from '../../../src/model/schedule/standard-intervals';
import { describeRefusals, messageOf } from '../../helpers/refusals';

const FIELDS = 'minutes, hours, day of month, month, day of week, year';

describe('expressions', () => {
  test.each<[string, BackupSchedule, string, string]>([
    ['daily', BackupSchedule.daily(), 'cron(0 5 ? * * *)', 'daily at 05:00 (Etc/UTC)'],
    ['daily at a time', BackupSchedule.daily({ hour: 22, minute: 30 }), 'cron(30 22 ? * * *)', 'daily at 22:30 (Etc/UTC)'],
    ['daily at midnight', BackupSchedule.daily({ hour: 0 }), 'cron(0 0 ? * * *)', 'daily at 00:00 (Etc/UTC)'],
    ['weekly', BackupSchedule.weekly(), 'cron(0 5 ? * SUN *)', 'weekly on SUN at 05:00 (Etc/UTC)'],
    ['weekly on days', BackupSchedule.weekly({ days: [WeekDay.MONDAY, WeekDay.FRIDAY, WeekDay.MONDAY], hour: 6 }), 'cron(0 6 ? * MON,FRI *)', 'weekly on MON and FRI at 06:00 (Etc/UTC)'],
    ['monthly', BackupSchedule.monthly(), 'cron(0 5 1 * ? *)', 'monthly on day 1 at 05:00 (Etc/UTC)'],
    ['monthly on a day', BackupSchedule.monthly({ day: 28 }), 'cron(0 5 28 * ? *)', 'monthly on day 28 at 05:00 (Etc/UTC)'],
    ['last day of the month', BackupSchedule.lastDayOfMonth({ hour: 23 }), 'cron(0 23 L * ? *)', 'monthly on the last day at 23:00 (Etc/UTC)'],
    ['yearly', BackupSchedule.yearly(), 'cron(0 5 1 JAN ? *)', 'yearly on 1 JAN at 05:00 (Etc/UTC)'],
    ['yearly on a day', BackupSchedule.yearly({ month: Month.DECEMBER, day: 31 }), 'cron(0 5 31 DEC ? *)', 'yearly on 31 DEC at 05:00 (Etc/UTC)'],
    ['every hour', BackupSchedule.everyHours(1, { minute: 15 }), 'cron(15 * ? * * *)', 'every hour at minute 15 (Etc/UTC)'],
    ['every 4 hours', BackupSchedule.everyHours(4), 'cron(0 1/4 ? * * *)', 'every 4 hours, once at 05:00 (Etc/UTC)'],
    ['every 12 hours from an hour', BackupSchedule.everyHours(12, { startingAt: 20 }), 'cron(0 8/12 ? * * *)', 'every 12 hours, once at 20:00 (Etc/UTC)'],
    ['every 24 hours', BackupSchedule.everyHours(24, { startingAt: 7 }), 'cron(0 7 ? * * *)', 'every 24 hours, once at 07:00 (Etc/UTC)'],
    ['cron', BackupSchedule.cron('cron(15 4 ? * 6L *)', { timeZone: TimeZone.EUROPE_BERLIN }), 'cron(15 4 ? * 6L *)', 'cron(15 4 ? * 6L *) (Europe/Berlin)'],
  ])('%s', (_, schedule, expression, words) => {
    expect(schedule.expression).toBe(expression);
    expect(schedule.toString()).toBe(words);
    expect(readCron(expression).kind).toBe('cron');
  });
});

describe('windows and time zone', () => {
  test('minimal', () => {
    const schedule = BackupSchedule.daily();
    expect(schedule.timeZone).toBe(TimeZone.ETC_UTC);
    expect(schedule._render()).toEqual({ scheduleExpression: 'cron(0 5 ? * * *)', scheduleExpressionTimezone: 'Etc/UTC', startWindowMinutes: 60, completionWindowMinutes: undefined });
    expect(schedule._model()).toEqual({ expression: 'cron(0 5 ? * * *)', timeZone: 'Etc/UTC', startWindowMinutes: 60, completionWindowMinutes: undefined });
  });

  test('maximal', () => {
    const schedule = BackupSchedule.everyHours(12, {
      timeZone: TimeZone.AMERICA_NEW_YORK, startWindow: Duration.hours(2), completionWindow: Duration.days(1), startingAt: 6, minute: 59,
    });
    expect(schedule._render()).toEqual({ scheduleExpression: 'cron(59 6/12 ? * * *)', scheduleExpressionTimezone: 'America/New_York', startWindowMinutes: 120, completionWindowMinutes: 1440 });
    expect(schedule._model()).toEqual({ expression: 'cron(59 6/12 ? * * *)', timeZone: 'America/New_York', startWindowMinutes: 120, completionWindowMinutes: 1440 });
  });

  test('the widest windows', () => {
    const widest = Duration.minutes(52_560_000);
    expect(BackupSchedule.daily({ startWindow: widest, completionWindow: widest })._render().startWindowMinutes).toBe(52_560_000);
  });
});

describeRefusals('refusals', [
  {
    name: 'rate()',
    write: () => BackupSchedule.cron('rate(1 day)'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got 'rate(1 day)': AWS Backup does not take rate(), use BackupSchedule.everyHours, daily or weekly (CB-SCHED-002)",
  },
  {
    name: 'a nickname',
    write: () => BackupSchedule.cron('@Daily'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got '@Daily': AWS has no nicknames, write 'cron(0 0 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'no cron()',
    write: () => BackupSchedule.cron('0 5 * * ? *'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got '0 5 * * ? *': write 'cron(0 5 * * ? *)' (CB-SCHED-001)",
  },
  {
    name: 'UNIX cron',
    write: () => BackupSchedule.cron('0 5 * * *'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got '0 5 * * *': for example 'cron(0 5 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'CRON()',
    write: () => BackupSchedule.cron('CRON(0 5 * * ? *)'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got 'CRON(0 5 * * ? *)': 'cron' stands in lower case, directly before the parenthesis: write 'cron(0 5 * * ? *)' (CB-SCHED-001)",
  },
  {
    name: 'words',
    write: () => BackupSchedule.cron('every day'),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got 'every day': for example 'cron(0 5 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'nothing',
    write: () => BackupSchedule.cron(''),
    message: "Schedule of BackupSchedule.cron must be a cron expression, got '': for example 'cron(0 5 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'four fields',
    write: () => BackupSchedule.cron('cron(0 5 * *)'),
    message: `Schedule of BackupSchedule.cron must have six fields (${FIELDS}), got 4 in 'cron(0 5 * *)' (CB-SCHED-001)`,
  },
  {
    name: 'five fields',
    write: () => BackupSchedule.cron('cron(0 5 * * *)'),
    message: `Schedule of BackupSchedule.cron must have six fields (${FIELDS}), got 5 in 'cron(0 5 * * *)': the year is missing, and AWS wants one day field to be '?', as in 'cron(0 5 * * ? *)' (CB-SCHED-001)`,
  },
  {
    name: 'seven fields',
    write: () => BackupSchedule.cron('cron(0 0 5 * * ? *)'),
    message: `Schedule of BackupSchedule.cron must have six fields (${FIELDS}), got 7 in 'cron(0 0 5 * * ? *)': AWS counts no seconds, so leave the first field out (CB-SCHED-001)`,
  },
  ...[['1', 'MON'], ['*', '*'], ['?', '?'], ['L', 'SUN']].map(([dayOfMonth, dayOfWeek]) => ({
    name: `${dayOfMonth} and ${dayOfWeek} as days`,
    write: () => BackupSchedule.cron(`cron(0 5 ${dayOfMonth} * ${dayOfWeek} *)`),
    message: `Schedule of BackupSchedule.cron must have '?' in exactly one of day of month and day of week, got '${dayOfMonth}' and '${dayOfWeek}' in 'cron(0 5 ${dayOfMonth} * ${dayOfWeek} *)' (CB-SCHED-001)`,
  })),
  ...[
    ['60', 'cron(60 5 ? * * *)', '0 to 59 as minutes'],
    ['24', 'cron(0 24 ? * * *)', '0 to 23 as hours'],
    ['*-5', 'cron(0 *-5 ? * * *)', '0 to 23 as hours'],
    ['32', 'cron(0 5 32 * ? *)', '1 to 31 as day of month'],
    ['32W', 'cron(0 5 32W * ? *)', '1 to 31 as day of month'],
    ['0', 'cron(0 5 0 * ? *)', '1 to 31 as day of month'],
    ['13', 'cron(0 5 1 13 ? *)', '1 to 12 or JAN to DEC as month'],
    ['MAI', 'cron(0 5 1 MAI ? *)', '1 to 12 or JAN to DEC as month'],
    ['1969', 'cron(0 5 * * ? 1969)', '1970 to 2199 as year'],
    ['2200', 'cron(0 5 * * ? 2200)', '1970 to 2199 as year'],
    ['2030-2020', 'cron(0 5 * * ? 2030-2020)', '1970 to 2199 as year'],
  ].map(([item, expression, must]) => ({
    name: expression,
    write: () => BackupSchedule.cron(expression),
    message: `Schedule of BackupSchedule.cron must have ${must}, got '${item}' in '${expression}' (CB-SCHED-001)`,
  })),
  ...['0', '8', 'MONDAY', '8L', '0#1'].map(day => ({
    name: `${day} as day of the week`,
    write: () => BackupSchedule.cron(`cron(0 5 ? * ${day} *)`),
    message: `Schedule of BackupSchedule.cron must have 1 to 7 or SUN to SAT as day of week, got '${day}' in 'cron(0 5 ? * ${day} *)': 1 is Sunday and 7 is Saturday (CB-SCHED-001)`,
  })),
  {
    name: 'a sixth Monday',
    write: () => BackupSchedule.cron('cron(0 5 ? * 2#6 *)'),
    message: "Schedule of BackupSchedule.cron must have 1 to 5 after '#' in the day of week, got '2#6' in 'cron(0 5 ? * 2#6 *)': a month has at most five of each week day (CB-SCHED-001)",
  },
  {
    name: 'no step',
    write: () => BackupSchedule.cron('cron(0 0/0 ? * * *)'),
    message: "Schedule of BackupSchedule.cron must have steps of at least 1 in hours, got '0/0' in 'cron(0 0/0 ? * * *)' (CB-SCHED-001)",
  },
  ...['cron(0 5 31 2 ? *)', 'cron(0 5 * * ? 1999)', 'cron(0 5 30W 2 ? *)', 'cron(0 5 31 4,6,9,11 ? *)'].map(expression => ({
    name: `${expression}, which never comes`,
    write: () => BackupSchedule.cron(expression),
    message: `Schedule of BackupSchedule.cron must have a date that comes, got '${expression}' (CB-SCHED-003)`,
  })),
  {
    name: 'every half hour',
    write: () => BackupSchedule.cron('cron(0/30 * ? * * *)'),
    message: "Schedule of BackupSchedule.cron must leave at least 60 minutes between two runs, got 30 minutes in 'cron(0/30 * ? * * *)': for less, use continuous backup where the resource type supports it (CB-SCHED-008)",
  },
  {
    name: 'every 5 hours',
    write: () => BackupSchedule.everyHours(5),
    message: 'BackupSchedule.everyHours must get 1, 2, 3, 4, 6, 8, 12 or 24 hours, got 5: hours of a cron expression start again at midnight, so only a divisor of 24 stays equal (CB-SCHED-011)',
  },
  ...[0, -1, 1.5, 48, NaN].map(hours => ({
    name: `every ${hours} hours`,
    write: () => BackupSchedule.everyHours(hours),
    message: `BackupSchedule.everyHours must get 1, 2, 3, 4, 6, 8, 12 or 24 hours, got ${hours}: hours of a cron expression start again at midnight, so only a divisor of 24 stays equal (CB-SCHED-011)`,
  })),
  {
    name: 'a first hour that does not exist',
    write: () => BackupSchedule.everyHours(12, { startingAt: 24 }),
    message: "Schedule of BackupSchedule.everyHours must have 0 to 23 as hours, got '24/12' in 'cron(0 24/12 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'hour 24',
    write: () => BackupSchedule.daily({ hour: 24 }),
    message: "Schedule of BackupSchedule.daily must have 0 to 23 as hours, got '24' in 'cron(0 24 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'half an hour',
    write: () => BackupSchedule.daily({ hour: 5.5 }),
    message: "Schedule of BackupSchedule.daily must have 0 to 23 as hours, got '5.5' in 'cron(0 5.5 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'a negative minute',
    write: () => BackupSchedule.daily({ minute: -1 }),
    message: "Schedule of BackupSchedule.daily must have 0 to 59 as minutes, got '-1' in 'cron(-1 5 ? * * *)' (CB-SCHED-001)",
  },
  {
    name: 'no days',
    write: () => BackupSchedule.weekly({ days: [] }),
    message: 'Days of BackupSchedule.weekly must hold at least one day, got none (CB-SCHED-001)',
  },
  {
    name: 'day 31 of each month',
    write: () => BackupSchedule.monthly({ day: 31 }),
    message: 'Day of BackupSchedule.monthly must be 1 to 28, got 31: months without that day would have no backup, use BackupSchedule.lastDayOfMonth (CB-SCHED-012)',
  },
  { name: 'day 0', write: () => BackupSchedule.monthly({ day: 0 }), message: 'Day of BackupSchedule.monthly must be 1 to 28, got 0 (CB-SCHED-012)' },
  {
    name: '29 February each year',
    write: () => BackupSchedule.yearly({ month: Month.FEBRUARY, day: 29 }),
    message: 'Day of BackupSchedule.yearly must be 1 to 28, got 29: the last day of FEB in every year (CB-SCHED-012)',
  },
  {
    name: '31 April',
    write: () => BackupSchedule.yearly({ month: Month.APRIL, day: 31 }),
    message: 'Day of BackupSchedule.yearly must be 1 to 30, got 31: the last day of APR in every year (CB-SCHED-012)',
  },
  {
    name: 'an unknown time zone',
    write: () => BackupSchedule.daily({ timeZone: TimeZone.of('Mars/Olympus') }),
    message: "Time zone of BackupSchedule.daily must be a name of the IANA time zone database, got 'Mars/Olympus': for example 'Europe/Berlin' or 'Etc/UTC' (CB-SCHED-004)",
  },
  ...[[Duration.minutes(59), 59], [Duration.seconds(3630), 60.5], [Duration.days(36_501), 52_561_440]].map(([startWindow, minutes]) => ({
    name: `a start window of ${minutes} minutes`,
    write: () => BackupSchedule.daily({ startWindow: startWindow as Duration }),
    message: `Start window of BackupSchedule.daily must be a whole number of minutes from 60 to 52560000, got ${minutes} minutes (CB-SCHED-005)`,
  })),
  ...[[Duration.minutes(0), 0], [Duration.seconds(90), 1.5], [Duration.days(36_501), 52_561_440]].map(([completionWindow, minutes]) => ({
    name: `a completion window of ${minutes} minutes`,
    write: () => BackupSchedule.daily({ completionWindow: completionWindow as Duration }),
    message: `Completion window of BackupSchedule.daily must be a whole number of minutes from 1 to 52560000, got ${minutes} minutes (CB-SCHED-006)`,
  })),
]);

describe('tokens', () => {
  const stack = new Stack();
  const number = (value: number) => Token.asNumber({ resolve: () => value });
  const string = (value: string) => Token.asString({ resolve: () => value });

  test.each<[string, () => BackupSchedule, string]>([
    ['hour and minute', () => BackupSchedule.daily({ hour: number(7), minute: number(30) }), 'cron(30 7 ? * * *)'],
    ['hours', () => BackupSchedule.everyHours(number(6), { startingAt: 1 }), 'cron(0 1/6 ? * * *)'],
    ['first hour', () => BackupSchedule.everyHours(6, { startingAt: number(2) }), 'cron(0 2/6 ? * * *)'],
    ['day of the month', () => BackupSchedule.monthly({ day: number(3) }), 'cron(0 5 3 * ? *)'],
    ['day of the year', () => BackupSchedule.yearly({ day: number(3) }), 'cron(0 5 3 JAN ? *)'],
    ['week day', () => BackupSchedule.weekly({ days: [string('TUE') as WeekDay] }), 'cron(0 5 ? * TUE *)'],
    ['month', () => BackupSchedule.yearly({ month: string('MAY') as Month, day: 31 }), 'cron(0 5 31 MAY ? *)'],
    ['expression', () => BackupSchedule.cron(string('cron(0 1 ? * * *)')), 'cron(0 1 ? * * *)'],
  ])('%s', (_, write, expected) => {
    const schedule = write();
    expect(schedule._model().expression).toBe(UNKNOWN);
    expect(stack.resolve(schedule._render().scheduleExpression)).toBe(expected);
    expect(schedule.toString()).toContain('(known at deployment)');
    expect(schedule.toString()).not.toContain('Token');
  });

  test('time zone', () => {
    const schedule = BackupSchedule.daily({ timeZone: TimeZone.of(string('Europe/Berlin')) });
    expect(schedule._model().timeZone).toBe(UNKNOWN);
    expect(stack.resolve(schedule._render().scheduleExpressionTimezone)).toBe('Europe/Berlin');
    expect(schedule.toString()).toBe('daily at 05:00 (time zone known at deployment)');
  });

  test('windows in minutes', () => {
    const schedule = BackupSchedule.daily({ startWindow: Duration.minutes(number(90)), completionWindow: Duration.minutes(number(600)) });
    expect([schedule._model().startWindowMinutes, schedule._model().completionWindowMinutes]).toEqual([UNKNOWN, UNKNOWN]);
    expect(stack.resolve(schedule._render())).toMatchObject({ startWindowMinutes: 90, completionWindowMinutes: 600 });
  });

  test('windows in another unit are refused in clear words', () => {
    expect(messageOf(() => BackupSchedule.daily({ startWindow: Duration.hours(number(2)) })))
      .toBe('Start window of BackupSchedule.daily must be given in minutes where it is a token, got hours: use Duration.minutes');
    expect(messageOf(() => BackupSchedule.daily({ completionWindow: Duration.days(number(2)) })))
      .toBe('Completion window of BackupSchedule.daily must be given in minutes where it is a token, got days: use Duration.minutes');
  });
});

test('whatever the factories take has no error and a gap that can be computed', () => {
  const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) }, { requiredKeys: [] });
  const zone = fc.constantFrom(undefined, TimeZone.EUROPE_BERLIN, TimeZone.AMERICA_NEW_YORK, TimeZone.AUSTRALIA_LORD_HOWE);
  const schedule = fc.tuple(time, zone, fc.integer({ min: 60, max: 600 })).chain(([at, timeZone, window]) => {
    const options = { ...at, timeZone, startWindow: Duration.minutes(window) };
    return fc.oneof(
      fc.constant(BackupSchedule.daily(options)),
      fc.subarray(Object.values(WeekDay), { minLength: 1 }).map(days => BackupSchedule.weekly({ ...options, days })),
      fc.integer({ min: 1, max: 28 }).map(day => BackupSchedule.monthly({ ...options, day })),
      fc.constant(BackupSchedule.lastDayOfMonth(options)),
      fc.tuple(fc.constantFrom(...Object.values(Month)), fc.integer({ min: 1, max: 28 }))
        .map(([month, day]) => BackupSchedule.yearly({ ...options, month, day })),
      fc.tuple(fc.constantFrom(...STANDARD_INTERVALS), fc.integer({ min: 0, max: 23 })).map(([hours, startingAt]) => {
        return BackupSchedule.everyHours(hours, { timeZone, minute: at.minute, startWindow: Duration.minutes(window), startingAt });
      }),
    );
  });
  fc.assert(fc.property(schedule, made => {
    const model = made._model();
    // Only daylight saving can be worth a word.
    expect(judge('schedule', model, { label: 'it', path: '' }).filter(finding => finding.id !== 'CB-SCHED-009')).toEqual([]);
    expect(worstGap([model]).gap?.minutes).toBeGreaterThan(0);
  }), { numRuns: 100 });
});
