import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import type { PlanModel } from '../../plan/plan-model';
import type { ResourceTypeFacts } from '../../resources/resource-type-facts';
import { guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { sureTypes } from './fit';

const MATRIX = guide('backup-feature-availability');

/** Whether the Regions of a plan offer what its rules ask for; AWS's footnotes may lag, so these are warnings. */
export const REGION_FIT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-TYPE-007',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Rules copy recovery points from or to a Region where a selected resource type cannot be copied.',
    why: 'Its copy jobs fail.',
    source: MATRIX,
    check: plan => absent(plan, copyRegions(plan), ({ noCopyRegions }) => noCopyRegions, 'be copied between Regions that support it'),
  }),
  diagnostic({
    id: 'CB-TYPE-008',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Rules back up or copy into a logically air-gapped vault in a Region where a selected resource type cannot go into one.',
    why: 'Its jobs into that vault fail.',
    source: MATRIX,
    check: plan => absent(plan, airGapRegions(plan), ({ noAirGapRegions }) => noAirGapRegions, 'go into logically air-gapped vaults of Regions that support it'),
  }),
];

/** Regions that copies leave or reach. */
function copyRegions({ region, rules }: PlanModel): Leaf<string>[] {
  const copies = isKnown(rules) ? rules.flatMap(rule => isKnown(rule.copies) ? rule.copies : []) : [];
  return copies.length === 0 ? [] : [region, ...copies.map(({ destination }) => destination.region)];
}

function airGapRegions({ region, rules }: PlanModel): Leaf<string>[] {
  if (!isKnown(rules)) return [];
  return rules.flatMap(({ airGappedVault, copies }) => {
    // A vault that a rule backs up into directly lies in the Region of its plan.
    const direct: Leaf<string>[] = airGappedVault === undefined ? [] : [region];
    const copied = isKnown(copies) ? copies.filter(({ toAirGapped, destination }) => toAirGapped === true || destination.airGapped === true) : [];
    return [...direct, ...copied.map(({ destination }) => destination.region)];
  });
}

function absent(plan: PlanModel, regions: readonly Leaf<string>[], of: (type: ResourceTypeFacts) => readonly string[], can: string): Problem[] {
  const known = [...new Set(regions.filter(isKnown))];
  return sureTypes(plan).flatMap((type): Problem[] => {
    const missing = known.filter(region => of(type).includes(region));
    return missing.length === 0 ? [] : [{
      what: `selected ${type.label}`, must: can, got: missing.join(', '), fix: 'protect the type by a plan of its own', leaf: 'selections',
    }];
  });
}
