import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { OpsItemSeverity, SnsAction, SsmAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { OpsItemCategory } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { refuse } from '../model/diagnostics/error';
import { leaf } from '../model/known';
import type { BoundAlarmAction } from './bound-alarm-action';
import { slackChannel } from './slack-channel';

/** How an OpsItem is filed. */
export interface OpsItemOptions {
  /**
   * How bad it is.
   *
   * @default OpsItemSeverity.HIGH
   */
  readonly severity?: OpsItemSeverity;

  /**
   * What it is about.
   *
   * @default - none
   */
  readonly category?: OpsItemCategory;
}

/** A channel of Slack. */
export interface SlackChannelOptions {
  /** Id of the workspace, digits and capital letters; somebody has to authorize it once in the console of Amazon Q Developer. */
  readonly workspaceId: string;

  /** Id of the channel, letters and digits: the end of its link. */
  readonly channelId: string;
}

/**
 * What happens when an alarm of a `BackupMonitoring` sounds, beside the message to its topic.
 *
 * Topics and chats also get the alerts. OpsItems and actions of your own get the alarms only: an OpsItem made by a rule
 * would take a role whose permission cannot be narrowed to anything.
 */
export abstract class BackupAlarmAction {
  /**
   * Sends to another topic: alarms as CloudWatch writes them, alerts as sentences.
   *
   * EventBridge and CloudWatch get the permission to publish where the topic is made in this app.
   */
  public static topic(topic: sns.ITopic): BackupAlarmAction {
    return new TopicAction(topic);
  }

  /**
   * Opens an OpsItem in Systems Manager OpsCenter for each alarm. OpsCenter must be set up in the account.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/OpsCenter-create-OpsItems-from-CloudWatch-Alarms.html
   */
  public static opsItem(options: OpsItemOptions = {}): BackupAlarmAction {
    return new OpsItemAction(options);
  }

  /**
   * Writes to a channel of Slack, through Amazon Q Developer in chat applications (formerly AWS Chatbot) and a topic of
   * its own. The role of the channel may do nothing, so alarms come without a graph and nobody runs commands.
   *
   * Throws for ids that are none.
   *
   * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
   */
  public static slack(options: SlackChannelOptions): BackupAlarmAction {
    refuse('chatChannel', { workspaceId: leaf(options.workspaceId), channelId: leaf(options.channelId) }, 'the Slack channel', BackupAlarmAction.slack);
    return new SlackAction(options);
  }

  /** Any action of CloudWatch. */
  public static of(action: cloudwatch.IAlarmAction): BackupAlarmAction {
    return new OtherAction(action);
  }

  /**
   * Whether alerts go there as well.
   *
   * @internal
   */
  public readonly _takesAlerts: boolean = false;

  /**
   * A topic that was brought along.
   *
   * @internal
   */
  public readonly _topic?: sns.ITopic;

  /**
   * Makes what the action needs.
   *
   * @param scope is for this action alone
   * @internal
   */
  public abstract _bind(scope: () => Construct): BoundAlarmAction;
}

class TopicAction extends BackupAlarmAction {
  public override readonly _takesAlerts = true;

  constructor(public override readonly _topic: sns.ITopic) {
    super();
  }

  public override _bind(): BoundAlarmAction {
    const topic = this._topic;
    return { alarmAction: new SnsAction(topic), listener: { topic, form: 'plain' } };
  }
}

class OpsItemAction extends BackupAlarmAction {
  constructor(private readonly options: OpsItemOptions) {
    super();
  }

  public override _bind(): BoundAlarmAction {
    return { alarmAction: new SsmAction(this.options.severity ?? OpsItemSeverity.HIGH, this.options.category) };
  }
}

class SlackAction extends BackupAlarmAction {
  public override readonly _takesAlerts = true;

  constructor(private readonly options: SlackChannelOptions) {
    super();
  }

  public override _bind(scope: () => Construct): BoundAlarmAction {
    const topic = slackChannel(scope(), this.options);
    return { alarmAction: new SnsAction(topic), listener: { topic, form: 'chat' } };
  }
}

class OtherAction extends BackupAlarmAction {
  constructor(private readonly action: cloudwatch.IAlarmAction) {
    super();
  }

  public override _bind(): BoundAlarmAction {
    return { alarmAction: this.action };
  }
}
