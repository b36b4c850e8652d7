import { Duration, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { refuse } from '../model/diagnostics/error';
import { leaf } from '../model/known';
import { BACKUP_METRIC_DIMENSIONS, BACKUP_METRIC_MINUTES, BACKUP_METRIC_NAMESPACE, BACKUP_METRICS, backupMetric } from '../model/monitoring/backup-metric-table';
import type { BackupMetricFacts } from '../model/monitoring/backup-metric-table';
import type { ProtectedResourceType } from '../selection/protected-resource-type';

const PERIOD = Duration.minutes(BACKUP_METRIC_MINUTES);

/**
 * The metrics that AWS Backup publishes in CloudWatch, of a vault, of a resource type, or of both.
 *
 * AWS Backup publishes every five minutes, and only numbers that are not zero. So missing data means zero: an alarm on
 * failures treats it as `NOT_BREACHING`; an alarm on backups that do not come treats it as `BREACHING`, over a period in
 * which one has to come. There is no metric of a plan, of a single resource, of jobs that were completed with issues, or
 * of restores that were validated.
 *
 * Periods are five minutes unless told otherwise. Jobs that end are summed up; of what is there, such as running jobs,
 * it is the maximum.
 *
 * ```ts
 * declare const vault: SecureVault;
 *
 * new cloudwatch.Alarm(vault, 'FailedJobs', {
 *   metric: BackupMetrics.forVault(vault).backupJobsFailed({ period: Duration.hours(1) }),
 *   threshold: 1,
 *   evaluationPeriods: 1,
 *   comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
 *   treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export class BackupMetrics {
  /** The namespace of the metrics. */
  public static readonly NAMESPACE = BACKUP_METRIC_NAMESPACE;

  /**
   * Metrics of one vault, in its account and Region. Copy jobs count in the vault that they copy into; AWS says so of copies to other
   * accounts and Regions, and nothing of those within one.
   *
   * @param vault a vault of this app, of aws-cdk-lib, or one that is only referenced
   */
  public static forVault(vault: backup.IBackupVaultRef): BackupMetrics {
    return new BackupMetrics({ [BACKUP_METRIC_DIMENSIONS.vault]: vault.backupVaultRef.backupVaultName }, placeOf(vault));
  }

  /**
   * Metrics of one resource type in one vault.
   *
   * @param vault a vault of this app, of aws-cdk-lib, or one that is only referenced
   * @param resourceType the type; those that share a name in AWS Backup, such as FSx file systems, share metrics
   */
  public static forResourceTypeInVault(vault: backup.IBackupVaultRef, resourceType: ProtectedResourceType): BackupMetrics {
    return new BackupMetrics({
      [BACKUP_METRIC_DIMENSIONS.vault]: vault.backupVaultRef.backupVaultName,
      [BACKUP_METRIC_DIMENSIONS.resourceType]: resourceType.backupTypeName,
    }, placeOf(vault));
  }

  /**
   * Metrics of one resource type over all vaults, in the account and Region where they are used.
   *
   * AWS names the resource type as a dimension without saying that it stands alone, so look at the metric in the console
   * before you rely on an alarm; `forResourceTypeInVault` is documented.
   *
   * @param resourceType the type; those that share a name in AWS Backup, such as FSx file systems, share metrics
   */
  public static forResourceType(resourceType: ProtectedResourceType): BackupMetrics {
    return new BackupMetrics({ [BACKUP_METRIC_DIMENSIONS.resourceType]: resourceType.backupTypeName }, {});
  }

  /**
   * The sum of a metric over all vaults of an account and Region, also of those that are made later. It is a search, which
   * is for dashboards: CloudWatch makes no alarms on one.
   *
   * Throws for a name that AWS does not document.
   *
   * @param metricName for example `NumberOfBackupJobsFailed`
   * @param options title, period, account and Region of the graph; a period of five minutes unless told otherwise
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
   */
  public static acrossVaults(metricName: string, options: cloudwatch.MathExpressionOptions = {}): cloudwatch.MathExpression {
    const { name, label, statistic } = known(metricName, BackupMetrics.acrossVaults);
    const period = options.period ?? PERIOD;
    const search = `SEARCH('{${BACKUP_METRIC_NAMESPACE},${BACKUP_METRIC_DIMENSIONS.vault}} MetricName="${name}"', '${statistic}', ${period.toSeconds()})`;
    return new cloudwatch.MathExpression({ label, usingMetrics: {}, ...options, period, expression: `SUM(${search})` });
  }

  private constructor(private readonly dimensions: Readonly<Record<string, string>>, private readonly place: Place) {}

  /** Backup jobs that AWS Backup created. */
  public backupJobsCreated(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsCreated, options);
  }

  /** Backup jobs about to run. */
  public backupJobsPending(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsPending, options);
  }

  /** Backup jobs that run. */
  public backupJobsRunning(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsRunning, options);
  }

  /** Backup jobs that somebody stopped. */
  public backupJobsAborted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsAborted, options);
  }

  /** Backup jobs that were completed, with issues or without: no metric tells the two apart. */
  public backupJobsCompleted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsCompleted, options);
  }

  /** Backup jobs that failed. */
  public backupJobsFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsFailed, options);
  }

  /** Backup jobs that did not start within their start window. */
  public backupJobsExpired(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsExpired, options);
  }

  /** Backup jobs of which a part was backed up. CloudWatch's guide lists this metric, AWS Backup's does not. */
  public backupJobsPartial(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.backupJobsPartial, options);
  }

  /** Copy jobs that AWS Backup created. */
  public copyJobsCreated(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.copyJobsCreated, options);
  }

  /** Copy jobs that run. */
  public copyJobsRunning(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.copyJobsRunning, options);
  }

  /** Copy jobs that were completed. */
  public copyJobsCompleted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.copyJobsCompleted, options);
  }

  /** Copy jobs that failed. */
  public copyJobsFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.copyJobsFailed, options);
  }

  /** Restore jobs about to run. */
  public restoreJobsPending(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.restoreJobsPending, options);
  }

  /** Restore jobs that run. */
  public restoreJobsRunning(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.restoreJobsRunning, options);
  }

  /** Restore jobs that were completed; whether what was restored is any good is not in it. */
  public restoreJobsCompleted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.restoreJobsCompleted, options);
  }

  /** Restore jobs that failed. */
  public restoreJobsFailed(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.restoreJobsFailed, options);
  }

  /** Recovery points that AWS Backup created. */
  public recoveryPointsCompleted(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsCompleted, options);
  }

  /** Recovery points that AWS Backup could not finish, and keeps. */
  public recoveryPointsPartial(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsPartial, options);
  }

  /** Recovery points that AWS Backup should have deleted at the end of their retention, and could not; they cost money. */
  public recoveryPointsExpired(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsExpired, options);
  }

  /** Recovery points that AWS Backup is deleting. */
  public recoveryPointsDeleting(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsDeleting, options);
  }

  /** Recovery points that AWS Backup moved to cold storage. */
  public recoveryPointsCold(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsCold, options);
  }

  /** Recovery points that AWS Backup is creating. CloudWatch's guide lists this metric, AWS Backup's does not. */
  public recoveryPointsCreating(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(BACKUP_METRICS.recoveryPointsCreating, options);
  }

  /**
   * A metric by its name. Throws for a name that AWS does not document.
   *
   * @param metricName for example `NumberOfBackupJobsFailed`
   * @param options statistic, period and what else a metric has
   */
  public of(metricName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(known(metricName, this.of), options);
  }

  private metric({ name, statistic }: BackupMetricFacts, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      statistic, period: PERIOD, ...this.place, ...options,
      dimensionsMap: { ...options.dimensionsMap, ...this.dimensions },
      namespace: BACKUP_METRIC_NAMESPACE,
      metricName: name,
    });
  }
}

/** Left out of what is rendered where the metric is used in the same place. */
type Place = Pick<cloudwatch.MetricProps, 'stackAccount' | 'stackRegion'>;

function placeOf({ env: { account, region } }: backup.IBackupVaultRef): Place {
  return { stackAccount: Token.isUnresolved(account) ? undefined : account, stackRegion: Token.isUnresolved(region) ? undefined : region };
}

function known(metricName: string, from: Function): BackupMetricFacts {
  refuse('backupMetric', { metricName: leaf(metricName) }, 'metric', from);
  // A name that comes at deployment cannot be looked up.
  return backupMetric(metricName) ?? { name: metricName, label: metricName, statistic: 'Sum', source: BACKUP_METRICS.backupJobsFailed.source };
}
