import { isKnown } from '../known';
import type { CopyModel, RuleModel, VaultModel } from '../plan/plan-model';

/** Two vaults are the same where the same things are known of both. */
export function sameVault(a: VaultModel, b: VaultModel): boolean {
  if (isKnown(a.arn) && isKnown(b.arn) && a.arn === b.arn) return true;
  return (['name', 'region', 'account'] as const).every(key => isKnown(a[key]) && a[key] === b[key]);
}

/** Whether a copy surely goes to another account than the backup. */
export function leavesAccount({ vault }: RuleModel, { destination, toOtherAccount }: CopyModel): boolean {
  return toOtherAccount === true || (isKnown(vault.account) && isKnown(destination.account) && vault.account !== destination.account);
}

/** Whether backups or copies of a rule go into a logically air-gapped vault of the account of the rule. */
export function airGapsInAccount(rule: RuleModel): boolean {
  if (rule.airGappedVault !== undefined) return true;
  const copies = isKnown(rule.copies) ? rule.copies : [];
  return copies.some(copy => (copy.toAirGapped === true || copy.destination.airGapped === true) && !leavesAccount(rule, copy));
}
