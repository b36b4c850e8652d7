import { Duration, Resource, Stack } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { pathInStack } from '../copy/path-in-stack';
import { judgeAlone } from '../model/diagnostics/judge';
import { isKnown, leaf, minutesOf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { AlertScope } from '../model/monitoring/alert-pattern';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import type { HearingTopicModel, MonitoringModel, WatchedModel } from '../model/monitoring/monitoring-model';
import type { PlaceModel } from '../model/vault/key-model';
import { report, reportAtSynth } from '../private/report';
import { undeliveredEvents } from '../private/undelivered-events';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import { KeyDeletionAlarm } from '../vault/key-deletion-alarm';
import { ownTopic } from '../vault/own-topic';
import type { SecureVault } from '../vault/secure-vault';
import { alertRule } from './alert-rules';
import { BackupAlert } from './backup-alert';
import { BackupMetrics } from './backup-metrics';
import type { BackupMonitoringProps } from './backup-monitoring-props';
import type { Listener } from './bound-alarm-action';
import { forwardVaultEvents, hearOfKeysIn } from './replica-events';
import { failureAlarms, nothingWithin, staleAlarm } from './standard-alarms';
import type { Counted } from './standard-alarms';

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
   * Watches a further vault, with alarms of its own.
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
   * Watches a vault that no rule fills any more: nothing is late there.
   *
   * @internal
   */
  public _addRetained(vault: backup.IBackupVaultRef): void {
    this.watchVault(vault, false);
  }

  /**
   * Watches a vault of another Region of the account, whose events are sent here. There are no alarms: its metrics stay there.
   *
   * @internal
   */
  public _addReplica(vault: SecureVault): void {
    const { backupVaultName: name, backupVaultArn: arn } = vault.backupVaultRef;
    this.alertScope.vaults.push({ name, arn });
    forwardVaultEvents(vault, Stack.of(this).region);
    hearOfKeysIn(this, Stack.of(vault).region, this);
  }

  private admit(watched: WatchedModel, from: Function): void {
    report(this, judgeAlone('monitoring', { ...this.model(), topics: [], rpoMinutes: undefined, watched: [watched] }, PLACE, 'part'), from);
    if (!this.isScoped) {
      throw new Error(`Monitoring must have vaults or plans for a further one, got neither: everything in the account and Region is watched already [${this.node.path}]`);
    }
  }

  private watchPlan({ backupPlanRef: { backupPlanId } }: backup.IBackupPlanRef): void {
    if (!this.alertScope.plans.includes(backupPlanId)) this.alertScope.plans.push(backupPlanId);
  }

  private watchVault(vault: backup.IBackupVaultRef, receives = true): void {
    const { backupVaultName: name, backupVaultArn: arn } = vault.backupVaultRef;
    if (this.alertScope.vaults.some(other => other.name === name)) return;
    this.alertScope.vaults.push({ name, arn });
    const scope = new Construct(this, `Vault-${pathInStack(this, vault)}`);
    const all: Counted = { metrics: BackupMetrics.forVault(vault), label: `vault ${name}` };
    if (this.props.failureAlarms ?? true) for (const alarm of failureAlarms(scope, all)) this.sound(alarm);
    if (!receives) return;
    if (!this.props.resourceTypes?.length) this.soundWhenStale(scope, 'Stale', all);
    for (const type of uniqueByName(this.props.resourceTypes ?? [])) {
      this.soundWhenStale(scope, `Stale-${type.backupTypeName.replace(/\W/g, '')}`, {
        metrics: BackupMetrics.forResourceTypeInVault(vault, type), label: `vault ${name} for ${type.backupTypeName}`,
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

  /** Without a condition, as for AWS Backup (docs/decisions/0011-vault-notifications.md): one that never holds silences every alarm. */
  private letServicesIn(): void {
    const [events, alarms] = ['events', 'cloudwatch'].map(name => new iam.ServicePrincipal(`${name}.amazonaws.com`));
    for (const { topic } of this.listeners) {
      topic.grantPublish(events);
      topic.grantPublish(alarms);
    }
    this.deadLetterQueue.grantSendMessages(events);
  }

  private model(): MonitoringModel {
    const { topic, encryptionKey, requireEncryption, alarmActions = [], vaults = [], plans = [] } = this.props;
    return {
      here: placeOf(this),
      watched: [...vaults.map(vaultModel), ...plans.map(planModel)],
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

function vaultModel(vault: backup.IBackupVaultRef): WatchedModel {
  return { label: `vault ${named(vault.backupVaultRef.backupVaultName, vault)}`, at: envOf(vault) };
}

function planModel(plan: backup.IBackupPlanRef): WatchedModel {
  return { label: `plan ${named(plan.backupPlanRef.backupPlanId, plan)}`, at: envOf(plan) };
}

function named(name: string, construct: IConstruct): string {
  const known = leaf(name);
  return `'${isKnown(known) ? known : construct.node.path}'`;
}

function topicModel(label: string, topic: sns.ITopic): HearingTopicModel {
  const owned = Resource.isOwnedResource(topic);
  return {
    label,
    at: envOf(topic),
    fifo: leaf(topic.fifo),
    policyManaged: owned,
    encrypted: topic.masterKey !== undefined || (owned ? false : UNKNOWN),
    keyArn: keyArnOf(topic),
  };
}

/** The alias that AWS manages can be told where the rest of the ARN cannot. */
function keyArnOf({ masterKey }: sns.ITopic): Leaf<string> {
  return masterKey && (JSON.stringify(Stack.of(masterKey).resolve(masterKey.keyArn)).includes(':alias/aws/sns') ? ':alias/aws/sns' : UNKNOWN);
}

function envOf({ env: { account, region } }: { readonly env: { readonly account: string; readonly region: string } }): PlaceModel {
  return { account: leaf(account), region: leaf(region) };
}

function placeOf(scope: Construct): PlaceModel {
  return envOf({ env: Stack.of(scope) });
}
