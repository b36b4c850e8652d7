import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import {
  BackupActivityLog, BackupAlarmAction, BackupAlert, BackupMonitoring, CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector, SecureVault,
} from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const vaultOf = (stack: Construct) => new SecureVault(stack, 'Vault');
const topicOf = (stack: Construct, id: string) => new sns.Topic(stack, id, { masterKey: new kms.Key(stack, `${id}Key`) });
const THERE = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const metric = new cloudwatch.Metric({ namespace: 'AWS/Backup', metricName: 'NumberOfBackupJobsFailed' });

/** Monitoring. */
export const MONITORING: readonly InCode[] = [
  inCode('CB-MON-001', 'a FIFO topic',
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic', { fifo: true, masterKey: new kms.Key(stack, 'Key') }) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') }) }),
  ),
  inCode('CB-MON-002', 'a topic without a key',
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic') }),
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic', { masterKey: new kms.Key(stack, 'Key') }) }),
  ),
  inCode('CB-MON-003', 'a topic with the key of AWS',
    stack => {
      const masterKey = kms.Alias.fromAliasName(stack, 'Key', 'alias/aws/sns');
      new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic', { masterKey }) });
    },
    stack => {
      const masterKey = new kms.Key(stack, 'Key');
      new BackupMonitoring(stack, 'Monitoring', { topic: new sns.Topic(stack, 'Topic', { masterKey }) });
    },
  ),
  inCode('CB-MON-004', 'a topic of another Region',
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: sns.Topic.fromTopicArn(stack, 'Topic', THERE) }),
    stack => new BackupMonitoring(stack, 'Monitoring'),
  ),
  inCode('CB-MON-005', 'a topic that was imported',
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: sns.Topic.fromTopicArn(stack, 'Topic', THERE.replace('central', 'west')) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: topicOf(stack, 'Topic') }),
  ),
  inCode('CB-MON-006', 'a vault of another Region',
    stack => {
      const vault = SecureVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-central-1:111122223333:backup-vault:shop');
      new BackupMonitoring(stack, 'Monitoring', { vaults: [vault] });
    },
    stack => {
      const vault = SecureVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:shop');
      new BackupMonitoring(stack, 'Monitoring', { vaults: [vault] });
    },
  ),
  inCode('CB-MON-007', 'nothing that is watched',
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], alerts: [], failureAlarms: false }),
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], alerts: [] }),
  ),
  inCode('CB-MON-008', 'an RPO of a month',
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], rpo: Duration.days(30) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], rpo: Duration.days(7) }),
  ),
  inCode('CB-MON-009', 'no time at all',
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], rpo: Duration.hours(0) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], rpo: Duration.hours(26) }),
  ),
  inCode('CB-MON-010', 'validations without a log to count them in',
    stack => new BackupMonitoring(stack, 'Monitoring', { validationWindow: Duration.days(2) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { validationWindow: Duration.days(2), activityLog: new BackupActivityLog(stack, 'Log') }),
  ),
  inCode('CB-MON-011', 'nobody to hear of it',
    stack => {
      new BackupMonitoring(stack, 'Monitoring');
    },
    stack => {
      const monitoring = new BackupMonitoring(stack, 'Monitoring');
      monitoring.addSubscription(new EmailSubscription('oncall@example.com'));
    },
  ),
  inCode('CB-MON-012', 'six topics',
    stack => new BackupMonitoring(stack, 'Monitoring', {
      alarmActions: ['A', 'B', 'C', 'D', 'E'].map(id => BackupAlarmAction.topic(topicOf(stack, id))),
    }),
    stack => new BackupMonitoring(stack, 'Monitoring', {
      alarmActions: ['A', 'B', 'C', 'D'].map(id => BackupAlarmAction.topic(topicOf(stack, id))),
    }),
  ),
  inCode('CB-MON-013', 'a key for a topic that has one',
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: topicOf(stack, 'Topic'), encryptionKey: new kms.Key(stack, 'Key') }),
    stack => new BackupMonitoring(stack, 'Monitoring', { topic: topicOf(stack, 'Topic') }),
  ),
  inCode('CB-MON-014', 'an alert on plans where a vault is watched',
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], alerts: [BackupAlert.PLAN_DELETED] }),
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], alerts: [BackupAlert.BACKUP_JOB_FAILED] }),
  ),
  inCode('CB-MON-015', 'an RPO of everything',
    stack => new BackupMonitoring(stack, 'Monitoring', { rpo: Duration.hours(26) }),
    stack => new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], rpo: Duration.hours(26) }),
  ),
  inCode('CB-MON-016', 'an alarm that says nothing of missing data',
    stack => new BackupMonitoring(stack, 'Monitoring').addAlarm('Failed', { metric, threshold: 1, evaluationPeriods: 1 }),
    stack => new BackupMonitoring(stack, 'Monitoring').addAlarm('Failed', {
      metric, threshold: 1, evaluationPeriods: 1, treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
  ),
  inCode('CB-MON-017', 'a channel of Slack by its name',
    stack => new BackupMonitoring(stack, 'Monitoring', {
      alarmActions: [BackupAlarmAction.slack({ workspaceId: 'T07EZ1ABC', channelId: '#backups' })],
    }),
    stack => new BackupMonitoring(stack, 'Monitoring', {
      alarmActions: [BackupAlarmAction.slack({ workspaceId: 'T07EZ1ABC', channelId: 'C07EZ1ABC' })],
    }),
  ),
  inCode('CB-MON-018', 'a replica beside the monitoring',
    stack => new BackupMonitoring(stack, 'Monitoring').addReplica(vaultOf(stack)),
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] })] });
      plan.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));
      const monitoring = new BackupMonitoring(stack, 'Monitoring', { plans: [plan] });
      for (const replica of plan.replicas) monitoring.addReplica(replica);
    },
  ),
];
