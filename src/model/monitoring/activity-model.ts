import type { Leaf } from '../known';

/** An event bus, and where it is. */
export interface EventBusModel {
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly name: Leaf<string>;
}

/** A log of what AWS Backup did, and where it is forwarded to. */
export interface ActivityLogModel {
  readonly logGroupName: Leaf<string>;
  /** Undefined: for ever. */
  readonly retentionDays: Leaf<number>;
  /** Whether the policy of the key can be changed from here. */
  readonly keyPolicyManaged: boolean;
  readonly from: EventBusModel;
  /** Undefined: it is not forwarded. */
  readonly forwardTo: EventBusModel | undefined;
}

/** A bus that takes events from other accounts. */
export interface CentralEventsModel {
  readonly eventBusName: Leaf<string>;
  /** How many kinds of accounts it accepts events from. */
  readonly sources: number;
  /** Size of its policy. */
  readonly policyBytes: Leaf<number>;
}

/** A dashboard. */
export interface DashboardModel {
  /** Undefined: it does not show what is stale. */
  readonly rpoMinutes: Leaf<number>;
}
