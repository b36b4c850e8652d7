import { Resource, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import { keyEventPattern } from '../model/vault/key-events';
import type { KeyAlarmModel } from '../model/vault/key-model';
import { report } from '../private/report';
import { letRuleSend } from '../private/undelivered-events';

/** Where an alarm on the deletion of a key goes. */
export interface KeyDeletionAlarmOptions {
  /**
   * Where the alarm goes: a standard topic in the account and Region of the key.
   *
   * Where it is made in this app, EventBridge gets the permission to publish to it and to use its key. The policy of
   * an imported topic cannot be changed: it must allow `sns:Publish` for `events.amazonaws.com`, and the policy of its
   * key `kms:GenerateDataKey*` and `kms:Decrypt`.
   *
   * @default - the topic that the vault reports to
   */
  readonly topic?: sns.ITopic;

  /**
   * Takes alarms that EventBridge could not deliver within a day, for example because the policy of the topic changed.
   * EventBridge gets the permission to send to it.
   *
   * @default - such an alarm is dropped, which the Serverless pack of cdk-nag holds against the rule
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/** Properties of a `KeyDeletionAlarm`. */
export interface KeyDeletionAlarmProps {
  /** The key to watch: a key and not an alias, in the account and Region of the alarm. */
  readonly encryptionKey: kms.IKeyRef;

  /**
   * Where the alarm goes: a standard topic in the account and Region of the alarm; see `KeyDeletionAlarmOptions`.
   */
  readonly topic: sns.ITopic;

  /**
   * Takes alarms that could not be delivered; see `KeyDeletionAlarmOptions`.
   *
   * @default - none
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/**
 * Tells a topic when somebody schedules the deletion of a key, disables it or deletes its imported material.
 *
 * KMS waits 7 to 30 days before it deletes a key, and until then the deletion can be cancelled: the alarm is what makes
 * that time worth something. The message is the event as CloudTrail has it, with the caller.
 *
 * EventBridge gets these events only where a CloudTrail trail of the account logs management events in this Region, those
 * of AWS KMS not excluded. An attempt that was denied need not raise the alarm.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html
 */
export class KeyDeletionAlarm extends Construct {
  /** The ARN of the rule. */
  public readonly ruleArn: string;

  constructor(scope: Construct, id: string, props: KeyDeletionAlarmProps) {
    super(scope, id);
    const { encryptionKey, topic, deadLetterQueue } = props;
    report(this, judgeAlone('keyAlarm', this.model(props), { label: 'the alarm', path: '' }, 'part'), KeyDeletionAlarm);
    const rule = new CfnRule(this, 'Rule', {
      description: `Somebody is about to make a key unusable: ${encryptionKey.node.path}`,
      eventPattern: keyEventPattern(encryptionKey.keyRef.keyArn),
      targets: [{ id: 'Topic', arn: topic.topicArn, deadLetterConfig: deadLetterQueue && { arn: deadLetterQueue.queueArn } }],
    });
    // Without a condition, as for AWS Backup (docs/decisions/0011-vault-notifications.md): one that never holds silences the alarm.
    topic.grantPublish(new iam.ServicePrincipal('events.amazonaws.com'));
    if (deadLetterQueue) letRuleSend(deadLetterQueue, rule.attrArn);
    this.ruleArn = rule.attrArn;
  }

  private model({ encryptionKey, topic }: KeyDeletionAlarmProps): KeyAlarmModel {
    const { account, region } = Stack.of(this);
    return {
      keyArn: arnLeaf(encryptionKey.keyRef.keyArn),
      key: { account: leaf(encryptionKey.env.account), region: leaf(encryptionKey.env.region) },
      rule: { account: leaf(account), region: leaf(region) },
      topic: { account: leaf(topic.env.account), region: leaf(topic.env.region) },
      topicIsFifo: leaf(topic.fifo),
      topicPolicyManaged: Resource.isOwnedResource(topic),
    };
  }
}
