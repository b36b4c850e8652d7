import { CfnBackupPlan } from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import { isKnown, leaf } from '../model/known';
import type { RuleModel, VaultModel } from '../model/plan/plan-model';
import { ProtectionPlan } from '../plan/protection-plan';

/**
 * The rules of the app that back up or copy into the tested vaults; undefined where one of them may, or where one is
 * continuous, which fills the vault all the time. `included` of undefined: all vaults.
 */
export function feedsOf(
  tests: IConstruct & { readonly env: Env }, included: readonly VaultModel[] | undefined, excluded: readonly VaultModel[],
): RuleModel[] | undefined {
  if ([...included ?? [], ...excluded].some(({ name }) => !isKnown(name))) return undefined;
  const plans = plansOf(tests.node.root);
  const feeds: RuleModel[] = [];
  for (const rule of plans?.flatMap(plan => plan._rules) ?? []) {
    const vaults = vaultsOf(rule);
    if (!vaults) return undefined;
    const reached = vaults.filter(vault => isAt(vault, tests.env));
    if (reached.some(({ name }) => !isKnown(name))) return undefined;
    if (!reached.some(vault => (included ? named(vault, included) : true) && !named(vault, excluded))) continue;
    if (rule.continuous !== undefined && rule.continuous !== false) return undefined;
    feeds.push(rule);
  }
  return plans && feeds;
}

interface Env {
  readonly account: string;
  readonly region: string;
}

/** All plans of the app; undefined where there are some that are not of this library. */
function plansOf(root: IConstruct): ProtectionPlan[] | undefined {
  const all = root.node.findAll();
  const own = all.filter((construct): construct is ProtectionPlan => construct instanceof ProtectionPlan);
  const rendered = all.filter(construct => CfnBackupPlan.isCfnBackupPlan(construct));
  return rendered.length > own.length ? undefined : own;
}

function vaultsOf(rule: RuleModel): VaultModel[] | undefined {
  if (rule.copies !== undefined && !isKnown(rule.copies)) return undefined;
  const airGapped = isKnown(rule.airGappedVault) ? [rule.airGappedVault] : [];
  return [rule.vault, ...airGapped, ...(rule.copies ?? []).map(({ destination }) => destination)];
}

/** Whether a vault may be one of the account and Region. */
function isAt({ account, region }: VaultModel, env: Env): boolean {
  const places = [[account, leaf(env.account)], [region, leaf(env.region)]] as const;
  return places.every(([one, other]) => !isKnown(one) || !isKnown(other) || one === other);
}

function named({ name }: VaultModel, vaults: readonly VaultModel[]): boolean {
  return vaults.some(vault => vault.name === name);
}
