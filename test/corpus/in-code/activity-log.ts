import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { BackupActivityLog, BackupDashboard, BackupMetrics, CentralBackupEvents, SecureVault, SourceAccounts } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const bus = (stack: Construct, arn: string) => events.EventBus.fromEventBusArn(stack, arn.slice(-8), arn);
const HERE = 'arn:aws:events:eu-west-1:111122223333:event-bus';
const CENTRAL = 'arn:aws:events:eu-west-1:444455556666:event-bus/backups';
const accounts = (count: number) => Array.from({ length: count }, (_, i) => SourceAccounts.accounts(String(100_000_000_000 + i)));

/** Metrics, dashboards and activity logs. */
export const ACTIVITY_LOGS: readonly InCode[] = [
  inCode('CB-METRIC-001', 'a metric with a slip in its name',
    stack => BackupMetrics.forVault(new SecureVault(stack, 'Vault')).of('NumberOfBackupJobFailed'),
    stack => BackupMetrics.forVault(new SecureVault(stack, 'Vault')).of('NumberOfBackupJobsFailed'),
  ),
  inCode('CB-METRIC-002', 'an RPO of a minute',
    stack => new BackupDashboard(stack, 'Dashboard', { rpo: Duration.minutes(1) }),
    stack => new BackupDashboard(stack, 'Dashboard', { rpo: Duration.hours(26) }),
  ),
  inCode('CB-LOG-001', 'forwarding to where events come from',
    stack => new BackupActivityLog(stack, 'Log', { forwardTo: bus(stack, `${HERE}/default`) }),
    stack => new BackupActivityLog(stack, 'Log', { forwardTo: bus(stack, CENTRAL) }),
  ),
  inCode('CB-LOG-002', 'forwarding what was forwarded',
    stack => new BackupActivityLog(stack, 'Log', { eventBus: bus(stack, `${HERE}/mine`), forwardTo: bus(stack, CENTRAL) }),
    stack => new BackupActivityLog(stack, 'Log', { forwardTo: bus(stack, CENTRAL) }),
  ),
  inCode('CB-LOG-003', 'kept for a month',
    stack => new BackupActivityLog(stack, 'Log', { retention: logs.RetentionDays.ONE_MONTH }),
    stack => new BackupActivityLog(stack, 'Log', { retention: logs.RetentionDays.ONE_YEAR }),
  ),
  inCode('CB-LOG-004', 'a name with a space',
    stack => new BackupActivityLog(stack, 'Log', { logGroupName: 'backup log' }),
    stack => new BackupActivityLog(stack, 'Log', { logGroupName: 'backup-log' }),
  ),
  inCode('CB-LOG-005', 'a key that was imported',
    stack => new BackupActivityLog(stack, 'Log', {
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    }),
    stack => new BackupActivityLog(stack, 'Log', {
      encryptionKey: new kms.Key(stack, 'Key'),
    }),
  ),
  inCode('CB-LOG-006', 'the name of the default bus',
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'default', acceptFrom: [SourceAccounts.organization('o-a1b2c3d4e5')] }),
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'backups', acceptFrom: [SourceAccounts.organization('o-a1b2c3d4e5')] }),
  ),
  inCode('CB-LOG-007', 'a bus for nobody',
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'backups', acceptFrom: [] }),
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'backups', acceptFrom: [SourceAccounts.organization('o-a1b2c3d4e5')] }),
  ),
  inCode('CB-LOG-008', 'three hundred accounts one by one',
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'backups', acceptFrom: accounts(300) }),
    stack => new CentralBackupEvents(stack, 'Central', { eventBusName: 'backups', acceptFrom: [SourceAccounts.organization('o-a1b2c3d4e5')] }),
  ),
];
