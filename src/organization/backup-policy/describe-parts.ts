import { Token } from 'aws-cdk-lib';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { copyArn } from '../../model/organization/organization-policy-render';
import type { LifecycleModel, RuleModel, SelectionModel } from '../../model/plan/plan-model';
import { textTable } from '../../private/text-table';
import type { PolicyPart } from './policy-parts';

/** The plans of a policy, for people; what is missing in an effective one shows as a hole. */
export function describeParts(parts: readonly PolicyPart[]): string {
  return parts.map(({ name, plan, extras: { regions, partition } }) => [
    `Plan ${shown(name)} in ${regions.map(shown).join(', ') || 'no Region'}`,
    textTable([
      ['Rule', 'When', 'Kept', 'Vault', 'Copied to'],
      ...(isKnown(plan.rules) ? plan.rules : []).map(rule => [
        shown(rule.name), when(rule), kept(rule.lifecycle), shown(rule.vault.name),
        (isKnown(rule.copies) ? rule.copies : []).map(copy => shown(copyArn(copy, partition))).join(', ') || '-',
      ]),
    ]),
    'Protects:',
    ...(isKnown(plan.selections) ? plan.selections : []).map(selection => `- ${shown(selection.name)}: ${selected(selection)}`),
  ].join('\n')).join('\n\n');
}

function when({ schedule: { expression, timeZone } }: RuleModel): string {
  return timeZone === UNKNOWN ? shown(expression) : `${shown(expression)} ${timeZone === undefined ? 'UTC' : shown(timeZone)}`;
}

function kept(lifecycle: Leaf<LifecycleModel>): string {
  if (!isKnown(lifecycle)) return 'for ever';
  const { deleteAfterDays, moveToColdStorageAfterDays } = lifecycle;
  const time = deleteAfterDays === undefined ? 'for ever' : `${shown(deleteAfterDays)} days`;
  return moveToColdStorageAfterDays === undefined ? time : `${time}, cold after ${shown(moveToColdStorageAfterDays)}`;
}

function selected({ listOfTags, resources, notResources, conditions }: SelectionModel): string {
  const list = (leaf: Leaf<readonly Leaf<string>[]>) => isKnown(leaf) ? leaf.map(shown).join(', ') : '';
  const what = isKnown(listOfTags) ? `tag ${shown(listOfTags[0].key)} = ${listOfTags.map(({ value }) => shown(value)).join(' or ')}` : list(resources);
  const only = isKnown(conditions) ? ` where ${conditions.map(({ operator, key, value }) => `${shown(key)} ${operator} ${shown(value)}`).join(' and ')}` : '';
  return `${what}${isKnown(notResources) ? ` except ${list(notResources)}` : ''}${only}`;
}

function shown(value: Leaf<string | number>): string {
  if (!isKnown(value)) return '(nothing)';
  return Token.isUnresolved(value) ? '(known at deployment)' : String(value);
}
