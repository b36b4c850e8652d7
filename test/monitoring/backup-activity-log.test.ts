import { runSimulation } from '@cloud-copilot/iam-simulate';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ACTIVITY_QUERIES } from '../../src/model/monitoring/activity-queries';
import { BackupActivityLog } from '../../src/monitoring/backup-activity-log';
import type { BackupActivityLogProps } from '../../src/monitoring/backup-activity-log-props';
import { CentralBackupEvents } from '../../src/monitoring/central-backup-events';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';
import { acknowledgements, nagFindings } from '../nag/packs';

const CENTRAL = CentralBackupEvents.eventBusArnFor({ account: '444455556666', region: 'eu-central-1', eventBusName: 'backup-events' });
const bus = (stack: Stack, arn = CENTRAL) => events.EventBus.fromEventBusArn(stack, 'Central', arn);

function log(props: BackupActivityLogProps = {}, stack = shop()): { stack: Stack; log: BackupActivityLog; template: Template } {
  const made = new BackupActivityLog(stack, 'ActivityLog', props);
  return { stack, log: made, template: Template.fromStack(stack) };
}

function only(template: Template, type: string): Json {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0] as Json;
}

const NAME = /^\/aws\/events\/backup\/Shop-ActivityLog-Log-[0-9a-f]{8}$/;

describe('as it comes', () => {
  const { template, stack, log: made } = log();
  const group = only(template, 'AWS::Logs::LogGroup');
  const { LogGroupName: name } = group.Properties as { LogGroupName: string };

  test('a log group for a year that outlives its stack, under a name that nothing else has', () => {
    expect(name).toMatch(NAME);
    expect(group).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain',
      Properties: { RetentionInDays: 365, KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^ActivityLogKey/), 'Arn'] } },
    });
    expect(log().template.toJSON()).toEqual(template.toJSON());
  });

  test('no Lambda, no custom resource', () => {
    const types = Object.values((template.toJSON() as { Resources: Record<string, { Type: string }> }).Resources).map(({ Type }) => Type);
    expect([...new Set(types)].sort()).toEqual([
      'AWS::Events::Rule', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::Logs::QueryDefinition', 'AWS::Logs::ResourcePolicy', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy',
    ]);
  });

  test('the default bus, everything of AWS Backup, into the log group, and what does not get there into a queue', () => {
    const { Properties, DependsOn } = only(template, 'AWS::Events::Rule') as { Properties: Json; DependsOn: string[] };
    expect(Properties).toMatchObject({
      EventPattern: { source: ['aws.backup'] },
      Targets: [{
        Id: 'Log',
        Arn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:logs:eu-west-1:${ACCOUNT}:log-group:${name}`]] },
        DeadLetterConfig: { Arn: stack.resolve(made.deadLetterQueue.queueArn) },
      }],
    });
    expect(Object.keys(Properties).sort()).toEqual(['Description', 'EventPattern', 'Targets']);
    expect(DependsOn).toEqual(expect.arrayContaining(Object.keys({ ...template.findResources('AWS::Logs::ResourcePolicy'), ...template.findResources('AWS::Logs::LogGroup') })));
  });

  test('EventBridge may write to this log group and to no other', () => {
    const { PolicyDocument, PolicyName } = only(template, 'AWS::Logs::ResourcePolicy').Properties as { PolicyDocument: unknown; PolicyName: string };
    expect(JSON.parse(String(evaluated(PolicyDocument)))).toEqual({
      Version: '2012-10-17',
      Statement: [{
        Sid: 'AllowEventsOfAWSBackup', Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:${name}:*`,
      }],
    });
    expect(PolicyName).toMatch(/^Shop-ActivityLog-Log-/);
  });

  test('the key turns, and CloudWatch Logs of the Region may use it for this log group only', () => {
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Statement: Match.arrayWith([Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
            Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:logs:eu-west-1:${ACCOUNT}:log-group:${name}`]] } } },
          })]),
        },
      },
    });
  });

  test('the queue takes what this rule could not deliver, and nothing of other rules', () => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow', Action: 'sqs:SendMessage', Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': stack.resolve(made.rule.attrArn) } },
        })]),
      },
    });
    template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
  });

  test('every query is saved, on this log group', () => {
    const saved = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) => Properties as Json);
    expect(saved.map(({ Name }) => String(Name).split('/')[1]).sort()).toEqual(Object.values(ACTIVITY_QUERIES).map(({ title }) => title).sort());
    for (const { LogGroupNames, QueryString } of saved) {
      expect(LogGroupNames).toEqual([name]);
      expect(QueryString).toMatch(/^fields .*\n\| /);
    }
  });

  test('warns of nothing', () => {
    expect(warnings(stack)).toEqual([]);
  });
});

describe('as somebody wants it', () => {
  test('everything said', () => {
    const own = shop();
    const key = new kms.Key(own, 'Key');
    const queue = new sqs.Queue(own, 'Queue');
    const { template, stack, log: made } = log({
      apiCalls: false, retention: logs.RetentionDays.TEN_YEARS, encryptionKey: key, logGroupName: '/audit/backup', logResourcePolicy: false, savedQueries: false,
      deadLetterQueue: queue, removalPolicy: RemovalPolicy.DESTROY, eventBus: events.EventBus.fromEventBusName(own, 'Bus', 'backup'),
    }, own);
    expect(only(template, 'AWS::Logs::LogGroup')).toMatchObject({
      DeletionPolicy: 'Delete', Properties: { LogGroupName: '/audit/backup', RetentionInDays: 3653, KmsKeyId: stack.resolve(key.keyArn) },
    });
    template.resourceCountIs('AWS::Logs::ResourcePolicy', 0);
    template.resourceCountIs('AWS::Logs::QueryDefinition', 0);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: 'backup',
      EventPattern: { 'source': ['aws.backup'], 'detail-type': [{ 'anything-but': ['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail'] }] },
    });
    expect(made.encryptionKey).toBe(key);
    expect(made.deadLetterQueue).toBe(queue);
    expect(made.keepsApiCalls).toBe(false);
  });

  test('for ever', () => {
    expect(only(log({ retention: logs.RetentionDays.INFINITE }).template, 'AWS::Logs::LogGroup').Properties).not.toHaveProperty('RetentionInDays');
  });

  test('without calls there is no query that only they could answer', () => {
    const titles = Object.values(log({ apiCalls: false }).template.findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) => String((Properties as Json).Name));
    expect(titles).toHaveLength(Object.values(ACTIVITY_QUERIES).filter(({ needsCalls }) => !needsCalls).length);
    expect(titles.filter(title => title.includes('Who'))).toEqual([]);
  });

  test.each([
    ['half a year', logs.RetentionDays.SIX_MONTHS, ['CB-LOG-003']],
    ['a year', logs.RetentionDays.ONE_YEAR, []],
    ['for ever', logs.RetentionDays.INFINITE, []],
  ])('kept for %s', (_, retention, expected) => {
    expect(warnings(log({ retention }).stack)).toEqual(expected);
  });

  test('an imported key is a warning', () => {
    const own = shop();
    const key = kms.Key.fromKeyArn(own, 'Key', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`);
    expect(warnings(log({ encryptionKey: key }, own).stack)).toEqual(['CB-LOG-005']);
  });

  test('two logs share a key', () => {
    const own = shop();
    const key = new kms.Key(own, 'Key');
    new BackupActivityLog(own, 'One', { encryptionKey: key });
    new BackupActivityLog(own, 'Two', { encryptionKey: key, logResourcePolicy: false });
    const { Statement } = (only(Template.fromStack(own), 'AWS::KMS::Key').Properties as { KeyPolicy: { Statement: Json[] } }).KeyPolicy;
    expect(Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('logs.eu-west-1'))).toHaveLength(2);
    expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(Statement.length);
  });
});

