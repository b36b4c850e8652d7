import { isKnown, orDefault, show, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { LIMITS } from '../../limits';
import type { ScheduleModel } from '../../plan/plan-model';
import { CRON_REFERENCE, readCron } from '../../schedule/cron';
import type { CronSchedule } from '../../schedule/cron';
import { comes, days, occurrences } from '../../schedule/occurrences';
import { changesClocks, isReadableZone, showWallClock, zoneFacts } from '../../schedule/time-zones';
import { ours } from '../../sources';
import type { Source } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const { startWindowMinMinutes, startWindowDefaultMinutes, windowMaxMinutes, scheduleMinIntervalMinutes, timeZoneDefault, scheduleDefault } = LIMITS;

const CLOCK_CHANGES: Source = {
  title: 'Amazon EventBridge Scheduler User Guide, schedule types (AWS Backup documents nothing of the kind)',
  url: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html',
  checked: '2026-11',
};

const DAY = 86_400_000;
const SHORTEST_MONTH = 28;

/** When backups run, and how long a job may wait and work. */
export const SCHEDULE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SCHED-001',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'A schedule is a cron expression of AWS: six fields, `?` in one of the two day fields.',
    why: 'AWS Backup refuses the plan.',
    source: CRON_REFERENCE,
    check({ expression }, place) {
      const cron = isKnown(expression) ? readCron(expression) : undefined;
      if (cron?.kind !== 'wrong' || cron.rate) return undefined;
      return { what: `schedule of ${place.label}`, must: cron.must, got: cron.got, fix: cron.fix, leaf: 'expression' };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-002',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'A schedule does not use `rate()`.',
    why: 'AWS Backup takes cron expressions only.',
    source: scheduleDefault.source,
    check({ expression }, place) {
      const cron = isKnown(expression) ? readCron(expression) : undefined;
      if (cron?.kind !== 'wrong' || !cron.rate) return undefined;
      return { what: `schedule of ${place.label}`, must: cron.must, got: cron.got, fix: cron.fix, leaf: 'expression' };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-003',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'A schedule has a date that comes.',
    why: 'A rule for 31 February or for years that are over deploys without a word and never makes a backup.',
    source: ours('a rule that never runs protects nothing'),
    check(schedule, place) {
      const cron = readable(schedule);
      if (!cron || comes(cron, startOfYear())) return undefined;
      return { what: `schedule of ${place.label}`, must: 'have a date that comes', got: `'${cron.expression}'`, leaf: 'expression' };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-004',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'The time zone of a schedule is in the IANA time zone database.',
    why: 'AWS Backup refuses the plan.',
    source: timeZoneDefault.source,
    check({ timeZone }, place) {
      if (!isKnown(timeZone) || zoneFacts(timeZone).status !== 'unknown') return undefined;
      return {
        what: `time zone of ${place.label}`,
        must: 'be a name of the IANA time zone database',
        got: `'${timeZone}'`,
        fix: 'for example \'Europe/Berlin\' or \'Etc/UTC\'',
        leaf: 'timeZone',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-005',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'A start window is a whole number of minutes between 60 and 52,560,000.',
    why: 'AWS Backup refuses the plan.',
    source: startWindowMinMinutes.source,
    check({ startWindowMinutes: minutes }, place) {
      return window(minutes, startWindowMinMinutes.value, `start window of ${place.label}`, 'startWindowMinutes');
    },
  }),
  diagnostic({
    id: 'CB-SCHED-006',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'A completion window is a whole number of minutes between 1 and 52,560,000.',
    why: 'AWS Backup counts windows in whole minutes, up to 100 years.',
    source: windowMaxMinutes.source,
    check({ completionWindowMinutes: minutes }, place) {
      return window(minutes, 1, `completion window of ${place.label}`, 'completionWindowMinutes');
    },
  }),
  diagnostic({
    id: 'CB-SCHED-007',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'A completion window is shorter than the start window and one hour.',
    why: 'The AWS console has asked for an hour more than the start window; no AWS text says whether the service does, or whether such jobs are cancelled early.',
    source: ours('seen in the console, not in the documentation'),
    check(schedule, place) {
      const start = orDefault(schedule.startWindowMinutes, startWindowDefaultMinutes.value);
      const complete = schedule.completionWindowMinutes;
      if (start === UNKNOWN || !isKnown(complete) || complete >= start + 60) return undefined;
      return {
        what: `completion window of ${place.label}`,
        must: `be at least an hour longer than the start window of ${start} minutes`,
        got: `${complete} minutes`,
        leaf: 'completionWindowMinutes',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-008',
    severity: 'error',
    when: 'part',
    on: 'schedule',
    title: 'The runs of a schedule are at least one hour apart.',
    why: 'One hour is the shortest interval of AWS Backup.',
    source: scheduleMinIntervalMinutes.source,
    check(schedule, place) {
      const cron = readable(schedule);
      const shortest = cron && shortestInterval(cron);
      if (!cron || shortest === undefined || shortest >= scheduleMinIntervalMinutes.value) return undefined;
      return {
        what: `schedule of ${place.label}`,
        must: `leave at least ${scheduleMinIntervalMinutes.value} minutes between two runs`,
        got: `${shortest} minutes in '${cron.expression}'`,
        fix: 'for less, use continuous backup where the resource type supports it',
        leaf: 'expression',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-009',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'A schedule runs at a local time that daylight saving skips on some day.',
    why: 'AWS does not document what AWS Backup does then; EventBridge Scheduler leaves the run out, so a day may pass without a backup.',
    source: CLOCK_CHANGES,
    check(schedule, place) {
      const cron = readable(schedule);
      const zone = orDefault(schedule.timeZone, timeZoneDefault.value);
      const [from, until] = [startOfYear(), startOfYear(1)];
      if (!cron || zone === UNKNOWN || !isReadableZone(zone) || !changesClocks(zone, from, until)) return undefined;
      const { sure, skipped } = occurrences(cron, zone, from, until);
      // Where another run stands right behind the missing hour, as with hourly backups, nothing is lost.
      const missing = skipped.find(run => !sure.includes(run.movedTo));
      if (!missing) return undefined;
      return {
        what: `schedule of ${place.label}`,
        must: `run at local times that exist on every day in ${zone}`,
        got: `${showWallClock(missing.local)}, which daylight saving skips`,
        fix: 'choose another hour, such as 05:00, or UTC',
        leaf: 'expression',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-010',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'The runs of a schedule cannot be computed.',
    why: 'AWS may take such a form or zone, but whether it makes the backups that somebody expects, or meets an RPO, cannot be proved.',
    source: CRON_REFERENCE,
    check({ expression, timeZone }, place) {
      const cron = isKnown(expression) ? readCron(expression) : undefined;
      const problems: Problem[] = [];
      if (cron?.kind === 'unsure') {
        problems.push({ what: `schedule of ${place.label}`, must: 'use forms that AWS documents to be evaluated', got: `'${cron.form}' in ${show(expression)}`, leaf: 'expression' });
      }
      if (isKnown(timeZone) && zoneFacts(timeZone).status === 'unreadable') {
        problems.push({ what: `time zone of ${place.label}`, must: 'be one that this Node.js knows to be evaluated', got: `'${timeZone}'`, leaf: 'timeZone' });
      }
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-SCHED-011',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'A step of hours does not come round evenly at midnight.',
    why: 'The hours of a cron expression start again each day, so every fifth hour leaves four hours before midnight; `BackupSchedule.everyHours` refuses such intervals.',
    source: CRON_REFERENCE,
    check(schedule, place) {
      const steps = readable(schedule)?.hourStep;
      if (!steps) return undefined;
      const { text, step, hours } = steps;
      const overnight = hours[0] + 24 - hours[hours.length - 1];
      if (hours.length === 1 || overnight === step) return undefined;
      return {
        what: `hours of ${place.label}`,
        must: `be ${step} hours apart at midnight too`,
        got: `${overnight} hours from ${hours[hours.length - 1]}:00 to ${hours[0]}:00 with '${text}'`,
        fix: 'use a step that divides 24, from an hour smaller than the step',
        leaf: 'expression',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-012',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'A day of the month leaves months out that do not have it.',
    why: 'A monthly backup on day 31 is made in seven months of the year; `BackupSchedule.monthly` refuses such days.',
    source: ours('days 29 to 31 are not in every month'),
    check(schedule, place) {
      const cron = readable(schedule);
      if (!cron) return undefined;
      const weekDayNear = /^(\d+)W$/.exec(cron.days.mark?.dayOfMonth ?? '')?.[1];
      const first = weekDayNear === undefined ? cron.days.daysOfMonth[0] : Number(weekDayNear);
      if (first <= SHORTEST_MONTH) return undefined;
      const left = cron.days.months.filter(month => first > daysIn(month));
      // Where no month is left, the date never comes, which is an error of its own.
      if (left.length === 0 || cron.days.months.every(month => first > daysIn(month) + (month === 2 ? 1 : 0))) return undefined;
      return {
        what: `schedule of ${place.label}`,
        must: 'have a day that each of its months has in every year',
        got: `day ${first} in '${cron.expression}', which leaves out ${left.map(month => MONTH_NAMES[month - 1]).join(', ')}`,
        fix: 'use a day up to 28, or L for the last day of the month',
        leaf: 'expression',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCHED-013',
    severity: 'warning',
    when: 'part',
    on: 'schedule',
    title: 'The name of a time zone differs from the IANA database in upper and lower case.',
    why: 'This Node.js does not mind; whether AWS Backup does is not documented.',
    source: timeZoneDefault.source,
    check({ timeZone }, place) {
      const spelling = isKnown(timeZone) ? zoneFacts(timeZone).spelling : undefined;
      if (!spelling) return undefined;
      return { what: `time zone of ${place.label}`, must: `be spelled '${spelling}'`, got: show(timeZone), leaf: 'timeZone' };
    },
  }),
];

const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Days of a month in a year without a leap day. */
export function daysIn(month: number): number {
  return new Date(Date.UTC(2026, month, 0)).getUTCDate();
}

function readable(schedule: ScheduleModel): CronSchedule | undefined {
  const cron = isKnown(schedule.expression) ? readCron(schedule.expression) : undefined;
  return cron?.kind === 'cron' ? cron : undefined;
}

function startOfYear(ahead = 0): number {
  return Date.UTC(new Date().getUTCFullYear() + ahead, 0, 1);
}

function window(minutes: Leaf<number>, min: number, what: string, leaf: string): Problem | undefined {
  if (!isKnown(minutes) || (Number.isInteger(minutes) && minutes >= min && minutes <= windowMaxMinutes.value)) return undefined;
  return { what, must: `be a whole number of minutes from ${min} to ${windowMaxMinutes.value}`, got: `${minutes} minutes`, leaf };
}

/** Minutes between the two closest runs, by the clock on the wall. */
function shortestInterval({ timesOfDay, days: fields }: CronSchedule): number | undefined {
  const within = timesOfDay.slice(1).map((time, i) => time - timesOfDay[i]);
  const overnight = timesOfDay[0] + 24 * 60 - timesOfDay[timesOfDay.length - 1];
  const intervals = overnight < scheduleMinIntervalMinutes.value && hasNeighbours(fields) ? [...within, overnight] : within;
  return intervals.length === 0 ? undefined : Math.min(...intervals);
}

/** Whether two days in a row are in the schedule, in this year or the next. */
function hasNeighbours(fields: CronSchedule['days']): boolean {
  let previous: number | undefined;
  for (const day of days(fields, startOfYear())) {
    if (previous !== undefined && day - previous === DAY) return true;
    if (day > startOfYear(2)) return false;
    previous = day;
  }
  return false;
}
