import { Duration, Stack } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { isKnown, leaf } from '../model/known';
import type { ActivityQuery, ActivityQueryId } from '../model/monitoring/activity-queries';
import { ACTIVITY_QUERIES } from '../model/monitoring/activity-queries';
import { BACKUP_METRIC_DIMENSIONS, BACKUP_METRIC_NAMESPACE, BACKUP_METRICS } from '../model/monitoring/backup-metric-table';
import type { BackupMetricId } from '../model/monitoring/backup-metric-table';
import type { BackupActivityLog } from './backup-activity-log';
import { BackupMetrics } from './backup-metrics';

const FULL_WIDTH = 24;
const HEIGHT = 6;
const PERIOD = Duration.hours(1);
const { RED, GREEN, ORANGE, PURPLE, BLUE, GREY, BROWN } = cloudwatch.Color;

type Row = cloudwatch.IWidget[];

/** Whose numbers a section shows. */
interface Section {
  readonly title: string;
  readonly metric: (id: BackupMetricId, period: Duration, color: string) => cloudwatch.IMetric;
  /** A line for each resource type. */
  readonly byType: (id: BackupMetricId) => cloudwatch.IMetric;
  readonly region?: string;
}

interface Graph {
  readonly title: string;
  readonly lines: readonly (readonly [BackupMetricId, string])[];
}

const JOBS: readonly Graph[] = [
  {
    title: 'Backup jobs',
    lines: [['backupJobsCompleted', GREEN], ['backupJobsFailed', RED], ['backupJobsAborted', ORANGE], ['backupJobsExpired', PURPLE], ['backupJobsPartial', BROWN], ['backupJobsRunning', BLUE]],
  },
  { title: 'Copies into the vault', lines: [['copyJobsCompleted', GREEN], ['copyJobsFailed', RED], ['copyJobsRunning', BLUE]] },
  { title: 'Restore jobs', lines: [['restoreJobsCompleted', GREEN], ['restoreJobsFailed', RED], ['restoreJobsRunning', BLUE]] },
];
const POINTS: Graph = {
  title: 'Recovery points',
  lines: [['recoveryPointsCompleted', GREEN], ['recoveryPointsPartial', BROWN], ['recoveryPointsExpired', RED], ['recoveryPointsDeleting', GREY], ['recoveryPointsCold', BLUE]],
};

/** What is shown from the log, two in a row, and which of these take a row of their own. */
const LOGGED: readonly (readonly ActivityQueryId[])[] = [['failed'], ['lastCompleted', 'withIssues'], ['restored'], ['whoDeleted', 'whoChanged'], ['perDay', 'longest']];

/** What a reader has to know before a green dashboard means anything. */
export function explanation(logged: boolean): string {
  return [
    '# Backups',
    'AWS Backup publishes its metrics every five minutes, and no zeros: where a graph has no line, nothing was counted.',
    '',
    '**No metric tells** whether a job was completed *with issues*, whether what was restored is any good, how old the latest '
    + 'recovery point of a resource is, or who deleted what.',
    logged ? 'The tables at the end do, from the activity log, as far as events arrived.' : 'An activity log does; this dashboard has none.',
  ].join('\n');
}

export function alarmRow(alarms: readonly cloudwatch.IAlarmRef[]): Row {
  return [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: FULL_WIDTH, height: Math.min(HEIGHT, 2 + Math.ceil(alarms.length / 4)) })];
}

/** One vault. */
export function vaultSection(scope: Construct, vault: backup.IBackupVaultRef): Section {
  const metrics = BackupMetrics.forVault(vault);
  const name = vault.backupVaultRef.backupVaultName;
  const region = leaf(vault.env.region);
  const elsewhere = isKnown(region) && region !== Stack.of(scope).region ? region : undefined;
  return {
    title: `Vault ${name}${elsewhere ? ` in ${elsewhere}` : ''}`,
    metric: (id, period, color) => metrics.of(BACKUP_METRICS[id].name, { period, color, label: BACKUP_METRICS[id].label }),
    byType: id => byType(id, ` ${BACKUP_METRIC_DIMENSIONS.vault}="${name}"`, elsewhere),
    region: elsewhere,
  };
}

