import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { BACKUP_METRICS, PUBLISHED_TOGETHER } from '../../src/model/monitoring/backup-metric-table';
import type { BackupMetricId } from '../../src/model/monitoring/backup-metric-table';
import { BackupMetrics } from '../../src/monitoring/backup-metrics';
import { ProtectedResourceType } from '../../src/selection/protected-resource-type';
import { SecureVault } from '../../src/vault/secure-vault';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, tokens } from '../helpers/stacks';

type Json = { readonly [key: string]: unknown };

/** The alarm that CloudFormation gets for a metric. */
function alarmOn(stack: Stack, metric: cloudwatch.IMetric): Json {
  new cloudwatch.Alarm(stack, 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 });
  const [alarm] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  return alarm.Properties as Json;
}

/** What a graph of the metric says to CloudWatch, with the title that tests need not see. */
function graphOf(stack: Stack, metric: cloudwatch.IMetric): Json {
  const [widget] = stack.resolve(new cloudwatch.GraphWidget({ left: [metric] }).toJson()) as { properties: { metrics: Json[][] } }[];
  return { ...widget.properties, metrics: widget.properties.metrics[0] } as unknown as Json;
}

const named = (stack: Stack, name = 'payments') => backup.BackupVault.fromBackupVaultName(stack, 'Named', name);

describe('of a vault', () => {
  const stack = shop();
  const metrics = BackupMetrics.forVault(named(stack));

  test.each(Object.entries(BACKUP_METRICS))('%s', (id, { name, statistic }) => {
    const metric = metrics[id as BackupMetricId]();
    expect(metric.toMetricConfig()).toMatchObject({
      metricStat: { namespace: 'AWS/Backup', metricName: name, statistic, period: Duration.minutes(5), dimensions: [{ name: 'BackupVaultName', value: 'payments' }] },
    });
    expect(metrics.of(name).toMetricConfig()).toEqual(metric.toMetricConfig());
  });

  test('an alarm on it names neither account nor Region, where the vault is in the stack', () => {
    const own = shop();
    const vault = new SecureVault(own, 'Vault');
    expect(alarmOn(own, BackupMetrics.forVault(vault).backupJobsFailed())).toEqual({
      ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 1, Threshold: 1,
      Namespace: 'AWS/Backup', MetricName: 'NumberOfBackupJobsFailed', Period: 300, Statistic: 'Sum',
      Dimensions: [{ Name: 'BackupVaultName', Value: own.resolve(vault.backupVaultName) }],
    });
  });

  test('a graph of it names both, where the vault is elsewhere', () => {
    const elsewhere = SecureVault.fromBackupVaultArn(stack, 'Elsewhere', 'arn:aws:backup:eu-central-1:444455556666:backup-vault:payments');
    const [namespace, name, dimension, value, rendering] = graphOf(stack, BackupMetrics.forVault(elsewhere).copyJobsCompleted()).metrics as unknown[];
    expect([namespace, name, dimension, value]).toEqual(['AWS/Backup', 'NumberOfCopyJobsCompleted', 'BackupVaultName', 'payments']);
    expect(rendering).toMatchObject({ accountId: '444455556666', region: 'eu-central-1', stat: 'Sum' });
  });

  test('of an L1, and of a name that is known at deployment', () => {
    const own = shop();
    const vault = new backup.CfnBackupVault(own, 'Raw', { backupVaultName: 'raw' });
    expect(graphOf(own, BackupMetrics.forVault(vault).recoveryPointsCold()).metrics).toMatchObject(['AWS/Backup', 'NumberOfRecoveryPointsCold', 'BackupVaultName', own.resolve(vault.ref), { stat: 'Maximum' }]);
    const later = BackupMetrics.forVault(named(own, tokens(own).text));
    expect(alarmOn(own, later.backupJobsFailed())).toMatchObject({ Dimensions: [{ Name: 'BackupVaultName', Value: { Ref: 'Text' } }] });
  });

  test('works where the stack knows neither account nor Region', () => {
    const anywhere = new Stack(testApp(), 'Anywhere');
    expect(Object.keys(alarmOn(anywhere, BackupMetrics.forVault(named(anywhere)).backupJobsFailed()))).not.toContain('Metrics');
  });

  test('options win over what is usual, and never over what is counted', () => {
    const metric = metrics.backupJobsCompleted({
      period: Duration.days(1), statistic: 'Average', label: 'done', region: 'eu-central-1', account: ACCOUNT, color: cloudwatch.Color.GREEN,
      dimensionsMap: { BackupVaultName: 'another' },
    });
    expect(metric.toMetricConfig()).toMatchObject({
      metricStat: { period: Duration.days(1), statistic: 'Average', region: 'eu-central-1', dimensions: [{ name: 'BackupVaultName', value: 'payments' }] },
      renderingProperties: { label: 'done', color: cloudwatch.Color.GREEN },
    });
  });
});

