import { Duration, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BACKUP_METRIC_NAMES } from '../../src/model/monitoring/backup-metric-table';
import { BackupActivityLog } from '../../src/monitoring/backup-activity-log';
import { BackupAlarmAction } from '../../src/monitoring/backup-alarm-action';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { BackupMetrics } from '../../src/monitoring/backup-metrics';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { ProtectionPlan } from '../../src/plan/protection-plan';
import { ProtectionRule } from '../../src/plan/protection-rule';
import { ProtectedResourceType } from '../../src/selection/protected-resource-type';
import { SecureVault } from '../../src/vault/secure-vault';
import { ACCOUNT, shop, synthErrors, warnings } from '../helpers/stacks';
import { acknowledgements, nagFindings } from '../nag/packs';
import { alarmsOf, encrypted, monitoring, TOPIC_ARN, vaultOf } from './monitored';
import { OTHER, vaultArn, WATCHED } from './sample-events';

describe('minimal', () => {
  const stack = shop();
  const watching = new BackupMonitoring(stack, 'Monitoring');
  const template = Template.fromStack(stack);

  test('tells of failures and tampering in the whole account and Region', () => {
    const wanted = [...BackupAlert.failures(), ...BackupAlert.tampering()];
    template.resourceCountIs('AWS::Events::Rule', wanted.length);
    expect(watching.rules.map(({ description }) => description)).toEqual(wanted.map(({ title }) => title));
    template.allResourcesProperties('AWS::Events::Rule', {
      Targets: [{
        Id: 'Topic0',
        Arn: stack.resolve(watching.topic.topicArn),
        DeadLetterConfig: { Arn: stack.resolve(watching.deadLetterQueue.queueArn) },
        InputTransformer: { InputPathsMap: Match.objectLike({ account: '$.account' }), InputTemplate: Match.anyValue() },
      }],
    });
  });

  test('does not tell what every deployment changes', () => {
    const titles = watching.rules.map(({ description }) => description);
    for (const { title } of BackupAlert.changes()) expect(titles).not.toContain(title);
  });

  test('has an encrypted topic that takes messages over TLS only, from EventBridge and CloudWatch', () => {
    const publishes = (service: string) => Match.objectLike({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: `${service}.amazonaws.com` } });
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MonitoringTopicKey'), 'Arn'] } });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          publishes('events'),
          publishes('cloudwatch'),
        ],
      },
    });
    for (const service of ['events', 'cloudwatch']) {
      template.hasResourceProperties('AWS::KMS::Key', {
        EnableKeyRotation: true,
        KeyPolicy: {
          Statement: Match.arrayWith([Match.objectLike({
            Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Principal: { Service: `${service}.amazonaws.com` },
          })]),
        },
      });
    }
  });

  test('has one alarm, on what could not be delivered', () => {
    expect(alarmsOf(stack)).toEqual({
      NotDelivered: expect.objectContaining({
        Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', TreatMissingData: 'notBreaching', AlarmActions: [stack.resolve(watching.topic.topicArn)],
      }) as unknown,
    });
    expect(watching.alarms).toHaveLength(1);
  });

  test('warns that nobody hears', () => {
    expect(warnings(stack)).toEqual(['CB-MON-011']);
  });

  test('makes no Lambda, no custom resource and no role', () => {
    for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::CloudFormation::CustomResource']) template.resourceCountIs(type, 0);
  });
});

