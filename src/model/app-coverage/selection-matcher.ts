import { isKnown } from '../known';
import type { Leaf } from '../known';
import { listOf, plainTagKey } from '../plan/placed-selection';
import type { ConditionModel, TagModel } from '../plan/plan-model';
import { ArnList } from './arn-list';
import type { CoveringSelection, ResourceModel, ResourceTags } from './coverage-model';
import { TAKES_EVERYTHING } from './match';
import type { Match } from './match';
import { conditionHolds, tagEquals } from './tag-match';
import { both, notTri } from './tri';
import type { Tri } from './tri';

/**
 * Whom a selection takes: (resources OR tags) AND all conditions, minus what is excluded. A selection that names neither
 * resources nor tags begins with everything.
 */
export class SelectionMatcher {
  private readonly resources: ArnList;
  private readonly excluded: ArnList;
  private readonly tags: readonly TagWay[];
  private readonly conditions: readonly ConditionModel[] | undefined;
  private readonly conditionWords: string;
  private readonly takesEverything: boolean;
  /** Where it looks at tags only, what it says of each set of them. */
  private readonly byTags: WeakMap<ResourceTags, Match> | undefined;
  private readonly wanted: { readonly key: string; readonly value: string } | undefined;

  constructor(selection: CoveringSelection) {
    const tags = listOf(selection.listOfTags);
    this.resources = new ArnList(selection.resources, selection.paths);
    this.excluded = new ArnList(selection.notResources, selection.notPaths);
    this.tags = tags ? tags.map(tagWay) : [UNKNOWN_TAGS];
    this.conditions = listOf(selection.conditions);
    this.conditionWords = (this.conditions ?? []).map(conditionWords).join('');
    this.takesEverything = namesNothing(selection);
    this.byTags = this.resources.empty && this.excluded.empty ? new WeakMap() : undefined;
    this.wanted = tags?.flatMap(({ key, value }) => isKnown(key) && isKnown(value) ? [{ key, value }] : [])[0];
  }

  public match(resource: ResourceModel): Match {
    const known = this.byTags?.get(resource.tags);
    if (known) return known;
    const match = this.matchAnew(resource);
    this.byTags?.set(resource.tags, match);
    return match;
  }

  /** Whether `missing` can say something. */
  public get wantsTags(): boolean {
    return this.wanted !== undefined;
  }

  /** What keeps the resource out, in words: its tags, or that it is excluded. */
  public missing(resource: ResourceModel): string | undefined {
    if (!this.wanted) return undefined;
    const { key, value } = this.wanted;
    const has = resource.tags.values.get(key);
    if (has === value) return this.excluded.covers(resource).covered === 'yes' ? 'excludes it' : undefined;
    return `wants tag ${key} = '${value}'${isKnown(has) ? `, and it has '${has}'` : ''}`;
  }

  private matchAnew(resource: ResourceModel): Match {
    const way = this.surestWay(resource);
    if (way.covered === 'no') return NOT_TAKEN;
    const covered = both(both(way.covered, this.conditionsHold(resource.tags)), notTri(this.excluded.covers(resource).covered));
    return covered === way.covered && this.conditionWords === '' ? way : { covered, route: way.route, by: `${way.by}${this.conditionWords}` };
  }

  /** Of several equally sure ones, the first. */
  private surestWay(resource: ResourceModel): Match {
    if (this.takesEverything) return TAKES_EVERYTHING;
    let surest = this.resources.covers(resource);
    for (const way of this.tags) {
      if (surest.covered === 'yes') return surest;
      const covered = way.tag === undefined ? 'unknown' : tagEquals(way.tag, resource.tags);
      if (covered === 'yes' || (covered === 'unknown' && surest.covered === 'no')) surest = way[covered];
    }
    return surest;
  }

  private conditionsHold(tags: ResourceTags): Tri {
    let result: Tri = this.conditions ? 'yes' : 'unknown';
    for (const condition of this.conditions ?? []) result = both(result, conditionHolds(condition, tags));
    return result;
  }
}

/** A tag of a selection, with what there is to say where it takes a resource. */
interface TagWay {
  readonly tag: TagModel | undefined;
  readonly yes: Match;
  readonly unknown: Match;
}

function tagWay(tag: TagModel): TagWay {
  const by = `tag ${text(tag.key)} = '${text(tag.value)}'`;
  return { tag, yes: { covered: 'yes', route: 'tag', by }, unknown: { covered: 'unknown', route: 'tag', by } };
}

const UNSURE_TAGS: Match = { covered: 'unknown', route: 'tag', by: 'tags that are not known' };
const UNKNOWN_TAGS: TagWay = { tag: undefined, yes: UNSURE_TAGS, unknown: UNSURE_TAGS };

function conditionWords({ operator, key, value }: ConditionModel): string {
  return ` and ${isKnown(key) ? plainTagKey(key) : text(key)} ${VERBS[operator]} '${text(value)}'`;
}

const VERBS = { StringEquals: '=', StringNotEquals: '!=', StringLike: 'like', StringNotLike: 'not like' } as const;

function text(leaf: Leaf<string>): string {
  return isKnown(leaf) ? leaf : '?';
}

const NOT_TAKEN: Match = { covered: 'no', route: undefined, by: '' };

/** A selection that names nothing begins with everything. */
export function namesNothing({ resources, paths, listOfTags }: CoveringSelection): boolean {
  return listOf(resources)?.length === 0 && paths.length === 0 && listOf(listOfTags)?.length === 0;
}
