import { createRequire } from 'module';
import type { CronSchedule, DayFields } from './cron';
import { offsetPeriods } from './time-zones';
import type { OffsetPeriod } from './time-zones';

/** A run whose local time does not exist on a day when daylight saving starts. */
export interface SkippedRun {
  /** The wall-clock time, as if it were UTC. */
  readonly local: number;
  /** When a scheduler that does not skip it would run. */
  readonly movedTo: number;
}

/**
 * The runs of a schedule; all moments are milliseconds since the epoch.
 *
 * What AWS Backup does where clocks change is not documented. EventBridge Scheduler skips local times that do
 * not exist and runs repeated ones once, so only those runs are sure.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export interface Occurrences {
  /** Sure runs, ascending; of a repeated local time the first. */
  readonly sure: readonly number[];
  /** The second moments of local times that come twice. */
  readonly repeated: readonly number[];
  readonly skipped: readonly SkippedRun[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** No offset is further from UTC, and the clocks of a zone that crosses the date line move by one day. */
const ZONE_SLACK = 2 * DAY;

const cache = new Map<string, Occurrences>();

/** Runs from `from` (included) to `until` (excluded) in a readable zone. */
export function occurrences(cron: CronSchedule, zone: string, from: number, until: number): Occurrences {
  const key = `${cron.expression}|${zone}|${from}|${until}`;
  let found = cache.get(key);
  if (!found) {
    found = compute(cron, zone, from, until);
    cache.set(key, found);
  }
  return found;
}

/** The first sure run at or after a moment, or undefined where none comes any more. */
export function nextOccurrence(cron: CronSchedule, zone: string, from: number): number | undefined {
  for (const day of days(cron.days, from - ZONE_SLACK)) {
    // A second day is looked at because local time of the first may be skipped or lie before `from`.
    const [next] = compute(cron, zone, Math.max(from, day - DAY), day + ZONE_SLACK).sure;
    if (next !== undefined) return next;
  }
  return undefined;
}

const comings = new Map<string, boolean>();

/** Whether a schedule has a day at or after a moment. */
export function comes(cron: CronSchedule, from: number): boolean {
  const key = `${cron.expression}|${from}`;
  let found = comings.get(key);
  if (found === undefined) {
    found = !days(cron.days, from).next().done;
    comings.set(key, found);
  }
  return found;
}

/** The days of a schedule from a moment on, each as the UTC midnight of its date. */
export function* days(fields: DayFields, from: number): Generator<number> {
  yield* fields.mark ? markedDays(fields, fields.mark, from) : plainDays(fields, from);
}

function compute(cron: CronSchedule, zone: string, from: number, until: number): Occurrences {
  const found = { sure: [] as number[], repeated: [] as number[], skipped: [] as SkippedRun[] };
  const periods = offsetPeriods(zone, from, until);
  for (const day of days(cron.days, from - ZONE_SLACK)) {
    if (day > until + ZONE_SLACK) break;
    for (const time of cron.timesOfDay) place(day + time * MINUTE, periods, from, until, found);
  }
  return found;
}

/** Finds the moments at which the clocks of a zone show a local time: none, one or two. */
function place(
  local: number, periods: readonly OffsetPeriod[], from: number, until: number,
  found: { sure: number[]; repeated: number[]; skipped: SkippedRun[] },
): void {
  let times = 0;
  let movedTo = NaN;
  for (const period of periods) {
    const moment = local - period.offset;
    if (moment < period.from) break;
    if (moment >= period.until) {
      movedTo = moment;
      continue;
    }
    if (moment >= from && moment < until) (times === 0 ? found.sure : found.repeated).push(moment);
    times++;
  }
  if (times === 0 && movedTo >= from && movedTo < until) found.skipped.push({ local, movedTo });
}

function* plainDays(fields: DayFields, from: number): Generator<number> {
  const start = new Date(from);
  for (const year of fields.years) {
    if (year < start.getUTCFullYear()) continue;
    for (const month of fields.months) {
      for (const day of fields.daysOfMonth) {
        const date = Date.UTC(year, month - 1, day);
        // Date.UTC turns 31 February into 3 March.
        if (date < from - DAY || new Date(date).getUTCMonth() !== month - 1) continue;
        if (fields.daysOfWeek.includes(new Date(date).getUTCDay() + 1)) yield date;
      }
    }
  }
}

function* markedDays(fields: DayFields, mark: NonNullable<DayFields['mark']>, from: number): Generator<number> {
  const { Cron } = croner();
  const any = (text: string) => text === '?' ? '*' : text;
  const pattern = `0 0 0 ${any(mark.dayOfMonth)} ${fields.months.join(',')} ${any(mark.dayOfWeek)} ${fields.years.join(',')}`;
  // 1 is Sunday only with alternative week days; a fixed offset is far quicker than a named zone.
  const calendar = new Cron(pattern, { alternativeWeekdays: true, sloppyRanges: true, utcOffset: 0 });
  let day = calendar.nextRun(new Date(from - DAY));
  while (day) {
    yield day.getTime();
    day = calendar.nextRun(day);
  }
}

/** Loaded at first use: few schedules need it, and it would cost every app time at import. */
function croner(): typeof import('croner') {
  return createRequire(__filename)('croner');
}
