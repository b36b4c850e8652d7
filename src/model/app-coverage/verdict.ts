import { isKnown } from '../known';
import type { Leaf } from '../known';
import { resourceType } from '../resources/resource-types';
import type { CoveringPlan, CoveringRule, CoveringSelection, PlaceModel, ResourceModel } from './coverage-model';
import { SelectionLookup, SelectionMatcher } from './selection-matcher';
import type { Match, Route } from './selection-matcher';
import { allOf, tri } from './tri';
import type { Tri } from './tri';

/** A selection that takes a resource, or may take it. */
export interface Protection {
  readonly plan: CoveringPlan;
  readonly selection: CoveringSelection;
  readonly route: Route | undefined;
  /** In words: `tag backup = 'true'`. */
  readonly by: string;
  /** The resource whose backup includes this one. */
  readonly within?: string;
}

/** What the plans do for a resource. */
export interface Protections {
  /** Selections that surely take it. */
  readonly sure: readonly Protection[];
  /** Selections that may take it. */
  readonly possible: readonly Protection[];
}

interface Prepared {
  readonly plan: CoveringPlan;
  readonly selection: CoveringSelection;
  readonly matcher: SelectionMatcher;
}

/** All plans, prepared to be asked about many resources. */
export class Plans {
  private readonly prepared: readonly Prepared[];
  private readonly lookup = new SelectionLookup<Prepared>();

  constructor(public readonly list: readonly CoveringPlan[]) {
    this.prepared = list.flatMap(plan => plan.selections.map(selection => ({ plan, selection, matcher: new SelectionMatcher(selection) })));
    this.prepared.forEach(prepared => this.lookup.add(prepared.selection, prepared));
  }

  /** What the plans do for a resource by itself. */
  public protections(resource: ResourceModel): Protections {
    const sure: Protection[] = [];
    const possible: Protection[] = [];
    for (const { plan, selection, matcher } of this.lookup.candidates(resource)) {
      const place = samePlace(plan, resource);
      if (place === 'no') continue;
      const match = matcher.match(resource);
      const deployed = [plan, selection].map(({ condition }) => deployedWith(condition, resource));
      const covered = allOf([placeOf(match, place), ...deployed, match.covered]);
      if (covered === 'no') continue;
      (covered === 'yes' ? sure : possible).push({ plan, selection, route: match.route, by: match.by });
    }
    return { sure: inOrder(sure), possible: inOrder(possible) };
  }

  /** What a resource that nobody protects would need, as the first plan of its place has it. */
  public nearest(resource: ResourceModel): string | undefined {
    for (const { plan, selection, matcher } of this.prepared) {
      if (samePlace(plan, resource) === 'no') continue;
      const missing = matcher.missing(resource);
      if (missing !== undefined) return `selection '${isKnown(selection.name) ? selection.name : selection.path}' wants ${missing}`;
    }
    return undefined;
  }
}

function inOrder(list: readonly Protection[]): Protection[] {
  return [...list].sort((one, other) => one.selection.path < other.selection.path ? -1 : one.selection.path > other.selection.path ? 1 : 0);
}

/** What names the resource itself can only do so in its own account and Region. */
function placeOf({ route, covered }: Match, place: Tri): Tri {
  return place === 'unknown' && covered === 'yes' && (route === 'arn' || route === 'construct') ? 'yes' : place;
}

/** Whether the resource never is without the plan. */
function deployedWith(condition: string | undefined, resource: ResourceModel): Tri {
  return condition === undefined || condition === resource.condition ? 'yes' : 'unknown';
}

/** Whether a plan can reach a resource: plans protect resources of their own account and Region. */
export function samePlace(plan: CoveringPlan, resource: PlaceModel): Tri {
  if (plan.assumed) {
    return allOf([isIn(resource.account, plan.assumed.accounts), isIn(resource.region, plan.assumed.regions)]);
  }
  if (plan.deployment === resource.deployment) return 'yes';
  return allOf([same(plan.account, resource.account), same(plan.region, resource.region)]);
}

function isIn(place: Leaf<string>, places: readonly string[] | undefined): Tri {
  if (places === undefined) return 'yes';
  return isKnown(place) ? tri(places.includes(place)) : 'unknown';
}

function same(one: Leaf<string>, other: Leaf<string>): Tri {
  return isKnown(one) && isKnown(other) ? tri(one === other) : 'unknown';
}

/** What all plans do for all resources, those included that are backed up with another one. */
export function protectAll(resources: readonly ResourceModel[], plans: Plans): ReadonlyMap<ResourceModel, Protections> {
  const own = new Map(resources.map(resource => [resource, plans.protections(resource)]));
  const byPath = new Map(resources.map(resource => [resource.path, resource]));
  return new Map(resources.map(resource => {
    if (resource.within.length === 0) return [resource, own.get(resource)!];
    const around = resource.within.flatMap(path => {
      const outer = byPath.get(path);
      return outer ? [[path, own.get(outer)!] as const] : [];
    });
    const { sure, possible } = own.get(resource)!;
    const through = (list: readonly Protection[], within: string) => list.map(protection => ({ ...protection, within }));
    return [resource, {
      sure: [...sure, ...around.flatMap(([path, protections]) => through(protections.sure, path))],
      possible: [...possible, ...around.flatMap(([path, protections]) => through(protections.possible, path))],
    }];
  }));
}

/** Whether the Region must be opted in to the type for the selection to take the resource. */
export function obeysOptIn({ route }: Protection, resource: ResourceModel): boolean {
  return route === 'tag' || route === 'everything' || resource.types.some(type => resourceType(type).sharesArnForm);
}

/** Rules that take snapshots of this resource, and rules that keep a continuous backup of it. */
export function rulesFor(resource: ResourceModel, rules: Leaf<readonly CoveringRule[]>): { readonly periodic: number; readonly continuous: number } {
  const canBeContinuous = resource.types.every(type => resourceType(type).capabilities.continuous === true);
  const list = isKnown(rules) ? rules : [];
  const continuous = canBeContinuous ? list.filter(rule => rule.continuous === true).length : 0;
  return { periodic: list.length - continuous, continuous };
}
