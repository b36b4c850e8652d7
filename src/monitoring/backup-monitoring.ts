import { Duration, Stack } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { pathInStack } from '../copy/path-in-stack';
import { judgeAlone } from '../model/diagnostics/judge';
import { isKnown, leaf, minutesOf } from '../model/known';
import { goesIntoAirGap } from '../model/monitoring/air-gap-arrivals';
import type { AlertScope } from '../model/monitoring/alert-pattern';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import type { MonitoringModel, WatchedModel } from '../model/monitoring/monitoring-model';
import { report, reportAtSynth } from '../private/report';
import { letRuleSend, undeliveredEvents } from '../private/undelivered-events';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import { KeyDeletionAlarm } from '../vault/key-deletion-alarm';
import { ownTopic } from '../vault/own-topic';
import type { SecureVault } from '../vault/secure-vault';
import { vaultModelOf } from '../vault/vault-model';
import { alertRule } from './alert-rules';
import { BackupAlert } from './backup-alert';
import { BackupMetrics } from './backup-metrics';
import type { BackupMonitoringProps } from './backup-monitoring-props';
import type { Listener } from './bound-alarm-action';
import { forwardVaultEvents, hearOfKeysIn } from './replica-events';
import { failureAlarms, nothingWithin, staleAlarm } from './standard-alarms';
import type { Counted } from './standard-alarms';
import { placeOf, planModel, topicModel, vaultModel } from './watched-model';

const PLACE = { label: 'the monitoring', path: '' };
const VALIDATED = '{ $.detail.eventName = "PutRestoreValidationResult" && $.detail.requestParameters.validationStatus = "SUCCESSFUL" }';

/**
 * Tells somebody when backups fail, do not come, or are tampered with.
 *
 * Two ways lead to the topic: alerts, which are events in sentences, with account, Region, resource, vault and job; and
 * alarms on metrics, which also see what sends no event, such as a job that is never started.
 *
 * Throws for input with which nobody would hear of anything.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/monitoring.html
 *
 * @example
 * declare const stack: Stack;
 * declare const vault: SecureVault;
 *
 * const monitoring = new BackupMonitoring(stack, 'Monitoring', { vaults: [vault], rpo: Duration.hours(26) });
 * monitoring.addSubscription(new subscriptions.EmailSubscription('oncall@example.com'));
 */
export class BackupMonitoring extends Construct {
  /** Where alerts and alarms go. */
  public readonly topic: sns.ITopic;

  /** Takes alerts that could not be delivered. */
  public readonly deadLetterQueue: sqs.IQueue;

  private readonly props: BackupMonitoringProps;
  private readonly alertScope: { vaults: AlertScope['vaults'][number][]; plans: string[] } = { vaults: [], plans: [] };
  /** Names of vaults in the account and Region; a replica can have the name of one. */
  private readonly watchedVaults = new Set<string>();
  private readonly replicas = new Set<SecureVault>();
  private readonly isScoped: boolean;
  private readonly listeners: readonly Listener[];
  private readonly alarmActions: readonly cloudwatch.IAlarmAction[];
  private readonly madeRules = new Map<string, CfnRule>();
  private readonly madeAlarms: cloudwatch.Alarm[] = [];
  private readonly madeKeyAlarms: KeyDeletionAlarm[];
  private readonly outOfScope: string[] = [];
  private letterAlarms = 0;

