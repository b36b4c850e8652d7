import { HOLE } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { RESOURCE_TAG_PREFIX } from '../model/placed-selection';
import type { PlanModel, SelectionModel } from '../model/plan-model';
import { arnPattern, resourceType, RESOURCE_TYPES } from '../model/resource-types';
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
  /** Whether types and tag together say all of it. */
  readonly exact: boolean;
}

const EVERYTHING: Coverage = { scope: undefined, exact: true, unaudited: [], types: 'any' };
const UNCERTAIN: Coverage = { ...EVERYTHING, exact: false };

/** Patterns that stand for all resources of a type. */
const WHOLE_TYPES = RESOURCE_TYPES.map(facts => arnPattern(facts, HOLE));

/**
 * The scope of what plans select together.
 *
 * One tag stands for all selections that ask for it, be it of some types only, where another selection has the tag with
 * all types: a plan for restores to any second repeats the selections of the other plan for its own types.
 */
export function coverageOf(plans: readonly PlanModel[]): Coverage {
  const parts = plans.flatMap(({ selections }) => isKnown(selections) ? selections.map(partOf) : [{ types: 'any', exact: false } as Part]);
  if (parts.length === 0) return UNCERTAIN;
  const [{ tag }] = parts;
  if (tag && parts.every(part => part.tag?.key === tag.key && part.tag.value === tag.value)) {
    const types = union(parts);
    return { scope: { tag }, exact: parts.some(part => part.exact && part.types === 'any'), unaudited: unauditedOf(types), types };
  }
  if (parts.some(part => part.exact && part.types === 'any' && !part.tag)) return EVERYTHING;
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
  if (lists.some(list => list === UNKNOWN)) return { types, exact: false };
  const [arns, tags, asked, excluded] = [some(resources), some(listOfTags), some(conditions), some(notResources)];
  if (tags.length === 1 && arns.length === 0) {
    const tag = scopeTag(tags[0].key, tags[0].value);
    return { types: 'any', tag, exact: tag !== undefined && asked.length === 0 && excluded.length === 0 };
  }
  const whole = arns.length > 0 && arns.every(arn => arn === '*' || (isKnown(arn) && WHOLE_TYPES.includes(arn)));
  if (tags.length > 0 || !whole || asked.length > 1) return { types, exact: false };
  const [condition] = asked;
  if (!condition) return { types, exact: excluded.length === 0 };
  const tag = condition.operator === 'StringEquals' ? scopeTag(condition.key, condition.value) : undefined;
  return { types, tag, exact: tag !== undefined && excluded.length === 0 };
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
