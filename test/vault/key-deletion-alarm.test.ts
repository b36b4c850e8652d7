import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { KeyDeletionAlarm } from '../../src/vault/key-deletion-alarm';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, IRELAND, shop, warnings } from '../helpers/stacks';
import { nagFindings } from '../nag/packs';

const KEY_ARN = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

type Json = { readonly [key: string]: unknown };

function patternFor(keyArn: string): Json {
  const stack = shop();
  new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn), topic: new sns.Topic(stack, 'Topic') });
  const [rule] = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule'));
  return rule.Properties.EventPattern as Json;
}

/**
 * What EventBridge does with patterns of plain values: every field of the pattern is in the event, with one of the
 * values; where the event has a list, one of its entries is enough.
 */
function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(event)) return event.some(entry => matches(pattern, entry));
  if (Array.isArray(pattern)) return pattern.includes(event);
  return Object.entries(pattern as Json).every(([name, inner]) => matches(inner, (event as Json | undefined)?.[name]));
}

/**
 * Events as EventBridge wraps what CloudTrail records. The records are those that the KMS Developer Guide prints, with
 * one key in one Region; that of CancelKeyDeletion is composed in their likeness.
 */
const EVENTS = Object.fromEntries(readdirSync(join(__dirname, 'events')).map(file => {
  const detail = JSON.parse(readFileSync(join(__dirname, 'events', file), 'utf8')) as Json;
  return [file.replace('.json', ''), {
    'version': '0', 'id': '6a7e8feb-b491-4cf7-a9f1-bf3703467718', 'source': 'aws.kms', 'detail-type': 'AWS API Call via CloudTrail',
    'account': ACCOUNT, 'time': '2026-01-01T00:00:00Z', 'region': 'eu-west-1', 'resources': [], detail,
  }];
}));

describe('what raises the alarm', () => {
  const pattern = patternFor(KEY_ARN);

  test.each([
    ['schedule-key-deletion', true],
    ['disable-key', true],
    ['delete-imported-key-material', true],
    ['enable-key-rotation', false],
    ['cancel-key-deletion', false],
  ])('%s: %s', (name, raised) => {
    expect(matches(pattern, EVENTS[name])).toBe(raised);
  });

  test.each(['schedule-key-deletion', 'disable-key', 'delete-imported-key-material'])('%s of another key does not', name => {
    expect(matches(patternFor(KEY_ARN.replace('1234abcd', '5678abcd')), EVENTS[name])).toBe(false);
  });

  test('a call of the same name to another service does not', () => {
    const { 'disable-key': event } = EVENTS;
    expect(matches(pattern, { ...event, detail: { ...event.detail, eventSource: 'acm.amazonaws.com' } })).toBe(false);
  });

  test('the pattern is one of plain values', () => {
    expect(pattern).toEqual({
      'source': ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      'detail': {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial'],
        resources: { ARN: [KEY_ARN] },
      },
    });
  });
});

describe('of a vault', () => {
  test('goes to the topic that the vault reports to, whose key EventBridge may use', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() });
    const alarm = vault.alarmOnKeyDeletion();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ detail: Match.objectLike({ resources: { ARN: [stack.resolve(vault.encryptionKey.keyRef.keyArn)] } }) }),
      Targets: [{ Id: 'Topic', Arn: stack.resolve(vault.notificationTopic!.topicArn) }],
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' } })]) },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      Description: Match.stringLikeRegexp('^Notifications'),
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Principal: { Service: 'events.amazonaws.com' },
        })]),
      },
    });
    expect(stack.resolve(alarm.ruleArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^VaultKeyDeletionAlarm/), 'Arn'] });
    expect(warnings(stack)).toEqual([]);
  });

  test('does not open the key of the vault to EventBridge', () => {
    const stack = shop();
    new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() }).alarmOnKeyDeletion();
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key', { Properties: { Description: Match.stringLikeRegexp('^Backup vault') } }));
    expect(JSON.stringify(key.Properties.KeyPolicy)).not.toContain('events.amazonaws.com');
  });

  test('goes to a topic of the user', () => {
    const stack = shop();
    const topic = new sns.Topic(stack, 'Topic');
    new SecureVault(stack, 'Vault').alarmOnKeyDeletion({ topic });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { Targets: [{ Id: 'Topic', Arn: stack.resolve(topic.topicArn) }] });
  });

  test('is not made unless asked for', () => {
    const stack = shop();
    new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() });
    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 0);
  });

  describe('cdk-nag', () => {
    function findings(deadLetter: boolean) {
      const stack = shop();
      const vault = new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() });
      const queue = new sqs.Queue(stack, 'Undelivered', { encryption: sqs.QueueEncryption.KMS, enforceSSL: true });
      vault.alarmOnKeyDeletion({ deadLetterQueue: deadLetter ? queue : undefined });
      return nagFindings(stack.node.root as App).filter(({ path }) => path.startsWith('Shop/Vault'));
    }

    test('finds nothing where undelivered alarms have a queue', () => {
      expect(findings(true)).toEqual([]);
    });

    test('finds that they have none', () => {
      expect(findings(false)).toEqual([{ path: 'Shop/Vault/KeyDeletionAlarm/Rule', id: 'Serverless-EventBusDLQ' }]);
    });
  });

  test('lets EventBridge send to the queue for undelivered alarms, and use its key', () => {
    const stack = shop();
    const deadLetterQueue = new sqs.Queue(stack, 'Undelivered', { encryption: sqs.QueueEncryption.KMS });
    new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() }).alarmOnKeyDeletion({ deadLetterQueue });
    const template = Template.fromStack(stack);
    const toEventBridge = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } };
    template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn: stack.resolve(deadLetterQueue.queueArn) } })] });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ ...toEventBridge, Action: 'sqs:SendMessage', Condition: { ArnEquals: { 'aws:SourceArn': Match.anyValue() } } })] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      Description: 'Created by Shop/Undelivered',
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ ...toEventBridge, Action: Match.arrayWith(['kms:Decrypt', 'kms:GenerateDataKey*']) })]) },
    });
  });
});

