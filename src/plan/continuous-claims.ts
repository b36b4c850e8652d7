import type { IConstruct } from 'constructs';
import type { ContinuousClaim } from '../model/plan/plan-model';
import { resourceType } from '../model/resources/resource-types';
import type { SelectedResource } from '../selection/selection-spec';

/** A plan, as far as the others have to know it. */
export interface ClaimingPlan {
  readonly path: string;
  /** Whether a rule of it is continuous, as of now. */
  readonly continuous: () => boolean;
}

/** Which plans name a resource; a construct is in one app only, so that apps do not meet here. */
const CLAIMS = new WeakMap<IConstruct, Set<ClaimingPlan>>();

/** Notes that a plan names these resources. */
export function claim(plan: ClaimingPlan, resources: readonly SelectedResource[]): void {
  for (const construct of continuousOnes(resources)) {
    const plans = CLAIMS.get(construct) ?? new Set();
    CLAIMS.set(construct, plans.add(plan));
  }
}

/** Resources that a continuous rule of another plan names too. */
export function contested(plan: ClaimingPlan, resources: readonly SelectedResource[]): ContinuousClaim[] {
  if (!plan.continuous()) return [];
  return continuousOnes(resources).flatMap(construct => [...CLAIMS.get(construct) ?? []]
    .filter(other => other !== plan && other.continuous())
    .map(other => ({ resource: construct.node.path, plan: other.path })));
}

function continuousOnes(resources: readonly SelectedResource[]): IConstruct[] {
  return resources.flatMap(({ construct, types }) =>
    construct && types !== 'any' && types.some(type => resourceType(type).capabilities.continuous === true) ? construct : []);
}
