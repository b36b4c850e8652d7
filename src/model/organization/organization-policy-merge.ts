import { APPEND, ASSIGN, CHILD_CONTROL, REMOVE, VALUE_OPERATORS } from './organization-policy-grammar';
import type { PolicyObject, PolicyValue } from './organization-policy-model';
import { isObject } from './organization-policy-walk';

/** The policies of one root, unit or account, in the order in which they were attached. */
export interface PolicyLevel {
  readonly target: string;
  readonly policies: readonly PolicyObject[];
}

/** Something that a policy says and that a policy above forbids. */
export interface IgnoredSetting {
  readonly target: string;
  /** With slashes, the operator at the end where there is one. */
  readonly path: string;
}

export interface MergedPolicy {
  /** What comes out: names, values and lists, without operators. */
  readonly content: PolicyObject;
  readonly ignored: readonly IgnoredSetting[];
}

/** How names are compared and shown: of most of them AWS shows small letters only. */
export type FoldName = (path: readonly string[]) => string;

type Value = string | readonly PolicyValue[];

/** A place of the policy so far: what it holds, and what those below may do to it. */
interface Place {
  value: Value | undefined;
  /** Operators that policies further down may use here. */
  allowed: ReadonlySet<string>;
  readonly children: Map<string, Place>;
}

/** What all policies of one level say about one place. */
interface Said {
  assigned: Value | undefined;
  readonly appended: PolicyValue[];
  readonly removed: PolicyValue[];
  readonly operators: Set<string>;
  /** What is left of the operators that each of them allows. */
  allowed: ReadonlySet<string> | undefined;
  readonly children: Map<string, Said>;
}

const ALL: ReadonlySet<string> = new Set(VALUE_OPERATORS);

/** The keys of documents as they are. */
export const AS_WRITTEN: FoldName = path => path[path.length - 1];

/**
 * What an account gets, from the root of the organization down: AWS Organizations User Guide, policy-operators and
 * inheritance-examples, read 2026-11.
 *
 * Of policies at one level the first that assigns a value wins, all that append or remove do so, and the operators that
 * they allow below are those that each of them allows. A restriction is never lifted further down. It holds for the place
 * that has it, not for places inside: AWS's samples repeat it at each of them. To put something new into a place needs
 * an operator that adds.
 */
export function mergePolicies(levels: readonly PolicyLevel[], fold: FoldName = AS_WRITTEN): MergedPolicy {
  const root = emptyPlace(ALL);
  const ignored: IgnoredSetting[] = [];
  for (const { target, policies } of levels) {
    const said = emptySaid();
    for (const policy of policies) collect(said, policy, [], fold);
    apply(root, said, [], target, ignored);
  }
  const content = show(root);
  return { content: isObject(content) ? content : {}, ignored };
}

function emptyPlace(allowed: ReadonlySet<string>): Place {
  return { value: undefined, allowed, children: new Map() };
}

function emptySaid(): Said {
  return { assigned: undefined, appended: [], removed: [], operators: new Set(), allowed: undefined, children: new Map() };
}

function collect(said: Said, document: PolicyObject, path: readonly string[], fold: FoldName): void {
  for (const [key, value] of Object.entries<PolicyValue>(document)) {
    if (key === CHILD_CONTROL) {
      said.allowed = intersection(said.allowed ?? ALL, operatorsOf(value));
    } else if (ALL.has(key)) {
      said.operators.add(key);
      const values: readonly PolicyValue[] = isList(value) ? value : [value];
      if (key === ASSIGN) said.assigned ??= isList(value) ? value : String(value);
      else (key === APPEND ? said.appended : said.removed).push(...values);
    } else if (isObject(value)) {
      const at = [...path, key];
      const name = fold(at);
      const child = said.children.get(name) ?? emptySaid();
      said.children.set(name, child);
      collect(child, value, at, fold);
    }
  }
}

function operatorsOf(value: PolicyValue): ReadonlySet<string> {
  const operators = isList(value) ? value.filter(item => typeof item === 'string') : [];
  return operators.includes('@@all') ? ALL : new Set(operators.filter(operator => ALL.has(operator)));
}

function intersection(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...left].filter(item => right.has(item)));
}

function apply(place: Place, said: Said, path: readonly string[], target: string, ignored: IgnoredSetting[]): void {
  const { allowed } = place;
  for (const operator of said.operators) {
    if (!allowed.has(operator)) ignored.push({ target, path: [...path, operator].join('/') });
  }
  place.value = valueOf(place.value, said, allowed);
  for (const [name, child] of said.children) {
    const at = [...path, name];
    const there = place.children.get(name);
    if (there) {
      apply(there, child, at, target, ignored);
    } else if (allowed.has(APPEND) || allowed.has(ASSIGN)) {
      const added = emptyPlace(ALL);
      place.children.set(name, added);
      apply(added, child, at, target, ignored);
    } else {
      ignored.push({ target, path: at.join('/') });
    }
  }
  // Last, since it binds those below and not its own level.
  if (said.allowed) place.allowed = intersection(allowed, said.allowed);
}

function valueOf(inherited: Value | undefined, said: Said, allowed: ReadonlySet<string>): Value | undefined {
  const base = said.assigned !== undefined && allowed.has(ASSIGN) ? said.assigned : inherited;
  const appended = allowed.has(APPEND) ? said.appended : [];
  const removed = allowed.has(REMOVE) ? said.removed : [];
  if (appended.length + removed.length === 0) return base;
  if (typeof base === 'string') return base;
  return [...new Set([...base ?? [], ...appended])].filter(item => !removed.includes(item));
}

/** An emptied list is gone, as in the samples of AWS, and so is what holds nothing. */
function show({ value, children }: Place): PolicyValue | undefined {
  if (value !== undefined) return isList(value) && value.length === 0 ? undefined : value;
  const entries = [...children].map(([name, child]) => [name, show(child)] as const)
    .filter((entry): entry is readonly [string, PolicyValue] => entry[1] !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function isList(value: PolicyValue): value is readonly PolicyValue[] {
  return Array.isArray(value);
}
