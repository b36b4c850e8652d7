import type { Leaf } from '../known';

/** What a key policy does to keep the key usable. */
export interface KeyProtectionModel {
  /** Principals whom a deny does not reach. */
  readonly exceptions: Leaf<readonly Leaf<string>[]>;
  /** Whether the role that deploys the key may still change its policy; undefined: nobody is denied to. */
  readonly deployerExcepted: Leaf<boolean>;
  /** Whether the policy of the key can be changed from here. */
  readonly policyManaged: Leaf<boolean>;
  /** What CloudFormation does when the key leaves the stack. */
  readonly deletionPolicy: Leaf<string>;
}

/** A rule that watches a key, the topic it sends to, and where all three are. */
export interface KeyAlarmModel {
  readonly keyArn: Leaf<string>;
  readonly key: PlaceModel;
  readonly rule: PlaceModel;
  readonly topic: PlaceModel;
  readonly topicIsFifo: Leaf<boolean>;
  /** Whether the permission to publish stands in a topic policy of this app. */
  readonly topicPolicyManaged: Leaf<boolean>;
}

/** Account and Region. */
export interface PlaceModel {
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
}
