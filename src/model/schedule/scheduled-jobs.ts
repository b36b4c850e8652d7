import { orDefault, UNKNOWN } from '../known';
import type { Unknown } from '../known';
import { LIMITS } from '../limits';
import type { ScheduleModel } from '../plan/plan-model';
import type { CronSchedule } from './cron';
import { readCron } from './cron';
import { nextOccurrence, occurrences } from './occurrences';
import { isReadableZone } from './time-zones';

/** A scheduled backup; moments are milliseconds since the epoch. */
export interface Job {
  readonly scheduledAt: number;
  /** The end of the start window: the latest moment at which the job still starts. */
  readonly startsBy: number;
  readonly zone: string;
}

export interface JobOptions {
  /**
   * The calendar year, in UTC, that is gone through.
   *
   * @default - the current one
   */
  readonly year?: number;
  /**
   * Whether local times that daylight saving skips are taken to run when the clocks have moved on.
   *
   * @default false
   */
  readonly skippedTimesRun?: boolean;
  /**
   * Whether local times that come twice are taken to run twice.
   *
   * @default false
   */
  readonly repeatedTimesRun?: boolean;
}

/** A schedule whose runs can be computed. */
export interface ReadableSchedule {
  readonly cron: CronSchedule;
  readonly zone: string;
  readonly window: number;
}

export const MINUTE = 60_000;

/** Between two leap days, but for the turn of most centuries. */
const RAREST_YEARS = 8;

export function readableSchedule(schedule: ScheduleModel): ReadableSchedule | Unknown {
  const expression = orDefault(schedule.expression, LIMITS.scheduleDefault.value);
  const zone = orDefault(schedule.timeZone, LIMITS.timeZoneDefault.value);
  const window = orDefault(schedule.startWindowMinutes, LIMITS.startWindowDefaultMinutes.value);
  if (expression === UNKNOWN || zone === UNKNOWN || window === UNKNOWN) return UNKNOWN;
  const cron = readCron(expression);
  return cron.kind === 'cron' && isReadableZone(zone) ? { cron, zone, window } : UNKNOWN;
}

/** What tells schedules apart. */
export function keyOf({ cron, zone, window }: ReadableSchedule): string {
  return `${cron.expression} ${zone} ${window}`;
}

/** The year, or a later one where nothing comes before, as with 29 February; undefined where nothing comes at all. */
export function yearOfFirst(schedules: readonly ReadableSchedule[], year: number): number | undefined {
  const start = Date.UTC(year, 0, 1);
  const first = Math.min(...schedules.map(({ cron, zone }) => nextOccurrence(cron, zone, start) ?? Infinity));
  return first === Infinity ? undefined : Math.max(year, new Date(first).getUTCFullYear());
}

/** All jobs of a year in UTC and the first one after it. */
export function jobsOf(schedule: ReadableSchedule, year: number, options: JobOptions = {}): Job[] {
  const { cron, zone } = schedule;
  const end = Date.UTC(year + 1, 0, 1);
  const { sure, repeated, skipped } = occurrences(cron, zone, Date.UTC(year, 0, 1), end);
  const runs = [...sure];
  if (options.repeatedTimesRun) runs.push(...repeated);
  if (options.skippedTimesRun) runs.push(...skipped.map(run => run.movedTo));
  const next = nextOccurrence(cron, zone, end);
  if (next !== undefined) runs.push(next);
  return runs.map(run => jobAt(schedule, run));
}

/** The last job before a year in UTC. */
export function jobBefore(schedule: ReadableSchedule, year: number): Job | undefined {
  for (let before = year - 1; before >= year - RAREST_YEARS; before--) {
    const run = occurrences(schedule.cron, schedule.zone, Date.UTC(before, 0, 1), Date.UTC(before + 1, 0, 1)).sure.at(-1);
    if (run !== undefined) return jobAt(schedule, run);
  }
  return undefined;
}

function jobAt({ zone, window }: ReadableSchedule, scheduledAt: number): Job {
  return { scheduledAt, startsBy: scheduledAt + window * MINUTE, zone };
}
