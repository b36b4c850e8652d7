import { isKnown } from '../../known';
import { api } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { ruleLabel, vaultLabel } from '../labels';
import { differences } from '../places';

/** Where the vaults of a plan lie. */
export const VAULT_PLACE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-PLAN-012',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'The vault of a rule lies in account and Region of its plan.',
    why: 'A plan names its vault without account and Region: the backups go to another vault of that name, or the deployment fails.',
    source: api('BackupRuleInput'),
    check(plan) {
      if (!isKnown(plan.rules)) return undefined;
      return plan.rules.flatMap((rule, i) => differences(rule.vault, plan).map(({ leaf, got, wanted }) => ({
        what: isKnown(rule.vault.name) ? vaultLabel(rule.vault) : `vault of ${ruleLabel(rule, i)}`,
        must: `lie in the ${leaf === 'region' ? 'Region' : leaf} of the plan, '${wanted}'`,
        got: `'${got}'`,
        fix: 'back up to a vault there, and reach this one with CopyDestination.vault',
        leaf: `rules[${i}].vault`,
      })));
    },
  }),
];
