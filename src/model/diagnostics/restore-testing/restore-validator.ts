import { isKnown } from '../../known';
import { BUILT_IN_CHECKS, RESTORE_VALIDATOR_LIMITS } from '../../restore-testing/restore-validator-limits';
import { api, derived, guide, ours, page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { oneOf, unlessWhole } from '../leaves';

const { itemsLeast, itemsMost, sampleLeast, sampleMost, timeoutLeastSeconds, timeoutMostSeconds } = RESTORE_VALIDATOR_LIMITS;
const DEAD_LETTERS = page('Amazon EventBridge User Guide, dead-letter queues', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html');

/** What validates restore tests. */
export const RESTORE_VALIDATOR_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RTEST-040',
    severity: 'warning',
    when: 'part',
    on: 'restoreValidator',
    title: 'A validator of restore tests has a role that cannot be changed from here.',
    why: 'Without the permission to call PutRestoreValidationResult its answer never arrives, and the validation ends as TIMED_OUT.',
    source: guide('restore-testing-validation'),
    check: ({ permitted }, place) => permitted ? undefined : {
      what: `role of ${place.label}`,
      must: "allow 'backup:PutRestoreValidationResult'",
      got: 'one that cannot be changed from here',
      fix: 'give it that permission where it is made, and acknowledge this',
    },
  }),
  diagnostic({
    id: 'CB-RTEST-041',
    severity: 'error',
    when: 'part',
    on: 'restoreValidator',
    title: 'A validator of restore tests runs in the account and Region of the restore testing plan.',
    why: 'The event of a restore job comes to the event bus of its own account and Region, and the rule sends no further; nothing would be validated.',
    source: derived('events stay in their account and Region unless a role sends them on'),
    check: ({ target, plan }, place) => (['account', 'region'] as const).flatMap((leaf): Problem[] => {
      const got = target[leaf];
      const wanted = plan[leaf];
      if (!isKnown(got) || !isKnown(wanted) || got === wanted) return [];
      return [{ what: place.label, must: `be in the ${leaf === 'region' ? 'Region' : leaf} of the restore testing plan, '${wanted}'`, got: `'${got}'`, leaf: `target.${leaf}` }];
    }),
  }),
  diagnostic({
    id: 'CB-RTEST-042',
    severity: 'warning',
    when: 'whole',
    on: 'restoreValidator',
    title: 'A type is tested that the built-in validator has no check for.',
    why: 'It answers FAILED for every test of that type, because it cannot tell whether the restore is of use.',
    source: ours('what was not looked at is not validated'),
    check({ kind, types }, place) {
      if (kind !== 'builtIn' || !isKnown(types)) return undefined;
      const unknown = [...new Set(types.filter(isKnown))].filter(type => !BUILT_IN_CHECKS.includes(type));
      return unknown.map(type => ({
        what: `types that ${place.label} checks`, must: `be ${oneOf(BUILT_IN_CHECKS)}`, got: `'${type}'`, fix: 'test it in a plan with a validator of your own', leaf: 'types',
      }));
    },
  }),
  diagnostic({
    id: 'CB-RTEST-043',
    severity: 'error',
    when: 'part',
    on: 'restoreValidator',
    title: 'The built-in validator asks for 0 to 1000 items and reads 1 to 100.',
    why: 'It looks at one page of a bucket, so that it would never find more.',
    source: itemsMost.source,
    check: ({ minimumItems, sampleSize }) => [
      unlessWhole(minimumItems, itemsLeast, itemsMost, 'items', 'least items of a restored bucket or table', 'minimumItems'),
      unlessWhole(sampleSize, sampleLeast, sampleMost, 'items', 'sample of a restored bucket or table', 'sampleSize'),
    ].filter(problem => problem !== undefined),
  }),
  diagnostic({
    id: 'CB-RTEST-044',
    severity: 'error',
    when: 'part',
    on: 'restoreValidator',
    title: 'The built-in validator has 60 to 900 whole seconds.',
    why: 'AWS Lambda runs nothing for longer than 15 minutes, and in less than a minute there is no time to wait and to answer.',
    source: timeoutMostSeconds.source,
    check: ({ timeoutSeconds }, place) =>
      unlessWhole(timeoutSeconds, timeoutLeastSeconds, timeoutMostSeconds, 'seconds', `timeout of ${place.label}`, 'timeoutSeconds'),
  }),
  diagnostic({
    id: 'CB-RTEST-045',
    severity: 'warning',
    when: 'whole',
    on: 'restoreValidator',
    title: 'Restore tests are validated, and what they restore is not kept for it.',
    why: 'AWS Backup deletes what it restored at the end of the validation window; without one it may be gone before it is looked at.',
    source: api('RestoreTestingSelectionForCreate'),
    check: ({ validationWindowHours }, place) => validationWindowHours !== 0 ? undefined : {
      what: `validation window of tests that ${place.label} validates`, must: 'be an hour at least', got: '0', leaf: 'validationWindowHours',
    },
  }),
  diagnostic({
    id: 'CB-RTEST-046',
    severity: 'error',
    when: 'part',
    on: 'restoreValidator',
    title: 'The dead-letter queue of a validator is a FIFO queue.',
    why: 'EventBridge and Lambda put events aside into standard queues only.',
    source: DEAD_LETTERS,
    check: ({ deadLetterQueueIsFifo }, place) => deadLetterQueueIsFifo !== true ? undefined : {
      what: `dead-letter queue of ${place.label}`, must: 'be a standard queue', got: 'a FIFO queue', leaf: 'deadLetterQueueIsFifo',
    },
  }),
];
