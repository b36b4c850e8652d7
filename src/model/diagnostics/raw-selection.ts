import { isArnOf } from '../arn-shapes';
import { isKnown } from '../known';
import { listOf, RESOURCE_TAG_PREFIX } from '../placed-selection';
import { CONDITION_OPERATORS } from '../plan-model';
import { api, derived } from '../sources';
import { didYouMean } from '../spelling';
import { diagnostic } from './diagnostic';
import type { Diagnostic, Problem } from './diagnostic';
import { eachKnown, oneOf } from './leaves';

/** The one way in which AWS Backup compares the tags of `ListOfTags`. */
const CONDITION_TYPE = 'STRINGEQUALS';

/** What templates get wrong in selections, and our own constructs cannot say. */
export const RAW_SELECTION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SEL-030',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'The role of a selection is the ARN of a role.',
    why: 'AWS Backup refuses the selection.',
    source: api('BackupSelection'),
    check({ iamRoleArn }, place) {
      if (!isKnown(iamRoleArn) || isArnOf('role', iamRoleArn)) return undefined;
      return { what: `role of ${place.label}`, must: 'be the ARN of a role', got: `'${iamRoleArn}'`, leaf: 'iamRoleArn' };
    },
  }),
  diagnostic({
    id: 'CB-SEL-031',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A tag of a selection is compared by STRINGEQUALS.',
    why: 'AWS Backup refuses the selection.',
    source: api('Condition'),
    check: ({ raw }, place) => eachKnown(raw?.conditionTypes, (type, i) => type === CONDITION_TYPE ? undefined : {
      what: `condition type of ${place.label}`, must: `be '${CONDITION_TYPE}'`, got: `'${type}'`,
      fix: didYouMean(type, [CONDITION_TYPE]) ? undefined : 'Conditions takes other comparisons', leaf: `listOfTags[${i}].conditionType`,
    }),
  }),
  diagnostic({
    id: 'CB-SEL-032',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'The conditions of a selection have one of four operators.',
    why: 'CloudFormation refuses the template.',
    source: api('Conditions'),
    check: ({ raw }, place) => (raw?.unknownOperators ?? []).map((operator): Problem => ({
      what: `conditions of ${place.label}`, must: `be ${oneOf(CONDITION_OPERATORS)}`, got: `'${operator}'`, fix: didYouMean(operator, CONDITION_OPERATORS), leaf: `conditions.${operator}`,
    })),
  }),
  diagnostic({
    id: 'CB-SEL-033',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'The conditions of a selection are written as in an IAM policy.',
    why: 'An operator takes a list of keys and values here, not a map; CloudFormation refuses the template.',
    source: api('Conditions'),
    check: ({ raw }, place) => (raw?.iamMaps ?? []).map((operator): Problem => ({
      what: `${operator} of ${place.label}`, must: 'be a list of ConditionKey and ConditionValue', got: 'a map as in an IAM policy',
      fix: `write [{ ConditionKey: '${RESOURCE_TAG_PREFIX}<key>', ConditionValue: '<value>' }]`, leaf: `conditions.${operator}`,
    })),
  }),
  diagnostic({
    id: 'CB-SEL-034',
    severity: 'warning',
    when: 'part',
    on: 'selection',
    title: `A tag of a selection has a key that starts with '${RESOURCE_TAG_PREFIX}'.`,
    why: 'Only Conditions has this prefix; ListOfTags takes the key as it stands on the resource, and a tag cannot start with aws:.',
    source: derived('ConditionKey of ListOfTags is the plain tag key'),
    check: ({ listOfTags }, place) => (listOf(listOfTags) ?? []).flatMap(({ key }, i): Problem[] =>
      isKnown(key) && key.startsWith(RESOURCE_TAG_PREFIX) ? [{ what: `tag key of ${place.label}`, must: 'be the key alone', got: `'${key}'`, fix: `write '${key.slice(RESOURCE_TAG_PREFIX.length)}'`, leaf: `listOfTags[${i}].key` }] : []),
  }),
];
