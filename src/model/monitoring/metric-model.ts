import type { Leaf } from '../known';

/** A metric of AWS Backup that somebody asked for by name. */
export interface BackupMetricModel {
  readonly metricName: Leaf<string>;
}
