import { orDefault, UNKNOWN } from '../known';
import { LIMITS } from '../limits';
import type { ScheduleModel } from '../plan/plan-model';
import { worstGap } from '../schedule/recovery-gap';
import { MONITORING_LIMITS } from './monitoring-limits';

/** How long an alarm on missing backups waits, and what it has to do with the RPO. */
export interface StaleWindow {
  /** undefined: no alarm can look back so far without sounding for backups that do come. */
  readonly minutes: number | undefined;
  /** The time that the RPO leaves a job that starts as late as it may; undefined where it is no concern, or not known. */
  readonly runMinutes?: number;
}

/**
 * The window of an alarm on backup jobs that are not completed, for rules of one plan.
 *
 * The RPO is the window wherever it can be one. An alarm over it is never wrong: a backup is no older than its job, so where none was
 * completed within the RPO, none that can be restored is younger. Two cases are left to the schedules. Where the RPO is longer than
 * alarms look back, the longest window does as long as backups that run as they should never fill it. And where the RPO is shorter
 * than the gap between backups, which only continuous backup can meet, it would sound between any two of them.
 */
export function staleWindow(rpoMinutes: number, schedules: readonly ScheduleModel[]): StaleWindow {
  const most = MONITORING_LIMITS.alarmWindowMaxMinutes.value;
  const { gap, incomplete } = worstGap(schedules);
  // A schedule that cannot be computed makes a gap shorter, never longer.
  const between = gap?.minutes ?? Infinity;
  const healthy = between + Math.min(between, longestRun(schedules));
  if (rpoMinutes > most) return { minutes: healthy <= most ? most : undefined };
  if (between <= rpoMinutes) return { minutes: rpoMinutes, runMinutes: healthy > rpoMinutes ? rpoMinutes - between : undefined };
  if (gap === undefined || incomplete) return { minutes: rpoMinutes };
  return { minutes: healthy <= most ? healthy : undefined };
}

/** By default a job may take a week; one that is not done when the next one is due is late all the same. */
function longestRun(schedules: readonly ScheduleModel[]): number {
  return Math.max(...schedules.map(({ completionWindowMinutes }) => {
    const minutes = orDefault(completionWindowMinutes, LIMITS.completionWindowDefaultMinutes.value);
    return minutes === UNKNOWN ? Infinity : minutes;
  }));
}
