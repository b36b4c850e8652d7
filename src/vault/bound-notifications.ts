import type * as sns from 'aws-cdk-lib/aws-sns';
import type { VaultTopicModel } from '../model/vault/vault-parts';

/** Notifications that have found their topic. */
export interface BoundNotifications {
  readonly topic: sns.ITopic;
  readonly events: readonly string[];
  readonly model: VaultTopicModel;
}
