import { matchesPattern } from '../../arn';
import { isArnOf } from '../../arn-shapes';
import { isKnown, orDefault, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { RESTORE_TESTING_LIMITS } from '../../restore-testing/restore-testing-limits';
import { worstGap } from '../../schedule/recovery-gap';
import { api, derived } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { eachKnown, oneOf, unlessWhole } from '../leaves';

const {
  planName, algorithms, recoveryPointTypes, vaultSelectors, selectionWindowLeastDays, selectionWindowMostDays, selectionWindowDefaultDays,
  startWindowLeastHours, startWindowMostHours,
} = RESTORE_TESTING_LIMITS;

const WINDOW = api('RestoreTestingRecoveryPointSelection');
const MINUTES_PER_DAY = 24 * 60;
const VAULT_ARN = "the ARN of a vault, 'arn:<partition>:backup:<region>:<account>:backup-vault:<name>'";

/** Restore testing plans: which recovery points are restored, and when. */
export const RESTORE_TESTING_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RTEST-001',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'The name of a restore testing plan has 1 to 50 letters, digits and underscores, but no hyphen.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: planName.source,
    check({ name }, place) {
      if (!isKnown(name) || planName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: 'have 1 to 50 letters, digits or underscores', got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-002',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'The algorithm is LATEST_WITHIN_WINDOW or RANDOM_WITHIN_WINDOW.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: algorithms.source,
    check({ algorithm }, place) {
      if (!isKnown(algorithm) || algorithms.value.includes(algorithm)) return undefined;
      return { what: `algorithm of ${place.label}`, must: `be ${oneOf(algorithms.value)}`, got: `'${algorithm}'`, leaf: 'algorithm' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-003',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'The recovery point types are SNAPSHOT, CONTINUOUS or both.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: recoveryPointTypes.source,
    check({ recoveryPointTypes: types }, place) {
      const what = `recovery point types of ${place.label}`;
      const must = `be ${oneOf(recoveryPointTypes.value)}, or both`;
      if (isKnown(types) && types.length === 0) return { what, must, got: 'none', leaf: 'recoveryPointTypes' };
      return eachKnown(types, (type, i) => recoveryPointTypes.value.includes(type) ? undefined : { what, must, got: `'${type}'`, leaf: `recoveryPointTypes[${i}]` });
    },
  }),
  diagnostic({
    id: 'CB-RTEST-004',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'A restore testing plan includes the wildcard alone, or ARNs of vaults.',
    why: 'AWS Backup refuses the restore testing plan, or finds no recovery point.',
    source: WINDOW,
    check({ includeVaults: vaults }, place) {
      const what = `included vaults of ${place.label}`;
      if (isKnown(vaults) && vaults.length === 0) return { what, must: "be '*', or ARNs of vaults", got: 'none', leaf: 'includeVaults' };
      return eachKnown(vaults, (vault, i) => vaultSelector(vault, what, `includeVaults[${i}]`, isKnown(vaults) && vaults.length === 1));
    },
  }),
  diagnostic({
    id: 'CB-RTEST-005',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'A restore testing plan excludes vaults by their ARNs.',
    why: 'A name excludes nothing, so the vault is tested all the same.',
    source: WINDOW,
    check: ({ excludeVaults }, place) => eachKnown(excludeVaults, (vault, i) => isArnOf('vaultPattern', vault) ? undefined : {
      what: `excluded vaults of ${place.label}`, must: `be ${VAULT_ARN}`, got: `'${vault}'`, leaf: `excludeVaults[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-RTEST-006',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'Every vault that a restore testing plan includes is also excluded.',
    why: 'Nothing is left to be tested.',
    source: derived('excluded vaults are taken off the included ones'),
    check({ includeVaults, excludeVaults }, place) {
      if (!isKnown(includeVaults) || includeVaults.length === 0 || !isKnown(excludeVaults)) return undefined;
      const excluded = (vault: Leaf<string>) => isKnown(vault) && excludeVaults.some(not => isKnown(not) && matchesPattern(vault, not));
      if (!includeVaults.every(excluded)) return undefined;
      return { what: `excluded vaults of ${place.label}`, must: 'leave an included one', got: excludeVaults.map(String).join(', '), leaf: 'excludeVaults' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-007',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'A restore testing plan names at most 30 vaults.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: vaultSelectors.source,
    check: ({ includeVaults, excludeVaults }, place) => ([['included', 'includeVaults', includeVaults], ['excluded', 'excludeVaults', excludeVaults]] as const)
      .flatMap(([word, leaf, vaults]) => isKnown(vaults) && vaults.length > vaultSelectors.value
        ? [{ what: `${word} vaults of ${place.label}`, must: `be at most ${vaultSelectors.value}`, got: String(vaults.length), fix: 'use a wildcard', leaf }]
        : []),
  }),
  diagnostic({
    id: 'CB-RTEST-008',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'The selection window is 1 to 365 whole days.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: selectionWindowLeastDays.source,
    check: ({ selectionWindowDays }, place) =>
      unlessWhole(selectionWindowDays, selectionWindowLeastDays, selectionWindowMostDays, 'days', `selection window of ${place.label}`, 'selectionWindowDays'),
  }),
  diagnostic({
    id: 'CB-RTEST-009',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingPlan',
    title: 'The start window of a restore test is 1 to 168 whole hours.',
    why: 'AWS Backup refuses the restore testing plan.',
    source: startWindowLeastHours.source,
    check: ({ startWindowHours }, place) =>
      unlessWhole(startWindowHours, startWindowLeastHours, startWindowMostHours, 'hours', `start window of ${place.label}`, 'startWindowHours'),
  }),
  diagnostic({
    id: 'CB-RTEST-010',
    severity: 'warning',
    when: 'whole',
    on: 'restoreTestingPlan',
    title: 'The selection window is shorter than the time between two backups into the tested vaults.',
    why: 'On most days no recovery point lies in the window, and the test restores nothing.',
    source: derived('only recovery points of the window can be chosen, counted back from the start of the test'),
    check({ feeds, selectionWindowDays }, place) {
      const window = orDefault(selectionWindowDays, selectionWindowDefaultDays.value);
      // A window that is none has an error of its own.
      if (!feeds?.length || window === UNKNOWN || window < selectionWindowLeastDays.value) return undefined;
      const { gap, incomplete } = worstGap(feeds.map(({ schedule }) => schedule));
      if (!gap || incomplete || gap.minutes <= window * MINUTES_PER_DAY) return undefined;
      const days = gap.minutes === Infinity ? undefined : Math.ceil(gap.minutes / MINUTES_PER_DAY);
      return {
        what: `selection window of ${place.label}`,
        must: days === undefined ? 'hold a backup' : `be at least the ${days} days that can lie between two backups and their start windows`,
        got: `${window} days`,
        leaf: 'selectionWindowDays',
      };
    },
  }),
];

function vaultSelector(vault: string, what: string, leaf: string, alone: boolean): Problem | undefined {
  if (vault === '*') return alone ? undefined : { what, must: "be '*' alone, or ARNs of vaults", got: "'*' beside others", leaf };
  if (isArnOf('vaultPattern', vault)) return undefined;
  return { what, must: `be '*', or ${VAULT_ARN}`, got: `'${vault}'`, leaf };
}
