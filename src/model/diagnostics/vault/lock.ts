import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { api, cloudformation, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { inDays } from '../labels';
import { unlessWholeDays } from '../plan/whole-days';

const { lockMinRetentionDays: shortest, lockMaxRetentionDays: longest, lockCoolingOffMinDays, lockCoolingOffMaxDays } = LIMITS;

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** Vault Lock: for the value object and for the lock of any vault in a template. */
export const LOCK_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-LOCK-001',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'The minimum retention of a Vault Lock is a whole number of days between 1 and 36,500.',
    why: 'AWS Backup refuses the lock.',
    source: shortest.source,
    check: ({ minRetentionDays: min }, place) => unlessWholeDays(min, shortest, longest, `minimum retention of ${place.label}`, 'minRetentionDays'),
  }),
  diagnostic({
    id: 'CB-LOCK-002',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'The maximum retention of a Vault Lock is a whole number of days between 1 and 36,500.',
    why: 'AWS Backup refuses the lock.',
    source: longest.source,
    check: ({ maxRetentionDays: max }, place) => unlessWholeDays(max, shortest, longest, `maximum retention of ${place.label}`, 'maxRetentionDays'),
  }),
  diagnostic({
    id: 'CB-LOCK-003',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'The maximum retention of a Vault Lock is not shorter than its minimum.',
    why: 'No recovery point could fit, so every backup and copy job into the vault would fail.',
    source: longest.source,
    check({ minRetentionDays: min, maxRetentionDays: max }, place) {
      if (!isKnown(min) || !isKnown(max) || max >= min) return undefined;
      return {
        what: `maximum retention of ${place.label}`,
        must: `be at least the minimum of ${min} days`,
        got: inDays(max),
        leaf: 'maxRetentionDays',
      };
    },
  }),
  diagnostic({
    id: 'CB-LOCK-004',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'The cooling-off time of a compliance lock is a whole number of days between 3 and 36,500.',
    why: 'AWS Backup enforces 72 hours before a lock becomes immutable and refuses less.',
    source: lockCoolingOffMinDays.source,
    check: ({ changeableForDays: days }, place) => unlessWholeDays(days, lockCoolingOffMinDays, lockCoolingOffMaxDays, `cooling-off time of ${place.label}`, 'changeableForDays'),
  }),
  diagnostic({
    id: 'CB-LOCK-005',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'A compliance lock needs an explicit yes.',
    why: 'After the cooling-off time nobody, AWS included, can change or delete the lock, or delete a recovery point before its retention ends.',
    source: ours('what cannot be undone is not done by accident'),
    check({ irreversibleAcknowledged: acknowledged }, place) {
      if (acknowledged !== false) return undefined;
      return {
        what: `acknowledgeIrreversible of ${place.label}`,
        must: 'be true',
        got: 'false',
        fix: 'after the cooling-off time nobody, AWS included, can change or delete the lock, or delete a recovery point before its retention ends',
        leaf: 'irreversibleAcknowledged',
      };
    },
  }),
  diagnostic({
    id: 'CB-LOCK-006',
    severity: 'error',
    when: 'part',
    on: 'lock',
    title: 'A Vault Lock in CloudFormation has a minimum retention.',
    why: 'CloudFormation requires MinRetentionDays, although the API does not.',
    source: cloudformation('AWS::Backup::BackupVault'),
    check({ minRetentionDays: min }, place) {
      if (min !== undefined) return undefined;
      return { what: `minimum retention of ${place.label}`, must: 'be given', got: 'none', leaf: 'minRetentionDays' };
    },
  }),
  diagnostic({
    id: 'CB-LOCK-007',
    severity: 'warning',
    when: 'whole',
    on: 'vault',
    title: 'A compliance lock names the day on which it becomes final.',
    why: 'Until that day the lock can be changed or removed, after it nobody can; whoever deploys should know the date, and have restored from the vault before.',
    source: api('PutBackupVaultLockConfiguration'),
    check({ today, lock }, place) {
      if (today === undefined || !isKnown(lock) || !isKnown(lock.changeableForDays) || !Number.isInteger(lock.changeableForDays)) return undefined;
      // CB-LOCK-004 says that no lock can become final then.
      if (lock.changeableForDays < lockCoolingOffMinDays.value || lock.changeableForDays > lockCoolingOffMaxDays.value) return undefined;
      return {
        what: `compliance lock of ${place.label}`,
        must: 'be meant for good',
        got: `one that becomes final on ${daysLater(today, lock.changeableForDays)} (UTC) if it is set today, ${today}`,
        fix: 'restore from the vault before that day, or use VaultLock.governance; acknowledge this warning when that is settled',
        leaf: 'lock.changeableForDays',
      };
    },
  }),
];

/** Both days in UTC, which has no daylight saving. */
function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_IN_MS).toISOString().slice(0, 10);
}
