import { isKnown } from '../model/known';
import type { Leaf } from '../model/known';
import type { LifecycleModel } from '../model/plan/plan-model';
import type { After, Days, PosturePlace } from './posture';

/** What is not known, or not set, is null. */
export function known<T>(value: Leaf<T>): T | null {
  return isKnown(value) ? value : null;
}

export function placeOf({ account, region }: { readonly account: Leaf<string>; readonly region: Leaf<string> }): PosturePlace {
  return { account: known(account), region: known(region) };
}

/** Without a lifecycle, or an end in it, backups are kept for ever. */
export function keptFor(lifecycle: Leaf<LifecycleModel>): Days {
  const days = isKnown(lifecycle) ? lifecycle.deleteAfterDays : lifecycle;
  return days === undefined ? 'forever' : known(days);
}

export function coldAfter(lifecycle: Leaf<LifecycleModel>): After {
  const days = isKnown(lifecycle) ? lifecycle.moveToColdStorageAfterDays : lifecycle;
  return days === undefined ? 'never' : known(days);
}

/** The shortest and the longest of some times; null where one of them is not known. */
export function rangeOf(all: readonly Days[]): { readonly shortest: Days; readonly longest: Days } | null {
  if (all.length === 0) return null;
  if (all.includes(null)) return { shortest: null, longest: null };
  const numbers = all.map(days => days === 'forever' ? Infinity : Number(days));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return { shortest: least === Infinity ? 'forever' : least, longest: most === Infinity ? 'forever' : most };
}
