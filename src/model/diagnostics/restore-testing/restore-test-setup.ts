import { RESTORE_METADATA_SOURCE, TESTABLE_TYPES } from '../../restore-testing/restore-metadata';
import { api, derived, guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const ELSEWHERE = guide('restore-testing');

/** Targets and restore tests as constructs make them, beside what stands in a template. */
export const RESTORE_TEST_SETUP_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RTEST-030',
    severity: 'error',
    when: 'part',
    on: 'restoreTestingSelection',
    title: 'A restore test has the metadata that its type requires.',
    why: 'AWS Backup cannot infer it, so every test fails.',
    source: RESTORE_METADATA_SOURCE,
    check({ lackingMetadata }, place) {
      if (!lackingMetadata?.length) return undefined;
      return { what: `restore metadata of ${place.label}`, must: `have ${lackingMetadata.map(String).join(' and ')}, which AWS Backup cannot infer`, got: 'none', leaf: 'restoreMetadataOverrides' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-031',
    severity: 'error',
    when: 'part',
    on: 'restoreTestTarget',
    title: 'A target of restore tests that names resources holds one of its type.',
    why: 'Without a name the target would be all resources of the type, which nobody asked for.',
    source: api('RestoreTestingSelectionForCreate'),
    check: ({ type, empty, unsupported }, place) => [
      ...empty ? [{ what: `resources of ${place.label}`, must: 'be at least one', got: 'none', fix: 'leave them out to test all of the type', leaf: 'resources' }] : [],
      ...unsupported.map(({ path, contains }) => ({ what: `resources of ${place.label}`, must: `hold the ${type} that is tested`, got: `${path} with ${contains}`, leaf: 'resources' })),
    ],
  }),
  diagnostic({
    id: 'CB-RTEST-032',
    severity: 'error',
    when: 'part',
    on: 'restoreTestTarget',
    title: 'A tested resource is in the account and Region of the restore tests.',
    why: 'A restore testing plan looks at the vaults of its account and Region, so the resource would never be tested.',
    source: ELSEWHERE,
    check: ({ foreign }, place) => foreign.map(({ resource, place: there, planPlace }) => ({
      what: `resources of ${place.label}`, must: `be in ${planPlace} like the restore tests`, got: `${resource} in ${there}`, fix: 'test it there', leaf: 'resources',
    })),
  }),
  diagnostic({
    id: 'CB-RTEST-033',
    severity: 'error',
    when: 'part',
    on: 'restoreTestSetup',
    title: 'The schedule of restore tests has no windows of its own.',
    why: 'The windows of a schedule are for backup jobs; restore testing has a start window in hours and no completion window.',
    source: api('RestoreTestingPlanForCreate'),
    check({ scheduleWindows }, place) {
      if (scheduleWindows.length === 0) return undefined;
      return { what: `schedule of ${place.label}`, must: 'have no windows', got: scheduleWindows.join(' and '), fix: 'use startWindow of the restore tests', leaf: 'scheduleWindows' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-034',
    severity: 'warning',
    when: 'part',
    on: 'restoreTestSetup',
    title: 'Restore tests look into a vault of another Region.',
    why: 'AWS Backup restores in the Region of the recovery point, and documents nowhere that tests reach beyond theirs.',
    source: ours('nobody says what becomes of such a vault, so it is most likely never tested'),
    check({ vaultRegions }, place) {
      if (vaultRegions.length === 0) return undefined;
      return { what: `vaults of ${place.label}`, must: 'be in their Region', got: vaultRegions.join(', '), fix: 'make restore tests in a stack of that Region', leaf: 'vaultRegions' };
    },
  }),
  diagnostic({
    id: 'CB-RTEST-035',
    severity: 'warning',
    when: 'whole',
    on: 'restoreTestSetup',
    title: 'A protected type is not tested, because its tests need something that nobody gave.',
    why: 'AWS Backup cannot infer it, so the type has no test until a target names it.',
    source: RESTORE_METADATA_SOURCE,
    check: ({ needing }, place) => needing.map(type => ({
      what: place.label, must: `have a target for ${type}, with what its restore needs`, got: 'none', fix: 'add one of RestoreTestTarget', leaf: 'needing',
    })),
  }),
  diagnostic({
    id: 'CB-RTEST-036',
    severity: 'warning',
    when: 'whole',
    on: 'restoreTestSetup',
    title: 'A protected type cannot be tested by AWS Backup.',
    why: 'Nobody learns whether its backups can be restored.',
    source: derived('restore testing has fewer types than AWS Backup protects'),
    check: ({ untestable }, place) => untestable.map(type => ({
      what: place.label, must: `be of types that restore testing has (${TESTABLE_TYPES.join(', ')})`, got: type,
      fix: 'restore it by hand from time to time, and acknowledge this', leaf: 'untestable',
    })),
  }),
];
