import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { OpsItemCategory, OpsItemSeverity } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupAlarmAction } from '../../src/monitoring/backup-alarm-action';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const SLACK = { workspaceId: 'T012AB3C4', channelId: 'C012AB3C4' };

function watching(stack: Stack, ...alarmActions: BackupAlarmAction[]): { monitoring: BackupMonitoring; template: Template } {
  const monitoring = new BackupMonitoring(stack, 'Monitoring', { alerts: [BackupAlert.MALWARE_FOUND], alarmActions });
  return { monitoring, template: Template.fromStack(stack) };
}

function actionsOf(template: Template): unknown[] {
  const [alarm] = Object.values(template.findResources('AWS::CloudWatch::Alarm')) as { Properties: { AlarmActions: unknown[] } }[];
  return alarm.Properties.AlarmActions;
}

describe('a topic', () => {
  const stack = shop();
  const topic = new sns.Topic(stack, 'Other', { masterKey: new kms.Key(stack, 'Key') });
  const { monitoring, template } = watching(stack, BackupAlarmAction.topic(topic));
  const [own, other] = [monitoring.topic, topic].map(({ topicArn }) => stack.resolve(topicArn) as unknown);

  test('hears of alarms and of alerts, in the same words', () => {
    const [{ Properties: { Targets: [first, second] } }] = Object.values(template.findResources('AWS::Events::Rule')) as {
      Properties: { Targets: { Arn: unknown; InputTransformer: unknown }[] };
    }[];
    expect(actionsOf(template)).toEqual([own, other]);
    expect([first.Arn, second.Arn]).toEqual([own, other]);
    expect(second.InputTransformer).toEqual(first.InputTransformer);
  });

  test('lets EventBridge and CloudWatch publish', () => {
    const publishes = (service: string) => Match.objectLike({ Action: 'sns:Publish', Principal: { Service: `${service}.amazonaws.com` } });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', { Topics: [other], PolicyDocument: { Statement: [publishes('events'), publishes('cloudwatch')] } });
  });

  test('is somebody who hears', () => {
    expect(warnings(stack)).toEqual([]);
  });
});

describe('an OpsItem', () => {
  const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ssm:eu-west-1:${ACCOUNT}:opsitem:${rest}`]] });

  test.each([
    ['high, of no category', {}, '2'],
    ['as told', { severity: OpsItemSeverity.CRITICAL, category: OpsItemCategory.RECOVERY }, '1#CATEGORY=Recovery'],
  ] as const)('is opened for alarms alone: %s', (_, options, rest) => {
    const { template } = watching(shop(), BackupAlarmAction.opsItem(options));
    expect(actionsOf(template)[1]).toEqual(arn(rest));
    template.allResourcesProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ Id: 'Topic0' })] });
    template.resourceCountIs('AWS::IAM::Role', 0);
  });
});

describe('Slack', () => {
  const stack = shop();
  const { template } = watching(stack, BackupAlarmAction.slack(SLACK));
  const topic = { Ref: Match.stringLikeRegexp('^MonitoringAction0Topic') };

  test('shows what arrives at a topic of its own, with a role that may do nothing', () => {
    template.hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', {
      ConfigurationName: Match.stringLikeRegexp('^Shop-Monitoring-Action0-Channel-[0-9a-f]{8}$'),
      SlackWorkspaceId: 'T012AB3C4',
      SlackChannelId: 'C012AB3C4',
      SnsTopicArns: [topic],
      GuardrailPolicies: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/CloudWatchReadOnlyAccess']] }],
    });
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'chatbot.amazonaws.com' } }] },
      ManagedPolicyArns: Match.absent(),
    });
  });

  test('gets alerts as custom notifications, since it drops anything else', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({ Id: 'Topic0', InputTransformer: Match.objectLike({ InputTemplate: Match.stringLikeRegexp('^"Malware was found') }) }),
        Match.objectLike({ Id: 'Topic1', Arn: topic, InputTransformer: Match.objectLike({ InputTemplate: Match.stringLikeRegexp('^\\{"version":"1.0","source":"custom"') }) }),
      ],
    });
    expect(actionsOf(template)[1]).toEqual({ Ref: expect.stringMatching(/^MonitoringAction0Topic/) as unknown });
  });

  test('takes ids that come at deployment', () => {
    const there = shop();
    const { text } = tokens(there);
    watching(there, BackupAlarmAction.slack({ workspaceId: text, channelId: text })).template
      .hasResourceProperties('AWS::Chatbot::SlackChannelConfiguration', { SlackWorkspaceId: { Ref: 'Text' }, SlackChannelId: { Ref: 'Text' } });
  });

  describeRefusals('refusals', [{
    name: 'names',
    write: () => BackupAlarmAction.slack({ workspaceId: 'acme', channelId: '#ops' }),
    message: "WorkspaceId of the Slack channel must be digits and capital letters, got 'acme': copy it from the link of the channel (CB-MON-017)\n"
      + "ChannelId of the Slack channel must be letters and digits, got '#ops': copy it from the link of the channel (CB-MON-017)",
  }]);
});

test('any action of CloudWatch sounds with the alarms', () => {
  const mine: cloudwatch.IAlarmAction = { bind: () => ({ alarmActionArn: 'arn:of:mine' }) };
  const { template } = watching(shop(), BackupAlarmAction.of(mine));
  expect(actionsOf(template)[1]).toBe('arn:of:mine');
});
