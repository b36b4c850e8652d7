import { HOLE, hasWildcard, parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import { listOf } from '../plan/placed-selection';
import type { CoveringArns, ResourceModel } from './coverage-model';
import { TAKES_EVERYTHING } from './match';
import type { Match } from './match';
import { arnCovers, isMarked } from './resource-identity';
import type { ResourceIdentity } from './resource-identity';
import type { Tri } from './tri';

/** ARNs of a selection, prepared so that a long list of plain ones costs one look-up. */
export class ArnList {
  /** Plain ARNs by service and by resource part. */
  public readonly plain = new Map<string, Map<string, string[]>>();
  /** Those of them that do not name a resource of the app by a mark, by service; a name that is made up later may meet them. */
  public readonly written = new Map<string, string[]>();
  /** ARNs with wildcards, each with what there is to say where it takes a resource. */
  public readonly patterns = new Map<string, Match>();
  /** Paths of resources that are named as constructs. */
  public readonly paths: ReadonlySet<string>;
  /** Paths of resources whose ARNs are referred to. */
  public readonly named = new Set<string>();
  /** Whether there is an element, or a list, of which nothing is known. */
  public readonly open: boolean;
  public readonly empty: boolean;

  constructor(list: CoveringArns, paths: readonly string[]) {
    const known = listOf(list);
    this.open = known === undefined || known.some(arn => arn === UNKNOWN);
    this.paths = new Set(paths);
    for (const arn of known ?? []) {
      if (!isKnown(arn)) continue;
      if (typeof arn === 'object') {
        this.named.add(arn.path);
        continue;
      }
      const parts = hasWildcard(arn) ? undefined : parseArn(arn);
      if (parts?.resource === undefined || parts.service.includes(HOLE)) {
        this.patterns.set(arn, arn === '*' ? TAKES_EVERYTHING : { covered: 'yes', route: 'pattern', by: `ARN pattern ${arn}` });
        continue;
      }
      let ofService = this.plain.get(parts.service);
      if (!ofService) this.plain.set(parts.service, ofService = new Map());
      add(ofService, parts.resource, arn);
      if (!isMarked(arn)) add(this.written, parts.service, arn);
    }
    this.empty = !this.open && this.plain.size + this.patterns.size + this.paths.size + this.named.size === 0;
  }

  public covers(resource: ResourceModel): Match {
    if (this.empty) return NO_ARN;
    const path = resource.sameAs ?? resource.path;
    if (this.paths.has(path)) return ITSELF;
    if (this.named.has(path)) return ITS_ARN;
    // Most lists name resources of the app and nothing else.
    if (this.plain.size + this.patterns.size === 0 && !resource.imported) return this.open ? LATE_ARN : NO_ARN;
    const { identity } = resource;
    if (!identity) return this.open || this.plain.size + this.patterns.size + this.named.size > 0 ? SOME_ARN : NO_ARN;
    let byPattern: Tri = 'no';
    for (const [pattern, match] of this.patterns) {
      const covered = arnCovers(pattern, identity);
      if (covered === 'yes') return match;
      if (covered === 'unknown') byPattern = covered;
    }
    const plain = this.plainCovers(identity);
    if (plain === 'yes') return ITS_ARN;
    return this.open || plain === 'unknown' || byPattern === 'unknown' ? LATE_ARN : NO_ARN;
  }

  private plainCovers(identity: ResourceIdentity): Tri {
    const same = anyCovers(this.plain.get(identity.service)?.get(identity.resource), identity);
    if (same !== 'no') return same;
    const written = this.written.get(identity.service);
    // A name that was written can only be met by itself, or by what has a hole.
    return anyCovers(isOpen(identity) ? written : written?.filter(arn => arn.includes(HOLE)), identity);
  }
}

function anyCovers(arns: readonly string[] | undefined, identity: ResourceIdentity): Tri {
  let result: Tri = 'no';
  for (const arn of arns ?? []) {
    const covered = arnCovers(arn, identity);
    if (covered === 'yes') return covered;
    if (covered === 'unknown') result = covered;
  }
  return result;
}

const NO_ARN: Match = { covered: 'no', route: 'arn', by: 'an ARN' };
const SOME_ARN: Match = { covered: 'unknown', route: 'arn', by: 'an ARN' };
const LATE_ARN: Match = { covered: 'unknown', route: 'arn', by: 'an ARN that is known at deployment only' };
const ITS_ARN: Match = { covered: 'yes', route: 'arn', by: 'its ARN' };
const ITSELF: Match = { covered: 'yes', route: 'construct', by: 'itself' };

/** Whether only a part of the name is known. */
function isOpen({ resource }: ResourceIdentity): boolean {
  return isMarked(resource) || resource.includes(HOLE);
}

export function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
