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

/** The longest time during which the newest backup is one and the same. */
export interface RecoveryGap {
  /** Infinity where no backup follows. */
  readonly minutes: number;
  readonly from: Job;
  readonly until: Job | undefined;
}

export interface GapOptions {
  /**
   * The calendar year, in UTC, in which the gap begins.
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

export interface GapVerdict {
  /** undefined: no backup that can be computed. */
  readonly gap: RecoveryGap | undefined;
  /** Whether a schedule could not be computed; more backups only make a gap shorter. */
  readonly incomplete: boolean;
}

/** A schedule whose runs can be computed. */
interface Readable {
  readonly cron: CronSchedule;
  readonly zone: string;
  readonly window: number;
}

const MINUTE = 60_000;

const cache = new Map<string, RecoveryGap | undefined>();

/**
 * The worst gap between backups in a year, for rules that all apply to the same resources.
 *
 * It runs from the earliest start of one job to the latest start of the next, because a backup holds the data of
 * the moment at which its job starts. How long jobs and copies take is not in it: no schedule tells.
 */
export function worstGap(schedules: readonly ScheduleModel[], options: GapOptions = {}): GapVerdict {
  const read = schedules.map(readable);
  const known = read.filter(schedule => schedule !== UNKNOWN);
  const year = options.year ?? new Date().getUTCFullYear();
  const key = [year, options.skippedTimesRun, options.repeatedTimesRun, ...known.map(({ cron, zone, window }) => `${cron.expression} ${zone} ${window}`).sort()].join('|');
  if (!cache.has(key)) cache.set(key, gapFrom(known, year, options));
  return { gap: cache.get(key), incomplete: known.length < read.length };
}

function readable(schedule: ScheduleModel): Readable | Unknown {
  const expression = orDefault(schedule.expression, LIMITS.scheduleDefault.value);
  const zone = orDefault(schedule.timeZone, LIMITS.timeZoneDefault.value);
  const window = orDefault(schedule.startWindowMinutes, LIMITS.startWindowDefaultMinutes.value);
  if (expression === UNKNOWN || zone === UNKNOWN || window === UNKNOWN) return UNKNOWN;
  const cron = readCron(expression);
  return cron.kind === 'cron' && isReadableZone(zone) ? { cron, zone, window } : UNKNOWN;
}

function gapFrom(schedules: readonly Readable[], year: number, options: GapOptions): RecoveryGap | undefined {
  const start = Date.UTC(year, 0, 1);
  const first = Math.min(...schedules.map(({ cron, zone }) => nextOccurrence(cron, zone, start) ?? Infinity));
  if (first === Infinity) return undefined;
  const end = Date.UTC(year + 1, 0, 1);
  // Nothing this year, as with 29 February: judged in the year in which it begins.
  if (first >= end) return gapFrom(schedules, new Date(first).getUTCFullYear(), options);
  return longest(jobsOf(schedules, start, end, options), end);
}

/** All jobs of a year and, of each schedule, the first one after it; ascending. */
function jobsOf(schedules: readonly Readable[], start: number, end: number, options: GapOptions): Job[] {
  return schedules.flatMap(({ cron, zone, window }) => {
    const { sure, repeated, skipped } = occurrences(cron, zone, start, end);
    const runs = [...sure];
    if (options.repeatedTimesRun) runs.push(...repeated);
    if (options.skippedTimesRun) runs.push(...skipped.map(run => run.movedTo));
    const next = nextOccurrence(cron, zone, end);
    if (next !== undefined) runs.push(next);
    return runs.map(scheduledAt => ({ scheduledAt, startsBy: scheduledAt + window * MINUTE, zone }));
  }).sort((a, b) => a.scheduledAt - b.scheduledAt);
}

function longest(jobs: readonly Job[], end: number): RecoveryGap | undefined {
  let worst: RecoveryGap | undefined;
  let soonest: Job | undefined;
  // From the end, so that the soonest start of all later jobs is known. Of jobs at one moment the last decides.
  for (let k = jobs.length - 1; k >= 0; k--) {
    const job = jobs[k];
    if (job.scheduledAt < end) {
      const minutes = soonest === undefined ? Infinity : (soonest.startsBy - job.scheduledAt) / MINUTE;
      if (worst === undefined || minutes >= worst.minutes) worst = { minutes, from: job, until: soonest };
    }
    if (soonest === undefined || job.startsBy <= soonest.startsBy) soonest = job;
  }
  return worst;
}
