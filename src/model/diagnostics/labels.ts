import { isKnown } from '../known';
import type { Leaf } from '../known';
import type { CopyModel, VaultModel } from '../plan/plan-model';

/*
 * How messages call things, in one place, so that every diagnostic says the same words for the same thing.
 */

export function quoted(name: Leaf<string>): string | undefined {
  return isKnown(name) ? `'${name}'` : undefined;
}

export function ruleLabel(rule: { readonly name: Leaf<string> }, index: number): string {
  return `rule ${quoted(rule.name) ?? index + 1}`;
}

export function vaultLabel(vault: VaultModel): string {
  const known = quoted(vault.name);
  return known ? `${kindOf(vault)} ${known}` : `its ${kindOf(vault)}`;
}

export function copyLabel({ destination }: CopyModel): string {
  const where = isKnown(destination.region) ? ` in ${destination.region}` : '';
  const known = quoted(destination.name);
  const kind = kindOf(destination);
  return `the copy to ${known ? `${kind} ${known}` : where ? indefinite(kind) : `another ${kind}`}${where}`;
}

function kindOf({ airGapped }: VaultModel): string {
  return airGapped ? 'air-gapped vault' : 'vault';
}

function indefinite(noun: string): string {
  return noun.startsWith('a') ? `an ${noun}` : `a ${noun}`;
}

/** A number of days, for messages. */
export function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
