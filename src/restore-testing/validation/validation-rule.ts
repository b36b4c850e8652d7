import { CfnRule } from 'aws-cdk-lib/aws-events';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { letRuleSend } from '../../private/undelivered-events';

/** Whom the rule calls. */
export interface ValidationTarget {
  readonly arn: string;
  /** With which EventBridge calls it, where it does not have the permission of the target. */
  readonly roleArn?: string;
}

/**
 * After this an event is put aside, for somebody to hear of it while the validation window is still open: the shortest
 * that the console of AWS Backup takes is an hour.
 */
export const MAX_EVENT_AGE_SECONDS = 3600;

/**
 * Calls the validator when a restore job of one restore testing plan is COMPLETED. Restore jobs have a `status`, other jobs
 * of AWS Backup a `state`; jobs that are no test have no `restoreTestingPlanArn`.
 */
export function validationRule(scope: Construct, restoreTestingPlanArn: string, target: ValidationTarget, deadLetters: sqs.IQueue): CfnRule {
  const rule = new CfnRule(scope, 'Rule', {
    description: 'Calls the validator of restore tests',
    eventPattern: {
      'source': ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      'detail': { status: ['COMPLETED'], restoreTestingPlanArn: [restoreTestingPlanArn] },
    },
    targets: [{
      id: 'Validator',
      ...target,
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: MAX_EVENT_AGE_SECONDS },
    }],
  });
  letRuleSend(deadLetters, rule.attrArn);
  return rule;
}
