import { hasWildcard, matchesPattern } from '../../arn';
import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { LIMITS } from '../../limits';
import type { Limit } from '../../limits';
import { listOf, placed, plainTagKey, RESOURCE_TAG_PREFIX } from '../../plan/placed-selection';
import type { SelectionModel } from '../../plan/plan-model';
import { api, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { contradiction } from './condition-logic';
import { RAW_SELECTION_DIAGNOSTICS } from './raw-selection';
import { SELECTED_RESOURCE_DIAGNOSTICS } from './selected-resources';

const {
  arnsPerSelection, wildcardArnsPerSelection, tagsPerSelection, conditionsPerSelection, selectionName, tagKeyMaxLength, tagValueMaxLength,
} = LIMITS;

/** Which resources a plan protects. */
export const SELECTION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SEL-001',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A selection names resources, tags or conditions, unless everything was asked for in so many words.',
    why: 'AWS Backup takes every supported and opted-in resource of the Region, with its cost.',
    source: api('BackupSelection'),
    check(selection, place) {
      const { resources, listOfTags, conditions } = lists(selection);
      if (selection.everything || !resources || !listOfTags || !conditions || placed(selection)?.unsupported.length) return undefined;
      const takesAll = resources.every(arn => arn === '*') && listOfTags.length === 0 && conditions.length === 0;
      if (!takesAll) return undefined;
      return {
        what: place.label,
        must: 'name at least one resource, tag or condition',
        got: resources.length > 0 ? "'*'" : 'none',
        fix: 'AWS Backup would take every supported resource of the Region; if that is meant, use ResourceSelector.everything()',
        leaf: 'resources',
      };
    },
  }),
  diagnostic({
    id: 'CB-SEL-002',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'Conditions and tags of a selection contradict each other.',
    why: 'Conditions are joined by AND, so no resource can match and nothing is backed up.',
    source: api('BackupSelection'),
    check(selection, place) {
      const got = contradiction(selection);
      return got === undefined ? undefined : { what: `tags and conditions of ${place.label}`, must: 'leave something to match', got, leaf: 'conditions' };
    },
  }),
  diagnostic({
    id: 'CB-SEL-003',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'Everything that is selected is also excluded.',
    why: 'NotResources are taken off after everything else, so nothing is backed up.',
    source: guide('assigning-resources-json'),
    check(selection, place) {
      const { resources, notResources, listOfTags } = lists(selection);
      if (!resources?.length || !notResources?.length || listOfTags?.length !== 0) return undefined;
      const excluded = (arn: Leaf<string>) => isKnown(arn) && notResources.some(not => isKnown(not) && matchesPattern(arn, not));
      if (!resources.every(excluded)) return undefined;
      return { what: `exclusions of ${place.label}`, must: 'leave something selected', got: notResources.map(String).join(', '), leaf: 'notResources' };
    },
  }),
  diagnostic({
    id: 'CB-SEL-004',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A selection name has 1 to 50 letters, digits, hyphens, underscores or dots.',
    why: 'AWS Backup refuses the selection.',
    source: selectionName.source,
    check({ name }, place) {
      if (!isKnown(name) || selectionName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: "have 1 to 50 letters, digits, '-', '_' or '.'", got: `'${name}'`, leaf: 'name' };
    },
  }),
  limit('CB-SEL-005', 'tags', tagsPerSelection, selection => lists(selection).listOfTags?.length, 'listOfTags'),
  limit('CB-SEL-006', 'conditions', conditionsPerSelection, selection => lists(selection).conditions?.length, 'conditions'),
  limit('CB-SEL-007', 'ARNs', arnsPerSelection, selection => lists(selection).resources?.length, 'resources'),
  limit('CB-SEL-008', 'ARNs with wildcards', wildcardArnsPerSelection, selection => wildcards(selection.resources), 'resources'),
  limit('CB-SEL-009', 'excluded ARNs', arnsPerSelection, selection => lists(selection).notResources?.length, 'notResources'),
  limit('CB-SEL-010', 'excluded ARNs with wildcards', wildcardArnsPerSelection, selection => wildcards(selection.notResources), 'notResources'),
  diagnostic({
    id: 'CB-SEL-011',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'Tag keys have 1 to 128 characters, tag values at most 256.',
    why: 'No resource can have such a tag, so nothing matches.',
    source: tagKeyMaxLength.source,
    check(selection, place) {
      const { listOfTags = [], conditions = [] } = lists(selection);
      return [
        ...listOfTags.flatMap((tag, i) => tagProblems(tag, `tag of ${place.label}`, `listOfTags[${i}]`)),
        ...conditions.flatMap((condition, i) => tagProblems(condition, `condition of ${place.label}`, `conditions[${i}]`)),
      ];
    },
  }),
  diagnostic({
    id: 'CB-SEL-012',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: `A condition key starts with '${RESOURCE_TAG_PREFIX}'.`,
    why: 'AWS Backup compares conditions with tags only under this prefix.',
    source: api('ConditionParameter'),
    check(selection, place) {
      const { conditions = [] } = lists(selection);
      return conditions.flatMap(({ key }, i) => isKnown(key) && !key.startsWith(RESOURCE_TAG_PREFIX)
        ? [{ what: `condition key of ${place.label}`, must: `start with '${RESOURCE_TAG_PREFIX}'`, got: `'${key}'`, leaf: `conditions[${i}].key` }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-SEL-013',
    severity: 'warning',
    when: 'part',
    on: 'selection',
    title: 'All resources are selected but for some tags, without anybody asking for all.',
    why: 'Negative conditions match untagged resources too, so the selection takes nearly everything of the Region.',
    source: api('Conditions'),
    check(selection, place) {
      const { resources, listOfTags, conditions } = lists(selection);
      if (selection.everything || !resources?.every(arn => arn === '*') || listOfTags?.length !== 0 || !conditions?.length) return undefined;
      if (!conditions.every(({ operator }) => operator === 'StringNotEquals' || operator === 'StringNotLike')) return undefined;
      return {
        what: place.label, must: 'say what it takes, not only what it leaves out', got: 'negative conditions only',
        fix: 'add resources, a tag or a positive condition', leaf: 'conditions',
      };
    },
  }),
  ...SELECTED_RESOURCE_DIAGNOSTICS,
  ...RAW_SELECTION_DIAGNOSTICS,
];

function lists(selection: SelectionModel) {
  return {
    resources: listOf(selection.resources), notResources: listOf(selection.notResources),
    listOfTags: listOf(selection.listOfTags), conditions: listOf(selection.conditions),
  };
}

function wildcards(arns: SelectionModel['resources']): number | undefined {
  return listOf(arns)?.filter(arn => isKnown(arn) && hasWildcard(arn)).length;
}

function limit(
  id: string, what: string, { value, source }: Limit<number>,
  count: (selection: SelectionModel) => number | undefined, leaf: keyof SelectionModel,
): Diagnostic {
  return diagnostic({
    id,
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: `A selection has at most ${value} ${what}.`,
    why: 'AWS Backup refuses the selection.',
    source,
    check(selection, place) {
      const number = count(selection);
      if (number === undefined || number <= value) return undefined;
      return { what: place.label, must: `have at most ${value} ${what}`, got: String(number), fix: 'use several selections, or tags', leaf };
    },
  });
}

function tagProblems({ key, value }: { readonly key: Leaf<string>; readonly value: Leaf<string> }, what: string, leaf: string): Problem[] {
  const problems: Problem[] = [];
  const plain = isKnown(key) ? plainTagKey(key) : undefined;
  if (plain !== undefined && (plain === '' || plain.length > tagKeyMaxLength.value)) {
    const got = plain === '' ? 'an empty key' : `${plain.length} characters`;
    problems.push({ what: `key of the ${what}`, must: `have 1 to ${tagKeyMaxLength.value} characters`, got, leaf: `${leaf}.key` });
  }
  if (isKnown(value) && value.length > tagValueMaxLength.value) {
    problems.push({ what: `value of the ${what}`, must: `have at most ${tagValueMaxLength.value} characters`, got: `${value.length}`, leaf: `${leaf}.value` });
  }
  return problems;
}
