import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import type { Limit } from '../../limits';
import type { Problem } from '../diagnostic';
import { inDays } from '../labels';

/** AWS Backup counts in whole days, and each number of them has its bounds. */
export function unlessWholeDays(days: Leaf<number>, least: Limit<number>, most: Limit<number>, what: string, leaf: string): Problem | undefined {
  if (!isKnown(days) || (Number.isInteger(days) && days >= least.value && days <= most.value)) return undefined;
  return { what, must: `be a whole number of days from ${least.value} to ${most.value}`, got: inDays(days), leaf };
}
