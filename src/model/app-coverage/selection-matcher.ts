import { hasWildcard, matchesPattern, parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { listOf, plainTagKey } from '../placed-selection';
import type { ConditionModel, TagModel } from '../plan-model';
import type { CoveringSelection, ResourceModel, ResourceTags } from './coverage-model';
import { arnCovers } from './resource-identity';
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

  constructor(private readonly selection: CoveringSelection) {
    this.resources = new ArnList(selection.resources, selection.paths);
    this.excluded = new ArnList(selection.notResources, selection.notPaths);
  }

  public match(resource: ResourceModel): Match {
    const { tags } = resource;
    const ways = this.ways(resource);
    const base = anyOf(ways.map(({ covered }) => covered));
    if (base === 'no') return { covered: 'no', route: undefined, by: '' };
    const conditions = this.conditionsHold(tags);
    const covered = allOf([base, conditions, notTri(this.excluded.covers(resource).covered)]);
    const way = ways.find(one => one.covered === base)!;
    return { covered, route: way.route, by: [way.by, ...this.conditionWords()].join(' and ') };
  }

  /** What the resource would need, in words, where only its tags keep it out. */
  public missing({ tags }: ResourceModel): string | undefined {
    const wanted = listOf(this.selection.listOfTags)?.find(({ key, value }) => isKnown(key) && isKnown(value)) as { key: string; value: string } | undefined;
    if (!wanted) return undefined;
    const has = tags.values.get(wanted.key);
    return `tag ${wanted.key} = '${wanted.value}'${isKnown(has) ? `, and it has '${has}'` : ''}`;
  }

  private ways(resource: ResourceModel): Match[] {
    const { resources, listOfTags } = this.selection;
    const nothingNamed = listOf(resources)?.length === 0 && this.selection.paths.length === 0 && listOf(listOfTags)?.length === 0;
    if (nothingNamed) return [{ covered: 'yes', route: 'everything', by: 'everything' }];
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

  private conditionWords(): string[] {
    return (listOf(this.selection.conditions) ?? []).map(({ operator, key, value }) =>
      `${isKnown(key) ? plainTagKey(key) : text(key)} ${VERBS[operator]} '${text(value)}'`);
  }
}

const VERBS = { StringEquals: '=', StringNotEquals: '!=', StringLike: 'like', StringNotLike: 'not like' } as const;

function text(leaf: Leaf<string>): string {
  return isKnown(leaf) ? leaf : '?';
}

/** ARNs of a selection, prepared so that a long list of plain ones costs one look-up. */
class ArnList {
  private readonly plain = new Set<string>();
  private readonly plainByService = new Map<string, string[]>();
  private readonly patterns: string[] = [];
  private readonly paths: ReadonlySet<string>;
  /** Whether there is an element, or a list, of which nothing is known. */
  private readonly open: boolean;

  constructor(list: Leaf<readonly Leaf<string>[]>, paths: readonly string[]) {
    const known = listOf(list);
    this.open = known === undefined || known.some(arn => arn === UNKNOWN);
    this.paths = new Set(paths);
    for (const arn of known ?? []) {
      if (!isKnown(arn)) continue;
      const parts = hasWildcard(arn) ? undefined : parseArn(arn);
      if (parts?.resource === undefined) {
        this.patterns.push(arn);
        continue;
      }
      this.plain.add(`${parts.service} ${parts.resource}`);
      const sameService = this.plainByService.get(parts.service);
      if (sameService) sameService.push(arn);
      else this.plainByService.set(parts.service, [arn]);
    }
  }

  public covers(resource: ResourceModel): Match {
    if (this.paths.has(resource.path)) return { covered: 'yes', route: 'construct', by: 'itself' };
    const { identity } = resource;
    if (!identity) return { covered: this.open || this.plain.size > 0 || this.patterns.length > 0 ? 'unknown' : 'no', route: 'arn', by: 'an ARN' };
    const byPattern = this.patterns.find(pattern => arnCovers(pattern, identity) === 'yes');
    if (byPattern !== undefined) {
      return byPattern === '*' ? { covered: 'yes', route: 'everything', by: 'everything' } : { covered: 'yes', route: 'pattern', by: `ARN pattern ${byPattern}` };
    }
    const plain = this.plainCovers(identity);
    if (plain === 'yes') return { covered: 'yes', route: 'arn', by: 'its ARN' };
    const covered = this.open ? 'unknown' : anyOf([plain, ...this.patterns.map(pattern => arnCovers(pattern, identity))]);
    return { covered, route: 'arn', by: 'an ARN that is known at deployment only' };
  }

  private plainCovers(identity: ResourceIdentity): Tri {
    const sameService = this.plainByService.get(identity.service) ?? [];
    if (this.plain.has(`${identity.service} ${identity.resource}`)) return anyOf(sameService.map(arn => arnCovers(arn, identity)));
    // A name that was written can only be met by itself; one that is made up later may be any.
    return this.hasMarks(identity) ? anyOf(sameService.map(arn => arnCovers(arn, identity))) : this.withHoles(sameService, identity);
  }

  private hasMarks({ resource }: ResourceIdentity): boolean {
    return /[\u27e8\u2026]/.test(resource);
  }

  private withHoles(arns: readonly string[], identity: ResourceIdentity): Tri {
    return anyOf(arns.filter(arn => arn.includes('\u2026')).map(arn => arnCovers(arn, identity)));
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
