import { createHash } from 'node:crypto';

/** Length of every `shortHash`. */
export const SHORT_HASH_LENGTH = 8;

/** Tells names apart that would otherwise be the same; physical names hold it, so it must never change. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, SHORT_HASH_LENGTH);
}
