import { Stack } from 'aws-cdk-lib';
import { CfnSlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import { physicalName } from '../private/physical-name';
import { ownTopic } from '../vault/own-topic';
import type { SlackChannelOptions } from './backup-alarm-action';

/**
 * A channel that shows what arrives at the topic that is returned.
 *
 * It has a topic of its own, because it shows what CloudWatch writes and custom notifications, and drops sentences.
 */
export function slackChannel(scope: Construct, { workspaceId, channelId }: SlackChannelOptions): sns.ITopic {
  const { partition } = Stack.of(scope);
  const topic = ownTopic(scope, `Alerts of ${scope.node.path}`);
  const role = new iam.Role(scope, 'Role', {
    description: 'Lets a channel of Slack show alerts on backups, and nothing else',
    assumedBy: new iam.ServicePrincipal('chatbot.amazonaws.com'),
  });
  new CfnSlackChannelConfiguration(scope, 'Channel', {
    configurationName: physicalName({
      scope, id: 'Channel', maxLength: MONITORING_LIMITS.slackConfigurationNameMaxLength.value, identity: [workspaceId, channelId],
    }),
    slackWorkspaceId: workspaceId,
    slackChannelId: channelId,
    iamRoleArn: role.roleArn,
    snsTopicArns: [topic.topicArn],
    // Without one it would be AdministratorAccess, harmless only as long as the role may do nothing.
    guardrailPolicies: [`arn:${partition}:iam::aws:policy/CloudWatchReadOnlyAccess`],
    loggingLevel: 'ERROR',
  });
  return topic;
}
