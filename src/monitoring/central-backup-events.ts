import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
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
      eventBusName: leaf(props.eventBusName), sources: props.acceptFrom.length, policyBytes: bytesOf(this, statements),
    }, { label: 'the central event bus', path: '' }, 'part'), CentralBackupEvents);

    const bus = new events.EventBus(this, 'Bus', { eventBusName: props.eventBusName, description: 'Events of AWS Backup from other accounts and Regions' });
    // With the bus and not beside it: it is never there without its policy, nor with a part of it.
    (bus.node.defaultChild as events.CfnEventBus).policy = new iam.PolicyDocument({ statements });
    this.eventBus = bus;
    this.activityLog = new BackupActivityLog(this, 'ActivityLog', { ...props.activityLog, eventBus: bus });
    new CfnOutput(this, 'EventBusArn', { value: bus.eventBusArn, description: 'ARN of the bus that activity logs forward to' });
  }

}

/** How long the policy is at least: what is known at deployment only counts as if it were the partition. */
function bytesOf(scope: Construct, statements: readonly iam.PolicyStatement[]): number {
  const resolved: unknown = Stack.of(scope).resolve(statements.map(statement => statement.toStatementJson()));
  const text = JSON.stringify(resolved, (_, value: unknown) => {
    const { 'Fn::Join': join, Ref: ref } = (value ?? {}) as { 'Fn::Join'?: readonly [string, readonly unknown[]]; 'Ref'?: string };
    if (join) return join[1].map(part => typeof part === 'string' ? part : 'aws').join(join[0]);
    return ref === undefined ? value : 'aws';
  });
  return Buffer.byteLength(text);
}
