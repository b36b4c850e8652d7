import { HOLE, matchesPattern, parseArn } from '../model/arn';
import { isKnown } from '../model/known';
import type { Leaf } from '../model/known';
import type { RuleModel, VaultModel } from '../model/plan/plan-model';
import { planModel } from './read-plan';
import { PLAN, selectionsOf } from './read-selection';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

type Vaults = Leaf<readonly Leaf<string>[]>;

/**
 * The rules of the app that back up or copy into some vaults of the account and Region of `from`; undefined where one of
 * them may, or where one is continuous, which fills the vault all the time.
 */
export function feedsOf(included: Vaults, excluded: Vaults, from: TemplateResource, index: TemplateIndex): RuleModel[] | undefined {
  if (!isKnown(included) || !included.every(isKnown) || (excluded !== undefined && !(isKnown(excluded) && excluded.every(isKnown)))) return undefined;
  const feeds: RuleModel[] = [];
  for (const plan of index.ofType(PLAN)) {
    const { rules } = planModel(plan, selectionsOf(plan, index), index);
    if (rules !== undefined && !isKnown(rules)) return undefined;
    for (const rule of rules ?? []) {
      const vaults = vaultsOf(rule);
      if (!vaults) return undefined;
      const reached = vaults.filter(vault => isIn(vault, from));
      if (reached.some(({ name }) => !isKnown(name))) return undefined;
      if (!reached.some(vault => stands(vault, included) && !stands(vault, excluded ?? []))) continue;
      if (rule.continuous !== undefined && rule.continuous !== false) return undefined;
      feeds.push(rule);
    }
  }
  return feeds;
}

function vaultsOf(rule: RuleModel): VaultModel[] | undefined {
  if (rule.copies !== undefined && !isKnown(rule.copies)) return undefined;
  const airGapped = isKnown(rule.airGappedVault) ? [rule.airGappedVault] : [];
  return [rule.vault, ...airGapped, ...(rule.copies ?? []).map(({ destination }) => destination)];
}

/** Whether a vault may be one of the account and Region. */
function isIn({ account, region }: VaultModel, from: TemplateResource): boolean {
  return ([[account, from.account], [region, from.region]] as const).every(([one, other]) => !isKnown(one) || !isKnown(other) || one === other);
}

/** Whether one of the selectors stands for the vault. */
function stands({ name }: VaultModel, selectors: readonly Leaf<string>[]): boolean {
  return selectors.some(selector => {
    if (!isKnown(selector) || !isKnown(name)) return false;
    const pattern = selector === '*' ? '*' : parseArn(selector)?.resource?.replace(/^backup-vault:/, '');
    return pattern !== undefined && !pattern.includes(HOLE) && matchesPattern(name, pattern);
  });
}
