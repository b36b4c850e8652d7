import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledgeNag } from './nag';

const LAST_STOP = 'This queue holds what could not be delivered; nothing reads from it that could fail again.';

/**
 * A queue for events that could not be delivered, encrypted with a key of SQS: they hold names and ARNs, and EventBridge and Lambda
 * need no permission for that key.
 */
export function undeliveredEvents(scope: Construct, id: string): sqs.Queue {
  const queue = new sqs.Queue(scope, id, { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
  acknowledgeNag(queue, { 'AwsSolutions-SQS3': LAST_STOP, 'Serverless-SQSRedrivePolicy': LAST_STOP });
  return queue;
}

/**
 * Lets a rule, or those of a pattern, send what could not be delivered.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function letRuleSend(queue: sqs.IQueue, ruleArn: string): void {
  const eventBridge = new iam.ServicePrincipal('events.amazonaws.com');
  // A key of its own has to let EventBridge in too, or what could not be delivered is lost.
  queue.encryptionMasterKey?.grantEncryptDecrypt(eventBridge);
  queue.addToResourcePolicy(new iam.PolicyStatement({
    principals: [eventBridge],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  }));
}
