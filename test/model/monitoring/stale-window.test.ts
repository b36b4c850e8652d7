import { UNKNOWN } from '../../../src/model/known';
import { staleWindow } from '../../../src/model/monitoring/stale-window';
import type { ScheduleModel } from '../../../src/model/plan/plan-model';

const HOUR = 60;
const DAY = 24 * HOUR;

function at(expression: ScheduleModel['expression'], completionWindowMinutes?: ScheduleModel['completionWindowMinutes']): ScheduleModel {
  return { expression, timeZone: undefined, startWindowMinutes: 60, completionWindowMinutes };
}

const HOURLY = at('cron(0 * ? * * *)');
const HALF_DAILY = at('cron(0 5/12 ? * * *)');
const DAILY = at('cron(0 5 ? * * *)');
const WEEKLY = at('cron(0 5 ? * SUN *)');
const TWICE_A_WEEK = 'cron(0 5 ? * SUN,WED *)';

describe('the RPO is the window', () => {
  test.each<[string, number, ScheduleModel[], number | undefined]>([
    ['with room for a job that runs until the next one', 24 * HOUR, [at('cron(0 5/6 ? * * *)')], undefined],
    ['with eleven hours of room', 24 * HOUR, [HALF_DAILY], 11 * HOUR],
    ['with an hour of room', 26 * HOUR, [DAILY], HOUR],
    ['with no room at all', 25 * HOUR, [DAILY], 0],
    ['with room for every job that stays within its completion window', 28 * HOUR, [at('cron(0 5 ? * * *)', 3 * HOUR)], undefined],
    ['with less room than the completion window', 28 * HOUR, [at('cron(0 5 ? * * *)', 4 * HOUR)], 3 * HOUR],
    ['with a completion window that is known at deployment only', 28 * HOUR, [at('cron(0 5 ? * * *)', UNKNOWN)], 3 * HOUR],
    ['with rules that add nothing', 26 * HOUR, [DAILY, WEEKLY], HOUR],
    ['at the most that an alarm looks back', 7 * DAY, [DAILY], undefined],
  ])('%s', (_, rpo, schedules, runMinutes) => {
    expect(staleWindow(rpo, schedules)).toEqual({ minutes: rpo, runMinutes });
  });

  test.each<[string, ScheduleModel[]]>([
    ['no rule', []],
    ['a schedule that cannot be computed', [at(UNKNOWN)]],
    ['one that can be computed and is too rare beside it', [WEEKLY, at(UNKNOWN)]],
  ])('also with %s', (_, schedules) => {
    expect(staleWindow(26 * HOUR, schedules)).toEqual({ minutes: 26 * HOUR });
  });
});

describe('an RPO that is longer than alarms look back', () => {
  test.each<[string, ScheduleModel[], number | undefined]>([
    ['takes the most', [DAILY], 7 * DAY],
    ['takes the most where backups are far apart and end soon', [at(TWICE_A_WEEK, 12 * HOUR)], 7 * DAY],
    ['has no alarm where a healthy job may end later', [at(TWICE_A_WEEK)], undefined],
    ['has no alarm with weekly backups', [WEEKLY], undefined],
    ['has no alarm where nothing is known', [at(UNKNOWN)], undefined],
    ['takes the most where what is known is enough', [DAILY, at(UNKNOWN)], 7 * DAY],
  ])('%s', (_, schedules, minutes) => {
    expect(staleWindow(30 * DAY, schedules)).toEqual({ minutes });
  });
});

describe('an RPO that only continuous backup meets', () => {
  test.each<[string, number, ScheduleModel[], number | undefined]>([
    ['waits until the next snapshot is late', HOUR, [HOURLY], 4 * HOUR],
    ['waits for the completion window', 12 * HOUR, [at('cron(0 5 ? * * *)', 2 * HOUR)], 27 * HOUR],
    ['has no alarm where that is too long', 12 * HOUR, [WEEKLY], undefined],
  ])('%s', (_, rpo, schedules, minutes) => {
    expect(staleWindow(rpo, schedules)).toEqual({ minutes });
  });
});
