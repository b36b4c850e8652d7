import { UNKNOWN } from '../../../../src/model/known';
import type { ActivityLogModel, CentralEventsModel } from '../../../../src/model/monitoring/activity-model';
import { diagnosticCases, said } from '../../../helpers/diagnostic-cases';
import { ACCOUNT } from '../../../helpers/stacks';

const DEFAULT = { account: ACCOUNT, region: 'eu-west-1', name: 'default' };
const CENTRAL = { account: '444455556666', region: 'eu-west-1', name: 'backup-events' };
const LOG: ActivityLogModel = { logGroupName: '/aws/events/backup/log', retentionDays: 365, keyPolicyManaged: true, from: DEFAULT, forwardTo: undefined };
const EVENTS: CentralEventsModel = { eventBusName: 'backup-events', sources: 1, policyBytes: 500 };

describe('activity logs', () => {
  diagnosticCases('activityLog', LOG, 'the activity log', ['LOG'], [
    {
      name: 'forwarding to where it came from', wrong: { forwardTo: DEFAULT }, right: { forwardTo: { ...DEFAULT, region: 'eu-central-1' } },
      says: ['CB-LOG-001 at forwardTo: Bus that the activity log forwards to must be another than the one that it listens to, got the same'],
    },
    {
      name: 'forwarding what was forwarded', wrong: { from: CENTRAL, forwardTo: DEFAULT }, right: { from: DEFAULT, forwardTo: CENTRAL },
      says: ["CB-LOG-002 at from: Bus that the activity log listens to must be the default one where it forwards, got 'backup-events': forward from the default bus of each account and Region"],
    },
    {
      name: 'a log for half a year', wrong: { retentionDays: 180 }, right: { retentionDays: undefined },
      says: ['CB-LOG-003 at retentionDays: Retention of the activity log must be at least 365 days, got 180 days'],
    },
    {
      name: 'a name with a blank', wrong: { logGroupName: 'backup log' }, right: { logGroupName: 'backup_log-1/x.#' },
      says: ["CB-LOG-004 at logGroupName: Log group of the activity log must have 1 to 512 letters, digits and _ - / . # in its name and not begin with 'aws/', got 'backup log'"],
    },
    {
      name: 'a name that is reserved', wrong: { logGroupName: 'aws/backup' }, right: { logGroupName: '/aws/backup' },
      says: ["CB-LOG-004 at logGroupName: Log group of the activity log must have 1 to 512 letters, digits and _ - / . # in its name and not begin with 'aws/', got 'aws/backup'"],
    },
    {
      name: 'a key of somebody else', wrong: { keyPolicyManaged: false }, right: { keyPolicyManaged: true },
      says: ['CB-LOG-005 at keyPolicyManaged: Key of the activity log must be made in this app, got an imported one: let CloudWatch Logs of the Region use it where its policy is written, '
        + 'for the ARN of the log group as encryption context aws:logs:arn'],
    },
  ], { alwaysKnown: ['from', 'forwardTo'] });

  test.each(['account', 'region', 'name'])('a bus of which the %s is not known may be another', key => {
    expect(said('activityLog', { ...LOG, forwardTo: { ...DEFAULT, [key]: UNKNOWN } }, 'the activity log')).toEqual([]);
  });
});

describe('central events', () => {
  diagnosticCases('centralEvents', EVENTS, 'the central event bus', ['LOG'], [
    {
      name: 'the default bus', wrong: { eventBusName: 'default' }, right: { eventBusName: 'default2' },
      says: ["CB-LOG-006 at eventBusName: Name of the central event bus must have 1 to 256 letters, digits and _ - . and not be 'default', got 'default'"],
    },
    {
      name: 'a name with a slash, which is for partners', wrong: { eventBusName: 'aws/backup' }, right: { eventBusName: 'aws.backup' },
      says: ["CB-LOG-006 at eventBusName: Name of the central event bus must have 1 to 256 letters, digits and _ - . and not be 'default', got 'aws/backup'"],
    },
    {
      name: 'nobody to accept from', wrong: { sources: 0 }, right: { sources: 1 },
      says: ['CB-LOG-007 at sources: The central event bus must accept events from at least one organization, unit or account, got none'],
    },
    {
      name: 'a policy of more than 10 KB', wrong: { policyBytes: 10_241 }, right: { policyBytes: 10_240 },
      says: ['CB-LOG-008 at policyBytes: Policy of the central event bus must have at most 10240 bytes, got 10241: accept events from an organization or from organizational units'],
    },
  ]);
});

describe('dashboards', () => {
  diagnosticCases('dashboard', { rpoMinutes: undefined }, 'the dashboard', ['METRIC'], [
    {
      name: 'an RPO of four minutes', wrong: { rpoMinutes: 4 }, right: { rpoMinutes: 5 },
      says: ['CB-METRIC-002 at rpoMinutes: Rpo of the dashboard must be whole minutes, at least 5, got 4'],
    },
    {
      name: 'an RPO with seconds', wrong: { rpoMinutes: 60.5 }, right: { rpoMinutes: 60 },
      says: ['CB-METRIC-002 at rpoMinutes: Rpo of the dashboard must be whole minutes, at least 5, got 60.5'],
    },
  ]);
});

describe('metrics', () => {
  diagnosticCases('backupMetric', { metricName: 'NumberOfBackupJobsFailed' }, 'metric', ['METRIC'], [
    {
      name: 'a name that AWS Backup does not publish', wrong: { metricName: 'NumberOfBackupJobsFailled' }, right: { metricName: 'NumberOfCopyJobsFailed' },
      says: ["CB-METRIC-001 at metricName: Metric must be one that AWS Backup publishes, got 'NumberOfBackupJobsFailled': did you mean 'NumberOfBackupJobsFailed'"],
    },
  ]);
});
