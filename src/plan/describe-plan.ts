import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { LockModel, SelectionModel, VaultModel } from '../model/plan-model';
import { worstGap } from '../model/recovery-gap';
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
    `Vault ${name(plan.vault.name)}, ${describeLock(plan.vault.lock)}`,
    '',
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

function describeLock(lock: Leaf<LockModel>): string {
  if (lock === UNKNOWN) return 'lock not known here';
  if (lock === undefined) return 'no lock';
  const kind = lock.changeableForDays === undefined ? 'governance' : 'compliance';
  const max = lock.maxRetentionDays === undefined ? 'no maximum' : `at most ${String(lock.maxRetentionDays)} days`;
  return `${kind} lock: at least ${String(lock.minRetentionDays)} days, ${max}`;
}

function describeCopies(copies: BoundRule['model']['copies']): string {
  if (!isKnown(copies) || copies.length === 0) return '-';
  return copies.map(({ destination }) => isKnown(destination.region) ? destination.region : name(destination.name)).join(', ');
}

function describeGap({ rules, rpoMinutes }: PlanDescription): string {
  const { gap } = worstGap(rules.map(({ model }) => model.schedule));
  if (!gap) return 'Longest time between two backups: cannot be computed';
  const worst = `Longest time between the starts of two backups: ${hours(gap.minutes)}`;
  return isKnown(rpoMinutes) ? `${worst} (RPO ${hours(rpoMinutes)}: ${gap.minutes <= rpoMinutes ? 'met' : 'NOT met'})` : worst;
}

function hours(minutes: number): string {
  return `${Math.round(minutes / 6) / 10} h`;
}

function describeSelections(selections: readonly SelectionModel[]): string[] {
  if (selections.length === 0) return ['nothing'];
  return selections.flatMap(({ resources, listOfTags, conditions, notResources, everything }) => {
    const all = everything ? ['every supported resource of the Region'] : [];
    const arns = isKnown(resources) ? resources.map(name) : [];
    const tags = isKnown(listOfTags) ? listOfTags.map(({ key, value }) => `tag ${name(key)} = ${name(value)}`) : [];
    const only = isKnown(conditions) && conditions.length > 0
      ? ` where ${conditions.map(({ operator, key, value }) => `${name(key)} ${operator} ${name(value)}`).join(' and ')}` : '';
    const but = isKnown(notResources) && notResources.length > 0 ? ` except ${notResources.map(name).join(', ')}` : '';
    return [...all, ...arns, ...tags].map(what => `${what}${only}${but}`);
  });
}
