import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { MessageForm } from '../model/monitoring/alert-message';

/** Who hears of an alert, and how it is put. */
export interface Listener {
  readonly topic: sns.ITopic;
  readonly form: MessageForm;
}

/** What a bound action does: with alarms, and with alerts where it takes any. */
export interface BoundAlarmAction {
  readonly alarmAction: cloudwatch.IAlarmAction;
  readonly listener?: Listener;
}
