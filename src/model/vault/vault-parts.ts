import type { Leaf } from '../known';

/** The access policy of a vault, as far as it is judged. */
export interface VaultAccessModel {
  /** Actions of all statements. */
  readonly actions: readonly Leaf<string>[];
  /** Principals whom the deny of manual deletion does not reach; undefined: there is no such deny. */
  readonly exceptions: Leaf<readonly Leaf<string>[]>;
  /** Whether the role that deploys the vault may still change its policy; undefined: nobody is denied to. */
  readonly deployerExcepted: Leaf<boolean>;
  /**
   * Whom the vault of a backup destination lets in: accounts, or some that are told by their place in the organization;
   * undefined: it is none.
   */
  readonly accepts?: readonly Leaf<string>[] | 'organization';
}

/** The topic that a vault reports to. */
export interface VaultTopicModel {
  readonly fifo: Leaf<boolean>;
  readonly account: Leaf<string>;
  /** Whether AWS Backup's permission to publish stands in a topic policy of this app. */
  readonly policyManaged: Leaf<boolean>;
}

/** Where the name of a vault comes from. */
export interface VaultNamingModel {
  /** Chosen by the user, so it does not change when the vault is replaced. */
  readonly fixed: boolean;
  readonly generation: Leaf<string>;
  /** Whether another key makes another name. */
  readonly followsKey: boolean;
  /** Whether other bounds make another name; also true of a vault that has none. */
  readonly followsBounds: boolean;
}

/** What only a logically air-gapped vault has, beside its bounds. */
export interface AirGapModel {
  /** Accounts that it is shared with; undefined: nobody. */
  readonly sharedWith: Leaf<readonly Leaf<string>[]>;
  /** Multi-party approval team. */
  readonly approvalTeamArn: Leaf<string>;
  /** Account of the encryption key; undefined: AWS owns the key. */
  readonly keyAccount: Leaf<string>;
}
