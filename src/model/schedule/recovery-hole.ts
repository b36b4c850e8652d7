import { UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { LIMITS } from '../limits';
import { longestKeptDays } from '../plan/kept-days';
import type { RuleModel } from '../plan/plan-model';
import type { CronSchedule } from './cron';
import { worstGap } from './recovery-gap';
import { jobBefore, jobsOf, keyOf, MINUTE, readableSchedule, yearOfFirst } from './scheduled-jobs';
import type { Job, ReadableSchedule } from './scheduled-jobs';

/** The longest time without any recovery point between two backups. */
export interface RecoveryHole {
  readonly minutes: number;
  /** When the last recovery point has been kept for as long as its rule says, in milliseconds since the epoch. */
  readonly from: number;
  /** The number of that rule in the list. */
  readonly rule: number;
  /** How many days it keeps its backups, or the copies that live longer. */
  readonly keptDays: number;
  readonly zone: string;
  /** The job that ends it. */
  readonly until: Job;
}

type KeptRule = Pick<RuleModel, 'schedule' | 'lifecycle' | 'copies' | 'continuous'>;

/** Jobs of a schedule, and how long what they make is kept. */
interface Kept {
  readonly schedule: ReadableSchedule;
  readonly days: number;
  readonly rule: number;
}

interface KeptJob extends Job, Pick<RecoveryHole, 'rule' | 'keptDays'> {
  readonly goneAt: number;
}

const DAY = 86_400_000;

const cache = new Map<string, RecoveryHole | undefined>();

/**
 * The longest time without any recovery point, for rules that all apply to the same resources and have done so for long.
 * undefined: there always is one. UNKNOWN: what cannot be computed may decide.
 *
 * A recovery point is there at the latest when the start window of its job ends, and for the days of its rule from the scheduled
 * time on. Where the next job is scheduled no later than a start window after that, of the service's default at most, it is none: each
 * job may start as late as the one before. Nor is the time after the last run of all. The recovery point of a continuous rule goes on for as long as the rule does.
 */
export function recoveryHole(rules: readonly KeptRule[], options: { readonly year?: number } = {}): Leaf<RecoveryHole> {
  if (rules.some(({ continuous }) => continuous === true)) return undefined;
  const kept = rules.map(readable);
  const known = kept.filter(one => one !== UNKNOWN);
  const year = options.year ?? new Date().getUTCFullYear();
  // Rules that are kept for long often have few jobs, and one rule that is enough is enough.
  if ([...known].sort((a, b) => b.days - a.days).some(one => isAlwaysThere(one, rules[one.rule], year))) return undefined;
  if (known.length < kept.length) return UNKNOWN;
  const key = [year, ...known.map(({ schedule, days }) => `${keyOf(schedule)} ${days}`)].join('|');
  if (!cache.has(key)) cache.set(key, holeFrom(known, year));
  return cache.get(key);
}

function readable(rule: KeptRule, index: number): Kept | typeof UNKNOWN {
  const schedule = readableSchedule(rule.schedule);
  const days = longestKeptDays(rule);
  return schedule === UNKNOWN || days === UNKNOWN || !(days >= 1) || rule.continuous === UNKNOWN ? UNKNOWN : { schedule, days, rule: index };
}

function isAlwaysThere({ schedule: { cron, window }, days }: Kept, { schedule }: KeptRule, year: number): boolean {
  // Daylight saving can skip one day at most, so nobody has to go through a year.
  if (days >= DAYS_FOR_DAILY && runsEveryDay(cron, year)) return true;
  const { gap } = worstGap([schedule], { year });
  return gap !== undefined && (days === Infinity || (gap.minutes - window - leeway(window)) * MINUTE <= days * DAY);
}

/** Two days between runs at most, and what is left of a third for the clocks. */
const DAYS_FOR_DAILY = 3;

function runsEveryDay({ timesOfDay, days: { daysOfMonth, months, daysOfWeek, years, mark } }: CronSchedule, year: number): boolean {
  return timesOfDay.length > 0 && mark === undefined && daysOfMonth.length === 31 && months.length === 12 && daysOfWeek.length === 7
    && [year, year + 1].every(one => years.includes(one));
}

function leeway(window: number): number {
  return Math.min(window, LIMITS.startWindowDefaultMinutes.value);
}

function holeFrom(rules: readonly Kept[], year: number): RecoveryHole | undefined {
  const judged = yearOfFirst(rules.map(({ schedule }) => schedule), year);
  if (judged === undefined) return undefined;
  const jobs = rules.flatMap(({ schedule, days, rule }) => {
    const before = jobBefore(schedule, judged);
    const all = [...before ? [before] : [], ...jobsOf(schedule, judged)];
    return all.map((job): KeptJob => ({ ...job, goneAt: job.scheduledAt + days * DAY, rule, keptDays: days }));
  });
  return longest(jobs.sort((a, b) => a.goneAt - b.goneAt), Date.UTC(judged, 0, 1), Date.UTC(judged + 1, 0, 1));
}

function longest(jobs: readonly KeptJob[], start: number, end: number): RecoveryHole | undefined {
  let worst: RecoveryHole | undefined;
  let soonest: Job | undefined;
  // From the end, so that the soonest start of all that are kept for longer is known.
  for (let k = jobs.length - 1; k >= 0; k--) {
    const job = jobs[k];
    if (soonest && job.scheduledAt >= start && job.scheduledAt < end) {
      const { goneAt, rule, keptDays, zone } = job;
      const minutes = (soonest.startsBy - goneAt) / MINUTE;
      const window = (soonest.startsBy - soonest.scheduledAt) / MINUTE;
      const isTold = minutes > window + leeway(window);
      if (isTold && (worst === undefined || minutes >= worst.minutes)) worst = { minutes, from: goneAt, rule, keptDays, zone, until: soonest };
    }
    if (soonest === undefined || job.startsBy <= soonest.startsBy) soonest = job;
  }
  return worst;
}
