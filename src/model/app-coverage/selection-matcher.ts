import { HOLE, hasWildcard, matchesPattern, parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { listOf, plainTagKey } from '../plan/placed-selection';
import type { ConditionModel, TagModel } from '../plan/plan-model';
import type { CoveringSelection, ResourceModel, ResourceTags } from './coverage-model';
import { arnCovers, isMarked } from './resource-identity';
import type { ResourceIdentity } from './resource-identity';
import { allOf, anyOf, notTri, tri } from './tri';
import type { Tri } from './tri';

/** How a resource came into a selection. */
export type Route = 'arn' | 'pattern' | 'tag' | 'everything' | 'construct';

export interface Match {
  readonly covered: Tri;
  /** The surest way in. */
  readonly route: Route | undefined;
  /** In words: `tag backup = 'true'`. */
  readonly by: string;
}

/** Tags that AWS sets by itself, which no template shows. */
const SET_BY_AWS = /^aws:/;

/**
 * Whom a selection takes: (resources OR tags) AND all conditions, minus what is excluded. A selection that names neither
 * resources nor tags begins with everything.
 */
export class SelectionMatcher {
  private readonly resources: ArnList;
  private readonly excluded: ArnList;
  private readonly conditionWords: readonly string[];

  constructor(private readonly selection: CoveringSelection) {
    this.resources = new ArnList(selection.resources, selection.paths);
    this.excluded = new ArnList(selection.notResources, selection.notPaths);
    this.conditionWords = (listOf(selection.conditions) ?? []).map(({ operator, key, value }) =>
      `${isKnown(key) ? plainTagKey(key) : text(key)} ${VERBS[operator]} '${text(value)}'`);
  }

  public match(resource: ResourceModel): Match {
    const { tags } = resource;
    const ways = this.ways(resource);
    const base = anyOf(ways.map(({ covered }) => covered));
    if (base === 'no') return { covered: 'no', route: undefined, by: '' };
    const conditions = this.conditionsHold(tags);
    const covered = allOf([base, conditions, notTri(this.excluded.covers(resource).covered)]);
    const way = ways.find(one => one.covered === base)!;
    return { covered, route: way.route, by: [way.by, ...this.conditionWords].join(' and ') };
  }

  /** What the resource would need, in words, where only its tags keep it out. */
  public missing({ tags }: ResourceModel): string | undefined {
    const wanted = listOf(this.selection.listOfTags)?.find(({ key, value }) => isKnown(key) && isKnown(value));
    if (!wanted || !isKnown(wanted.key) || !isKnown(wanted.value)) return undefined;
    const has = tags.values.get(wanted.key);
    return `tag ${wanted.key} = '${wanted.value}'${isKnown(has) ? `, and it has '${has}'` : ''}`;
  }

  private ways(resource: ResourceModel): Match[] {
    const { resources, listOfTags } = this.selection;
    const nothingNamed = listOf(resources)?.length === 0 && this.selection.paths.length === 0 && listOf(listOfTags)?.length === 0;
    if (nothingNamed) return [{ covered: 'yes', ...EVERYTHING }];
    const tags = listOf(listOfTags);
    return [
      this.resources.covers(resource),
      ...tags === undefined
        ? [{ covered: 'unknown', route: 'tag', by: 'tags that are not known' } as const]
        : tags.map((tag): Match => ({ covered: tagEquals(tag, resource.tags), route: 'tag', by: `tag ${text(tag.key)} = '${text(tag.value)}'` })),
    ];
  }

  private conditionsHold(tags: ResourceTags): Tri {
    const conditions = listOf(this.selection.conditions);
    return conditions === undefined ? 'unknown' : allOf(conditions.map(condition => conditionHolds(condition, tags)));
  }

}

const VERBS = { StringEquals: '=', StringNotEquals: '!=', StringLike: 'like', StringNotLike: 'not like' } as const;

function text(leaf: Leaf<string>): string {
  return isKnown(leaf) ? leaf : '?';
}

/** ARNs of a selection, prepared so that a long list of plain ones costs one look-up. */
class ArnList {
  /** Plain ARNs by service and resource part. */
  public readonly plain = new Map<string, string[]>();
  /** Those of them that do not name a resource of the app by a mark, by service; a name that is made up later may meet them. */
  public readonly written = new Map<string, string[]>();
  public readonly patterns: string[] = [];
  public readonly paths: ReadonlySet<string>;
  /** Whether there is an element, or a list, of which nothing is known. */
  public readonly open: boolean;
  private readonly empty: boolean;

  constructor(list: Leaf<readonly Leaf<string>[]>, paths: readonly string[]) {
    const known = listOf(list);
    this.open = known === undefined || known.some(arn => arn === UNKNOWN);
    this.paths = new Set(paths);
    for (const arn of known ?? []) {
      if (!isKnown(arn)) continue;
      const parts = hasWildcard(arn) ? undefined : parseArn(arn);
      if (parts?.resource === undefined || parts.service.includes(HOLE)) {
        this.patterns.push(arn);
        continue;
      }
      add(this.plain, keyOf({ service: parts.service, resource: parts.resource }), arn);
      if (!isMarked(arn)) add(this.written, parts.service, arn);
    }
    this.empty = !this.open && this.plain.size + this.patterns.length + this.paths.size === 0;
  }

  public covers(resource: ResourceModel): Match {
    if (this.empty) return NO_ARN;
    if (this.paths.has(resource.path)) return { covered: 'yes', route: 'construct', by: 'itself' };
    const { identity } = resource;
    if (!identity) return { covered: this.open || this.plain.size > 0 || this.patterns.length > 0 ? 'unknown' : 'no', route: 'arn', by: 'an ARN' };
    const byPattern = this.patterns.map(pattern => arnCovers(pattern, identity));
    const pattern = this.patterns[byPattern.indexOf('yes')] as string | undefined;
    if (pattern !== undefined) return { covered: 'yes', ...pattern === '*' ? EVERYTHING : { route: 'pattern', by: `ARN pattern ${pattern}` } };
    const plain = this.plainCovers(identity);
    if (plain === 'yes') return { covered: 'yes', route: 'arn', by: 'its ARN' };
    const covered = this.open ? 'unknown' : anyOf([plain, ...byPattern]);
    return { covered, route: 'arn', by: 'an ARN that is known at deployment only' };
  }

  private plainCovers(identity: ResourceIdentity): Tri {
    const same = anyOf((this.plain.get(keyOf(identity)) ?? []).map(arn => arnCovers(arn, identity)));
    if (same !== 'no') return same;
    const written = this.written.get(identity.service) ?? [];
    // A name that was written can only be met by itself, or by what has a hole.
    const possible = isOpen(identity) ? written : written.filter(arn => arn.includes(HOLE));
    return anyOf(possible.map(arn => arnCovers(arn, identity)));
  }
}

const NO_ARN: Match = { covered: 'no', route: 'arn', by: 'an ARN' };
const EVERYTHING = { route: 'everything', by: 'everything' } as const;

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function keyOf({ service, resource }: Pick<ResourceIdentity, 'service' | 'resource'>): string {
  return `${service} ${resource}`;
}

/** Whether only a part of the name is known. */
function isOpen({ resource }: ResourceIdentity): boolean {
  return isMarked(resource) || resource.includes(HOLE);
}

/**
 * Finds the few selections that can take a resource at all, so that the many others of a large app cost nothing.
 */
export class SelectionLookup<T> {
  private readonly always: T[] = [];
  private readonly byArn = new Map<string, T[]>();
  private readonly byService = new Map<string, T[]>();
  private readonly byPath = new Map<string, T[]>();
  private readonly byTag = new Map<string, T[]>();
  private readonly byTagKey = new Map<string, T[]>();
  private readonly byTagOfAws: T[] = [];
  private readonly withTags: T[] = [];

  /** Takes in a selection; `item` is what is found for it. */
  public add(selection: CoveringSelection, item: T): void {
    const arns = new ArnList(selection.resources, selection.paths);
    const tags = listOf(selection.listOfTags);
    const nothingNamed = listOf(selection.resources)?.length === 0 && selection.paths.length === 0 && tags?.length === 0;
    if (nothingNamed || arns.open || arns.patterns.length > 0 || tags === undefined || tags.some(({ key }) => !isKnown(key))) {
      this.always.push(item);
      return;
    }
    for (const key of arns.plain.keys()) add(this.byArn, key, item);
    for (const service of arns.written.keys()) add(this.byService, service, item);
    for (const path of arns.paths) add(this.byPath, path, item);
    for (const { key, value } of tags) {
      add(this.byTagKey, plainTagKey(String(key)), item);
      if (SET_BY_AWS.test(plainTagKey(String(key)))) this.byTagOfAws.push(item);
      if (isKnown(value)) add(this.byTag, `${plainTagKey(String(key))}\n${value}`, item);
      else add(this.byTag, `${plainTagKey(String(key))}\n`, item);
    }
    if (tags.length > 0) this.withTags.push(item);
  }

  /** Selections that may take a resource, each once. */
  public candidates({ identity, path, tags }: ResourceModel): Iterable<T> {
    const found = new Set(this.always);
    const take = (items: readonly T[] | undefined) => items?.forEach(item => found.add(item));
    take(this.byPath.get(path));
    if (identity) {
      take(this.byArn.get(keyOf(identity)));
      take(this.byService.get(identity.service));
    } else {
      for (const items of this.byArn.values()) take(items);
    }
    if (!tags.complete) take(this.withTags);
    for (const [key, value] of tags.values) {
      if (!isKnown(value)) {
        take(this.byTagKey.get(key));
        continue;
      }
      take(this.byTag.get(`${key}\n${value}`));
      take(this.byTag.get(`${key}\n`));
    }
    take(this.byTagOfAws);
    return found;
  }
}

function valueOf(key: Leaf<string>, { values, complete }: ResourceTags): Leaf<string> {
  if (!isKnown(key)) return UNKNOWN;
  const plain = plainTagKey(key);
  if (values.has(plain)) return values.get(plain);
  return complete && !SET_BY_AWS.test(plain) ? undefined : UNKNOWN;
}

function tagEquals({ key, value }: TagModel, tags: ResourceTags): Tri {
  const has = valueOf(key, tags);
  if (has === undefined) return 'no';
  return isKnown(has) && isKnown(value) ? tri(has === value) : 'unknown';
}

/** A resource without the tag meets negative conditions, and no positive one. */
function conditionHolds({ operator, key, value: wanted }: ConditionModel, tags: ResourceTags): Tri {
  const negative = operator === 'StringNotEquals' || operator === 'StringNotLike';
  const has = valueOf(key, tags);
  if (has === undefined) return tri(negative);
  if (!isKnown(has) || !isKnown(wanted)) return 'unknown';
  const like = operator === 'StringLike' || operator === 'StringNotLike';
  const meets = like ? matchesPattern(has, wanted) : has === wanted;
  return tri(meets !== negative);
}
