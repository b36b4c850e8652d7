import { isArnOf } from '../../arn-shapes';
import { isKnown } from '../../known';
import { listOf, RESOURCE_TAG_PREFIX } from '../../plan/placed-selection';
import { api, derived } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

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
      // Of placeholders that nothing replaces CB-TPL-007 tells.
      if (!isKnown(iamRoleArn) || iamRoleArn.includes('${') || isArnOf('role', iamRoleArn)) return undefined;
      return { what: `role of ${place.label}`, must: 'be the ARN of a role', got: `'${iamRoleArn}'`, leaf: 'iamRoleArn' };
    },
  }),
  diagnostic({
    id: 'CB-SEL-031',
    severity: 'warning',
    when: 'part',
    on: 'selection',
    title: `A tag of a selection has a key that starts with '${RESOURCE_TAG_PREFIX}'.`,
    why: 'Only Conditions has this prefix; ListOfTags takes the key as it stands on the resource, and a tag cannot start with aws:.',
    source: derived('ConditionKey of ListOfTags is the plain tag key'),
    check: ({ listOfTags }, place) => (listOf(listOfTags) ?? []).flatMap(({ key }, i): Problem[] =>
      isKnown(key) && key.startsWith(RESOURCE_TAG_PREFIX) ? [{ what: `tag key of ${place.label}`, must: 'be the key alone', got: `'${key}'`, fix: `write '${key.slice(RESOURCE_TAG_PREFIX.length)}'`, leaf: `listOfTags[${i}].key` }] : []),
  }),
  diagnostic({
    id: 'CB-SEL-032',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A selection names its plan by the id.',
    why: 'AWS Backup refuses the selection: the ARN of a plan is not its id.',
    source: api('CreateBackupSelection'),
    check({ planId }, place) {
      if (!isKnown(planId) || !planId.includes(':')) return undefined;
      return { what: `plan of ${place.label}`, must: 'be given by its id, which is what Ref gives', got: `'${planId}'`, leaf: 'planId' };
    },
  }),
];
