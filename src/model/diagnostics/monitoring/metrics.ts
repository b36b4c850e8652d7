import { didYouMean } from '../../did-you-mean';
import { isKnown } from '../../known';
import { BACKUP_METRIC_NAMES } from '../../monitoring/backup-metric-table';
import { guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

/** Metrics of AWS Backup. */
export const METRIC_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-METRIC-001',
    severity: 'error',
    when: 'part',
    on: 'backupMetric',
    title: 'A metric of AWS Backup has a name that AWS documents.',
    why: 'CloudWatch takes any name; a graph of it stays empty, and an alarm on it never hears of anything.',
    source: guide('cloudwatch'),
    check({ metricName }, place) {
      if (!isKnown(metricName) || BACKUP_METRIC_NAMES.includes(metricName)) return undefined;
      return {
        what: place.label,
        must: 'be one that AWS Backup publishes',
        got: `'${metricName}'`,
        fix: didYouMean(metricName, BACKUP_METRIC_NAMES),
        leaf: 'metricName',
      };
    },
  }),
];
