import { isKnown } from '../known';
import type { Leaf } from '../known';
import type { CopyModel, VaultModel } from '../plan-model';

/*
 * How messages call things, in one place, so that every diagnostic says the same words for the same thing.
 */

export function quoted(name: Leaf<string>): string | undefined {
  return isKnown(name) ? `'${name}'` : undefined;
}

export function ruleLabel(rule: { readonly name: Leaf<string> }, index: number): string {
  return `rule ${quoted(rule.name) ?? index + 1}`;
}

export function vaultLabel({ name }: VaultModel): string {
  const known = quoted(name);
  return known ? `vault ${known}` : 'its vault';
}

export function copyLabel({ destination: { name, region } }: CopyModel): string {
  const where = isKnown(region) ? ` in ${region}` : '';
  const known = quoted(name);
  return `the copy to ${known ? `vault ${known}` : where ? 'a vault' : 'another vault'}${where}`;
}

/** A number of days, for messages. */
export function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
