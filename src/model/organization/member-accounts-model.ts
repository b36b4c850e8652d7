import type { Leaf } from '../known';

/** What every account of some organizational units gets, as far as it is judged. */
export interface MemberAccountsModel {
  /** Ids of organizational units, or of the root. */
  readonly targetIds: Leaf<readonly Leaf<string>[]>;
  readonly rootAcknowledged: boolean;
  readonly excludedAccounts: Leaf<readonly Leaf<string>[]>;
  readonly regions: Leaf<readonly Leaf<string>[]>;
  /** Names that backup policies refer to: roles and vault. */
  readonly names: readonly MemberNameModel[];
  readonly failureTolerancePercentage: Leaf<number>;
  readonly maxConcurrentPercentage: Leaf<number>;
  /** Bytes of each template; undefined: not made yet. */
  readonly templateBytes?: Readonly<Record<string, number>>;
}

/** A name that stands in templates of other accounts. */
export interface MemberNameModel {
  readonly what: string;
  readonly name: Leaf<string>;
  readonly kind: 'vault' | 'role';
}
