import { Duration, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupActivityLog } from '../../src/monitoring/backup-activity-log';
import { BackupAlarmAction } from '../../src/monitoring/backup-alarm-action';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { SecureVault } from '../../src/vault/secure-vault';
import { fragmentApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, IRELAND, shop, synthErrors, tokens, warnings } from '../helpers/stacks';
import { encrypted, monitoring, TOPIC_ARN, vaultOf } from './monitored';
import { vaultArn } from './sample-events';

describeRefusals('refusals', [
  {
    name: 'a FIFO topic',
    write: () => {
      const stack = shop();
      return monitoring(stack, { topic: new sns.Topic(stack, 'Topic', { fifo: true, masterKey: new kms.Key(stack, 'Key') }) });
    },
    message: 'Topic of the monitoring must be a standard topic, got a FIFO topic [Shop/Monitoring] (CB-MON-001)',
  },
  {
    name: 'a topic without a key',
    write: () => {
      const stack = shop();
      return monitoring(stack, { topic: new sns.Topic(stack, 'Topic') });
    },
    message: 'Topic of the monitoring must be encrypted, got a topic without a key: give it a masterKey, or set requireEncryption to false [Shop/Monitoring] (CB-MON-002)',
  },
  {
    name: 'a topic without a key, of an action',
    write: () => {
      const stack = shop();
      return monitoring(stack, { alarmActions: [BackupAlarmAction.opsItem(), BackupAlarmAction.topic(new sns.Topic(stack, 'Topic'))] });
    },
    message: 'Topic of alarmActions[1] must be encrypted, got a topic without a key: give it a masterKey, or set requireEncryption to false [Shop/Monitoring] (CB-MON-002)',
  },
  {
    name: 'the key that AWS manages',
    write: () => {
      const stack = shop();
      const masterKey = kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/sns');
      return monitoring(stack, { topic: new sns.Topic(stack, 'Topic', { masterKey }) });
    },
    message: "Key of topic of the monitoring must be one of yours, got 'alias/aws/sns': make a kms.Key for the topic [Shop/Monitoring] (CB-MON-003)",
  },
  {
    name: 'a topic in another Region',
    write: () => {
      const stack = shop();
      return monitoring(stack, { topic: sns.Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN.replace('eu-west-1', 'eu-central-1')) });
    },
    message: "Topic of the monitoring must be in the Region of the monitoring, 'eu-west-1', got 'eu-central-1' [Shop/Monitoring] (CB-MON-004)",
  },
  {
    name: 'a vault in another Region',
    write: () => monitoring(shop({ env: { ...IRELAND, region: 'eu-central-1' } })),
    message: "Vault 'watched' must be in the Region of the monitoring, 'eu-central-1', got 'eu-west-1': make a BackupMonitoring in a stack there [Shop/Monitoring] (CB-MON-006)",
  },
  {
    name: 'a further vault in another Region',
    write: () => {
      const stack = shop();
      monitoring(stack).addVault(SecureVault.fromBackupVaultArn(stack, 'There', vaultArn('there').replace('eu-west-1', 'eu-central-1')));
    },
    message: "Vault 'there' must be in the Region of the monitoring, 'eu-west-1', got 'eu-central-1': make a BackupMonitoring in a stack there [Shop/Monitoring] (CB-MON-006)",
  },
  {
    name: 'a further vault beside everything',
    write: () => {
      const stack = shop();
      new BackupMonitoring(stack, 'Monitoring').addVault(vaultOf(stack));
    },
    message: 'Monitoring must have vaults or plans for a further one, got neither: everything in the account and Region is watched already [Shop/Monitoring]',
  },
  {
    name: 'an RPO of zero',
    write: () => monitoring(shop(), { rpo: Duration.hours(0) }),
    message: 'RPO of the monitoring must be longer than zero, got 0 minutes [Shop/Monitoring] (CB-MON-009)',
  },
  {
    name: 'a validation window without a log',
    write: () => monitoring(shop(), { validationWindow: Duration.days(2) }),
    message: 'ValidationWindow of the monitoring must come with an activityLog that keeps what CloudTrail records, got none: pass a BackupActivityLog with apiCalls '
      + '[Shop/Monitoring] (CB-MON-010)',
  },
  {
    name: 'a validation window with a log that knows no calls',
    write: () => {
      const stack = shop();
      return monitoring(stack, { validationWindow: Duration.days(2), activityLog: new BackupActivityLog(stack, 'Log', { apiCalls: false }) });
    },
    message: 'ValidationWindow of the monitoring must come with an activityLog that keeps what CloudTrail records, got none: pass a BackupActivityLog with apiCalls '
      + '[Shop/Monitoring] (CB-MON-010)',
  },
  {
    name: 'six topics',
    write: () => {
      const stack = shop();
      return monitoring(stack, { alarmActions: [1, 2, 3, 4, 5].map(i => BackupAlarmAction.topic(encrypted(stack, `Topic${i}`))) });
    },
    message: 'Topics of the monitoring, those of alarmActions included, must be at most 5, got 6: subscribe several people to one topic [Shop/Monitoring] (CB-MON-012)',
  },
  {
    name: 'a key beside a topic',
    write: () => {
      const stack = shop();
      return monitoring(stack, { topic: encrypted(stack), encryptionKey: new kms.Key(stack, 'Key') });
    },
    message: 'EncryptionKey of the monitoring must be left out where a topic is given, got both: encrypt the topic where you make it [Shop/Monitoring] (CB-MON-013)',
  },
  {
    name: 'an alarm on a metric that does not exist',
    write: () => {
      const stack = shop();
      const metric = new cloudwatch.Metric({ namespace: 'AWS/Backup', metricName: 'NumberOfBackupJobFailed' });
      return monitoring(stack).addAlarm('Mine', { metric, threshold: 1, evaluationPeriods: 1 });
    },
    message: "Metric of alarm 'Mine' must be one that AWS Backup publishes, got 'NumberOfBackupJobFailed': did you mean 'NumberOfBackupJobsFailed' [Shop/Monitoring] (CB-METRIC-001)",
  },
]);

describe('at synth', () => {
  test('nothing watched is refused', () => {
    const stack = shop();
    monitoring(stack, { alerts: [], failureAlarms: false });
    expect(synthErrors(stack)).toEqual(['[Shop/Monitoring] The monitoring must have an alert or an alarm, got neither: leave alerts out for the standard ones (CB-MON-007)']);
  });

  test('an unencrypted topic is taken where somebody says so', () => {
    const stack = shop();
    monitoring(stack, { topic: new sns.Topic(stack, 'Topic'), requireEncryption: false });
    expect(warnings(stack)).toEqual([]);
  });

  test('tokens are not judged', () => {
    const stack = new Stack(fragmentApp(), 'Anywhere');
    const { text, number } = tokens(stack);
    const watching = new BackupMonitoring(stack, 'Monitoring', {
      vaults: [SecureVault.fromBackupVaultName(stack, 'Vault', text)],
      plans: [backup.BackupPlan.fromBackupPlanId(stack, 'Plan', text)],
      topic: sns.Topic.fromTopicAttributes(stack, 'Topic', { topicArn: `arn:aws:sns:eu-west-1:${ACCOUNT}:alerts`, keyArn: text }),
      rpo: Duration.minutes(number),
      failureAlarms: false,
    });
    expect(watching.alarms).toHaveLength(1);
    expect(warnings(stack)).toEqual(['CB-MON-005']);
  });
});
