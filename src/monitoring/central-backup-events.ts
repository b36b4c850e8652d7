import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import { report } from '../private/report';
import { acceptEvents } from './accept-events';
import { BackupActivityLog } from './backup-activity-log';
import type { CentralBackupEventsLocation, CentralBackupEventsProps } from './central-backup-events-props';
import { eventBusArnAt } from './event-bus-place';

/**
 * Where the events of AWS Backup of many accounts and Regions come together: a bus that accepts them from the accounts you
 * name and nothing else, and an activity log of all that arrives. Deploy it before the senders, which are
 * `BackupActivityLog` with `forwardTo`, one in each account and Region.
 *
 * EventBridge sends an event on once, so nothing forwards what arrived here.
 *
 * ```ts
 * declare const stack: Stack;
 *
 * new CentralBackupEvents(stack, 'Central', {
 *   eventBusName: 'backup-events',
 *   acceptFrom: [SourceAccounts.organization('o-a1b2c3d4e5')],
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class CentralBackupEvents extends Construct {
  /** The ARN of the bus, computed from where it is. */
  public static eventBusArnFor(location: CentralBackupEventsLocation): string {
    return eventBusArnAt(location);
  }

  /** The bus that senders forward to. */
  public readonly eventBus: events.IEventBus;

  /** The log of what arrives. */
  public readonly activityLog: BackupActivityLog;

  constructor(scope: Construct, id: string, props: CentralBackupEventsProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const statements = acceptEvents(props.acceptFrom, eventBusArnAt({ account, region, eventBusName: props.eventBusName }));
    report(this, judgeAlone('centralEvents', {
      eventBusName: leaf(props.eventBusName), sources: props.acceptFrom.length, policyBytes: bytesOf(statements),
    }, { label: 'the central event bus', path: '' }, 'part'), CentralBackupEvents);

    const bus = new events.EventBus(this, 'Bus', { eventBusName: props.eventBusName, description: 'Events of AWS Backup from other accounts and Regions' });
    for (const statement of statements) new events.EventBusPolicy(this, statement.sid!, { eventBus: bus, statement, statementId: statement.sid! });
    this.eventBus = bus;
    this.activityLog = new BackupActivityLog(this, 'ActivityLog', { ...props.activityLog, eventBus: bus });
    new CfnOutput(this, 'EventBusArn', { value: bus.eventBusArn, description: 'ARN of the bus that activity logs forward to' });
  }

}

/** How long the policy is at least: partition, account and Region are tokens more often than not. */
function bytesOf(statements: readonly iam.PolicyStatement[]): number {
  const text = JSON.stringify(statements.map(statement => statement.toStatementJson()));
  return Buffer.byteLength(text.replace(/[$#]\{Token\[[^\]]*\]\}/g, 'aws'));
}
