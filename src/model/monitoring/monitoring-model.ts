import type { Leaf } from '../known';
import type { PlaceModel } from '../vault/key-model';

/** A topic that hears of what is watched. */
export interface HearingTopicModel {
  /** How messages call it. */
  readonly label: string;
  readonly at: PlaceModel;
  readonly fifo: Leaf<boolean>;
  /** Whether the permission to publish stands in a topic policy of this app. */
  readonly policyManaged: Leaf<boolean>;
  readonly encrypted: Leaf<boolean>;
  readonly keyArn: Leaf<string>;
}

/** A vault or plan that is watched. */
export interface WatchedModel {
  readonly label: string;
  readonly at: PlaceModel;
}

/** What is watched, from where, and who hears of it. */
export interface MonitoringModel {
  readonly here: PlaceModel;
  readonly watched: readonly WatchedModel[];
  /** Vaults of other Regions, whose events are sent here. */
  readonly replicas: readonly WatchedModel[];
  readonly topics: readonly HearingTopicModel[];
  readonly encryptionRequired: boolean;
  /** Whether a key for a topic of its own was given beside a topic that was brought along. */
  readonly keyBesideTopic: boolean;
  /** How many rules and alarms there are. */
  readonly alerts: number;
  readonly alarms: number;
  /** Titles of alerts that somebody asked for and that are about nothing that is watched. */
  readonly outOfScope: readonly string[];
  /** How many targets each rule has. */
  readonly targets: number;
  /** Whether anything in the app subscribes to the topic that was made, or hears of alarms otherwise; undefined: not for us to know. */
  readonly heard: Leaf<boolean>;
  readonly rpoMinutes: Leaf<number>;
  /** Whether a vault is named, for which backups can be counted. */
  readonly countable: boolean;
  readonly validationMinutes: Leaf<number>;
  /** Whether there is a log in which restore validations can be counted. */
  readonly logged: boolean;
}

/** An alarm on a metric. */
export interface MetricAlarmModel {
  readonly namespace: Leaf<string>;
  /** What a lack of data means; undefined: CloudWatch's own default. */
  readonly missingData: Leaf<string>;
}

/** A channel of Slack. */
export interface ChatChannelModel {
  readonly workspaceId: Leaf<string>;
  readonly channelId: Leaf<string>;
}
