import type { Leaf } from '../known';
import { limit } from '../limits';
import { guide } from '../sources';

/** Recovery points that nobody can delete while the hold lasts. */
export interface LegalHoldModel {
  readonly title: Leaf<string>;
  readonly description: Leaf<string>;
  readonly vaultNames: Leaf<readonly Leaf<string>[]>;
  /** ARNs of the resources that were backed up. */
  readonly resourceIdentifiers: Leaf<readonly Leaf<string>[]>;
  /** When the recovery points were created; both ends are in it. */
  readonly fromDate: Leaf<string>;
  readonly toDate: Leaf<string>;
  /** Whether it outlives its stack, and its replacement. */
  readonly retained?: Leaf<boolean>;
}

export const LEGAL_HOLD_LIMITS = {
  holds: limit(50, guide('aws-backup-limits')),
} as const;
