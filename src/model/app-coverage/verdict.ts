import { isKnown } from '../known';
import type { Leaf } from '../known';
import { resourceType } from '../resources/resource-types';
import type { CoveringPlan, CoveringRule, CoveringSelection, PlaceModel, ResourceModel } from './coverage-model';
import type { Match, Route } from './match';
import { SelectionLookup } from './selection-lookup';
import { SelectionMatcher } from './selection-matcher';
import { both, tri } from './tri';
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

/** A selection, prepared to be asked about many resources. */
class Prepared {
  public readonly matcher: SelectionMatcher;
  /** What it was last; most resources come in the same way. */
  private last: { readonly match: Match; readonly protection: Protection } | undefined;

  constructor(public readonly plan: CoveringPlan, public readonly selection: CoveringSelection) {
    this.matcher = new SelectionMatcher(selection);
  }

  public protection(match: Match): Protection {
    if (this.last?.match === match) return this.last.protection;
    const protection = { plan: this.plan, selection: this.selection, route: match.route, by: match.by };
    this.last = { match, protection };
    return protection;
  }
}

/** All plans, prepared to be asked about many resources. */
export class Plans {
  /** Those that want tags, and can say which. */
  private readonly wanting: readonly Prepared[];
  private readonly lookup = new SelectionLookup<Prepared>();

  constructor(public readonly list: readonly CoveringPlan[]) {
    const all = list.flatMap(plan => plan.selections.map(selection => new Prepared(plan, selection)));
    all.forEach(prepared => this.lookup.add(prepared.selection, prepared));
    this.wanting = all.filter(({ matcher }) => matcher.wantsTags);
  }

  /** What the plans do for a resource by itself. */
  public protections(resource: ResourceModel): Protections {
    const sure: Protection[] = [];
    const possible: Protection[] = [];
    for (const prepared of this.lookup.candidates(resource)) {
      const { plan, selection } = prepared;
      const place = samePlace(plan, resource);
      if (place === 'no') continue;
      const match = prepared.matcher.match(resource);
      const deployed = both(deployedWith(plan.condition, resource), deployedWith(selection.condition, resource));
      const covered = both(both(placeOf(match, place), deployed), match.covered);
      if (covered === 'no') continue;
      (covered === 'yes' ? sure : possible).push(prepared.protection(match));
    }
    return { sure: inOrder(sure), possible: inOrder(possible) };
  }

  /** What a resource that nobody protects would need, as the first plan of its place has it. */
  public nearest(resource: ResourceModel): string | undefined {
    for (const { plan, selection, matcher } of this.wanting) {
      if (samePlace(plan, resource) === 'no') continue;
      const missing = matcher.missing(resource);
      if (missing !== undefined) return `selection '${isKnown(selection.name) ? selection.name : selection.path}' ${missing}`;
    }
    return undefined;
  }
}

function inOrder(list: Protection[]): readonly Protection[] {
  if (list.length < 2) return list;
  return list.sort((one, other) => one.selection.path < other.selection.path ? -1 : one.selection.path > other.selection.path ? 1 : 0);
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
    return both(isIn(resource.account, plan.assumed.accounts), isIn(resource.region, plan.assumed.regions));
  }
  if (plan.deployment === resource.deployment) return 'yes';
  return both(same(plan.account, resource.account), same(plan.region, resource.region));
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
  const protections = new Map<ResourceModel, Protections>();
  for (const resource of resources) protections.set(resource, plans.protections(resource));
  const inner = resources.filter(({ within }) => within.length > 0);
  if (inner.length === 0) return protections;
  const byPath = new Map(resources.map(resource => [resource.path, protections.get(resource)!]));
  const joined = inner.map(resource => {
    const around = resource.within.flatMap(path => {
      const outer = byPath.get(path);
      return outer ? [through(outer, path)] : [];
    });
    const all = [protections.get(resource)!, ...around];
    return [resource, { sure: all.flatMap(({ sure }) => sure), possible: all.flatMap(({ possible }) => possible) }] as const;
  });
  for (const [resource, found] of joined) protections.set(resource, found);
  return protections;
}

function through({ sure, possible }: Protections, within: string): Protections {
  return { sure: sure.map(protection => ({ ...protection, within })), possible: possible.map(protection => ({ ...protection, within })) };
}

/** Whether the Region must be opted in to the type for the selection to take the resource. */
export function obeysOptIn({ route }: Protection, resource: ResourceModel): boolean {
  return route === 'tag' || route === 'everything' || resource.types.some(type => resourceType(type).sharesArnForm);
}

/** Whether a resource that is of one of these types can surely have continuous backups. */
export function canBeContinuous(types: ResourceModel['types']): boolean {
  return types.every(type => resourceType(type).capabilities.continuous === true);
}

/** Rules that take snapshots of a resource, and rules that keep a continuous backup of it where it can have one. */
export function rulesFor(continuousType: boolean, rules: Leaf<readonly CoveringRule[]>): { readonly periodic: number; readonly continuous: number } {
  const list = isKnown(rules) ? rules : [];
  const continuous = continuousType ? list.filter(rule => rule.continuous === true).length : 0;
  return { periodic: list.length - continuous, continuous };
}
