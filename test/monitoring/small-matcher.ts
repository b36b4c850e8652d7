import type { Json } from '../helpers/simulation';

/**
 * What EventBridge does with the few things that patterns of ours use: values, objects, `anything-but`, `$or`. Whatever
 * else a pattern uses is an error here, and `npx projen events` holds this against the matcher of EventBridge.
 */
export function matches(pattern: Json, event: unknown): boolean {
  return Object.entries(pattern).every(([key, inner]) => {
    if (key === '$or') return (inner as Json[]).some(one => matches(one, event));
    const value = isObject(event) ? event[key] : undefined;
    if (Array.isArray(inner)) return inner.some(wanted => one(wanted, value));
    if (!isObject(inner)) throw new Error(`a pattern must have lists and objects, got ${JSON.stringify(inner)} at ${key}`);
    return (Array.isArray(value) ? value : [value]).some(item => matches(inner, item));
  });
}

function one(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(value)) return value.some(item => one(wanted, item));
  if (typeof wanted === 'string') return value === wanted;
  if (isObject(wanted) && Object.keys(wanted).join() === 'anything-but') {
    return value !== undefined && !isObject(value) && !(wanted['anything-but'] as unknown[]).includes(value);
  }
  throw new Error(`a pattern must have strings and anything-but, got ${JSON.stringify(wanted)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
