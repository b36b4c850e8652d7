import { HOLE } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { RESOURCE_TAG_PREFIX } from '../model/plan/placed-selection';
import type { PlanModel, SelectionModel } from '../model/plan/plan-model';
import { arnPattern, resourceType, RESOURCE_TYPES } from '../model/resources/resource-types';
import type { ScopeSpec, ScopeTag } from './control-spec';

/** What plans select, as far as the scope of a control can say it. */
export interface Coverage {
  /** undefined: all resources. */
  readonly scope: ScopeSpec | undefined;
  /** Whether the scope holds nothing but what is selected. */
  readonly exact: boolean;
  /** Labels of selected types that Audit Manager does not evaluate. */
  readonly unaudited: readonly string[];
  /** Ids of the types that can be among the resources. */
  readonly types: readonly string[] | 'any';
}

/** What one selection comes to. */
interface Part {
  readonly types: readonly string[] | 'any';
  readonly tag?: ScopeTag;
  /** Whole types that are left out; of 'any' only. */
  readonly without: readonly string[];
  /** Whether types and tag, less what is left out, say all of it. */
  readonly exact: boolean;
}

const EVERYTHING: Coverage = { scope: undefined, exact: true, unaudited: [], types: 'any' };
const UNCERTAIN: Coverage = { ...EVERYTHING, exact: false };

/** Types by the pattern that stands for all of their resources; some share one. */
const WHOLE_TYPES = new Map<string, string[]>();
for (const facts of RESOURCE_TYPES) {
  const pattern = arnPattern(facts, HOLE);
  WHOLE_TYPES.set(pattern, [...WHOLE_TYPES.get(pattern) ?? [], facts.id]);
}

/**
 * The scope of what plans select together.
 *
 * One tag stands for all selections that ask for it, be it of some types only, where another selection has the tag with
 * all types: a plan for restores to any second repeats the selections of the other plan for its own types.
 */
export function coverageOf(plans: readonly PlanModel[]): Coverage {
  const parts = plans.flatMap(({ selections }) => isKnown(selections) ? selections.map(partOf) : [{ types: 'any', without: [], exact: false } as Part]);
  if (parts.length === 0) return UNCERTAIN;
  const [{ tag }] = parts;
  if (tag && parts.every(part => part.tag?.key === tag.key && part.tag.value === tag.value)) {
    const types = union(parts);
    return { scope: { tag }, exact: isComplete(parts), unaudited: unauditedOf(types), types };
  }
  if (isComplete(parts.filter(part => !part.tag))) return EVERYTHING;
  const types = union(parts);
  if (types === 'any') return UNCERTAIN;
  const names = auditedNames(types);
  return {
    scope: { types: names },
    exact: parts.every(part => part.exact && !part.tag) && names.every(name => isWhole(name, types)),
    unaudited: unauditedOf(types),
    types,
  };
}

function partOf(selection: SelectionModel): Part {
  const types = selection.types === UNKNOWN ? 'any' : selection.types;
  const { resources, listOfTags, conditions, notResources } = selection;
  const lists = [resources, listOfTags, conditions, notResources];
  if (lists.some(list => list === UNKNOWN)) return { types, without: [], exact: false };
  const [arns, tags, asked, excluded] = [some(resources), some(listOfTags), some(conditions), some(notResources)];
  const onlyTypes = excluded.every(isWholeType);
  const without = excluded.flatMap(arn => isWholeType(arn) ? WHOLE_TYPES.get(arn)! : []);
  if (tags.length === 1 && arns.length === 0) {
    const tag = scopeTag(tags[0].key, tags[0].value);
    return { types: 'any', tag, without, exact: tag !== undefined && asked.length === 0 && onlyTypes };
  }
  const whole = arns.length > 0 && arns.every(arn => arn === '*' || isWholeType(arn));
  if (tags.length > 0 || !whole || asked.length > 1) return { types, without, exact: false };
  const [condition] = asked;
  const plain = types === 'any' ? onlyTypes : excluded.length === 0;
  if (!condition) return { types, without, exact: plain };
  const tag = condition.operator === 'StringEquals' ? scopeTag(condition.key, condition.value) : undefined;
  return { types, tag, without, exact: tag !== undefined && plain };
}

/**
 * Whether something is selected of all types, whatever is left out of it being selected beside it: where copies go into a
 * logically air-gapped vault, types that cannot go there have a plan of their own.
 */
function isComplete(parts: readonly Part[]): boolean {
  const beside = parts.flatMap(part => part.exact && part.types !== 'any' ? part.types : []);
  return parts.some(part => part.exact && part.types === 'any' && part.without.every(type => beside.includes(type)));
}

function isWholeType(arn: Leaf<string>): arn is string {
  return isKnown(arn) && WHOLE_TYPES.has(arn);
}

function some<T>(list: Leaf<readonly T[]>): readonly T[] {
  return isKnown(list) ? list : [];
}

function scopeTag(key: Leaf<string>, value: Leaf<string>): ScopeTag | undefined {
  if (!isKnown(key) || !isKnown(value)) return undefined;
  return { key: key.startsWith(RESOURCE_TAG_PREFIX) ? key.slice(RESOURCE_TAG_PREFIX.length) : key, value };
}

function union(parts: readonly Part[]): readonly string[] | 'any' {
  return parts.some(({ types }) => types === 'any') ? 'any' : [...new Set(parts.flatMap(({ types }) => types))];
}

function isAudited(type: string): boolean {
  return resourceType(type).capabilities.auditManager !== false;
}

function auditedNames(types: readonly string[]): string[] {
  return [...new Set(types.filter(isAudited).map(type => resourceType(type).backupTypeName))];
}

function unauditedOf(types: readonly string[] | 'any'): string[] {
  return types === 'any' ? [] : types.filter(type => !isAudited(type)).map(type => resourceType(type).label);
}

/** Whether everything that Audit Manager takes a name for is selected. */
function isWhole(name: string, types: readonly string[]): boolean {
  return RESOURCE_TYPES.filter(facts => facts.backupTypeName === name).every(({ id }) => types.includes(id));
}
