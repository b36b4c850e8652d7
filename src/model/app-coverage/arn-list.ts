import { HOLE, hasWildcard, parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { listOf } from '../plan/placed-selection';
import type { ResourceModel } from './coverage-model';
import { TAKES_EVERYTHING } from './match';
import type { Match } from './match';
import { arnCovers, isMarked } from './resource-identity';
import type { ResourceIdentity } from './resource-identity';
import type { Tri } from './tri';

/** ARNs of a selection, prepared so that a long list of plain ones costs one look-up. */
export class ArnList {
  /** Plain ARNs by service and resource part. */
  public readonly plain = new Map<string, string[]>();
  /** Those of them that do not name a resource of the app by a mark, by service; a name that is made up later may meet them. */
  public readonly written = new Map<string, string[]>();
  public readonly patterns: string[] = [];
  public readonly paths: ReadonlySet<string>;
  /** Whether there is an element, or a list, of which nothing is known. */
  public readonly open: boolean;
  public readonly empty: boolean;

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
    if (this.paths.has(resource.path)) return ITSELF;
    const { identity } = resource;
    if (!identity) return this.open || this.plain.size > 0 || this.patterns.length > 0 ? SOME_ARN : NO_ARN;
    let byPattern: Tri = 'no';
    for (const pattern of this.patterns) {
      const covered = arnCovers(pattern, identity);
      if (covered === 'yes') return pattern === '*' ? TAKES_EVERYTHING : { covered, route: 'pattern', by: `ARN pattern ${pattern}` };
      if (covered === 'unknown') byPattern = covered;
    }
    const plain = this.plainCovers(identity);
    if (plain === 'yes') return ITS_ARN;
    return this.open || plain === 'unknown' || byPattern === 'unknown' ? LATE_ARN : NO_ARN;
  }

  private plainCovers(identity: ResourceIdentity): Tri {
    const same = anyCovers(this.plain.get(keyOf(identity)), identity);
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

/** One key for everything that a plain ARN can name. */
export function keyOf({ service, resource }: Pick<ResourceIdentity, 'service' | 'resource'>): string {
  return `${service} ${resource}`;
}

export function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