  constructor(scope: Construct, id: string, props: BackupMonitoringProps = {}) {
    super(scope, id);
    this.props = props;
    this.isScoped = props.vaults !== undefined || props.plans !== undefined;
    report(this, judgeAlone('monitoring', this.model(), PLACE, 'part'), BackupMonitoring);

    this.topic = props.topic ?? ownTopic(this, `Alerts on backups of ${this.node.path}`, props.encryptionKey);
    this.deadLetterQueue = props.deadLetterQueue ?? undeliveredEvents(this, 'Undelivered');
    const actions = (props.alarmActions ?? []).map((action, i) => action._bind(() => new Construct(this, `Action${i}`)));
    this.listeners = [{ topic: this.topic, form: 'plain' }, ...actions.flatMap(({ listener }) => listener ?? [])];
    this.alarmActions = [new SnsAction(this.topic), ...actions.map(({ alarmAction }) => alarmAction)];
    this.letServicesIn();

    for (const plan of props.plans ?? []) this.watchPlan(plan);
    for (const vault of props.vaults ?? []) this.watchVault(vault);
    for (const alert of props.alerts ?? standardAlerts()) this.alertOn(alert, props.alerts !== undefined);
    this.makeAlarms(props);
    this.madeKeyAlarms = (props.encryptionKeys ?? []).map(encryptionKey => new KeyDeletionAlarm(this, `Key-${pathInStack(this, encryptionKey)}`, {
      encryptionKey, topic: this.topic, deadLetterQueue: this.deadLetterQueue,
    }));
    reportAtSynth(this, () => judgeAlone('monitoring', this.model(), PLACE, 'whole'));
  }

  /** The rules, in the order of their alerts; alerts that are about nothing that is watched have none. */
  public get rules(): CfnRule[] {
    return [...this.madeRules.values()];
  }

  /** The alarms on metrics. */
  public get alarms(): cloudwatch.Alarm[] {
    return [...this.madeAlarms];
  }

  /** The alarms on the deletion of keys, in the order of `encryptionKeys`. */
  public get keyDeletionAlarms(): KeyDeletionAlarm[] {
    return [...this.madeKeyAlarms];
  }

  /** Subscribes somebody to alerts and alarms. Email and other endpoints that have to be confirmed are silent until they are. */
  public addSubscription(subscription: sns.ITopicSubscription): sns.Subscription {
    return this.topic.addSubscription(subscription);
  }

  /**
   * Watches a further vault, with alarms of its own. In a logically air-gapped one, recovery points count as backups.
   *
   * Throws for one of another account or Region, and where the monitoring watches everything.
   */
  public addVault(vault: backup.IBackupVaultRef): void {
    this.admit(vaultModel(vault), this.addVault);
    this.watchVault(vault);
  }

  /**
   * Watches a further plan.
   *
   * Throws for one of another account or Region, and where the monitoring watches everything.
   */
  public addPlan(plan: backup.IBackupPlanRef): void {
    this.admit(planModel(plan), this.addPlan);
    this.watchPlan(plan);
  }

  /**
   * Hears of a vault in another Region of the account, such as a replica that receives copies: events that name it, and calls that
   * make its key unusable, are sent to the default event bus of the Region of the monitoring, where your other rules see them too.
   *
   * In the stack of the replica that takes two rules, a role that may put events on that bus, and a dead-letter queue. There are no
   * alarms: metrics stay in their Region. Alerts on calls need a CloudTrail trail there as well. Naming a replica twice changes nothing.
   *
   * Throws for a vault of another account or of the same Region, and where one of the Regions is known at deployment only.
   *
   * @param replica a vault whose stack is in this app, for example each of `ProtectionPlan.replicas`
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
   */
  public addReplica(replica: SecureVault): void {
    this.judgeFurther({ replicas: [vaultModel(replica)] }, this.addReplica);
    if (this.replicas.has(replica)) return;
    this.replicas.add(replica);
    const { backupVaultName: name, backupVaultArn: arn } = replica.backupVaultRef;
    this.alertScope.vaults.push({ name, arn });
    forwardVaultEvents(replica, Stack.of(this).region);
    hearOfKeysIn(this, Stack.of(replica).region, this);
  }

  /** Tells of something further. An alert that is told already is not told twice. */
  public addAlert(alert: BackupAlert): void {
    this.alertOn(alert, true);
  }

  /**
   * An alarm of your own, with the actions of all others.
   *
   * Throws for a metric of `AWS/Backup` that does not exist. Say what missing data means: AWS Backup publishes no zeros.
   */
  public addAlarm(id: string, props: cloudwatch.AlarmProps): cloudwatch.Alarm {
    const { metricStat } = props.metric.toMetricConfig();
    const namespace = leaf(metricStat?.namespace);
    report(this, [
      ...namespace === BackupMetrics.NAMESPACE
        ? judgeAlone('backupMetric', { metricName: leaf(metricStat?.metricName) }, { label: `metric of alarm '${id}'`, path: '' }, 'part') : [],
      ...judgeAlone('metricAlarm', { namespace, missingData: leaf(props.treatMissingData) }, { label: `alarm '${id}'`, path: '' }, 'part'),
    ], this.addAlarm);
    return this.sound(new cloudwatch.Alarm(this, id, props));
  }

