import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import type { Limit } from '../../limits';
import { BACKUP_METRIC_NAMESPACE, PUBLISHED_TOGETHER } from '../../monitoring/backup-metric-table';
import { MONITORING_LIMITS } from '../../monitoring/monitoring-limits';
import { derived, guide, ours, page } from '../../sources';
import type { PlaceModel } from '../../vault/key-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { differences } from '../places';

const { alarmWindowMaxMinutes, alarmPeriodMinutes, targetsPerRule, slackWorkspaceId, slackChannelId } = MONITORING_LIMITS;
const TARGETS = page('Amazon EventBridge User Guide, event bus targets', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html');
const KEY_OF_TOPIC = page('Amazon SNS Developer Guide, key management', 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html');
const MISSING_DATA = page('Amazon CloudWatch User Guide, alarms and missing data', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html');
/** In minutes, the longest first. */
const UNITS = [{ unit: 'day', size: 24 * 60 }, { unit: 'hour', size: 60 }, { unit: 'minute', size: 1 }] as const;

/** Who hears of what, and whether anything is ever told. */
export const MONITORING_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-MON-001',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A topic for alerts is a standard topic.',
    why: 'EventBridge does not send to FIFO topics, and these deliver to queues only: nobody would hear of anything.',
    source: TARGETS,
    check: ({ topics }) => topics.filter(({ fifo }) => fifo === true).map(({ label }) => ({
      what: label, must: 'be a standard topic', got: 'a FIFO topic', leaf: 'topics',
    })),
  }),
  diagnostic({
    id: 'CB-MON-002',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A topic for alerts is encrypted, unless somebody says that it need not be.',
    why: 'Messages name accounts, resources and what protects them.',
    source: ours('who reads the alerts learns where the backups are weak'),
    check: ({ topics, encryptionRequired }) => topics.filter(({ encrypted }) => encryptionRequired && encrypted === false).map(({ label }) => ({
      what: label, must: 'be encrypted', got: 'a topic without a key', fix: 'give it a masterKey, or set requireEncryption to false', leaf: 'topics',
    })),
  }),
  diagnostic({
    id: 'CB-MON-003',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A topic for alerts is not encrypted with the key that AWS manages for Amazon SNS.',
    why: 'Its policy lets neither EventBridge nor CloudWatch use it and cannot be changed: every alert would be lost.',
    source: KEY_OF_TOPIC,
    check: ({ topics }) => topics.filter(({ keyArn }) => isKnown(keyArn) && keyArn.endsWith(':alias/aws/sns')).map(({ label }) => ({
      what: `key of ${label}`, must: 'be one of yours', got: "'alias/aws/sns'", fix: 'make a kms.Key for the topic', leaf: 'topics',
    })),
  }),
  diagnostic({
    id: 'CB-MON-004',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A topic for alerts is in the account and Region of the monitoring.',
    why: 'A rule without a role of its own, and an alarm, send no further.',
    source: derived('events and alarms stay in their account and Region'),
    check: ({ topics, here }) => topics.flatMap(({ label, at }) => elsewhere(label, at, here, 'topics')),
  }),
  diagnostic({
    id: 'CB-MON-005',
    severity: 'warning',
    when: 'part',
    on: 'monitoring',
    title: 'A topic for alerts has a policy that cannot be changed from here.',
    why: 'Where that policy, or the one of the key of the topic, does not let EventBridge and CloudWatch publish, alerts are lost without a word.',
    source: KEY_OF_TOPIC,
    check: ({ topics }) => topics.filter(({ policyManaged }) => policyManaged === false).map(({ label }) => ({
      what: label,
      must: 'let events.amazonaws.com and cloudwatch.amazonaws.com publish',
      got: 'an imported topic, whose policy cannot be changed here',
      fix: 'allow sns:Publish in its policy, and kms:GenerateDataKey* and kms:Decrypt in that of its key, then acknowledge',
      leaf: 'topics',
    })),
  }),
  diagnostic({
    id: 'CB-MON-006',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'Vaults and plans are watched from their own account and Region.',
    why: 'Their events and metrics are nowhere else: nothing would ever be told.',
    source: derived('events and metrics stay in their account and Region'),
    check: ({ watched, here }) => watched.flatMap(({ label, at }) => elsewhere(label, at, here, 'watched', 'make a BackupMonitoring in a stack there')),
  }),
  diagnostic({
    id: 'CB-MON-007',
    severity: 'error',
    when: 'whole',
    on: 'monitoring',
    title: 'Something is watched.',
    why: 'A monitoring without alerts and alarms says that all is well, whatever happens.',
    source: ours('what watches nothing is a mistake'),
    check: ({ alerts, alarms }, place) => alerts + alarms > 0 ? undefined : {
      what: place.label, must: 'have an alert or an alarm', got: 'neither', fix: 'leave alerts out for the standard ones', leaf: 'alerts',
    },
  }),
  diagnostic({
    id: 'CB-MON-008',
    severity: 'warning',
    when: 'part',
    on: 'monitoring',
    title: 'An RPO is longer than the time over which an alarm can look back.',
    why: 'There is no alarm on missing backups; that jobs are not even started is then seen by nobody.',
    source: alarmWindowMaxMinutes.source,
    check: ({ rpoMinutes }, place) => !isKnown(rpoMinutes) || rpoMinutes <= alarmWindowMaxMinutes.value ? undefined : {
      what: `RPO of ${place.label}`,
      must: `be at most ${inTime(alarmWindowMaxMinutes.value)} for an alarm`,
      got: inTime(rpoMinutes),
      fix: 'there is no alarm on missing backups; use AuditControl.lastRecoveryPoint, or a shorter rpo where rules run more often',
      leaf: 'rpoMinutes',
    },
  }),
  diagnostic({
    id: 'CB-MON-009',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'The times that alarms look back over are from an hour to seven days.',
    why: 'CloudWatch refuses a longer one, and backups and restore tests do not run more often.',
    source: alarmWindowMaxMinutes.source,
    check: ({ rpoMinutes, validationMinutes }, place) => [
      isKnown(rpoMinutes) && rpoMinutes <= 0
        ? { what: `RPO of ${place.label}`, must: 'be longer than zero', got: inTime(rpoMinutes), leaf: 'rpoMinutes' } : undefined,
      outOf(validationMinutes, alarmPeriodMinutes, alarmWindowMaxMinutes, `validationWindow of ${place.label}`),
    ].flatMap(problem => problem ?? []),
  }),
  diagnostic({
    id: 'CB-MON-010',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'Restore validations are counted in an activity log.',
    why: 'AWS Backup has no metric for them; without a log there is nothing to raise an alarm on.',
    source: guide('cloudwatch'),
    check: ({ validationMinutes, logged }, place) => validationMinutes === undefined || logged ? undefined : {
      what: `validationWindow of ${place.label}`, must: 'come with an activityLog that keeps what CloudTrail records', got: 'none',
      fix: 'pass a BackupActivityLog with apiCalls', leaf: 'validationMinutes',
    },
  }),
  diagnostic({
    id: 'CB-MON-011',
    severity: 'warning',
    when: 'whole',
    on: 'monitoring',
    title: 'Nobody in the app subscribes to the alerts.',
    why: 'They are sent to a topic that nobody listens to.',
    source: ours('an alert that nobody hears is none'),
    check: ({ heard }, place) => heard !== false ? undefined : {
      what: `topic of ${place.label}`, must: 'have a subscription', got: 'none in this app',
      fix: 'call addSubscription, set alarmActions, or acknowledge this where somebody subscribes otherwise', leaf: 'heard',
    },
  }),
  diagnostic({
    id: 'CB-MON-012',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'An alert goes to at most five topics.',
    why: 'A rule of EventBridge has no more targets; the deployment would fail.',
    source: targetsPerRule.source,
    check: ({ targets }, place) => targets <= targetsPerRule.value ? undefined : {
      what: `topics of ${place.label}, those of alarmActions included,`, must: `be at most ${targetsPerRule.value}`, got: String(targets),
      fix: 'subscribe several people to one topic', leaf: 'targets',
    },
  }),
  diagnostic({
    id: 'CB-MON-013',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A topic that was brought along keeps its own key.',
    why: 'The key would be dropped without a word.',
    source: ours('a topic is encrypted where it is made'),
    check: ({ keyBesideTopic }, place) => keyBesideTopic ? {
      what: `encryptionKey of ${place.label}`, must: 'be left out where a topic is given', got: 'both', fix: 'encrypt the topic where you make it', leaf: 'topics',
    } : undefined,
  }),
  diagnostic({
    id: 'CB-MON-014',
    severity: 'warning',
    when: 'whole',
    on: 'monitoring',
    title: 'An alert is about something that is not watched.',
    why: 'There is no rule for it: alerts on plans need plans, those on vaults need vaults, or neither is named.',
    source: derived('events of plans name no vault, and events of vaults no plan'),
    check: ({ outOfScope }, place) => outOfScope.length === 0 ? undefined : {
      what: `alerts ${outOfScope.map(title => `'${title}'`).join(', ')} of ${place.label}`, must: 'be about a vault or plan that is watched', got: 'none of that kind',
      fix: 'add to vaults or plans, or leave both out to watch everything in the account and Region', leaf: 'outOfScope',
    },
  }),
  diagnostic({
    id: 'CB-MON-015',
    severity: 'warning',
    when: 'part',
    on: 'monitoring',
    title: 'An RPO is watched, but nothing that backups could be counted for.',
    why: 'AWS documents the metrics of AWS Backup for vaults only; there is no alarm on missing backups.',
    source: PUBLISHED_TOGETHER.source,
    check: ({ rpoMinutes, countable }, place) => rpoMinutes === undefined || countable ? undefined : {
      what: `RPO of ${place.label}`, must: 'come with vaults', got: 'none', fix: 'name the vaults that receive the backups', leaf: 'rpoMinutes',
    },
  }),
  diagnostic({
    id: 'CB-MON-016',
    severity: 'warning',
    when: 'part',
    on: 'metricAlarm',
    title: 'An alarm on AWS Backup says what missing data means.',
    why: 'AWS Backup publishes no zeros. By default an alarm without data is neither OK nor in alarm, so missing backups stay unheard of, and failures never clear.',
    source: MISSING_DATA,
    check: ({ namespace, missingData }, place) => namespace !== BACKUP_METRIC_NAMESPACE || (missingData !== undefined && missingData !== 'missing') ? undefined : {
      what: `treatMissingData of ${place.label}`, must: 'be NOT_BREACHING for failures, or BREACHING for what has to happen', got: "CloudWatch's default",
      leaf: 'missingData',
    },
  }),
  diagnostic({
    id: 'CB-MON-017',
    severity: 'error',
    when: 'part',
    on: 'chatChannel',
    title: 'A channel of Slack is named by the ids of workspace and channel.',
    why: 'CloudFormation refuses names and links.',
    source: slackChannelId.source,
    check: ({ workspaceId, channelId }, place) => [
      unlessOfForm(workspaceId, slackWorkspaceId, `workspaceId of ${place.label}`, 'digits and capital letters', 'workspaceId'),
      unlessOfForm(channelId, slackChannelId, `channelId of ${place.label}`, 'letters and digits', 'channelId'),
    ].flatMap(problem => problem ?? []),
  }),
  diagnostic({
    id: 'CB-MON-018',
    severity: 'error',
    when: 'part',
    on: 'monitoring',
    title: 'A replica that is heard of is in another Region of the account, and both Regions are known.',
    why: 'Rules are made on both ends: each names the Region of the other, and the role that sends events is for one account.',
    source: page('Amazon EventBridge User Guide, sending and receiving events between Regions', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html'),
    check: ({ replicas, here }) => replicas.flatMap(({ label, at }): Problem[] => {
      const inAccount = elsewhere(label, { ...at, region: here.region }, here, 'replicas', 'make a BackupMonitoring in a stack there');
      if (!isKnown(at.region) || !isKnown(here.region)) {
        return [...inAccount, { what: `Regions of ${label} and of the monitoring`, must: 'be known at synth', got: 'a token', fix: 'give both stacks an env with a Region', leaf: 'replicas' }];
      }
      if (at.region !== here.region) return inAccount;
      return [...inAccount, { what: label, must: 'be in another Region than the monitoring', got: `'${at.region}'`, fix: 'call addVault', leaf: 'replicas' }];
    }),
  }),
];

function elsewhere(label: string, at: PlaceModel, here: PlaceModel, leaf: string, fix?: string): Problem[] {
  return differences(at, here).map(({ leaf: part, got, wanted }) => ({
    what: label, must: `be in the ${part === 'region' ? 'Region' : part} of the monitoring, '${wanted}'`, got: `'${got}'`, fix, leaf,
  }));
}

function outOf(minutes: Leaf<number>, least: Limit<number>, most: Limit<number>, what: string): Problem | undefined {
  if (!isKnown(minutes) || (minutes >= least.value && minutes <= most.value)) return undefined;
  return {
    what, must: `be from ${inTime(least.value)} to ${inTime(most.value)}`, got: inTime(minutes),
    fix: 'test restores more often, or rely on the alerts on failed restores and validations', leaf: 'validationMinutes',
  };
}

function unlessOfForm(text: Leaf<string>, form: Limit<RegExp>, what: string, words: string, leaf: string): Problem | undefined {
  if (!isKnown(text) || form.value.test(text)) return undefined;
  return { what, must: `be ${words}`, got: `'${text}'`, fix: 'copy it from the link of the channel', leaf };
}

function inTime(minutes: number): string {
  const { unit, size } = UNITS.find(({ size: least }) => minutes >= least && minutes % least === 0) ?? UNITS[UNITS.length - 1];
  return `${minutes / size} ${unit}${minutes === size ? '' : 's'}`;
}
