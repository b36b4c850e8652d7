import { Lazy } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { AlertScope } from '../model/monitoring/alert-pattern';
import type { BackupAlert } from './backup-alert';
import type { Listener } from './bound-alarm-action';

/** What rules have in common. */
export interface AlertRuleContext {
  readonly listeners: readonly Listener[];
  readonly deadLetterQueue: sqs.IQueue;
  /** What is watched when the template is made; undefined: everything. */
  scope(): AlertScope | undefined;
}

/** The rule of an alert; undefined where it is about nothing that is watched. */
export function alertRule(scope: Construct, alert: BackupAlert, context: AlertRuleContext): CfnRule | undefined {
  if (!alert._pattern(context.scope())) return undefined;
  return new CfnRule(scope, alert.id[0].toUpperCase() + alert.id.slice(1), {
    description: alert.title,
    eventPattern: Lazy.any({ produce: () => alert._pattern(context.scope()) }),
    targets: context.listeners.map(({ topic, form }, i) => ({
      id: `Topic${i}`,
      arn: topic.topicArn,
      inputTransformer: alert._message(form),
      deadLetterConfig: { arn: context.deadLetterQueue.queueArn },
    })),
  });
}
