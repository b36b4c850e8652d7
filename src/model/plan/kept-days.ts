import { UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { LifecycleModel, RuleModel } from './plan-model';

/** How many days a recovery point lives; without a lifecycle, or an end in it, for ever, which is Infinity. */
export function keptDays(lifecycle: Leaf<LifecycleModel>): number | typeof UNKNOWN {
  if (lifecycle === UNKNOWN) return UNKNOWN;
  const days = lifecycle?.deleteAfterDays;
  return days === undefined ? Infinity : days;
}

/** How many days the last of what a rule makes lives, be it the backup or a copy. */
export function longestKeptDays({ lifecycle, copies = [] }: Pick<RuleModel, 'lifecycle' | 'copies'>): number | typeof UNKNOWN {
  const own = keptDays(lifecycle);
  if (copies === UNKNOWN) return own === Infinity ? own : UNKNOWN;
  // A copy without a lifecycle inherits that of the backup.
  const all = [own, ...copies.map(copy => copy.lifecycle === undefined ? own : keptDays(copy.lifecycle))];
  if (all.includes(Infinity)) return Infinity;
  return all.includes(UNKNOWN) ? UNKNOWN : Math.max(...all as number[]);
}
