import { didYouMean } from '../../did-you-mean';
import { isKnown } from '../../known';
import { BACKUP_METRIC_MINUTES, BACKUP_METRIC_NAMES } from '../../monitoring/backup-metric-table';
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
  diagnostic({
    id: 'CB-METRIC-002',
    severity: 'error',
    when: 'part',
    on: 'dashboard',
    title: 'The RPO of a dashboard is whole minutes, at least as many as AWS Backup publishes in.',
    why: 'CloudWatch adds up periods of whole minutes, and in a shorter one than five there is no data for most of the time.',
    source: guide('cloudwatch'),
    check({ rpoMinutes }, place) {
      if (!isKnown(rpoMinutes) || (Number.isInteger(rpoMinutes) && rpoMinutes >= BACKUP_METRIC_MINUTES)) return undefined;
      return { what: `rpo of ${place.label}`, must: `be whole minutes, at least ${BACKUP_METRIC_MINUTES}`, got: String(rpoMinutes), leaf: 'rpoMinutes' };
    },
  }),
];
