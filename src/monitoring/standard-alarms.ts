import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { BACKUP_METRIC_NAMESPACE } from '../model/monitoring/metric-names';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';

/** What metrics are counted for. */
export interface Counted {
  readonly dimension: 'BackupVaultName' | 'ResourceType';
  readonly value: string;
  /** In a sentence: `vault 'x'`. */
  readonly label: string;
}

interface FailureAlarm {
  readonly id: string;
  readonly metric: string;
  readonly says: string;
}

/** Failures that AWS Backup counts. Restores are counted as well, but for a vault they say nothing of who restores where. */
const FAILURES: readonly FailureAlarm[] = [
  { id: 'BackupJobsFailed', metric: 'NumberOfBackupJobsFailed', says: 'Backup jobs failed' },
  { id: 'BackupJobsAborted', metric: 'NumberOfBackupJobsAborted', says: 'Backup jobs were stopped' },
  { id: 'BackupJobsExpired', metric: 'NumberOfBackupJobsExpired', says: 'Backup jobs did not start in time' },
  { id: 'CopyJobsFailed', metric: 'NumberOfCopyJobsFailed', says: 'Copy jobs failed' },
  { id: 'RestoreJobsFailed', metric: 'NumberOfRestoreJobsFailed', says: 'Restore jobs failed' },
  { id: 'RecoveryPointsPartial', metric: 'NumberOfRecoveryPointsPartial', says: 'Recovery points are incomplete' },
  { id: 'RecoveryPointsExpired', metric: 'NumberOfRecoveryPointsExpired', says: 'Recovery points could not be deleted' },
];

const AN_HOUR = Duration.minutes(MONITORING_LIMITS.alarmPeriodMinutes.value);

/** Alarms on what failed within the hour. No data is good news: zeros are not published. */
export function failureAlarms(scope: Construct, of: Counted): cloudwatch.Alarm[] {
  return FAILURES.map(({ id, metric, says }) => new cloudwatch.Alarm(scope, id, {
    alarmDescription: `${says} in ${of.label} within an hour.`,
    metric: count(metric, of),
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  }));
}

/** An alarm on backups that do not come. */
export function staleAlarm(scope: Construct, id: string, of: Counted, window: Duration): cloudwatch.Alarm {
  return nothingWithin(scope, id, count('NumberOfBackupJobsCompleted', of), window,
    hours => `No backup job was completed in ${of.label} for ${hours} hours: the RPO is missed, or about to be.`);
}

/**
 * An alarm on something that does not happen.
 *
 * It looks at every hour of the window. Where hours have no data, CloudWatch would look further back than the window, and
 * stay OK for the sake of what it finds there; so the gaps are filled with zeros. Where there is no data at all there is
 * nothing to fill, and that is no good news either.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function nothingWithin(
  scope: Construct, id: string, metric: cloudwatch.IMetric, window: Duration, says: (hours: number) => string,
): cloudwatch.Alarm {
  const hours = Math.ceil(window.toHours({ integral: false }));
  return new cloudwatch.Alarm(scope, id, {
    alarmDescription: says(hours),
    metric: new cloudwatch.MathExpression({ expression: 'FILL(completed, 0)', usingMetrics: { completed: metric }, period: AN_HOUR, label: 'completed within the hour' }),
    threshold: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: hours,
    datapointsToAlarm: hours,
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  });
}

function count(metricName: string, { dimension, value }: Counted): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: BACKUP_METRIC_NAMESPACE, metricName, dimensionsMap: { [dimension]: value }, statistic: cloudwatch.Stats.SUM, period: AN_HOUR,
  });
}
