import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { FAILURE_EVENTS } from '../../src/model/vault/vault-events';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultEvent } from '../../src/vault/vault-event';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const shop = () => new Stack(testApp(), 'Shop', { env: ENV });
const vaultWith = (notifications: VaultNotifications, stack = shop()) => new SecureVault(stack, 'Vault', { notifications });

describe('own topic', () => {
  const template = Template.fromStack(vaultWith(VaultNotifications.failuresOnly()).stack);

  test('hears of everything that can fail, and of no dead event', () => {
    template.hasResourceProperties('AWS::Backup::BackupVault', {
      Notifications: { BackupVaultEvents: [...FAILURE_EVENTS], SNSTopicArn: { Ref: 'VaultTopic0F044152' } },
    });
  });

  test('is encrypted with a key of its own, not with the one that opens the backups', () => {
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': ['VaultTopicKey1748E74D', 'Arn'] } });
    template.resourceCountIs('AWS::KMS::Key', 2);
    const [vaultKey] = Object.entries(template.findResources('AWS::KMS::Key')).filter(([id]) => id === 'VaultKeyCB88EF1A').map(([, key]) => key);
    expect(JSON.stringify(vaultKey.Properties.KeyPolicy)).not.toContain('backup.amazonaws.com');
  });

  test('has a key that AWS Backup may use, that rotates, and that goes with the stack', () => {
    template.hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Delete',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Statement: Match.arrayWith([{
            Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*',
          }]),
        },
      },
    });
  });

  test('lets AWS Backup publish, without a condition that may never hold, and over TLS only', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          {
            Sid: Match.anyValue(),
            Effect: 'Allow',
            Principal: { Service: 'backup.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: { Ref: 'VaultTopic0F044152' },
          },
        ],
      },
    });
  });

  test('can have a key of the user\'s', () => {
    const stack = shop();
    const key = new kms.Key(stack, 'Mine');
    vaultWith(VaultNotifications.failuresOnly({ encryptionKey: key }), stack);
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: stack.resolve(key.keyArn) });
    Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 2);
  });
});

describe('topic of the user\'s', () => {
  test('gets the permission for AWS Backup, and so does its key', () => {
    const stack = shop();
    const topic = new sns.Topic(stack, 'Alarms', { masterKey: new kms.Key(stack, 'AlarmsKey') });
    const vault = vaultWith(VaultNotifications.events({ events: [VaultEvent.COPY_JOB_FAILED], topic }), stack);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish' })] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'backup.amazonaws.com' } })]) },
    });
    template.resourceCountIs('AWS::SNS::Topic', 1);
    expect(vault.notificationTopic).toBe(topic);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('that is imported has a policy we cannot see, and warns', () => {
    const stack = shop();
    const topic = sns.Topic.fromTopicArn(stack, 'Alarms', 'arn:aws:sns:eu-west-1:111122223333:alarms');
    vaultWith(VaultNotifications.failuresOnly({ topic }), stack);
    Annotations.fromStack(stack).hasWarning('/Shop/Vault', Match.stringLikeRegexp(
      'Policy of the notification topic of the vault must allow backup.amazonaws.com to publish, got an imported topic, '
      + 'whose policy cannot be changed here.*CB-VAULT-019',
    ));
  });
});

test('an event that is newer than the library warns', () => {
  const { stack } = vaultWith(VaultNotifications.events({ events: [VaultEvent.of('VAULT_ON_FIRE')] }));
  Annotations.fromStack(stack).hasWarning('/Shop/Vault', Match.stringLikeRegexp(
    'Notifications of the vault must name events from the list of AWS Backup, got \'VAULT_ON_FIRE\'.*CB-VAULT-015',
  ));
});

