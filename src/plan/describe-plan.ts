import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { placed, plainTagKey } from '../model/plan/placed-selection';
import type { ConditionOperator, SelectionModel, VaultModel } from '../model/plan/plan-model';
import { worstGap } from '../model/schedule/recovery-gap';
import { recoveryHole } from '../model/schedule/recovery-hole';
import { textTable } from '../private/text-table';
import type { BoundRule } from './bind-rule';

const AT_DEPLOYMENT = '(known at deployment)';

/** A plan in words and a table, for people. */
export interface PlanDescription {
  readonly planName: Leaf<string>;
  readonly vault: VaultModel;
  readonly rules: readonly BoundRule[];
  readonly selections: readonly SelectionModel[];
  readonly rpoMinutes: Leaf<number>;
}

export function describePlan(plan: PlanDescription): string {
  return [
    `Backup plan ${name(plan.planName)}`,
    `Vault ${name(plan.vault.name)}, ${describeLock(plan.vault)}`,
    '',
    ...describeAirGap(plan),
    textTable([
      ['Rule', 'When', 'Kept', 'Copied to'],
      ...plan.rules.map(({ rule, model }) => [rule.ruleName, String(rule.schedule), String(rule.retention), describeCopies(model.copies)]),
    ]),
    '',
    describeGap(plan),
    'Protects:',
    ...describeSelections(plan.selections).map(line => `- ${line}`),
  ].join('\n');
}

function name(leaf: Leaf<string>): string {
  return isKnown(leaf) ? leaf : AT_DEPLOYMENT;
}

function describeLock({ lock }: VaultModel): string {
  if (lock === UNKNOWN) return 'lock not known here';
  if (lock === undefined) return 'no lock';
  const kind = lock.changeableForDays === undefined ? 'governance' : 'compliance';
  const max = lock.maxRetentionDays === undefined ? 'no maximum' : `at most ${String(lock.maxRetentionDays)} days`;
  return `${kind} lock: at least ${String(lock.minRetentionDays)} days, ${max}`;
}

function describeAirGap({ rules }: PlanDescription): string[] {
  const direct = rules.flatMap(({ rule, model: { airGappedVault } }) => airGappedVault === undefined ? [] : [
    `Rule ${rule.ruleName} backs up into the air-gapped vault ${isKnown(airGappedVault) ? name(airGappedVault.name) : AT_DEPLOYMENT} directly, where the type can go there`,
  ]);
  return direct.length > 0 ? [...direct, ''] : [];
}

function describeCopies(copies: BoundRule['model']['copies']): string {
  if (!isKnown(copies) || copies.length === 0) return '-';
  return copies.map(({ destination, toOtherAccount, toAirGapped }) => [
    isKnown(destination.region) ? destination.region : name(destination.name),
    ...(toOtherAccount && isKnown(destination.account) ? [`of account ${destination.account}`] : []),
    ...(toAirGapped ? ['(air-gapped)'] : []),
  ].join(' ')).join(', ');
}

function describeGap({ rules, rpoMinutes }: PlanDescription): string {
  const continuous = rules.find(({ rule }) => rule.isContinuous);
  if (continuous) return `Restores to any second of the last ${String(continuous.rule.retention)}, where the type supports it`;
  const { gap } = worstGap(rules.map(({ model }) => model.schedule));
  if (!gap) return 'Longest time between two backups: cannot be computed';
  const hole = recoveryHole(rules.map(({ model }) => model));
  const without = isKnown(hole) ? `, without any recovery point: ${hours(hole.minutes)}` : '';
  const worst = `Longest time between the starts of two backups: ${hours(gap.minutes)}${without}`;
  if (!isKnown(rpoMinutes)) return worst;
  const verdict = gap.minutes > rpoMinutes || isKnown(hole) ? 'NOT met' : hole === UNKNOWN ? 'not proved' : 'met';
  return `${worst} (RPO ${hours(rpoMinutes)}: ${verdict})`;
}

function hours(minutes: number): string {
  return `${Math.round(minutes / 6) / 10} h`;
}

function describeSelections(selections: readonly SelectionModel[]): string[] {
  return selections.length === 0 ? ['nothing'] : selections.flatMap(describeSelection);
}

function describeSelection(selection: SelectionModel): string[] {
  const { resources, listOfTags, conditions, notResources, everything } = selection;
  const calls = placed(selection)?.calls ?? [];
  const whats = [
    ...(everything ? ['every supported resource of the Region'] : []),
    ...(isKnown(resources) && !everything ? resources.map((arn, i) => calls[i] ?? name(arn)) : []),
    ...(isKnown(listOfTags) ? listOfTags.map(({ key, value }) => `tag ${name(key)} = ${name(value)}`) : []),
  ];
  const only = isKnown(conditions) ? conditions.map(condition => `tag ${plainTagKey(name(condition.key))} ${WORDS[condition.operator]} ${name(condition.value)}`) : [];
  const but = isKnown(notResources) ? notResources.map(name) : [];
  return whats.map(what => [what, ...(only.length > 0 ? ['where', only.join(' and ')] : []), ...(but.length > 0 ? ['except', but.join(', ')] : [])].join(' '));
}

const WORDS: Readonly<Record<ConditionOperator, string>> = {
  StringEquals: '=',
  StringNotEquals: 'is not',
  StringLike: 'is like',
  StringNotLike: 'is not like',
};
