import { isKnown, show } from '../../known';
import { LIMITS } from '../../limits';
import { ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { inDays } from '../labels';
import { unlessWholeDays } from './whole-days';

const { retentionMinDays, retentionMaxDays, coldStorageMinDays, warmStorageAdvisedDays } = LIMITS;

/** How long recovery points live: one diagnostic serves rules, copies and the value object. */
export const LIFECYCLE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-LIFE-001',
    severity: 'error',
    when: 'part',
    on: 'lifecycle',
    title: 'Retention is a whole number of days between 1 and 36,500.',
    why: 'AWS Backup refuses the plan.',
    source: retentionMinDays.source,
    check: ({ deleteAfterDays: days }, place) => unlessWholeDays(days, retentionMinDays, retentionMaxDays, place.label, 'deleteAfterDays'),
  }),
  diagnostic({
    id: 'CB-LIFE-002',
    severity: 'error',
    when: 'part',
    on: 'lifecycle',
    title: 'A recovery point stays in cold storage for at least 90 days.',
    why: 'AWS Backup refuses a lifecycle that deletes a recovery point less than 90 days after it moved to cold storage.',
    source: coldStorageMinDays.source,
    check({ deleteAfterDays: days, moveToColdStorageAfterDays: cold }, place) {
      if (!isKnown(days) || !isKnown(cold) || days >= cold + coldStorageMinDays.value) return undefined;
      return {
        what: place.label,
        must: `be at least ${coldStorageMinDays.value} days longer than the ${cold} days before cold storage`,
        got: inDays(days),
        fix: `keep for ${cold + coldStorageMinDays.value} days or more, or leave cold storage out`,
        leaf: 'deleteAfterDays',
      };
    },
  }),
  diagnostic({
    id: 'CB-LIFE-003',
    severity: 'error',
    when: 'part',
    on: 'lifecycle',
    title: 'The time before cold storage is a whole number of days, at least 1.',
    why: 'AWS Backup counts lifecycles in whole days.',
    source: coldStorageMinDays.source,
    check({ moveToColdStorageAfterDays: cold }, place) {
      if (!isKnown(cold) || (Number.isInteger(cold) && cold >= 1)) return undefined;
      return { what: `time before cold storage in ${place.label}`, must: 'be a whole number of days, at least 1', got: inDays(cold), leaf: 'moveToColdStorageAfterDays' };
    },
  }),
  diagnostic({
    id: 'CB-LIFE-004',
    severity: 'warning',
    when: 'part',
    on: 'lifecycle',
    title: 'Backups move to cold storage before an incremental chain of a week is complete.',
    why: 'Cold backups are full backups; AWS advises to keep incremental types warm for at least 8 days.',
    source: warmStorageAdvisedDays.source,
    check({ moveToColdStorageAfterDays: cold }, place) {
      if (!isKnown(cold) || cold >= warmStorageAdvisedDays.value) return undefined;
      return { what: `time before cold storage in ${place.label}`, must: `be ${warmStorageAdvisedDays.value} days or more to stay incremental`, got: inDays(cold), leaf: 'moveToColdStorageAfterDays' };
    },
  }),
  diagnostic({
    id: 'CB-LIFE-005',
    severity: 'error',
    when: 'part',
    on: 'lifecycle',
    title: 'A lifecycle does not delete after an event.',
    why: 'The field is in answers of the API only; as an input it is refused.',
    source: retentionMinDays.source,
    check({ deleteAfterEvent: event }, place) {
      if (event === undefined) return undefined;
      return { what: place.label, must: 'count days', got: `DeleteAfterEvent ${show(event)}`, fix: 'use DeleteAfterDays', leaf: 'deleteAfterEvent' };
    },
  }),
  diagnostic({
    id: 'CB-LIFE-006',
    severity: 'warning',
    when: 'part',
    on: 'lifecycle',
    title: 'A lifecycle opts in to cold storage and never moves there.',
    why: 'The opt-in is for resource types that need one beside the day; alone it does nothing.',
    source: ours('an option that does nothing is a mistake'),
    check({ optInToArchive, moveToColdStorageAfterDays: cold }, place) {
      if (optInToArchive !== true || cold !== undefined) return undefined;
      return { what: place.label, must: 'say after how many days backups move to cold storage, where it opts in to it', got: 'none', leaf: 'moveToColdStorageAfterDays' };
    },
  }),
];
