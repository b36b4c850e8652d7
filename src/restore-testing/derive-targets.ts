import type { IConstruct } from 'constructs';
import { arnLeaf, hasWildcard } from '../model/arn';
import { isKnown } from '../model/known';
import type { ResourceTypeFacts } from '../model/resources/resource-type-facts';
import { RESOURCE_TYPES, resourceType } from '../model/resources/resource-types';
import { restoreMetadata } from '../model/restore-testing/restore-metadata';
import type { ProtectionPlan } from '../plan/protection-plan';
import type { SelectedResource } from '../selection/selection-spec';
import { RestoreTestTarget } from './restore-test-target';
import { isComplete } from './target-spec';
import type { TargetSpec } from './target-spec';

/** What plans protect, as targets of restore tests, and what is left over. */
export interface DerivedTargets {
  /** One for each type at most, none for a type that somebody gave a target for. */
  readonly targets: readonly RestoreTestTarget[];
  /** Types that are named and cannot be tested without something that nobody gave. */
  readonly needing: readonly string[];
  /** Types that are named and that restore testing does not have. */
  readonly untestable: readonly string[];
}

interface Named {
  readonly resources: IConstruct[];
  readonly arns: string[];
}

/**
 * A target for each testable type that plans select: its resources where they are all named, otherwise all of the type in
 * the vaults. Where plans select by tag, or everything, these are all types whose tests need nothing but the recovery point;
 * file systems of FSx are tested where they are named.
 */
export function deriveTargets(plans: readonly ProtectionPlan[], given: readonly RestoreTestTarget[]): DerivedTargets {
  const { whole, named, surely } = protectedBy(plans);
  const open = (facts: ResourceTypeFacts) => !given.some(target => covers(target, facts));
  const types = RESOURCE_TYPES.filter(open);
  const testable = types.filter(isTestable);
  return {
    targets: testable.flatMap(facts => specOf(facts, whole, named)).map(spec => RestoreTestTarget._of(spec)),
    needing: testable.filter(facts => needsMore(facts, whole, named)).map(({ label }) => label),
    untestable: types.filter(facts => !isTestable(facts) && surely.has(facts.id)).map(({ label }) => label),
  };
}

interface Protected {
  /** Ids of types of which any resource can be protected. */
  readonly whole: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, Named>;
  /** Ids of types that are protected in so many words. */
  readonly surely: ReadonlySet<string>;
}

function protectedBy(plans: readonly ProtectionPlan[]): Protected {
  const whole = new Set<string>();
  const named = new Map<string, Named>();
  const surely = new Set<string>();
  // A plan that is kept to some types has patterns of types that nobody asked for, beside one that takes any.
  const any = plans.some(selectsAny);
  if (any) for (const facts of RESOURCE_TYPES) if (isTestable(facts) && !isFsx(facts)) whole.add(facts.id);
  for (const resource of plans.flatMap(plan => plan._selected)) {
    if (resource.types === 'any') continue;
    const one = isOne(resource);
    if (resource.types.length === 1 && (one || !any)) surely.add(resource.types[0]);
    if (one) add(named, resource);
    else if (!any) for (const type of resource.types) whole.add(type);
  }
  return { whole, named, surely };
}

function selectsAny(plan: ProtectionPlan): boolean {
  const { selections } = plan._model();
  return !isKnown(selections) || selections.some(({ types }) => typeof types !== 'object');
}

/** Whether it is a single resource, of a type that is known. */
function isOne({ arn, types, construct }: SelectedResource): boolean {
  if (types === 'any' || types.length !== 1) return false;
  const text = arnLeaf(arn);
  return construct !== undefined || (isKnown(text) && !hasWildcard(text));
}

function add(named: Map<string, Named>, { arn, types, construct }: SelectedResource): void {
  const list = named.get(types[0]) ?? { resources: [], arns: [] };
  named.set(types[0], list);
  // Several plans can protect the same resource.
  if (construct && !list.resources.includes(construct)) list.resources.push(construct);
  if (!construct && !list.arns.includes(arn)) list.arns.push(arn);
}

/** Types that AWS Backup has one name for are tested once, where all of them are. */
function specOf(facts: ResourceTypeFacts, whole: ReadonlySet<string>, named: ReadonlyMap<string, Named>): TargetSpec[] {
  const alike = RESOURCE_TYPES.filter(({ backupTypeName }) => backupTypeName === facts.backupTypeName).map(({ id }) => id);
  const first = alike.find(id => whole.has(id));
  // All of FSx cannot be restored in one way.
  if (first !== undefined && !isFsx(facts)) return first === facts.id ? [{ typeId: facts.id, metadata: {} }] : [];
  const { resources = [], arns = [] } = named.get(facts.id) ?? {};
  const complete = resources.filter(construct => isComplete(facts.id, construct));
  const written = isComplete(facts.id, undefined) ? arns : [];
  if (complete.length + written.length === 0) return [];
  return [{
    typeId: facts.id,
    metadata: {},
    ...complete.length > 0 ? { resources: complete } : {},
    ...written.length > 0 ? { arns: written } : {},
  }];
}

/** Whether a part of what is protected is not tested for want of something. */
function needsMore(facts: ResourceTypeFacts, whole: ReadonlySet<string>, named: ReadonlyMap<string, Named>): boolean {
  const { resources = [], arns = [] } = named.get(facts.id) ?? {};
  if (isFsx(facts) && whole.has(facts.id)) return true;
  return [...resources, ...arns.map(() => undefined)].some(construct => !isComplete(facts.id, construct));
}

function isTestable({ backupTypeName }: ResourceTypeFacts): boolean {
  return restoreMetadata(backupTypeName) !== undefined;
}

/** Several kinds of file systems have one name in AWS Backup, and are restored in different ways. */
function isFsx({ backupTypeName }: ResourceTypeFacts): boolean {
  return restoreMetadata(backupTypeName)?.oneOf !== undefined;
}

/** Whether a target is for a type; a kind of file system is for itself only. */
function covers({ _spec: { typeId } }: RestoreTestTarget, facts: ResourceTypeFacts): boolean {
  return isFsx(facts) ? typeId === facts.id : resourceType(typeId).backupTypeName === facts.backupTypeName;
}
