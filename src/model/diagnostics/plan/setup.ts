import { UNKNOWN } from '../../known';
import { guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

/** What the front door can be asked for. */
export const SETUP_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SETUP-001',
    severity: 'error',
    when: 'part',
    on: 'setup',
    title: 'Options that shape a new vault are not set beside an existing vault.',
    why: 'They would be dropped without a word: a vault that was brought along is not changed.',
    source: ours('an existing vault keeps its own lock, key and policy'),
    check({ bringsVault, vaultOptions }) {
      if (!bringsVault || vaultOptions.length === 0) return undefined;
      return {
        what: vaultOptions.map(option => `'${option}'`).join(', '),
        must: "not be set beside 'backupVault'",
        got: 'both',
        fix: 'set them where that vault is made, or leave backupVault out to get a new one',
      };
    },
  }),
  diagnostic({
    id: 'CB-SETUP-002',
    severity: 'warning',
    when: 'part',
    on: 'setup',
    title: 'The level expects a copy outside the Region, and there is none.',
    why: 'Vault and resources are lost together when the Region is.',
    source: guide('cross-region-backup'),
    check({ expectsCopy, copies, levelName }) {
      if (!expectsCopy || copies > 0) return undefined;
      return { what: `level '${levelName}'`, must: 'have a copy outside its Region', got: 'none', fix: "set copyTo: [CopyDestination.region('…')]" };
    },
  }),
  diagnostic({
    id: 'CB-SETUP-003',
    severity: 'error',
    when: 'part',
    on: 'setup',
    title: 'Options that shape the rules of a preset are not set beside rules of your own.',
    why: 'They would be dropped without a word: rules that were given are not changed.',
    source: ours('a rule of your own has a schedule of its own'),
    check({ givenRules, presetOptions }) {
      if (!givenRules || presetOptions.length === 0) return undefined;
      return {
        what: presetOptions.map(option => `'${option}'`).join(', '),
        must: 'not be set beside a custom level',
        got: 'both',
        fix: 'set it in the schedule of each rule',
      };
    },
  }),
  diagnostic({
    id: 'CB-SETUP-004',
    severity: 'error',
    when: 'part',
    on: 'setup',
    title: 'A vault that is kept has another generation than the new one and than others that are kept.',
    why: 'One generation stands for one vault.',
    source: ours('name and logical id of a vault follow its generation'),
    check({ generations }) {
      const twice = generations.find((generation, i) => generation !== UNKNOWN && generations.indexOf(generation) !== i);
      if (twice === undefined && generations.filter(generation => generation === undefined).length < 2) return undefined;
      return {
        what: 'generations of the vault and of retainedVaults', must: 'differ from each other', got: twice === undefined ? 'none twice' : `'${String(twice)}' twice`,
        fix: "set generation: '…' of the set-up, and leave that of the kept vault as it was",
      };
    },
  }),
  diagnostic({
    id: 'CB-SETUP-005',
    severity: 'warning',
    when: 'whole',
    on: 'setup',
    title: 'The only copies go into a logically air-gapped vault, and a selected resource type cannot go there.',
    why: 'Its backups lie in one vault only.',
    source: guide('backup-feature-availability'),
    check({ withoutCopy }) {
      if (withoutCopy.length === 0) return undefined;
      return { what: `backups of ${withoutCopy.join(', ')}`, must: 'have a copy', got: 'none, since these types cannot go into a logically air-gapped vault', fix: 'add a CopyDestination of another kind to copyTo' };
    },
  }),
];