describe('refusals', () => {
  const abroad = (stack: Stack) => new Stack(stack, 'Abroad', { env: { ...IRELAND, region: 'eu-central-1' } });
  const imported = (stack: Stack, arn: string) => sns.Topic.fromTopicArn(stack, 'Topic', arn);
  const key = (stack: Stack, arn = KEY_ARN) => kms.Key.fromKeyArn(stack, 'Key', arn);
  const TOPIC_ARN = `arn:aws:sns:eu-west-1:${ACCOUNT}:alarms`;

  describeRefusals('at the line that wrote it', [
    {
      name: 'a vault without notifications, and no topic',
      write: () => new SecureVault(shop(), 'Vault').alarmOnKeyDeletion(),
      message: 'Alarm on key deletion must have a topic, got none: pass one, or set notifications [Shop/Vault]',
    },
    {
      name: 'a topic in another Region',
      write: () => {
        const stack = shop();
        return new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: key(stack), topic: imported(stack, TOPIC_ARN.replace('eu-west-1', 'eu-central-1')) });
      },
      message: "Topic of the alarm must be in the Region of the alarm, 'eu-west-1', got 'eu-central-1' [Shop/Alarm] (CB-KEY-006)",
    },
    {
      name: 'a topic in another account',
      write: () => {
        const stack = shop();
        return new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: key(stack), topic: imported(stack, TOPIC_ARN.replace(ACCOUNT, '444455556666')) });
      },
      message: `Topic of the alarm must be in the account of the alarm, '${ACCOUNT}', got '444455556666' [Shop/Alarm] (CB-KEY-006)`,
    },
    {
      name: 'an alarm in another Region than the key',
      write: () => {
        const stack = shop();
        const there = abroad(stack);
        return new KeyDeletionAlarm(there, 'Alarm', { encryptionKey: key(stack), topic: new sns.Topic(there, 'Topic') });
      },
      message: "Key of the alarm must be in the Region of the alarm, 'eu-central-1', got 'eu-west-1' [Shop/Abroad/Alarm] (CB-KEY-006)",
    },
    {
      name: 'an alias',
      write: () => {
        const stack = shop();
        const alias = kms.Alias.fromAliasName(stack, 'Alias', 'alias/mine');
        return new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: alias, topic: new sns.Topic(stack, 'Topic') });
      },
      message: `Key of the alarm must be a key, not an alias, got 'arn:…:kms:eu-west-1:${ACCOUNT}:alias/mine': pass the key that the alias stands for `
        + '[Shop/Alarm] (CB-KEY-009)',
    },
  ]);

  test('a FIFO topic is a warning', () => {
    const stack = shop();
    new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: key(stack), topic: new sns.Topic(stack, 'Topic', { fifo: true }) });
    expect(warnings(stack)).toEqual(['CB-KEY-007']);
  });

  test('an imported topic is a warning', () => {
    const stack = shop();
    new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: key(stack), topic: imported(stack, TOPIC_ARN) });
    expect(warnings(stack)).toEqual(['CB-KEY-008']);
  });

  test('what is known at deployment only is not judged', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const arn = new CfnParameter(stack, 'KeyArn').valueAsString;
    new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey: key(stack, arn), topic: new sns.Topic(stack, 'Topic') });
    expect(warnings(stack)).toEqual([]);
  });
});
