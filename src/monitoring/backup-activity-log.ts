import { RemovalPolicy, Resource } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import type { ActivityLogModel } from '../model/monitoring/activity-model';
import { ACTIVITY_PATTERNS } from '../model/monitoring/activity-patterns';
import { ACTIVITY_QUERIES, queryString } from '../model/monitoring/activity-queries';
import type { ActivityQuery } from '../model/monitoring/activity-queries';
import { forwardingRole } from '../private/forwarding-role';
import { physicalName } from '../private/physical-name';
import { report } from '../private/report';
import { letRuleSend, undeliveredEvents } from '../private/undelivered-events';
import { ActivityLogGroup } from './activity-log-group';
import type { BackupActivityLogProps } from './backup-activity-log-props';
import { defaultBus, eventBusModel } from './event-bus-place';

/** Below this prefix the console of EventBridge looks for log groups. */
const PREFIX = '/aws/events/backup/';
const COUNTS = 'BackupActivity';
/** Names of resource policies and of saved queries. */
const NAME_MAX_LENGTH = 128;

/**
 * What AWS Backup did, in one encrypted log group that outlives its stack: every event of AWS Backup, and who called it,
 * as CloudTrail records that. Queries for CloudWatch Logs Insights are saved with it: who deleted, what failed, what was
 * restored, what was completed with issues, what takes longest, and how many jobs ended each day.
 *
 * Events are best effort, sent about every five minutes. Nothing is made that runs: no Lambda, no custom resource.
 *
 * ```ts
 * declare const stack: Stack;
 *
 * new BackupActivityLog(stack, 'ActivityLog', { retention: logs.RetentionDays.TWO_YEARS });
 * ```
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export class BackupActivityLog extends Construct {
  /** The log group. */
  public readonly logGroup: logs.ILogGroup;

  /** The key that encrypts it. */
  public readonly encryptionKey: kms.IKey;

  /** The rule that takes the events. */
  public readonly rule: events.CfnRule;

  /** Takes events that could not be written or forwarded. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** The role that forwards events; undefined where they stay. */
  public readonly forwardingRole?: iam.IRole;

  /** Whether what CloudTrail records is kept too. */
  public readonly keepsApiCalls: boolean;

  /**
   * Its name, which other stacks and Regions can use without reading it.
   *
   * @internal
   */
  public readonly _logGroupName: string;

  private readonly counts = new Map<string, cloudwatch.Metric>();

  constructor(scope: Construct, id: string, props: BackupActivityLogProps = {}) {
    super(scope, id);
    const name = physicalName({ scope: this, id: 'Log', maxLength: NAME_MAX_LENGTH, identity: [] });
    const logGroupName = props.logGroupName ?? `${PREFIX}${name}`;
    const retention = props.retention ?? logs.RetentionDays.ONE_YEAR;
    report(this, judgeAlone('activityLog', this.model(props, logGroupName, retention), { label: 'the activity log', path: '' }, 'part'), BackupActivityLog);

    const group = new ActivityLogGroup(this, 'Log', {
      logGroupName, retention,
      encryptionKey: props.encryptionKey,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      resourcePolicyName: props.logResourcePolicy ?? true ? name : undefined,
    });
    this._logGroupName = logGroupName;
    this.logGroup = group.logGroup;
    this.encryptionKey = group.encryptionKey;
    this.keepsApiCalls = props.apiCalls ?? true;
    this.deadLetterQueue = props.deadLetterQueue ?? undeliveredEvents(this, 'Undelivered');
    const busArn = props.forwardTo?.eventBusRef.eventBusArn;
    this.forwardingRole = busArn === undefined ? undefined : forwardingRole(this, 'ForwardingRole', busArn);
    this.rule = this.makeRule(props.eventBus, group, busArn);
    letRuleSend(this.deadLetterQueue, this.rule.attrArn);
    if (props.savedQueries ?? true) this.saveQueries(name, logGroupName);
  }

  /**
   * Counts what a pattern finds in the log. Asked again under the same id, it answers the same.
   *
   * @internal
   */
  public _count(id: string, filterPattern: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    const known = this.counts.get(id);
    if (known) return known.with(options);
    const filter = new logs.MetricFilter(this, `Count${id}`, {
      logGroup: this.logGroup,
      filterPattern: logs.FilterPattern.literal(filterPattern),
      metricNamespace: COUNTS,
      metricName: `${this._logGroupName}/${id}`,
      metricValue: '1',
      defaultValue: 0,
      unit: cloudwatch.Unit.COUNT,
    });
    const metric = filter.metric({ statistic: cloudwatch.Stats.SUM });
    this.counts.set(id, metric);
    return metric.with(options);
  }

  /**
   * The questions that this log can answer.
   *
   * @internal
   */
  public get _queries(): readonly ActivityQuery[] {
    return Object.values(ACTIVITY_QUERIES).filter(({ needsCalls }) => this.keepsApiCalls || !needsCalls);
  }

  private makeRule(eventBus: events.IEventBusRef | undefined, group: ActivityLogGroup, busArn: string | undefined): events.CfnRule {
    const deadLetterConfig = { arn: this.deadLetterQueue.queueArn };
    const rule = new events.CfnRule(this, 'Rule', {
      description: `Keeps what AWS Backup did: ${this.node.path}`.slice(0, 512),
      eventBusName: eventBus?.eventBusRef.eventBusName,
      eventPattern: this.keepsApiCalls ? ACTIVITY_PATTERNS.withCalls : ACTIVITY_PATTERNS.withoutCalls,
      targets: [
        { id: 'Log', arn: group.logGroupArn, deadLetterConfig },
        ...busArn === undefined ? [] : [{ id: 'Forward', arn: busArn, roleArn: this.forwardingRole!.roleArn, deadLetterConfig }],
      ],
    });
    // The log group and who may write to it come first.
    rule.node.addDependency(group);
    if (this.forwardingRole) rule.node.addDependency(this.forwardingRole);
    return rule;
  }

  private saveQueries(name: string, logGroupName: string): void {
    const saved = new Construct(this, 'Queries');
    for (const query of this._queries) {
      const definition = new logs.CfnQueryDefinition(saved, query.id, {
        name: `${name}/${query.title}`, queryString: queryString(query), logGroupNames: [logGroupName],
      });
      definition.node.addDependency(this.logGroup);
    }
  }

  private model(props: BackupActivityLogProps, logGroupName: string, retention: logs.RetentionDays): ActivityLogModel {
    return {
      logGroupName: leaf(logGroupName),
      retentionDays: retention === logs.RetentionDays.INFINITE ? undefined : leaf(retention as number),
      keyPolicyManaged: !props.encryptionKey || Resource.isOwnedResource(props.encryptionKey),
      from: props.eventBus ? eventBusModel(props.eventBus) : defaultBus(this),
      forwardTo: props.forwardTo && eventBusModel(props.forwardTo),
    };
  }
}
