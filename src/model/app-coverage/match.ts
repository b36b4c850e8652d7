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

/** By every selection that names neither resources nor tags, or all of them. */
export const TAKES_EVERYTHING: Match = { covered: 'yes', route: 'everything', by: 'everything' };
