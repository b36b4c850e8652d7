import { LIMITS } from '../limits';
import { worstGap } from './recovery-gap';

/** Intervals in hours that come round evenly at midnight, longest first. */
export const STANDARD_INTERVALS: readonly number[] = [24, 12, 8, 6, 4, 3, 2, 1];

/** Outside the hours in which any zone of today changes its clocks. */
export const DEFAULT_HOUR = 5;

export interface IntervalOptions {
  /** IANA name. */
  readonly timeZone?: string;
  readonly startWindowMinutes?: number;
  /**
   * An hour at which one of the runs is.
   *
   * @default 5
   */
  readonly hour?: number;
  /**
   * The calendar year that is looked at.
   *
   * @default - the current one
   */
  readonly year?: number;
}

/** The cron expression that runs every so many hours, one of the runs at `hour`; texts may hold tokens. */
export function intervalExpression(interval: number | string, hour: number | string, minute: number | string): string {
  if (interval === 24) return `cron(${minute} ${hour} ? * * *)`;
  if (interval === 1) return `cron(${minute} * ? * * *)`;
  // The hours of a cron expression start again at midnight, so the first run must be in the first interval.
  const first = typeof hour === 'number' && typeof interval === 'number' && hour < 24 ? hour % interval : hour;
  return `cron(${minute} ${first}/${interval} ? * * *)`;
}

/** The longest standard interval, in hours, whose worst gap is within the RPO; undefined where none is. */
export function longestIntervalMeeting(rpoMinutes: number, options: IntervalOptions = {}): number | undefined {
  return STANDARD_INTERVALS.find(interval => {
    const { gap } = worstGap([{
      expression: intervalExpression(interval, options.hour ?? DEFAULT_HOUR, 0),
      timeZone: options.timeZone,
      startWindowMinutes: options.startWindowMinutes ?? LIMITS.startWindowMinMinutes.value,
      completionWindowMinutes: undefined,
    }], { year: options.year });
    return gap !== undefined && gap.minutes <= rpoMinutes;
  });
}
