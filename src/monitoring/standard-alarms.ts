import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import type { BackupMetrics } from './backup-metrics';

/** What is counted, and how a sentence calls it. */
export interface Counted {
  readonly metrics: BackupMetrics;
  /** For example `vault x`. */
  readonly label: string;
  /** Whether the vault is a logically air-gapped one. */
  readonly airGapped: boolean;
}

interface FailureAlarm {
  readonly id: string;
  readonly says: string;
  metric(metrics: BackupMetrics, options: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** Failures that AWS Backup counts. */
const FAILURES: readonly FailureAlarm[] = [
  { id: 'BackupJobsFailed', says: 'Backup jobs failed', metric: (metrics, options) => metrics.backupJobsFailed(options) },
  { id: 'BackupJobsAborted', says: 'Backup jobs were stopped', metric: (metrics, options) => metrics.backupJobsAborted(options) },
  { id: 'BackupJobsExpired', says: 'Backup jobs did not start in time', metric: (metrics, options) => metrics.backupJobsExpired(options) },
  { id: 'BackupJobsPartial', says: 'Backup jobs are incomplete', metric: (metrics, options) => metrics.backupJobsPartial(options) },
  { id: 'CopyJobsFailed', says: 'Copy jobs failed', metric: (metrics, options) => metrics.copyJobsFailed(options) },
  { id: 'RestoreJobsFailed', says: 'Restore jobs failed', metric: (metrics, options) => metrics.restoreJobsFailed(options) },
];

const AN_HOUR = Duration.minutes(MONITORING_LIMITS.alarmPeriodMinutes.value);

/** Alarms on what failed within the hour. No data is good news: zeros are not published. */
export function failureAlarms(scope: Construct, { metrics, label }: Counted): cloudwatch.Alarm[] {
  return FAILURES.map(({ id, says, metric }) => new cloudwatch.Alarm(scope, id, {
    alarmDescription: `${says} in ${label} within an hour.`,
    metric: metric(metrics, { period: AN_HOUR }),
    threshold: 0,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  }));
}

/**
 * An alarm on backups that do not come.
 *
 * Into an air-gapped vault they come as backup jobs or as copies, as their type has it, and copies within a Region are not what AWS says
 * that copy metrics count. What either way leaves behind are recovery points.
 */
export function staleAlarm(scope: Construct, id: string, { metrics, label, airGapped }: Counted, window: Duration): cloudwatch.Alarm {
  return airGapped
    ? nothingWithin(scope, id, metrics.recoveryPointsCompleted({ period: AN_HOUR }), window,
      hours => `No recovery point came into air-gapped ${label} for ${hours} hours: no younger one is out of reach.`)
    : nothingWithin(scope, id, metrics.backupJobsCompleted({ period: AN_HOUR }), window,
      hours => `No backup job was completed in ${label} for ${hours} hours: no younger one can be restored.`);
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
