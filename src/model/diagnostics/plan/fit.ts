import { isKnown } from '../../known';
import { placed } from '../../plan/placed-selection';
import type { LifecycleModel, PlanModel } from '../../plan/plan-model';
import type { Capability, ResourceTypeFacts } from '../../resources/resource-type-facts';
import { resourceType } from '../../resources/resource-types';
import { guide } from '../../sources';
import { leavesAccount } from '../../vault/vault-identity';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { copyLabel, ruleLabel } from '../labels';

const MATRIX = guide('backup-feature-availability');

/** Of these types there surely is a resource. */
export function sureTypes({ selections }: PlanModel): ResourceTypeFacts[] {
  const ids = isKnown(selections) ? selections.flatMap(selection => placed(selection)?.sureTypes ?? []) : [];
  return [...new Set(ids)].map(resourceType);
}

interface SelectedTypes {
  readonly known: readonly ResourceTypeFacts[];
  /** Whether every selection says which types are in it. */
  readonly complete: boolean;
}

function selectedTypes({ selections }: PlanModel): SelectedTypes {
  if (!isKnown(selections)) return { known: [], complete: false };
  const ids = selections.flatMap(({ types }) => typeof types === 'object' ? types : []);
  return { known: [...new Set(ids)].map(resourceType), complete: selections.every(({ types }) => typeof types === 'object') };
}

/** Types that are all known, of which none has the capability; undefined where that cannot be said. */
function allWithout(plan: PlanModel, capability: Capability): string | undefined {
  const { known, complete } = selectedTypes(plan);
  if (!complete || known.length === 0 || known.some(type => type.capabilities[capability] !== false)) return undefined;
  return known.map(({ label }) => label).join(', ');
}

function turnsCold(lifecycle: LifecycleModel): boolean {
  return isKnown(lifecycle.moveToColdStorageAfterDays);
}

/** Whether rules ask for something that the selected resource types can do. */
export const FIT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-TYPE-001',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Rules move backups to cold storage, and no selected resource type supports it.',
    why: 'AWS Backup ignores the setting; backups stay in warm storage and cost as much.',
    source: MATRIX,
    check(plan) {
      const rules = isKnown(plan.rules) ? plan.rules : [];
      if (!rules.some(({ lifecycle }) => isKnown(lifecycle) && turnsCold(lifecycle))) return undefined;
      const types = allWithout(plan, 'coldStorage');
      return types === undefined ? undefined : { what: 'selected resource types', must: 'support cold storage for it to have an effect', got: types, leaf: 'selections' };
    },
  }),
  diagnostic({
    id: 'CB-TYPE-002',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Rules copy recovery points, and a selected resource type cannot be copied.',
    why: 'Its backups stay in one vault, and its copy jobs fail.',
    source: MATRIX,
    check(plan) {
      const rules = isKnown(plan.rules) ? plan.rules : [];
      if (!rules.some(({ copies }) => isKnown(copies) && copies.length > 0)) return undefined;
      const stuck = sureTypes(plan).filter(({ capabilities }) => capabilities.crossRegionCopy === false && capabilities.crossAccountCopy === false);
      if (stuck.length === 0) return undefined;
      return {
        what: 'selected resource types',
        must: 'support copies where a rule copies',
        got: stuck.map(({ label }) => label).join(', '),
        fix: 'protect them by a plan without copies, and copy them with a feature of their own service',
        leaf: 'selections',
      };
    },
  }),
  diagnostic({
    id: 'CB-TYPE-003',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'A rule is continuous, and no selected resource type supports it.',
    why: 'AWS Backup takes snapshots instead.',
    source: MATRIX,
    check(plan) {
      const rules = isKnown(plan.rules) ? plan.rules : [];
      if (!rules.some(({ continuous }) => continuous === true)) return undefined;
      const types = allWithout(plan, 'continuous');
      return types === undefined ? undefined : { what: 'selected resource types', must: 'support continuous backup where a rule is continuous', got: types, leaf: 'selections' };
    },
  }),
  diagnostic({
    id: 'CB-TYPE-004',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'One copy action leaves account and Region together, and AWS does not say that a selected resource type can do that.',
    why: 'Its copy jobs may fail; AWS names only the types that AWS Backup manages fully, RDS, Aurora, DocumentDB and Neptune.',
    source: guide('create-cross-account-backup'),
    check(plan) {
      const unsure = sureTypes(plan).filter(type => type.copiesToOtherAccountAndRegion === 'unknown' && type.capabilities.crossAccountCopy !== false);
      if (unsure.length === 0 || !isKnown(plan.rules)) return undefined;
      return plan.rules.flatMap((rule, r): Problem[] => (isKnown(rule.copies) ? rule.copies : []).flatMap((copy, c): Problem[] => {
        const { region } = copy.destination;
        if (!leavesAccount(rule, copy) || !isKnown(region) || !isKnown(rule.vault.region) || region === rule.vault.region) return [];
        return [{
          what: `${copyLabel(copy)} in ${ruleLabel(rule, r)}`,
          must: `leave either the account or the Region for ${unsure.map(({ label }) => label).join(', ')}`,
          got: 'both in one action',
          fix: `copy to the account in ${rule.vault.region} and, with CopyDestination.region('${region}'), to ${region} in this account`,
          leaf: `rules[${r}].copies[${c}]`,
        }];
      }));
    },
  }),
  diagnostic({
    id: 'CB-TYPE-005',
    severity: 'error',
    when: 'whole',
    on: 'plan',
    title: 'Rules copy into a logically air-gapped vault, and no selected resource type can go there.',
    why: 'Every copy job fails; there is no copy of these backups anywhere.',
    source: MATRIX,
    check(plan) {
      const types = allWithout(plan, 'logicallyAirGapped');
      if (types === undefined || !copiesToAirGap(plan)) return undefined;
      return {
        what: 'selected resource types', must: 'be supported by logically air-gapped vaults where a rule copies into one', got: types,
        fix: 'protect them by a plan that copies to an ordinary vault', leaf: 'selections',
      };
    },
  }),
  diagnostic({
    id: 'CB-TYPE-006',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Rules copy into a logically air-gapped vault, and a selected resource type cannot go there.',
    why: 'Its copy jobs fail, beside those that succeed.',
    source: MATRIX,
    check(plan) {
      if (!copiesToAirGap(plan) || allWithout(plan, 'logicallyAirGapped') !== undefined) return undefined;
      const stuck = sureTypes(plan).filter(({ capabilities }) => capabilities.logicallyAirGapped === false);
      if (stuck.length === 0) return undefined;
      return {
        what: 'selected resource types', must: 'be supported by logically air-gapped vaults where a rule copies into one', got: stuck.map(({ label }) => label).join(', '),
        fix: 'protect them by a plan without that copy, as CompliantBackup does by itself', leaf: 'selections',
      };
    },
  }),
];

function copiesToAirGap({ rules }: PlanModel): boolean {
  const copies = isKnown(rules) ? rules.flatMap(rule => isKnown(rule.copies) ? rule.copies : []) : [];
  return copies.some(({ toAirGapped, destination }) => toAirGapped === true || destination.airGapped === true);
}
