import { judge } from '../../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../../src/model/known';
import type { ScheduleModel } from '../../../../src/model/plan/plan-model';

const SERVICE_DEFAULTS: ScheduleModel = {
  expression: undefined, timeZone: undefined, startWindowMinutes: undefined, completionWindowMinutes: undefined,
};

function found(schedule: Partial<ScheduleModel>): string[] {
  return judge('schedule', { ...SERVICE_DEFAULTS, ...schedule }, { label: "rule 'R'", path: 'rules[0].schedule' }, 'part')
    .map(({ severity, message, path, id }) => `${severity}: ${message} [${path}] (${id})`);
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('nothing to say', () => {
  test.each<[string, Partial<ScheduleModel>]>([
    ['the defaults of the service', {}],
    ['tokens', { expression: UNKNOWN, timeZone: UNKNOWN, startWindowMinutes: UNKNOWN, completionWindowMinutes: UNKNOWN }],
    ['a token as time zone beside a time that may be skipped', { expression: 'cron(30 2 ? * * *)', timeZone: UNKNOWN }],
    ['the shortest windows', { startWindowMinutes: 60, completionWindowMinutes: 120 }],
    ['a time outside the change', { expression: 'cron(0 5 ? * * *)', timeZone: 'Europe/Berlin' }],
    ['a night time where clocks never move', { expression: 'cron(30 2 ? * * *)', timeZone: 'Asia/Kolkata' }],
    ['hourly over the change: 03:00 stands in for 02:00', { expression: 'cron(0 * ? * * *)', timeZone: 'Europe/Berlin' }],
    ['hours apart within days that are not neighbours', { expression: 'cron(30 0,23 ? * MON *)' }],
    ['every 6 hours from 3:00', { expression: 'cron(0 3/6 ? * * *)' }],
    ['a step that leaves one run', { expression: 'cron(0 20/5 ? * * *)' }],
    ['the last day of the month', { expression: 'cron(0 5 L * ? *)' }],
    ['days that every month has among rarer ones', { expression: 'cron(0 5 15,31 * ? *)' }],
    ['day 31 of long months', { expression: 'cron(0 5 31 1,3,5,7,8,10,12 ? *)' }],
  ])('%s', (_, schedule) => {
    expect(found(schedule)).toEqual([]);
  });
});

describe('findings', () => {
  test.each<[string, Partial<ScheduleModel>, string[]]>([
    ['rate()', { expression: 'rate(1 day)' }, ["error: Schedule of rule 'R' must be a cron expression, got 'rate(1 day)': AWS Backup does not take rate(), use BackupSchedule.everyHours, daily or weekly [rules[0].schedule.expression] (CB-SCHED-002)"]],
    ['wrong grammar', { expression: 'cron(0 5 * * * *)' }, ["error: Schedule of rule 'R' must have '?' in exactly one of day of month and day of week, got '*' and '*' in 'cron(0 5 * * * *)' [rules[0].schedule.expression] (CB-SCHED-001)"]],
    ['a date that never comes', { expression: 'cron(0 5 31 2 ? *)' }, ["error: Schedule of rule 'R' must have a date that comes, got 'cron(0 5 31 2 ? *)' [rules[0].schedule.expression] (CB-SCHED-003)"]],
    ['last year', { expression: 'cron(0 5 * * ? 2025)' }, ["error: Schedule of rule 'R' must have a date that comes, got 'cron(0 5 * * ? 2025)' [rules[0].schedule.expression] (CB-SCHED-003)"]],
    ['an offset instead of a time zone', { timeZone: '+01:00' }, ["error: Time zone of rule 'R' must be a name of the IANA time zone database, got '+01:00': for example 'Europe/Berlin' or 'Etc/UTC' [rules[0].schedule.timeZone] (CB-SCHED-004)"]],
    ['windows out of bounds', { startWindowMinutes: 30, completionWindowMinutes: 52_560_001 }, [
      "error: Start window of rule 'R' must be a whole number of minutes from 60 to 52560000, got 30 minutes [rules[0].schedule.startWindowMinutes] (CB-SCHED-005)",
      "error: Completion window of rule 'R' must be a whole number of minutes from 1 to 52560000, got 52560001 minutes [rules[0].schedule.completionWindowMinutes] (CB-SCHED-006)",
    ]],
    ['a completion window below the start window', { startWindowMinutes: 60, completionWindowMinutes: 119 }, ["warning: Completion window of rule 'R' must be at least an hour longer than the start window of 60 minutes, got 119 minutes [rules[0].schedule.completionWindowMinutes] (CB-SCHED-007)"]],
    ['a completion window below the start window of the service', { completionWindowMinutes: 500 }, ["warning: Completion window of rule 'R' must be at least an hour longer than the start window of 480 minutes, got 500 minutes [rules[0].schedule.completionWindowMinutes] (CB-SCHED-007)"]],
    ['minutes apart', { expression: 'cron(0,45 5 ? * * *)' }, ["error: Schedule of rule 'R' must leave at least 60 minutes between two runs, got 45 minutes in 'cron(0,45 5 ? * * *)': for less, use continuous backup where the resource type supports it [rules[0].schedule.expression] (CB-SCHED-008)"]],
    ['minutes apart over midnight', { expression: 'cron(50 23 ? * MON,TUE *)' }, []],
    ['minutes apart over the midnight between two days', { expression: 'cron(10,50 0,23 ? * MON,TUE *)' }, ["error: Schedule of rule 'R' must leave at least 60 minutes between two runs, got 20 minutes in 'cron(10,50 0,23 ? * MON,TUE *)': for less, use continuous backup where the resource type supports it [rules[0].schedule.expression] (CB-SCHED-008)"]],
    ['a local time that is skipped', { expression: 'cron(30 2 ? * * *)', timeZone: 'Europe/Berlin' }, ["warning: Schedule of rule 'R' must run at local times that exist on every day in Europe/Berlin, got 2026-03-29 02:30, which daylight saving skips: choose another hour, such as 05:00, or UTC [rules[0].schedule.expression] (CB-SCHED-009)"]],
    ['every other hour over the change', { expression: 'cron(0 0/2 ? * * *)', timeZone: 'America/New_York' }, ["warning: Schedule of rule 'R' must run at local times that exist on every day in America/New_York, got 2026-03-08 02:00, which daylight saving skips: choose another hour, such as 05:00, or UTC [rules[0].schedule.expression] (CB-SCHED-009)"]],
    ['midnight in Cairo', { expression: 'cron(0 0 ? * * *)', timeZone: 'Africa/Cairo' }, ["warning: Schedule of rule 'R' must run at local times that exist on every day in Africa/Cairo, got 2026-04-24 00:00, which daylight saving skips: choose another hour, such as 05:00, or UTC [rules[0].schedule.expression] (CB-SCHED-009)"]],
    ['an undocumented form', { expression: 'cron(0 5 L-3 * ? *)' }, ["warning: Schedule of rule 'R' must use forms that AWS documents to be evaluated, got 'L-3' in 'cron(0 5 L-3 * ? *)' [rules[0].schedule.expression] (CB-SCHED-010)"]],
    ['a zone without data', { timeZone: 'Factory' }, ["warning: Time zone of rule 'R' must be one that this Node.js knows to be evaluated, got 'Factory' [rules[0].schedule.timeZone] (CB-SCHED-010)"]],
    ['every 5 hours', { expression: 'cron(0 */5 ? * * *)' }, ["warning: Hours of rule 'R' must be 5 hours apart at midnight too, got 4 hours from 20:00 to 0:00 with '*/5': use a step that divides 24, from an hour smaller than the step [rules[0].schedule.expression] (CB-SCHED-011)"]],
    ['every 4 hours from 5:00', { expression: 'cron(0 5/4 ? * * *)' }, ["warning: Hours of rule 'R' must be 4 hours apart at midnight too, got 8 hours from 21:00 to 5:00 with '5/4': use a step that divides 24, from an hour smaller than the step [rules[0].schedule.expression] (CB-SCHED-011)"]],
    ['day 31', { expression: 'cron(0 5 31 * ? *)' }, ["warning: Schedule of rule 'R' must have a day that each of its months has in every year, got day 31 in 'cron(0 5 31 * ? *)', which leaves out February, April, June, September, November: use a day up to 28, or L for the last day of the month [rules[0].schedule.expression] (CB-SCHED-012)"]],
    ['30W', { expression: 'cron(0 5 30W 1-3 ? *)' }, ["warning: Schedule of rule 'R' must have a day that each of its months has in every year, got day 30 in 'cron(0 5 30W 1-3 ? *)', which leaves out February: use a day up to 28, or L for the last day of the month [rules[0].schedule.expression] (CB-SCHED-012)"]],
    ['a leap day', { expression: 'cron(0 5 29 2 ? *)' }, ["warning: Schedule of rule 'R' must have a day that each of its months has in every year, got day 29 in 'cron(0 5 29 2 ? *)', which leaves out February: use a day up to 28, or L for the last day of the month [rules[0].schedule.expression] (CB-SCHED-012)"]],
    ['a zone in lower case', { timeZone: 'europe/berlin' }, ["warning: Time zone of rule 'R' must be spelled 'Europe/Berlin', got 'europe/berlin' [rules[0].schedule.timeZone] (CB-SCHED-013)"]],
  ])('%s', (_, schedule, expected) => {
    expect(found(schedule)).toEqual(expected);
  });
});
