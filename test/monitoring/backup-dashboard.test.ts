import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ACTIVITY_QUERIES, queryString } from '../../src/model/monitoring/activity-queries';
import { BACKUP_METRIC_NAMES } from '../../src/model/monitoring/backup-metric-table';
import { BackupActivityLog } from '../../src/monitoring/backup-activity-log';
import { BackupDashboard } from '../../src/monitoring/backup-dashboard';
import type { BackupDashboardProps } from '../../src/monitoring/backup-dashboard-props';
import { BackupMetrics } from '../../src/monitoring/backup-metrics';
import { SecureVault } from '../../src/vault/secure-vault';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';
import { nagFindings } from '../nag/packs';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Json & Shown;
}

interface Shown {
  readonly title?: string;
  readonly markdown?: string;
  readonly metrics?: unknown[][];
  readonly query?: string;
  readonly region?: string;
}

/** The body as CloudWatch gets it; what is known at deployment only stands there as «name of the resource». */
function bodyOf(stack: Stack): Widget[] {
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  return bodyIn(dashboard.Properties as Json);
}

function bodyIn({ DashboardBody }: Json): Widget[] {
  const join = (DashboardBody as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  const text = join ? join[1].map(part => typeof part === 'string' ? part : `«${String(Object.values(part as Json).flat()[0])}»`).join('') : String(DashboardBody);
  return (JSON.parse(text) as { widgets: Widget[] }).widgets;
}

function dashboard(props: (stack: Stack) => BackupDashboardProps = () => ({}), stack = shop()): Widget[] {
  new BackupDashboard(stack, 'Dashboard', props(stack));
  return bodyOf(stack);
}

const vault = (stack: Stack, name = 'payments') => backup.BackupVault.fromBackupVaultName(stack, `Vault-${name}`, name);
const elsewhere = (stack: Stack) => SecureVault.fromBackupVaultArn(stack, 'Elsewhere', `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:copies`);
const titles = (widgets: Widget[]) => widgets.map(({ properties }) => properties.title ?? properties.markdown?.split('\n')[0]);
const titled = (widgets: Widget[], title: string) => widgets.find(({ properties }) => properties.title === title)!;

/** Names of metrics, spelled out or searched for. */
function metricNames(widgets: Widget[]): string[] {
  const text = JSON.stringify(widgets.filter(({ type }) => type === 'metric'));
  return [...new Set([...text.matchAll(/NumberOf\w+/g)].map(([name]) => name))];
}

describe('without anything said', () => {
  const widgets = dashboard();

  test('shows all vaults of the account and Region, added up', () => {
    expect(titles(widgets)).toEqual([
      '# Backups', '## All vaults of the account and Region', 'Backup jobs', 'Copies into the vault', 'Restore jobs', 'Recovery points',
      'Backup jobs completed, by resource type', 'Backup jobs failed, by resource type',
    ]);
    expect(titled(widgets, 'Backup jobs').properties.metrics![1]).toEqual([{
      expression: 'SUM(SEARCH(\'{AWS/Backup,BackupVaultName} MetricName="NumberOfBackupJobsFailed"\', \'Sum\', 3600))', label: 'Backup jobs failed', color: '#d62728', period: 3600,
    }]);
  });

  test('says what no metric tells', () => {
    expect(widgets[0].properties.markdown).toMatch(/no zeros.*\*\*No metric tells\*\*.*this dashboard has none\.$/s);
  });
});

describe('of vaults', () => {
  const widgets = dashboard(stack => ({ vaults: [vault(stack), elsewhere(stack)], rpo: Duration.hours(26) }));

  test('each has a section with a readable title', () => {
    expect(titles(widgets).filter(title => title?.startsWith('## '))).toEqual(['## Vault payments', '## Vault copies in eu-central-1']);
  });

  test('every metric is one that AWS documents', () => {
    const names = metricNames(widgets);
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter(name => !BACKUP_METRIC_NAMES.includes(name))).toEqual([]);
  });

  test('a vault of another Region is drawn from there', () => {
    const graphs = widgets.filter(({ properties }) => properties.title === 'Backup jobs');
    expect(graphs.map(({ properties }) => properties.region)).toEqual(['«AWS::Region»', 'eu-central-1']);
    const [here, there] = graphs.map(({ properties }) => properties.metrics![0]);
    expect(here.slice(0, 4)).toEqual(['AWS/Backup', 'NumberOfBackupJobsCompleted', 'BackupVaultName', 'payments']);
    expect(here[4]).toEqual({ label: 'Backup jobs completed', color: '#2ca02c', period: 3600, stat: 'Sum' });
    expect(there.slice(0, 4)).toEqual(['AWS/Backup', 'NumberOfBackupJobsCompleted', 'BackupVaultName', 'copies']);
    expect(there[4]).toMatchObject({ region: 'eu-central-1' });
  });

  test('types are found by search, in the vault and its Region', () => {
    const [here, there] = widgets.filter(({ properties }) => properties.title === 'Backup jobs failed, by resource type').map(({ properties }) => properties.metrics![0][0]);
    expect(here).toMatchObject({
      expression: 'SEARCH(\'{AWS/Backup,BackupVaultName,ResourceType} MetricName="NumberOfBackupJobsFailed" BackupVaultName="payments"\', \'Sum\', 3600)',
      label: "${PROP('Dim.ResourceType')}",
    });
    expect(there).toMatchObject({ region: 'eu-central-1', expression: expect.stringContaining('BackupVaultName="copies"') });
  });

  test('what was completed in each RPO, with zeros where nothing was published', () => {
    const { properties } = titled(widgets, 'Backup jobs completed in each 1 day 2 hours (RPO)');
    expect(properties.metrics).toEqual([
      [{ expression: 'FILL(completed, 0)', label: 'Backup jobs completed', period: 93_600 }],
      ['AWS/Backup', 'NumberOfBackupJobsCompleted', 'BackupVaultName', 'payments', { id: 'completed', visible: false, label: 'Backup jobs completed', color: '#2ca02c', period: 93_600, stat: 'Sum' }],
    ]);
    expect(properties.annotations).toEqual({ horizontal: [{ value: 1, label: 'At least one, or the RPO is missed', color: '#d62728', fill: 'below', yAxis: 'left' }] });
  });

  test('nothing lies over anything else, and all is within the 24 columns', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) => Array.from({ length: width * height }, (_, i) => `${x + i % width},${y + Math.floor(i / width)}`));
    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});