describe('failure subscription', () => {
  test('filters', () => {
    const vault = vaultWith(VaultNotifications.failuresOnly());
    vault.addFailureSubscription(new EmailSubscription('oncall@example.com'));
    Template.fromStack(vault.stack).hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'oncall@example.com',
      TopicArn: { Ref: 'VaultTopic0F044152' },
      FilterPolicy: {
        State: [{ exists: false }, { 'anything-but': ['COMPLETED', 'CREATED', 'PENDING', 'RUNNING'] }],
        IndexStatus: [{ exists: false }, { 'anything-but': ['ACTIVE', 'DELETED'] }],
      },
    });
  });

  test('leaves other subscriptions of the topic alone', () => {
    const vault = vaultWith(VaultNotifications.failuresOnly());
    vault.notificationTopic!.addSubscription(new EmailSubscription('archive@example.com'));
    Template.fromStack(vault.stack).hasResourceProperties('AWS::SNS::Subscription', { FilterPolicy: Match.absent() });
  });
});

const ANY_END = (job: string) =>
  `subscribe to ${job.toUpperCase()}_JOB_COMPLETED, which is sent for every end of a ${job} job, and filter on the message attribute State`;
const ON_PLANS = 'use an EventBridge rule for the detail-type \'Backup Plan State Change\'';

describeRefusals('dead events', [
  ['BACKUP_JOB_SUCCESSFUL', ANY_END('backup')],
  ['BACKUP_JOB_FAILED', ANY_END('backup')],
  ['BACKUP_JOB_EXPIRED', ANY_END('backup')],
  ['RESTORE_JOB_SUCCESSFUL', ANY_END('restore')],
  ['RESTORE_JOB_FAILED', ANY_END('restore')],
  ['BACKUP_PLAN_CREATED', ON_PLANS],
  ['BACKUP_PLAN_MODIFIED', ON_PLANS],
].map(([event, instead]) => ({
  name: event,
  write: () => vaultWith(VaultNotifications.events({ events: [VaultEvent.COPY_JOB_FAILED, VaultEvent.of(event)] })),
  message: `Notifications of the vault must name events that AWS Backup still sends, got ${event}: ${instead} [Shop/Vault] (CB-VAULT-014)`,
})));

describeRefusals('refusals', [
  {
    name: 'no events',
    write: () => vaultWith(VaultNotifications.events({ events: [] })),
    message: 'Notifications of the vault must name at least one event, got none [Shop/Vault] (CB-VAULT-016)',
  },
  {
    name: 'a FIFO topic',
    write: () => {
      const stack = shop();
      return vaultWith(VaultNotifications.failuresOnly({ topic: new sns.Topic(stack, 'Alarms', { fifo: true }) }), stack);
    },
    message: 'Notification topic of the vault must be a standard topic, got a FIFO topic [Shop/Vault] (CB-VAULT-017)',
  },
  {
    name: 'a topic of another account',
    write: () => {
      const stack = shop();
      const topic = sns.Topic.fromTopicArn(stack, 'Alarms', 'arn:aws:sns:eu-west-1:444455556666:alarms');
      return vaultWith(VaultNotifications.failuresOnly({ topic }), stack);
    },
    message: 'Notification topic of the vault must be in account 111122223333, like the vault, got account 444455556666 [Shop/Vault] (CB-VAULT-018)',
  },
  {
    name: 'a topic and a key',
    write: () => {
      const stack = shop();
      return VaultNotifications.failuresOnly({ topic: new sns.Topic(stack, 'Alarms'), encryptionKey: new kms.Key(stack, 'Key') });
    },
    message: 'EncryptionKey of VaultNotifications must be left out where a topic is given, got both: encrypt the topic where you make it',
  },
  {
    name: 'a subscription to a vault that reports nothing',
    write: () => new SecureVault(shop(), 'Vault').addFailureSubscription(new EmailSubscription('oncall@example.com')),
    message: 'Vault must have notifications for a subscription, got none: set notifications [Shop/Vault]',
  },
  {
    name: 'a subscription with a filter',
    write: () => vaultWith(VaultNotifications.failuresOnly()).addFailureSubscription(
      new EmailSubscription('oncall@example.com', { filterPolicy: { State: sns.SubscriptionFilter.existsFilter() } }),
    ),
    message: 'Failure subscription must have no filter of its own, got one: subscribe it to notificationTopic instead [Shop/Vault]',
  },
]);