describe('alarms of a vault', () => {
  test('each failure, on its documented metric, with no data as good news', () => {
    const stack = shop();
    const watching = monitoring(stack);
    const { NotDelivered: _, ...alarms } = alarmsOf(stack);

    expect(Object.values(alarms).map(({ MetricName }) => MetricName)).toEqual([
      'NumberOfBackupJobsFailed', 'NumberOfBackupJobsAborted', 'NumberOfBackupJobsExpired', 'NumberOfBackupJobsPartial', 'NumberOfCopyJobsFailed', 'NumberOfRestoreJobsFailed',
    ]);
    for (const alarm of Object.values(alarms)) {
      expect(alarm).toMatchObject({
        Namespace: 'AWS/Backup', Dimensions: [{ Name: 'BackupVaultName', Value: 'watched' }], Statistic: 'Sum', Period: 3600, EvaluationPeriods: 1, Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching', AlarmActions: [stack.resolve(watching.topic.topicArn)],
      });
      expect(BACKUP_METRIC_NAMES).toContain(alarm.MetricName);
    }
  });

  test('none, where they are not wanted', () => {
    const stack = shop();
    monitoring(stack, { failureAlarms: false });
    expect(Object.keys(alarmsOf(stack))).toEqual(['NotDelivered']);
  });

  test.each([[Duration.hours(26), 26], [Duration.minutes(90), 2], [Duration.days(7), 168]])('no backup within %s: every hour of it, gaps filled with zeros', (rpo, hours) => {
    const stack = shop();
    monitoring(stack, { rpo, failureAlarms: false });

    expect(alarmsOf(stack)).toMatchObject({
      VaultImportedwatchedStale: {
        Metrics: [
          { Expression: 'FILL(completed, 0)', ReturnData: true },
          {
            Id: 'completed', ReturnData: false,
            MetricStat: {
              Metric: { Namespace: 'AWS/Backup', MetricName: 'NumberOfBackupJobsCompleted', Dimensions: [{ Name: 'BackupVaultName', Value: 'watched' }] },
              Period: 3600, Stat: 'Sum',
            },
          },
        ],
        Threshold: 1, ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: hours, DatapointsToAlarm: hours, TreatMissingData: 'breaching',
      },
    });
  });

  test('no backup of a type: an alarm for each, types of one name once', () => {
    const stack = shop();
    monitoring(stack, {
      rpo: Duration.hours(26), failureAlarms: false,
      resourceTypes: [ProtectedResourceType.EBS, ProtectedResourceType.FSX_LUSTRE, ProtectedResourceType.FSX_WINDOWS],
    });
    const { NotDelivered: _, ...alarms } = alarmsOf(stack);

    expect(Object.keys(alarms)).toEqual(['VaultImportedwatchedStaleEBS', 'VaultImportedwatchedStaleFSx']);
    expect(JSON.stringify(alarms.VaultImportedwatchedStaleEBS)).toContain('"Dimensions":[{"Name":"BackupVaultName","Value":"watched"},{"Name":"ResourceType","Value":"EBS"}]');
  });

  test.each([
    ['longer than alarms look back', { rpo: Duration.days(8) }, ['CB-MON-008']],
    ['of nothing that could be counted', { rpo: Duration.days(1), vaults: [] }, ['CB-MON-015']],
  ])('an RPO %s makes none, and warns', (_, props, ids) => {
    const stack = shop();
    monitoring(stack, { failureAlarms: false, ...props }).addSubscription(new EmailSubscription('oncall@example.com'));
    expect(Object.keys(alarmsOf(stack))).toEqual(['NotDelivered']);
    expect(warnings(stack)).toEqual(ids);
  });
});

describe('an alarm on what an activity log lacks', () => {
  test('looks at its dead-letter queue', () => {
    const stack = shop();
    const activityLog = new BackupActivityLog(stack, 'Log');
    monitoring(stack, { activityLog });
    expect(alarmsOf(stack).NotLogged).toMatchObject({
      AlarmDescription: 'Events of AWS Backup are missing in the activity log; its dead-letter queue has them.',
      Dimensions: [{ Name: 'QueueName', Value: stack.resolve(activityLog.deadLetterQueue.queueName) as unknown }],
      MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching',
    });
  });

  test('is not made twice for one queue', () => {
    const stack = shop();
    const deadLetterQueue = new sqs.Queue(stack, 'Letters', { enforceSSL: true });
    monitoring(stack, { activityLog: new BackupActivityLog(stack, 'Log', { deadLetterQueue }), deadLetterQueue });
    expect(Object.keys(alarmsOf(stack)).filter(id => id.startsWith('Not'))).toEqual(['NotDelivered']);
  });

  test('is not made where the queue is in another Region', () => {
    const stack = shop();
    const there = new Stack(stack.node.root as App, 'Central', { env: { account: ACCOUNT, region: 'eu-central-1' } });
    monitoring(stack, { activityLog: new BackupActivityLog(there, 'Log') });
    expect(Object.keys(alarmsOf(stack)).filter(id => id.startsWith('Not'))).toEqual(['NotDelivered']);
  });

  test('alone is nothing to watch', () => {
    const stack = shop();
    new BackupMonitoring(stack, 'Monitoring', { alerts: [], failureAlarms: false, activityLog: new BackupActivityLog(stack, 'Log') });
    expect(synthErrors(stack)).toEqual([expect.stringContaining('(CB-MON-007)')]);
  });
});