test('a vault that no plan fills has its section, without the RPO', () => {
  const widgets = dashboard(stack => ({ vaults: [vault(stack)], otherVaults: [elsewhere(stack)], rpo: Duration.hours(26) }));
  expect(titles(widgets).filter(title => title?.startsWith('## '))).toEqual(['## Vault payments', '## Vault copies in eu-central-1']);
  expect(titles(widgets).filter(title => title?.includes('RPO'))).toHaveLength(1);
  expect(titles(widgets).findIndex(title => title?.includes('RPO'))).toBeLessThan(titles(widgets).indexOf('## Vault copies in eu-central-1'));
});

describe('with a log and alarms', () => {
  const stack = shop();
  const log = new BackupActivityLog(stack, 'Log');
  const alarm = new cloudwatch.Alarm(stack, 'Alarm', { metric: BackupMetrics.forVault(vault(stack)).backupJobsFailed(), threshold: 1, evaluationPeriods: 1 });
  const widgets = dashboard(() => ({ vaults: [vault(stack, 'ledger')], alarms: [alarm], activityLog: log }), stack);

  test('alarms come first', () => {
    expect(widgets[1]).toMatchObject({ type: 'alarm', properties: { title: 'Alarms', alarms: [expect.stringMatching(/^«Alarm/)] } });
  });

  test('every query is a table over the log, and is what is saved', () => {
    const tables = widgets.filter(({ type }) => type === 'log');
    expect(tables.map(({ properties }) => properties.title).sort()).toEqual(Object.values(ACTIVITY_QUERIES).map(({ title }) => title).sort());
    for (const { properties } of tables) {
      const [source, ...rest] = properties.query!.split('\n').join(' ').split(' | ');
      expect(source).toBe(`SOURCE '${log._logGroupName}'`);
      expect(Object.values(ACTIVITY_QUERIES).map(query => queryString(query))).toContain(rest.join('\n| '));
      expect(properties).toMatchObject({ view: 'table', region: 'eu-west-1' });
    }
    expect(widgets[0].properties.markdown).toContain('from the activity log');
  });

  test('a log without calls has no tables about them', () => {
    const other = shop();
    const quiet = new BackupActivityLog(other, 'Log', { apiCalls: false });
    const tables = dashboard(() => ({ activityLog: quiet }), other).filter(({ type }) => type === 'log');
    expect(tables.filter(({ properties }) => properties.title?.startsWith('Who'))).toEqual([]);
    expect(tables).toHaveLength(Object.values(ACTIVITY_QUERIES).filter(({ needsCalls }) => !needsCalls).length);
  });

  test('a log of another stack and Region is named without reading it', () => {
    const app = testApp();
    const there = new BackupActivityLog(new Stack(app, 'Central', { env: { account: ACCOUNT, region: 'eu-central-1' } }), 'Log');
    const here = shop({}, 'Here', app);
    const [table] = dashboard(() => ({ activityLog: there }), here).filter(({ type }) => type === 'log');
    expect(table.properties).toMatchObject({ region: 'eu-central-1', query: expect.stringContaining(there._logGroupName) });
    expect(JSON.stringify(Template.fromStack(here).toJSON())).not.toContain('ImportValue');
  });
});

