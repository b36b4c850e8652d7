import { limit } from '../limits';
import { page } from '../sources';

const PUT_METRIC_ALARM = page('Amazon CloudWatch API Reference, PutMetricAlarm', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html');
const PUT_TARGETS = page('Amazon EventBridge API Reference, PutTargets', 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html');
const SLACK = page('CloudFormation registry schema of AWS::Chatbot::SlackChannelConfiguration',
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-chatbot-slackchannelconfiguration.html');

/** Limits and forms of the services that watch AWS Backup. */
export const MONITORING_LIMITS = {
  /** Period times evaluation periods, where a period is an hour or longer; below an hour it is a day. */
  alarmWindowMaxMinutes: limit(7 * 24 * 60, PUT_METRIC_ALARM),
  alarmPeriodMinutes: limit(60, PUT_METRIC_ALARM),
  targetsPerRule: limit(5, PUT_TARGETS),
  inputTemplateMaxLength: limit(8_192, page('Amazon EventBridge API Reference, InputTransformer', 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html')),
  slackWorkspaceId: limit(/^[0-9A-Z]{1,255}$/, SLACK),
  slackChannelId: limit(/^[A-Za-z0-9]+$/, SLACK),
  slackConfigurationNameMaxLength: limit(128, SLACK),
} as const;
