import * as sns from 'aws-cdk-lib/aws-sns';
import { GOOD_INDEX_STATES, GOOD_JOB_STATES } from '../model/vault/vault-events';

/**
 * The filter that lets only failures through. Some messages have no `State` (index and Kubernetes objects), so a
 * missing attribute passes; `exists` comes first, because some emulators of SNS stop at a missing attribute otherwise.
 */
export function failureFilter(): Record<string, sns.SubscriptionFilter> {
  return { State: absentOrNot(GOOD_JOB_STATES), IndexStatus: absentOrNot(GOOD_INDEX_STATES) };
}

function absentOrNot(values: readonly string[]): sns.SubscriptionFilter {
  return new sns.SubscriptionFilter([{ exists: false }, { 'anything-but': values }]);
}
