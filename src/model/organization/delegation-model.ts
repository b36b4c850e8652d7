import type { Leaf } from '../known';

/** An account that manages backups for its organization. */
export interface DelegationModel {
  readonly accountId: Leaf<string>;
  readonly organizationId: Leaf<string>;
  readonly managementAccountId: Leaf<string>;
  readonly rootId: Leaf<string>;
}
