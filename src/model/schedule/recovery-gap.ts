import { UNKNOWN } from '../known';
import type { ScheduleModel } from '../plan/plan-model';
import { jobsOf, keyOf, MINUTE, readableSchedule, yearOfFirst } from './scheduled-jobs';
import type { Job, JobOptions, ReadableSchedule } from './scheduled-jobs';

/** The longest time during which the newest backup is one and the same. */
export interface RecoveryGap {
  /** Infinity where no backup follows. */
  readonly minutes: number;
  readonly from: Job;
  readonly until: Job | undefined;
}

/** The gap begins in the year. */
export type GapOptions = JobOptions;

export interface GapVerdict {
  /** undefined: no backup that can be computed. */
  readonly gap: RecoveryGap | undefined;
  /** Whether a schedule could not be computed; more backups only make a gap shorter. */
  readonly incomplete: boolean;
}

const cache = new Map<string, RecoveryGap | undefined>();

/**
 * The worst gap between backups in a year, for rules that all apply to the same resources.
 *
 * It runs from the earliest start of one job to the latest start of the next, because a backup holds the data of
 * the moment at which its job starts. How long jobs and copies take is not in it: no schedule tells.
 */
export function worstGap(schedules: readonly ScheduleModel[], options: GapOptions = {}): GapVerdict {
  const read = schedules.map(readableSchedule);
  const known = read.filter(schedule => schedule !== UNKNOWN);
  const year = options.year ?? new Date().getUTCFullYear();
  const key = [year, options.skippedTimesRun, options.repeatedTimesRun, ...known.map(keyOf).sort()].join('|');
  if (!cache.has(key)) cache.set(key, gapFrom(known, year, options));
  return { gap: cache.get(key), incomplete: known.length < read.length };
}

function gapFrom(schedules: readonly ReadableSchedule[], year: number, options: GapOptions): RecoveryGap | undefined {
  const judged = yearOfFirst(schedules, year);
  if (judged === undefined) return undefined;
  const jobs = schedules.flatMap(schedule => jobsOf(schedule, judged, options)).sort((a, b) => a.scheduledAt - b.scheduledAt);
  return longest(jobs, Date.UTC(judged + 1, 0, 1));
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