describe('forwarding', () => {
  const { template, stack, log: made } = (() => {
    const own = shop();
    return log({ forwardTo: bus(own) }, own);
  })();

  test('sends the same events to the bus, with a role, and keeps them here too', () => {
    const { Targets } = only(template, 'AWS::Events::Rule').Properties as { Targets: Json[] };
    expect(Targets.map(({ Id }) => Id)).toEqual(['Log', 'Forward']);
    expect(Targets[0]).not.toHaveProperty('RoleArn');
    expect(Targets[1]).toEqual({
      Id: 'Forward', Arn: stack.resolve(CENTRAL), RoleArn: stack.resolve(made.forwardingRole!.roleArn), DeadLetterConfig: { Arn: stack.resolve(made.deadLetterQueue.queueArn) },
    });
    expect(evaluated(Targets[1].Arn)).toBe('arn:aws:events:eu-central-1:444455556666:event-bus/backup-events');
  });

  test('EventBridge alone may take the role', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'events.amazonaws.com' } }] },
      Policies: Match.absent(),
    });
  });

  test.each([
    ['events:PutEvents', 'event-bus/backup-events', true],
    ['events:PutEvents', 'event-bus/default', false],
    ['events:DescribeEventBus', 'event-bus/backup-events', false],
  ])('the role may %s on %s: %s', async (action, resource, expected) => {
    const { PolicyDocument } = only(template, 'AWS::IAM::ManagedPolicy').Properties as { PolicyDocument: Json };
    const result = await runSimulation({
      request: {
        principal: `arn:aws:sts::${ACCOUNT}:assumed-role/forwarding/session`, action,
        resource: { resource: `arn:aws:events:eu-central-1:${ACCOUNT}:${resource}`, accountId: ACCOUNT }, contextVariables: {},
      },
      identityPolicies: [{ name: 'role', policy: JSON.parse(JSON.stringify(evaluated(PolicyDocument)).replace(/444455556666/g, ACCOUNT)) as Json }],
      serviceControlPolicies: [], resourceControlPolicies: [],
    }, {});
    expect(result.resultType === 'error' ? result.errors : result.overallResult).toBe(expected ? 'Allowed' : 'ImplicitlyDenied');
  });

  test('a bus of which the ARN is known at deployment', () => {
    const own = shop();
    const { template: later } = log({ forwardTo: bus(own, tokens(own).text) }, own);
    later.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ Id: 'Log' }), Match.objectLike({ Id: 'Forward', Arn: { Ref: 'Text' } })] });
  });

  test('the role that a log without forwarding has', () => {
    expect(log().log.forwardingRole).toBeUndefined();
  });
});

