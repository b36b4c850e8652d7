import type { Duration } from 'aws-cdk-lib';
import { isKnown, minutesOf } from '../model/known';
import type { Leaf } from '../model/known';

const MINUTES_PER_HOUR = 60;

/** Hours of a duration, with fractions. */
export function hoursOf(duration: Duration | undefined): Leaf<number> {
  const minutes = minutesOf(duration);
  return isKnown(minutes) ? minutes / MINUTES_PER_HOUR : minutes;
}

/** Hours as they go into the template; throws for a token in another unit, with which nothing can be calculated. */
export function hoursIn(duration: Duration, what: string): number {
  return inUnit(duration, 'hours', what);
}

/** Days as they go into the template; throws for a token in another unit. */
export function daysIn(duration: Duration, what: string): number {
  return inUnit(duration, 'days', what);
}

function inUnit(duration: Duration, unit: 'hours' | 'days', what: string): number {
  if (duration.isUnresolved() && duration.unitLabel() !== unit) {
    throw new Error(`${what} must be given in ${unit} where it is a token, got ${duration.unitLabel()}: use Duration.${unit}`);
  }
  return unit === 'hours' ? duration.toHours({ integral: false }) : duration.toDays({ integral: false });
}
