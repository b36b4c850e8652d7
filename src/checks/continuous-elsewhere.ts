import { HOLE, hasWildcard } from '../model/arn';
import { isKnown } from '../model/known';
import type { ContinuousClaim, RuleModel } from '../model/plan/plan-model';
import { resourceType } from '../model/resources/resource-types';
import { PLAN, selectionsOf } from './read-selection';
import { typeIdsOf } from './resource-kinds';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

const CLAIMS = new WeakMap<TemplateIndex, ReadonlyMap<string, readonly TemplateResource[]>>();

/** Resources that a plan names, and that a continuous rule of another plan names too. */
export function continuousElsewhere(plan: TemplateResource, rules: readonly RuleModel[], index: TemplateIndex): ContinuousClaim[] {
  if (!rules.some(({ continuous }) => continuous === true)) return [];
  const claims = claimsOf(index);
  return namedBy(plan, index).flatMap(resource => (claims.get(resource) ?? [])
    .filter(other => other !== plan)
    .map(other => ({ resource, plan: other.constructPath })));
}

/** Plans that surely have a continuous rule, by the resources they name. */
function claimsOf(index: TemplateIndex): ReadonlyMap<string, readonly TemplateResource[]> {
  const known = CLAIMS.get(index);
  if (known) return known;
  const claims = new Map<string, TemplateResource[]>();
  index.cases.outside(() => {
    for (const plan of index.ofType(PLAN).filter(isContinuous)) {
      for (const resource of namedBy(plan, index)) claims.set(resource, [...claims.get(resource) ?? [], plan]);
    }
  });
  CLAIMS.set(index, claims);
  return claims;
}

function isContinuous({ properties, exists }: TemplateResource): boolean {
  if (exists !== true) return false;
  const rules = properties.inside('BackupPlan').list('BackupPlanRule');
  return isKnown(rules) && rules.some(rule => rule.flag('EnableContinuousBackup') === true);
}

/** Construct paths and ARNs of single resources that can be backed up continuously. */
function namedBy(plan: TemplateResource, index: TemplateIndex): string[] {
  const selections = selectionsOf(plan, index);
  const properties = (isKnown(selections) ? selections : []).filter(({ exists }) => exists === true).map(selection => selection.properties.inside('BackupSelection'));
  const resources = properties.flatMap(selection => selection.targets('Resources')).flatMap(target => target?.resource ?? []);
  const arns = properties.flatMap(selection => {
    const written = selection.arns('Resources');
    return isKnown(written) ? written.filter(isKnown) : [];
  });
  const isContinuousType = (resource: TemplateResource) => typeIdsOf(resource).some(id => resourceType(id).capabilities.continuous === true);
  return [...new Set([
    ...resources.filter(isContinuousType).map(({ constructPath }) => constructPath),
    ...arns.filter(arn => arn.startsWith('arn:') && !hasWildcard(arn) && !arn.includes(HOLE)),
  ])];
}
