import { matchesPattern } from '../../arn';
import { isKnown } from '../../known';
import { listOf, plainTagKey } from '../../plan/placed-selection';
import type { ConditionModel, SelectionModel, TagModel } from '../../plan/plan-model';

/** Why no resource can match the tags and conditions, in words; undefined where one can, as far as is known. */
export function contradiction(selection: SelectionModel): string | undefined {
  const conditions = listOf(selection.conditions) ?? [];
  for (const condition of conditions) {
    const against = conditions.find(other => other !== condition && excludesEachOther(condition, other));
    if (against) return `${words(condition)} and ${words(against)}`;
  }
  // Resources that are named can match without any of the tags.
  const resources = listOf(selection.resources);
  const tags = listOf(selection.listOfTags) ?? [];
  if (resources?.length !== 0 || tags.length === 0) return undefined;
  const clashes = tags.map(tag => conditions.find(condition => isKnown(tag.value) && sameKey(tag, condition) && !admits(condition, tag.value)));
  if (clashes.some(clash => clash === undefined)) return undefined;
  return `tag ${tags.map(tag => `${String(tag.key)} = '${String(tag.value)}'`).join(' or ')} and ${words(clashes[0]!)}`;
}

function excludesEachOther(one: ConditionModel, other: ConditionModel): boolean {
  if (!sameKey(one, other) || !isKnown(one.value)) return false;
  if (one.operator === 'StringEquals') return !admits(other, one.value);
  return one.operator === 'StringLike' && other.operator === 'StringNotLike' && one.value === other.value;
}

/** Whether a resource whose tag has this value meets the condition. */
function admits({ operator, value: wanted }: ConditionModel, value: string): boolean {
  if (!isKnown(wanted)) return true;
  switch (operator) {
    case 'StringEquals': return value === wanted;
    case 'StringNotEquals': return value !== wanted;
    case 'StringLike': return matchesPattern(value, wanted);
    case 'StringNotLike': return !matchesPattern(value, wanted);
  }
}

function sameKey(one: TagModel, other: TagModel): boolean {
  return isKnown(one.key) && isKnown(other.key) && plainTagKey(one.key) === plainTagKey(other.key);
}

const VERBS = { StringEquals: '=', StringNotEquals: '!=', StringLike: 'like', StringNotLike: 'not like' } as const;

function words({ operator, key, value }: ConditionModel): string {
  return `${isKnown(key) ? plainTagKey(key) : 'a key'} ${VERBS[operator]} '${String(value)}'`;
}