describe('an alarm on restores that nobody validates', () => {
  const stack = shop();
  const activityLog = new BackupActivityLog(stack, 'Log');
  monitoring(stack, { activityLog, validationWindow: Duration.days(7), failureAlarms: false });
  const template = Template.fromStack(stack);

  test('counts verdicts of validators in the log', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: stack.resolve(activityLog.logGroup.logGroupName) as unknown,
      FilterPattern: '{ $.detail.eventName = "PutRestoreValidationResult" && $.detail.requestParameters.validationStatus = "SUCCESSFUL" }',
      MetricTransformations: [Match.objectLike({ MetricValue: '1' })],
    });
  });

  test('sounds where there was none for a week', () => {
    const [{ Properties: { MetricTransformations: [{ MetricName, MetricNamespace }] } }] = Object.values(template.findResources('AWS::Logs::MetricFilter')) as {
      Properties: { MetricTransformations: { MetricName: string; MetricNamespace: string }[] };
    }[];
    expect(alarmsOf(stack).NotValidated).toMatchObject({
      Metrics: [
        { Expression: 'FILL(completed, 0)' },
        { MetricStat: { Metric: { Namespace: MetricNamespace, MetricName }, Period: 3600, Stat: 'Sum' } },
      ],
      Threshold: 1, ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 168, TreatMissingData: 'breaching',
    });
  });
});

describe('what is watched', () => {
  test('may grow: patterns and alarms follow', () => {
    const stack = shop();
    const watching = monitoring(stack, { alerts: [BackupAlert.BACKUP_JOB_FAILED], plans: [] });
    watching.addVault(vaultOf(stack, OTHER.vault));
    watching.addVault(SecureVault.fromBackupVaultArn(stack, 'Again', vaultArn(OTHER.vault)));
    watching.addPlan(backup.BackupPlan.fromBackupPlanId(stack, 'Plan', WATCHED.plan));
    watching.addPlan(backup.BackupPlan.fromBackupPlanId(stack, 'PlanAgain', WATCHED.plan));

    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.backup'],
        'detail-type': ['Backup Job State Change'],
        'detail': { state: ['FAILED'], $or: [{ backupVaultName: ['watched', 'other'] }, { createdBy: { backupPlanId: [WATCHED.plan] } }] },
      },
    });
    expect(watching.alarms).toHaveLength(13);
  });

  test('are vaults and plans of this library, by what they are called at deployment', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault');
    const plan = new ProtectionPlan(stack, 'Plan', { backupVault: vault, rules: [ProtectionRule.daily()] });
    new BackupMonitoring(stack, 'Monitoring', { vaults: [vault], plans: [plan], alerts: [BackupAlert.BACKUP_JOB_FAILED, BackupAlert.COPY_JOB_FAILED] });
    const template = Template.fromStack(stack);
    const called = [vault.backupVaultName, vault.backupVaultArn, plan.backupPlanRef.backupPlanId];
    const [name, arn, planId] = called.map(token => stack.resolve(token) as unknown);

    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'detail-type': ['Backup Job State Change'],
        'detail': { $or: [{ backupVaultName: [name] }, { createdBy: { backupPlanId: [planId] } }] },
      },
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'detail-type': ['Copy Job State Change'],
        'detail': { $or: [{ sourceBackupVaultArn: [arn] }, { destinationBackupVaultArn: [arn] }, { createdBy: { backupPlanId: [planId] } }] },
      },
    });
  });

  test('decides which alerts have a rule; who asked for one hears that it has none', () => {
    const stack = shop();
    const watching = monitoring(stack, { alerts: [BackupAlert.PLAN_DELETED, BackupAlert.BACKUP_JOB_FAILED] });
    watching.addSubscription(new EmailSubscription('oncall@example.com'));

    expect(watching.rules.map(({ description }) => description)).toEqual(['Backup job failed']);
    expect(warnings(stack)).toEqual(['CB-MON-014']);
  });

  test('decides silently for the standard alerts', () => {
    const stack = shop();
    monitoring(stack).addSubscription(new EmailSubscription('oncall@example.com'));
    expect(warnings(stack)).toEqual([]);
  });
});

