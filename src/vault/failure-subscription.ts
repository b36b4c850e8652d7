import type * as sns from 'aws-cdk-lib/aws-sns';
import type { IConstruct } from 'constructs';
import { failureFilter } from './failure-filter';

/** Subscribes somebody to the failures among the notifications of a vault. */
export function subscribeToFailures(vault: IConstruct, topic: sns.ITopic | undefined, subscription: sns.ITopicSubscription): sns.Subscription {
  if (!topic) {
    throw new Error(`Vault must have notifications for a subscription, got none: set notifications [${vault.node.path}]`);
  }
  return topic.addSubscription({
    bind: bound => {
      const config = subscription.bind(bound);
      if (config.filterPolicy || config.filterPolicyWithMessageBody) {
        throw new Error(`Failure subscription must have no filter of its own, got one: subscribe it to notificationTopic instead [${vault.node.path}]`);
      }
      return { ...config, filterPolicy: failureFilter() };
    },
  });
}
