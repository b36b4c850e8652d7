import { Duration, Token } from 'aws-cdk-lib';

/**
 * Stands for a value that exists but cannot be read at synth: a token, an intrinsic function, an attribute of
 * something imported. A check that meets it says nothing; it never guesses.
 */
export const UNKNOWN: unique symbol = Symbol('unknown at synth');

export type Unknown = typeof UNKNOWN;

/** One leaf of the model: a value, `undefined` (not set, so the service's default holds) or `UNKNOWN`. */
export type Leaf<T> = T | undefined | Unknown;

/** Whether the leaf holds a value that can be judged. */
export function isKnown<T>(leaf: Leaf<T>): leaf is T {
  return leaf !== undefined && leaf !== UNKNOWN;
}

/** The value of the leaf, the service's default where it is not set, or `UNKNOWN`. */
export function orDefault<T>(leaf: Leaf<T>, serviceDefault: T): T | Unknown {
  return leaf === undefined ? serviceDefault : leaf;
}

/** A string, number or boolean as a leaf; anything that holds a token is `UNKNOWN`. */
export function leaf<T extends string | number | boolean>(value: T | undefined): Leaf<T> {
  return value !== undefined && Token.isUnresolved(value) ? UNKNOWN : value;
}

/** Days of a duration, with fractions, so that `Duration.hours(36)` is seen as 1.5 and can be refused. */
export function daysOf(duration: Duration | undefined): Leaf<number> {
  return inUnit(duration, d => d.toDays({ integral: false }));
}

/** Minutes of a duration, with fractions. */
export function minutesOf(duration: Duration | undefined): Leaf<number> {
  return inUnit(duration, d => d.toMinutes({ integral: false }));
}

function inUnit(duration: Duration | undefined, convert: (d: Duration) => number): Leaf<number> {
  // A duration made from a token converts into a nonsense number without a word.
  if (duration?.isUnresolved()) return UNKNOWN;
  return duration && convert(duration);
}

/** How a leaf reads in a message. */
export function show(value: Leaf<unknown>): string {
  if (value === UNKNOWN) return 'a value that is known at deployment only';
  return value === undefined ? 'nothing' : typeof value === 'string' ? `'${value}'` : String(value);
}