/** All vaults of an account and Region, added up. */
export function accountSection(): Section {
  return {
    title: 'All vaults of the account and Region',
    metric: (id, period, color) => BackupMetrics.acrossVaults(BACKUP_METRICS[id].name, { period, color, label: BACKUP_METRICS[id].label }),
    byType: id => byType(id, ''),
  };
}

export function sectionRows(section: Section, rpo?: Duration): Row[] {
  const graph = (title: string, left: cloudwatch.IMetric[], width: number) =>
    new cloudwatch.GraphWidget({ title, left, width, height: HEIGHT, region: section.region, leftYAxis: { min: 0, showUnits: false } });
  const drawn = ({ title, lines }: Graph, width: number) => graph(title, lines.map(([id, color]) => section.metric(id, PERIOD, color)), width);
  const width = FULL_WIDTH / 3;
  return [
    [new cloudwatch.TextWidget({ markdown: `## ${section.title}`, width: FULL_WIDTH, height: 1, background: cloudwatch.TextWidgetBackground.TRANSPARENT })],
    JOBS.map(jobs => drawn(jobs, width)),
    [
      drawn(POINTS, width),
      graph('Backup jobs completed, by resource type', [section.byType('backupJobsCompleted')], width),
      graph('Backup jobs failed, by resource type', [section.byType('backupJobsFailed')], width),
    ],
    ...rpo ? [[staleness(section, rpo)]] : [],
  ];
}

export function logRows(log: BackupActivityLog): Row[] {
  const available = new Set(log._queries.map(({ id }) => id));
  return LOGGED
    .map(ids => ids.map(id => ACTIVITY_QUERIES[id] as ActivityQuery).filter(({ id }) => available.has(id)))
    .filter(queries => queries.length > 0)
    .map(queries => queries.map(({ title, commands }) => new cloudwatch.LogQueryWidget({
      title, logGroupNames: [log._logGroupName], queryLines: [...commands], region: Stack.of(log).region,
      view: cloudwatch.LogQueryVisualizationType.TABLE, width: FULL_WIDTH / queries.length, height: HEIGHT,
    })));
}

/** How many jobs were completed in each RPO; what is not published counts as zero. */
function staleness(section: Section, rpo: Duration): cloudwatch.GraphWidget {
  const completed = new cloudwatch.MathExpression({
    expression: 'FILL(completed, 0)', usingMetrics: { completed: section.metric('backupJobsCompleted', rpo, GREEN) }, period: rpo, label: 'Backup jobs completed',
  });
  return new cloudwatch.GraphWidget({
    title: `Backup jobs completed in each ${rpo.toHumanString()} (RPO)`, left: [completed], width: FULL_WIDTH, height: HEIGHT, region: section.region,
    leftYAxis: { min: 0, showUnits: false },
    leftAnnotations: [{ value: 1, label: 'At least one, or the RPO is missed', color: RED, fill: cloudwatch.Shading.BELOW }],
  });
}

function byType(id: BackupMetricId, where: string, searchRegion?: string): cloudwatch.MathExpression {
  const { name, statistic } = BACKUP_METRICS[id];
  const schema = [BACKUP_METRIC_NAMESPACE, BACKUP_METRIC_DIMENSIONS.vault, BACKUP_METRIC_DIMENSIONS.resourceType].join(',');
  return new cloudwatch.MathExpression({
    expression: `SEARCH('{${schema}} MetricName="${name}"${where}', '${statistic}', ${PERIOD.toSeconds()})`,
    label: `\${PROP('Dim.${BACKUP_METRIC_DIMENSIONS.resourceType}')}`, usingMetrics: {}, period: PERIOD, searchRegion,
  });
}