describe('what is known at deployment only', () => {
  test('vault, RPO and Region', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const { text, number } = tokens(stack);
    new BackupDashboard(stack, 'Dashboard', { vaults: [vault(stack, 'x'), backup.BackupVault.fromBackupVaultName(stack, 'Later', text)], rpo: Duration.minutes(number), dashboardName: text });
    const widgets = bodyOf(stack);
    expect(titles(widgets).filter(title => title?.startsWith('## '))).toEqual(['## Vault x', '## Vault «Text»']);
    expect(titles(widgets).filter(title => title?.includes('RPO'))).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });
});

test('name, interval and widgets of your own', () => {
  const stack = shop();
  const made = new BackupDashboard(stack, 'Dashboard', { dashboardName: 'backups', defaultInterval: Duration.days(30) });
  made.addWidgets(new cloudwatch.TextWidget({ markdown: 'Mine' }));
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard')) as [{ Properties: Json }];
  expect(Properties.DashboardName).toBe('backups');
  expect(JSON.stringify(Properties.DashboardBody)).toContain('-P30D');
  expect(bodyIn(Properties).at(-1)).toMatchObject({ type: 'text', properties: { markdown: 'Mine' } });
});

test('cdk-nag finds nothing', () => {
  const stack = shop();
  new BackupDashboard(stack, 'Dashboard', { vaults: [vault(stack)] });
  expect(nagFindings(stack.node.root as App)).toEqual([]);
});

describeRefusals('is refused', [
  {
    name: 'an RPO of a minute', write: () => dashboard(() => ({ rpo: Duration.minutes(1) })),
    message: 'Rpo of the dashboard must be whole minutes, at least 5, got 1 [Shop/Dashboard] (CB-METRIC-002)',
  },
  {
    name: 'an RPO of zero', write: () => dashboard(() => ({ rpo: Duration.minutes(0) })),
    message: 'Rpo of the dashboard must be whole minutes, at least 5, got 0 [Shop/Dashboard] (CB-METRIC-002)',
  },
]);