  /**
   * An alarm on a dead-letter queue with something in it.
   *
   * @internal
   */
  public _alarmOnLetters(id: string, queue: sqs.IQueue, alarmDescription: string): void {
    this.letterAlarms += 1;
    this.sound(new cloudwatch.Alarm(this, id, {
      alarmDescription,
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(5) }),
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    }));
  }

  /**
   * Watches a vault in which not everything can be late.
   *
   * @param vault a vault in the account and Region of the monitoring
   * @param awaits whether backups of a type have to come into the vault, by its id; without one, whether any have to
   *
   * @internal
   */
  public _addVault(vault: backup.IBackupVaultRef, awaits: (typeId?: string) => boolean): void {
    this.watchVault(vault, awaits);
  }

  private admit(watched: WatchedModel, from: Function): void {
    this.judgeFurther({ watched: [watched] }, from);
    if (!this.isScoped) {
      throw new Error(`Monitoring must have vaults or plans for a further one, got neither: everything in the account and Region is watched already [${this.node.path}]`);
    }
  }

  /** What was said of the rest is not said again. */
  private judgeFurther(further: Pick<MonitoringModel, 'watched'> | Pick<MonitoringModel, 'replicas'>, from: Function): void {
    const rest = { ...this.model(), topics: [], rpoMinutes: undefined, watched: [], replicas: [] };
    report(this, judgeAlone('monitoring', { ...rest, ...further }, PLACE, 'part'), from);
  }

  private watchPlan({ backupPlanRef: { backupPlanId } }: backup.IBackupPlanRef): void {
    if (!this.alertScope.plans.includes(backupPlanId)) this.alertScope.plans.push(backupPlanId);
  }

  private watchVault(vault: backup.IBackupVaultRef, awaits: (typeId?: string) => boolean = () => true): void {
    const { backupVaultName: name, backupVaultArn: arn } = vault.backupVaultRef;
    if (this.watchedVaults.has(name)) return;
    this.watchedVaults.add(name);
    this.alertScope.vaults.push({ name, arn });
    const scope = new Construct(this, `Vault-${pathInStack(this, vault)}`);
    const airGapped = vaultModelOf(vault).airGapped === true;
    const all: Counted = { metrics: BackupMetrics.forVault(vault), label: `vault ${name}`, airGapped };
    if (this.props.failureAlarms ?? true) for (const alarm of failureAlarms(scope, all)) this.sound(alarm);
    const { resourceTypes = [] } = this.props;
    if (resourceTypes.length === 0 && awaits()) this.soundWhenStale(scope, 'Stale', all);
    for (const type of uniqueByName(resourceTypes.filter(({ _facts: { id } }) => awaits(id) && (!airGapped || goesIntoAirGap(id))))) {
      this.soundWhenStale(scope, `Stale-${type.backupTypeName.replace(/\W/g, '')}`, {
        metrics: BackupMetrics.forResourceTypeInVault(vault, type), label: `vault ${name} for ${type.backupTypeName}`, airGapped,
      });
    }
  }

  private alertOn(alert: BackupAlert, asked: boolean): void {
    if (this.madeRules.has(alert.id)) return;
    const alerts = this.node.tryFindChild('Alerts') as Construct | undefined ?? new Construct(this, 'Alerts');
    const { listeners, deadLetterQueue } = this;
    const rule = alertRule(alerts, alert, { listeners, deadLetterQueue, scope: () => this.isScoped ? this.alertScope : undefined });
    if (rule) this.madeRules.set(alert.id, rule);
    else if (asked) this.outOfScope.push(alert.title);
  }

  private makeAlarms({ validationWindow, activityLog }: BackupMonitoringProps): void {
    if (validationWindow && activityLog) {
      this.sound(nothingWithin(this, 'NotValidated', activityLog._count('RestoreValidated', VALIDATED), validationWindow,
        hours => `No restore test was found to be successful for ${hours} hours: nobody knows whether the backups can be restored.`));
    }
    this._alarmOnLetters('NotDelivered', this.deadLetterQueue, 'Alerts on backups could not be delivered; the dead-letter queue has them.');
    if (activityLog && this.canWatch(activityLog.deadLetterQueue)) {
      this._alarmOnLetters('NotLogged', activityLog.deadLetterQueue, 'Events of AWS Backup are missing in the activity log; its dead-letter queue has them.');
    }
  }

  /** An alarm is on metrics of its own account and Region. A queue that alerts share has its alarm. */
  private canWatch(queue: sqs.IQueue): boolean {
    const { account, region } = Stack.of(this);
    return queue !== this.deadLetterQueue && queue.env.account === account && queue.env.region === region;
  }

  /** A time that is known at deployment only has no number of hours to look at. */
  private soundWhenStale(scope: Construct, id: string, of: Counted): void {
    const { rpo } = this.props;
    const minutes = minutesOf(rpo);
    if (rpo && isKnown(minutes) && minutes <= MONITORING_LIMITS.alarmWindowMaxMinutes.value) this.sound(staleAlarm(scope, id, of, rpo));
  }

  private sound(alarm: cloudwatch.Alarm): cloudwatch.Alarm {
    alarm.addAlarmAction(...this.alarmActions);
    this.madeAlarms.push(alarm);
    return alarm;
  }

  /** Topics without a condition, as for AWS Backup (docs/decisions/0011-vault-notifications.md): one that never holds silences every alarm. */
  private letServicesIn(): void {
    const [events, alarms] = ['events', 'cloudwatch'].map(name => new iam.ServicePrincipal(`${name}.amazonaws.com`));
    for (const { topic } of this.listeners) {
      topic.grantPublish(events);
      topic.grantPublish(alarms);
    }
    letRuleSend(this.deadLetterQueue, Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: '*' }));
  }

  private model(): MonitoringModel {
    const { topic, encryptionKey, requireEncryption, alarmActions = [], vaults = [], plans = [] } = this.props;
    return {
      here: placeOf(this),
      watched: [...vaults.map(vaultModel), ...plans.map(planModel)],
      replicas: [],
      topics: [
        ...topic ? [topicModel('topic of the monitoring', topic)] : [],
        ...alarmActions.flatMap(({ _topic }, i) => _topic ? topicModel(`topic of alarmActions[${i}]`, _topic) : []),
      ],
      encryptionRequired: requireEncryption ?? true,
      keyBesideTopic: topic !== undefined && encryptionKey !== undefined,
      alerts: this.madeRules.size,
      // In dead-letter queues is nothing where nothing is watched.
      alarms: this.madeAlarms.length - this.letterAlarms + (this.madeKeyAlarms?.length ?? 0),
      outOfScope: this.outOfScope,
      targets: 1 + alarmActions.filter(({ _takesAlerts }) => _takesAlerts).length,
      heard: topic ? undefined : alarmActions.length > 0 || this.hasSubscription(),
      rpoMinutes: minutesOf(this.props.rpo),
      countable: vaults.length > 0,
      validationMinutes: minutesOf(this.props.validationWindow),
      logged: this.props.activityLog?.keepsApiCalls === true,
    };
  }

  private hasSubscription(): boolean {
    return this.topic !== undefined && this.node.root.node.findAll().some(construct =>
      sns.CfnSubscription.isCfnSubscription(construct) && construct.topicArn === this.topic.topicArn);
  }
}

/** Types of FSx file systems share a name. */
function uniqueByName(types: readonly ProtectedResourceType[]): ProtectedResourceType[] {
  return types.filter((type, i) => types.findIndex(other => other.backupTypeName === type.backupTypeName) === i);
}

function standardAlerts(): BackupAlert[] {
  return [...BackupAlert.failures(), ...BackupAlert.tampering()];
}