describe('counting', () => {
  const PATTERN = '{ $.detail.eventName = "PutRestoreValidationResult" }';

  test('is a metric filter, whose metric has zeros where other events arrive', () => {
    const stack = shop();
    const made = new BackupActivityLog(stack, 'ActivityLog');
    const metric = made._count('Validated', PATTERN, { period: Duration.hours(1) });
    const again = made._count('Validated', PATTERN);
    expect(only(Template.fromStack(stack), 'AWS::Logs::MetricFilter').Properties).toEqual({
      FilterPattern: PATTERN,
      LogGroupName: stack.resolve(made.logGroup.logGroupName),
      MetricTransformations: [{ MetricNamespace: 'BackupActivity', MetricName: `${made._logGroupName}/Validated`, MetricValue: '1', DefaultValue: 0, Unit: 'Count' }],
    });
    expect(metric).toMatchObject({ namespace: 'BackupActivity', metricName: `${made._logGroupName}/Validated`, statistic: 'Sum', period: Duration.hours(1) });
    expect(again.period).toEqual(Duration.minutes(5));
  });
});

describe('where nothing is known', () => {
  test('a stack without account and Region', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const text = tokens(stack).text;
    const { template } = log({ logGroupName: text, forwardTo: events.EventBus.fromEventBusArn(stack, 'Bus', text) }, stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { Ref: 'Text' } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } })]) },
    });
    expect(warnings(stack)).toEqual([]);
  });
});

test('a queue with a key of its own takes what could not be delivered', () => {
  const stack = shop();
  const { template } = log({ deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS }) }, stack);

  template.hasResourceProperties('AWS::KMS::Key', {
    Description: 'Created by Shop/Queue',
    KeyPolicy: {
      Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' }, Action: Match.arrayWith(['kms:GenerateDataKey*']) })]),
    },
  });
});

describeRefusals('is refused', [
  {
    name: 'forwarding to the default bus of the same account and Region',
    write: () => {
      const stack = shop();
      return log({ forwardTo: bus(stack, `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/default`) }, stack);
    },
    message: 'Bus that the activity log forwards to must be another than the one that it listens to, got the same [Shop/ActivityLog] (CB-LOG-001)',
  },
  {
    name: 'forwarding what came from another bus',
    write: () => {
      const stack = shop();
      return log({ eventBus: events.EventBus.fromEventBusArn(stack, 'Bus', `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/mine`), forwardTo: bus(stack) }, stack);
    },
    message: "Bus that the activity log listens to must be the default one where it forwards, got 'mine': forward from the default bus of each account and Region [Shop/ActivityLog] (CB-LOG-002)",
  },
  {
    name: 'a name that CloudWatch Logs does not take',
    write: () => log({ logGroupName: 'backup log' }),
    message: "Log group of the activity log must have 1 to 512 letters, digits and _ - / . # in its name and not begin with 'aws/', got 'backup log' [Shop/ActivityLog] (CB-LOG-004)",
  },
]);

test('cdk-nag finds nothing, and acknowledged is only that a queue for undelivered events has none of its own', () => {
  const stack = shop();
  log({ forwardTo: bus(stack) }, stack);
  expect(nagFindings(stack.node.root as App)).toEqual([]);
  expect(acknowledgements(stack).map(({ path, id }) => `${path} ${id}`)).toEqual([
    'Shop/ActivityLog/Undelivered AwsSolutions-SQS3', 'Shop/ActivityLog/Undelivered Serverless-SQSRedrivePolicy',
  ]);
});
