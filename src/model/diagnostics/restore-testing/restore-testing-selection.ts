import { parseArn, typesOfArn } from '../../arn';
import { isArnOf } from '../../arn-shapes';
import { didYouMean } from '../../did-you-mean';
import { isKnown, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import type { Limit } from '../../limits';
import { RESOURCE_TAG_PREFIX } from '../../plan/placed-selection';
import { resourceType } from '../../resources/resource-types';
import { RESTORE_METADATA_SOURCE, restoreMetadata, TESTABLE_TYPES } from '../../restore-testing/restore-metadata';
import { RESTORE_TESTING_LIMITS } from '../../restore-testing/restore-testing-limits';
import type { RestoreTestingSelectionModel } from '../../restore-testing/restore-testing-model';
import { api, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { eachKnown, oneOf, unlessWhole } from '../leaves';

const {
  selectionName, arnsPerSelection, conditionsPerSelection, conditionOperators, validationWindowLeastHours, validationWindowMostHours,
} = RESTORE_TESTING_LIMITS;

const SELECTION = api('RestoreTestingSelectionForCreate');

/** Which resources of one type are tested, and how they are restored. */
export const RESTORE_TESTING_SELECTION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RTEST-011',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'The name of a restore testing selection has 1 to 50 letters, digits and underscores, but no hyphen.',
    why: 'AWS Backup refuses the selection.',
    source: selectionName.source,
    check({ name }, place) {
      if (!isKnown(name) || selectionName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: 'have 1 to 50 letters, digits or underscores', got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-012',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore testing selection is for a type that AWS Backup can test.',
    why: 'AWS Backup refuses the selection.',
    source: SELECTION,
    check({ protectedResourceType: type }, place) {
      if (!isKnown(type) || TESTABLE_TYPES.includes(type)) return undefined;
      return { what: `resource type of ${place.label}`, must: `be ${oneOf(TESTABLE_TYPES)}`, got: `'${type}'`, fix: didYouMean(type, TESTABLE_TYPES), leaf: 'protectedResourceType' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-013',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore testing selection names resources, or takes all of them, with conditions if need be.',
    why: 'AWS Backup refuses a mixture.',
    source: SELECTION,
    check({ protectedResourceArns: arns, protectedResourceConditions: conditions }, place) {
      if (!isKnown(arns)) return undefined;
      const named = arns.filter(arn => isKnown(arn) && arn !== '*').length;
      const problems: Problem[] = [];
      if (arns.length > 1 && arns.includes('*')) {
        problems.push({ what: `resources of ${place.label}`, must: "be '*' alone, or ARNs", got: 'both', leaf: 'protectedResourceArns' });
      }
      if (named > 0 && isKnown(conditions) && conditions.length > 0) {
        problems.push({ what: `conditions of ${place.label}`, must: 'be left out where resources are named', got: 'both', fix: "set ProtectedResourceArns to ['*']", leaf: 'protectedResourceConditions' });
      }
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-RTEST-014',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore testing selection has neither resources nor conditions.',
    why: 'AWS Backup asks for one of them; what it does with none is not documented.',
    source: SELECTION,
    check({ protectedResourceArns: arns, protectedResourceConditions: conditions }, place) {
      if (arns === UNKNOWN || conditions === UNKNOWN || arns?.length || conditions?.length) return undefined;
      return { what: place.label, must: 'name resources or conditions', got: 'none', fix: "ProtectedResourceArns ['*'] takes all of the type", leaf: 'protectedResourceArns' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-015',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore testing selection has at most 30 ARNs and 30 conditions.',
    why: 'AWS Backup refuses the selection.',
    source: arnsPerSelection.source,
    check: ({ protectedResourceArns, protectedResourceConditions }, place) => [
      ...tooMany(protectedResourceArns, arnsPerSelection, `ARNs of ${place.label}`, 'protectedResourceArns'),
      ...tooMany(protectedResourceConditions, conditionsPerSelection, `conditions of ${place.label}`, 'protectedResourceConditions'),
    ],
  }),
  diagnostic({
    id: 'CB-RTEST-016',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'The resources of a restore testing selection are ARNs of its resource type.',
    why: 'AWS Backup refuses the selection, or never tests the resource.',
    source: SELECTION,
    check: ({ protectedResourceArns, protectedResourceType }, place) => eachKnown(protectedResourceArns, (arn, i) => {
      if (arn === '*') return undefined;
      const what = `resource of ${place.label}`;
      const leaf = `protectedResourceArns[${i}]`;
      if (!parseArn(arn)) return { what, must: "be an ARN, or '*'", got: `'${arn}'`, leaf };
      const types = typesOfArn(arn);
      if (!isKnown(protectedResourceType) || types === 'any' || types.some(id => resourceType(id).backupTypeName === protectedResourceType)) return undefined;
      return { what, must: `be of type '${protectedResourceType}' like its selection`, got: `'${arn}'`, leaf };
    }),
  }),
  diagnostic({
    id: 'CB-RTEST-017',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'The conditions of a restore testing selection are StringEquals and StringNotEquals.',
    why: 'Restore testing has no patterns; CloudFormation refuses the template.',
    source: conditionOperators.source,
    check({ protectedResourceConditions: conditions }, place) {
      if (!isKnown(conditions)) return undefined;
      const wrong = [...new Set(conditions.map(({ operator }) => operator))].filter(operator => !conditionOperators.value.includes(operator));
      return wrong.map(operator => ({
        what: `conditions of ${place.label}`, must: `be ${oneOf(conditionOperators.value)}`, got: `'${operator}'`,
        fix: didYouMean(operator, conditionOperators.value), leaf: 'protectedResourceConditions',
      }));
    },
  }),
  diagnostic({
    id: 'CB-RTEST-018',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestingSelection',
    title: `A condition key of a restore testing selection does not start with '${RESOURCE_TAG_PREFIX}'.`,
    why: 'The API reference speaks of the plain tag key, and what is deployed elsewhere has the prefix; nobody knows that the plain key works.',
    source: ours('the sources contradict each other, so the form that is in use is the safe one'),
    check({ protectedResourceConditions: conditions }, place) {
      if (!isKnown(conditions)) return undefined;
      return conditions.flatMap(({ key }, i): Problem[] => isKnown(key) && !key.startsWith(RESOURCE_TAG_PREFIX)
        ? [{ what: `condition key of ${place.label}`, must: `start with '${RESOURCE_TAG_PREFIX}'`, got: `'${key}'`, leaf: `protectedResourceConditions[${i}].key` }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-RTEST-019',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'The role of a restore testing selection is the ARN of a role.',
    why: 'AWS Backup refuses the selection.',
    source: SELECTION,
    check({ iamRoleArn }, place) {
      if (!isKnown(iamRoleArn) || isArnOf('role', iamRoleArn)) return undefined;
      return { what: `role of ${place.label}`, must: 'be the ARN of a role', got: `'${iamRoleArn}'`, leaf: 'iamRoleArn' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-020',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'The validation window is 0 to 168 whole hours.',
    why: 'AWS Backup refuses the selection.',
    source: validationWindowMostHours.source,
    check: ({ validationWindowHours }, place) =>
      unlessWhole(validationWindowHours, validationWindowLeastHours, validationWindowMostHours, 'hours', `validation window of ${place.label}`, 'validationWindowHours'),
  }),
  diagnostic({
    id: 'CB-RTEST-021',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore test of FSx names neither subnets nor a storage virtual machine.',
    why: 'AWS Backup cannot infer them: tests of Lustre and Windows file systems need subnets, those of ONTAP volumes a storage virtual machine.',
    source: RESTORE_METADATA_SOURCE,
    check(selection, place) {
      // Where the kind is known, CB-RTEST-030 knows better.
      const oneOfThese = selection.lackingMetadata ? undefined : factsOf(selection)?.oneOf;
      const given = keysOf(selection);
      if (!oneOfThese || !given || oneOfThese.some(name => given.some(({ head }) => same(head, name)))) return undefined;
      return { what: `restore metadata of ${place.label}`, must: `have ${oneOfThese.join(' or ')}, which AWS Backup cannot infer`, got: 'neither', leaf: 'restoreMetadataOverrides' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-022',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A key of the restore metadata is not known for the resource type.',
    why: 'AWS Backup may refuse the restore, so that the test fails, or ignore the key.',
    source: RESTORE_METADATA_SOURCE,
    check(selection, place) {
      const facts = factsOf(selection);
      const names = facts?.keys.map(({ name }) => name) ?? [];
      return (facts && keysOf(selection) || []).filter(({ head }) => !names.some(name => same(name, head))).map(({ key, head }) => ({
        what: `restore metadata of ${place.label}`, must: `be known for ${facts!.type}`, got: `'${key}'`,
        fix: didYouMean(head, names) ?? `AWS names ${names.join(', ')}`, leaf: 'restoreMetadataOverrides',
      }));
    },
  }),
  diagnostic({
    id: 'CB-RTEST-023',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A list in the restore metadata is not written as a JSON list.',
    why: 'Values are text, and AWS Backup reads lists in them as JSON.',
    source: RESTORE_METADATA_SOURCE,
    check(selection, place) {
      const facts = factsOf(selection);
      return (keysOf(selection) ?? []).flatMap(({ key, value }): Problem[] => {
        if (!facts?.keys.some(({ name, list }) => list && same(name, key)) || !isKnown(value) || isJsonList(value)) return [];
        return [{ what: `'${key}' in the restore metadata of ${place.label}`, must: 'be a JSON list in text, such as ["a","b"]', got: `'${value}'`, leaf: 'restoreMetadataOverrides' }];
      });
    },
  }),
];

function factsOf({ protectedResourceType: type }: RestoreTestingSelectionModel) {
  return isKnown(type) ? restoreMetadata(type) : undefined;
}

interface GivenKey {
  readonly key: string;
  readonly head: string;
  readonly value: Leaf<string>;
}

/** The overridden keys, with what stands before the first dot; undefined where they are not known. */
function keysOf({ restoreMetadataOverrides: overrides }: RestoreTestingSelectionModel): GivenKey[] | undefined {
  if (overrides === UNKNOWN) return undefined;
  return Object.entries(overrides ?? {}).map(([key, value]) => ({ key, head: key.split('.')[0], value }));
}

/** AWS does not mind the case of these keys. */
function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isJsonList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function tooMany(list: RestoreTestingSelectionModel['protectedResourceArns'] | RestoreTestingSelectionModel['protectedResourceConditions'], most: Limit<number>, what: string, leaf: string): Problem[] {
  return isKnown(list) && list.length > most.value ? [{ what, must: `be at most ${most.value}`, got: String(list.length), leaf }] : [];
}