describe('alerts', () => {
  test('are told once', () => {
    const stack = shop();
    const watching = monitoring(stack, { alerts: [BackupAlert.MALWARE_FOUND, BackupAlert.MALWARE_FOUND] });
    watching.addAlert(BackupAlert.MALWARE_FOUND);
    watching.addAlert(BackupAlert.custom('accessPointExpired', { title: 'Access point expired', eventPattern: { source: ['aws.backup'], detailType: ['Access Point State Change'] } }));

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Events::Rule', 2);
    template.hasResourceProperties('AWS::Events::Rule', {
      Description: 'Access point expired', EventPattern: { 'source': ['aws.backup'], 'detail-type': ['Access Point State Change'] },
    });
  });

  test('come with alarms on keys, by the one construct for that', () => {
    const stack = shop();
    const watching = monitoring(stack, { encryptionKeys: [new kms.Key(stack, 'Key')], alerts: [] });
    expect(watching.keyDeletionAlarms).toHaveLength(1);
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ source: ['aws.kms'] }),
      Targets: [{ Arn: stack.resolve(watching.topic.topicArn), DeadLetterConfig: { Arn: stack.resolve(watching.deadLetterQueue.queueArn) } }],
    });
  });
});

describe('who hears', () => {
  test('a topic that was brought along gets the permissions, and nobody is missed', () => {
    const stack = shop();
    const topic = encrypted(stack);
    expect(monitoring(stack, { topic }).topic).toBe(topic);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } })]) },
    });
    expect(warnings(stack)).toEqual([]);
  });

  test('an imported topic warns', () => {
    const stack = shop();
    monitoring(stack, { topic: sns.Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN) });
    expect(warnings(stack)).toEqual(['CB-MON-005']);
  });

  test('a key for the new topic', () => {
    const stack = shop();
    const encryptionKey = new kms.Key(stack, 'Key');
    monitoring(stack, { encryptionKey });
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: stack.resolve(encryptionKey.keyArn) as unknown });
  });

  test('a queue of the user takes what could not be delivered', () => {
    const stack = shop();
    const deadLetterQueue = new sqs.Queue(stack, 'Queue');
    monitoring(stack, { deadLetterQueue, alerts: [BackupAlert.MALWARE_FOUND] });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn: stack.resolve(deadLetterQueue.queueArn) as unknown } })] });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } })]) },
    });
  });

  test('a subscription of the topic itself is one, wherever it was made', () => {
    const stack = shop();
    const watching = monitoring(stack);
    watching.topic.addSubscription(new EmailSubscription('oncall@example.com'));
    expect(warnings(stack)).toEqual([]);
  });
});

describe('an alarm of your own', () => {
  const failed = (stack: Stack) => BackupMetrics.forVault(vaultOf(stack, OTHER.vault)).backupJobsFailed();

  test('has the actions of all others', () => {
    const stack = shop();
    const watching = monitoring(stack);
    const alarm = watching.addAlarm('Mine', { metric: failed(stack), threshold: 5, evaluationPeriods: 1, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING });
    expect(watching.alarms).toContain(alarm);
    expect(alarmsOf(stack).Mine).toMatchObject({ Threshold: 5, AlarmActions: [stack.resolve(watching.topic.topicArn)] });
  });

  test('warns where nothing is said of missing data', () => {
    const stack = shop();
    const watching = monitoring(stack);
    watching.addSubscription(new EmailSubscription('oncall@example.com'));
    watching.addAlarm('Mine', { metric: failed(stack), threshold: 5, evaluationPeriods: 1 });
    expect(warnings(stack)).toEqual(['CB-MON-016']);
  });

  test('may be on anything else', () => {
    const stack = shop();
    const watching = monitoring(stack);
    watching.addSubscription(new EmailSubscription('oncall@example.com'));
    watching.addAlarm('Math', { metric: new cloudwatch.MathExpression({ expression: '1 + m', usingMetrics: { m: failed(stack) } }), threshold: 5, evaluationPeriods: 1 });
    watching.addAlarm('Other', { metric: new cloudwatch.Metric({ namespace: 'Mine', metricName: 'AsILike' }), threshold: 5, evaluationPeriods: 1 });
    expect(warnings(stack)).toEqual([]);
  });
});

describe('cdk-nag', () => {
  test('finds nothing, and what is acknowledged is that the last queue has no other behind it', () => {
    const stack = shop();
    new BackupMonitoring(stack, 'Monitoring', {
      vaults: [vaultOf(stack)], rpo: Duration.hours(26), encryptionKeys: [new kms.Key(stack, 'Key', { enableKeyRotation: true })],
      alarmActions: [BackupAlarmAction.slack({ workspaceId: 'T012AB3C4', channelId: 'C012AB3C4' }), BackupAlarmAction.opsItem()],
    });
    const app = stack.node.root as App;

    expect(nagFindings(app).filter(({ path }) => path.startsWith('Shop/Monitoring'))).toEqual([]);
    expect(acknowledgements(app).map(({ id }) => id)).toEqual(['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']);
  });
});
