import { HOLE, matchesPattern, parseArn } from '../arn';
import { isKnown } from '../known';
import type { Leaf } from '../known';
import { both, tri } from './tri';
import type { Tri } from './tri';

/** Stands in a text for a name that CloudFormation makes up; the same resource has the same mark everywhere. */
export function mark(path: string): string {
  return `\u27e8${path}\u27e9`;
}

/** Whether a text has a made-up name in it. */
export function isMarked(text: string): boolean {
  return text.includes('\u27e8');
}

/** Path of the resource whose made-up name ends a text. */
export function markedPath(text: string): string | undefined {
  return /\u27e8([^\u27e9]*)\u27e9$/.exec(text)?.[1];
}

const MARK = /\u27e8[^\u27e9]*\u27e9/g;

/** What of an ARN is the resource's own, beside its partition and its place. */
export interface ResourceIdentity {
  readonly service: string;
  /** Resource part, for example `table/orders`; a name that is not known is a mark, a piece that is not known a hole. */
  readonly resource: string;
  /** Whether the ARN has neither Region nor account. */
  readonly global: boolean;
  /** What a marked name surely begins with, in lower case; empty where it is an id that AWS makes up. */
  readonly generatedPrefix: string;
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
}

/** Whether an ARN of a selection, or a pattern of ARNs, stands for a resource. Whose place it is, the plan decides. */
export function arnCovers(pattern: string, resource: ResourceIdentity): Tri {
  if (pattern === '*') return 'yes';
  const parts = parseArn(pattern);
  if (!parts) return pattern.includes(HOLE) ? 'unknown' : 'no';
  let covered = segmentCovers(parts.service, resource.service);
  if (parts.region !== undefined) covered = both(covered, placeCovers(parts.region, resource.region, resource.global));
  if (parts.account !== undefined) covered = both(covered, placeCovers(parts.account, resource.account, resource.global));
  return parts.resource === undefined || covered === 'no' ? covered : both(covered, nameCovers(parts.resource, resource));
}

function segmentCovers(pattern: string, text: string): Tri {
  return pattern.includes(HOLE) ? 'unknown' : tri(matchesPattern(text, pattern));
}

function placeCovers(pattern: string, place: Leaf<string>, global: boolean): Tri {
  // A hole is the Region or account of the stack that the plan lies in, and only that much is known of the resource, too.
  if (pattern === '*' || pattern === HOLE) return 'yes';
  if (global || pattern === '') return tri(global && pattern === '');
  return isKnown(place) ? segmentCovers(pattern, place) : 'unknown';
}

function nameCovers(pattern: string, { resource, generatedPrefix }: ResourceIdentity): Tri {
  if (!pattern.includes(HOLE) && matchesPattern(resource, pattern)) return 'yes';
  const marked = resource.match(MARK);
  // Two names that CloudFormation makes up differ, as do a name of one resource and the name made up for another.
  const named = pattern.match(MARK);
  if (named?.some(name => !marked?.includes(name))) return 'no';
  if (!marked && !pattern.includes(HOLE) && !resource.includes(HOLE)) return 'no';
  const possible = resource.replace(MARK, `${generatedPrefix}*`).replaceAll(HOLE, '*');
  const wanted = (generatedPrefix ? pattern.toLowerCase() : pattern).replace(MARK, '*').replaceAll(HOLE, '*');
  return intersects(generatedPrefix ? possible.toLowerCase() : possible, wanted) ? 'unknown' : 'no';
}

/** Whether some text matches both patterns; `*` is any run of characters. */
export function intersects(one: string, other: string): boolean {
  // reachable[j]: what is left of `one` can meet what is left of `other` from j on.
  let reachable: boolean[] = Array.from({ length: other.length + 1 }, (_, j) => rest(other, j));
  for (let i = one.length - 1; i >= 0; i--) {
    const next: boolean[] = new Array<boolean>(other.length + 1);
    next[other.length] = rest(one, i);
    for (let j = other.length - 1; j >= 0; j--) {
      next[j] = one[i] === '*' || other[j] === '*'
        ? reachable[j] || next[j + 1]
        : one[i] === other[j] && reachable[j + 1];
    }
    reachable = next;
  }
  return reachable[0];
}

function rest(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) if (text[i] !== '*') return false;
  return true;
}