describe('of a resource type', () => {
  const stack = shop();

  test.each([
    ['in a vault', BackupMetrics.forResourceTypeInVault(named(stack), ProtectedResourceType.EBS), { BackupVaultName: 'payments', ResourceType: 'EBS' }],
    ['over all vaults', BackupMetrics.forResourceType(ProtectedResourceType.STORAGE_GATEWAY), { ResourceType: 'Storage Gateway' }],
  ])('%s', (_, metrics, dimensions) => {
    expect(metrics.backupJobsFailed().dimensions).toEqual(dimensions);
  });

  test('dimensions are those that AWS publishes together', () => {
    const [vault, both] = PUBLISHED_TOGETHER.value.map(names => [...names]);
    expect(Object.keys(BackupMetrics.forVault(named(shop())).backupJobsFailed().dimensions!)).toEqual(vault);
    expect(Object.keys(BackupMetrics.forResourceTypeInVault(named(shop()), ProtectedResourceType.S3).backupJobsFailed().dimensions!)).toEqual(both);
  });
});

describe('across vaults', () => {
  test('is a search over the dimension that every vault has', () => {
    const stack = shop();
    const metric = BackupMetrics.acrossVaults('NumberOfBackupJobsFailed', { period: Duration.hours(1), searchRegion: 'eu-central-1' });
    expect(graphOf(stack, metric).metrics).toEqual([{
      expression: 'SUM(SEARCH(\'{AWS/Backup,BackupVaultName} MetricName="NumberOfBackupJobsFailed"\', \'Sum\', 3600))',
      label: 'Backup jobs failed', period: 3600, region: 'eu-central-1',
    }]);
  });

  test('looks for the maximum of what is there', () => {
    expect(BackupMetrics.acrossVaults('NumberOfBackupJobsRunning').expression).toContain("'Maximum', 300)");
  });
});

describe('names', () => {
  const metrics = BackupMetrics.forVault(named(shop()));

  describeRefusals('that AWS does not document', [
    {
      name: 'one with a slip', write: () => metrics.of('NumberOfBackupJobFailed'),
      message: "Metric must be one that AWS Backup publishes, got 'NumberOfBackupJobFailed': did you mean 'NumberOfBackupJobsFailed' (CB-METRIC-001)",
    },
    {
      name: 'one that is nowhere near', write: () => metrics.of('RecoveryPointAge'),
      message: "Metric must be one that AWS Backup publishes, got 'RecoveryPointAge' (CB-METRIC-001)",
    },
    {
      name: 'in a search', write: () => BackupMetrics.acrossVaults('Failed'),
      message: "Metric must be one that AWS Backup publishes, got 'Failed' (CB-METRIC-001)",
    },
  ]);

  test('one that is known at deployment is taken as it is', () => {
    const stack = shop();
    expect(alarmOn(stack, BackupMetrics.forVault(named(stack)).of(tokens(stack).text))).toMatchObject({ MetricName: { Ref: 'Text' }, Statistic: 'Sum' });
  });

  test('the namespace is that of AWS Backup', () => {
    expect(BackupMetrics.NAMESPACE).toBe('AWS/Backup');
  });
});
