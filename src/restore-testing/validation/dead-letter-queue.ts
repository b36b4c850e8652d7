import { Duration } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledgeNag } from '../../private/nag';

/**
 * A queue for events that nobody answered. Encrypted with a key of SQS: it holds names and ARNs, and EventBridge and
 * Lambda need no permission for that key.
 */
export function deadLetterQueue(scope: Construct): sqs.Queue {
  const queue = new sqs.Queue(scope, 'DeadLetters', {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const reason = 'This is a dead-letter queue: what lies in it has been tried already.';
  acknowledgeNag(queue, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason });
  return queue;
}

/** Lets EventBridge put aside what a rule could not deliver. */
export function letRuleSend(queue: sqs.IQueue, rule: events.CfnRule): void {
  const eventBridge = new iam.ServicePrincipal('events.amazonaws.com');
  queue.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AllowUndeliveredEvents',
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    principals: [eventBridge],
    conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
  }));
  // The key cannot name the rule, which names the queue, which names the key.
  queue.encryptionMasterKey?.grantEncryptDecrypt(eventBridge);
}
