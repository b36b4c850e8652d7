import { CATALOGUE } from '../../../../src/model/diagnostics/catalogue';
import { UNKNOWN } from '../../../../src/model/known';
import type { HearingTopicModel, MonitoringModel } from '../../../../src/model/monitoring/monitoring-model';
import { said } from '../../../helpers/diagnostic-cases';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const TOPIC: HearingTopicModel = { label: 'topic of the monitoring', at: HERE, fifo: false, policyManaged: true, encrypted: true, keyArn: UNKNOWN };
const NOWHERE = { account: UNKNOWN, region: UNKNOWN } as const;
const UNKNOWN_TOPIC: HearingTopicModel = { label: 'topic', at: NOWHERE, fifo: UNKNOWN, policyManaged: UNKNOWN, encrypted: UNKNOWN, keyArn: UNKNOWN };
const MONITORING: MonitoringModel = {
  here: HERE, watched: [{ label: "vault 'v'", at: HERE }], replicas: [], topics: [TOPIC], encryptionRequired: true, keyBesideTopic: false, alerts: 3, alarms: 2, outOfScope: [],
  targets: 1, heard: undefined, rpoMinutes: 26 * 60, countable: true, validationMinutes: undefined, logged: false,
};

const CASES: readonly [string, Partial<MonitoringModel>, string[]][] = [
  ['a FIFO topic', { topics: [{ ...TOPIC, fifo: true }] }, [
    'CB-MON-001 at topics: Topic of the monitoring must be a standard topic, got a FIFO topic',
  ]],
  ['a topic without a key', { topics: [{ ...TOPIC, encrypted: false }] }, [
    'CB-MON-002 at topics: Topic of the monitoring must be encrypted, got a topic without a key: give it a masterKey, or set requireEncryption to false',
  ]],
  ['a topic without a key, where that is allowed', { encryptionRequired: false, topics: [{ ...TOPIC, encrypted: false }] }, []],
  ['the key that AWS manages', { topics: [{ ...TOPIC, keyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/sns' }] }, [
    "CB-MON-003 at topics: Key of topic of the monitoring must be one of yours, got 'alias/aws/sns': make a kms.Key for the topic",
  ]],
  ['a topic elsewhere', { topics: [{ ...TOPIC, at: { account: '444455556666', region: 'eu-central-1' } }] }, [
    "CB-MON-004 at topics: Topic of the monitoring must be in the account of the monitoring, '111122223333', got '444455556666'",
    "CB-MON-004 at topics: Topic of the monitoring must be in the Region of the monitoring, 'eu-west-1', got 'eu-central-1'",
  ]],
  ['an imported topic', { topics: [{ ...TOPIC, policyManaged: false }] }, [
    'CB-MON-005 at topics: Topic of the monitoring must let events.amazonaws.com and cloudwatch.amazonaws.com publish, got an imported topic, whose policy cannot be '
    + 'changed here: allow sns:Publish in its policy, and kms:GenerateDataKey* and kms:Decrypt in that of its key, then acknowledge',
  ]],
  ['a vault elsewhere', { watched: [{ label: "vault 'v'", at: { ...HERE, region: 'eu-central-1' } }] }, [
    "CB-MON-006 at watched: Vault 'v' must be in the Region of the monitoring, 'eu-west-1', got 'eu-central-1': make a BackupMonitoring in a stack there",
  ]],
  ['a replica', { replicas: [{ label: "vault 'r'", at: { ...HERE, region: 'eu-central-1' } }] }, []],
  ['a replica in an account that is known at deployment only', { replicas: [{ label: "vault 'r'", at: { account: UNKNOWN, region: 'eu-central-1' } }] }, []],
  ['a replica beside the monitoring', { replicas: [{ label: "vault 'r'", at: HERE }] }, [
    "CB-MON-018 at replicas: Vault 'r' must be in another Region than the monitoring, got 'eu-west-1': call addVault",
  ]],
  ['a replica of another account', { replicas: [{ label: "vault 'r'", at: { account: '444455556666', region: 'eu-central-1' } }] }, [
    "CB-MON-018 at replicas: Vault 'r' must be in the account of the monitoring, '111122223333', got '444455556666': make a BackupMonitoring in a stack there",
  ]],
  ['a replica of which nobody knows where it is', { replicas: [{ label: "vault 'r'", at: NOWHERE }] }, [
    "CB-MON-018 at replicas: Regions of vault 'r' and of the monitoring must be known at synth, got a token: give both stacks an env with a Region",
  ]],
  ['nothing watched', { alerts: 0, alarms: 0 }, [
    'CB-MON-007 at alerts: The monitoring must have an alert or an alarm, got neither: leave alerts out for the standard ones',
  ]],
  ['alarms alone', { alerts: 0 }, []],
  ['an RPO of eight days', { rpoMinutes: 8 * 24 * 60 }, [
    'CB-MON-008 at rpoMinutes: RPO of the monitoring must be at most 7 days for an alarm, got 8 days: there is no alarm on missing backups; '
    + 'use AuditControl.lastRecoveryPoint, or a shorter rpo where rules run more often',
  ]],
  ['an RPO of seven days', { rpoMinutes: 7 * 24 * 60 }, []],
  ['an RPO of zero', { rpoMinutes: 0 }, ['CB-MON-009 at rpoMinutes: RPO of the monitoring must be longer than zero, got 0 minutes']],
  ['a validation window that is too long', { logged: true, validationMinutes: 7 * 24 * 60 + 60 }, [
    'CB-MON-009 at validationMinutes: ValidationWindow of the monitoring must be from 1 hour to 7 days, got 169 hours: '
    + 'test restores more often, or rely on the alerts on failed restores and validations',
  ]],
  ['a validation window that is too short', { logged: true, validationMinutes: 59 }, [
    'CB-MON-009 at validationMinutes: ValidationWindow of the monitoring must be from 1 hour to 7 days, got 59 minutes: '
    + 'test restores more often, or rely on the alerts on failed restores and validations',
  ]],
  ['validations in a log', { logged: true, validationMinutes: 7 * 24 * 60 }, []],
  ['validations without a log', { validationMinutes: 24 * 60 }, [
    'CB-MON-010 at validationMinutes: ValidationWindow of the monitoring must come with an activityLog that keeps what CloudTrail records, got none: '
    + 'pass a BackupActivityLog with apiCalls',
  ]],
  ['nobody who hears', { heard: false }, [
    'CB-MON-011 at heard: Topic of the monitoring must have a subscription, got none in this app: '
    + 'call addSubscription, set alarmActions, or acknowledge this where somebody subscribes otherwise',
  ]],
  ['somebody who hears', { heard: true }, []],
  ['six topics', { targets: 6 }, [
    'CB-MON-012 at targets: Topics of the monitoring, those of alarmActions included, must be at most 5, got 6: subscribe several people to one topic',
  ]],
  ['five topics', { targets: 5 }, []],
  ['a key beside a topic', { keyBesideTopic: true }, [
    'CB-MON-013 at topics: EncryptionKey of the monitoring must be left out where a topic is given, got both: encrypt the topic where you make it',
  ]],
  ['an alert on something else', { outOfScope: ['Backup plan was deleted'] }, [
    "CB-MON-014 at outOfScope: Alerts 'Backup plan was deleted' of the monitoring must be about a vault or plan that is watched, got none of that kind: "
    + 'add to vaults or plans, or leave both out to watch everything in the account and Region',
  ]],
  ['an RPO of nothing', { countable: false }, ['CB-MON-015 at rpoMinutes: RPO of the monitoring must come with vaults, got none: name the vaults that receive the backups']],
  ['neither', { countable: false, rpoMinutes: undefined }, []],
  ['what is known at deployment only', {
    here: NOWHERE, topics: [UNKNOWN_TOPIC], watched: [{ label: 'vault', at: NOWHERE }], rpoMinutes: UNKNOWN, validationMinutes: UNKNOWN, logged: true, heard: UNKNOWN,
  }, []],
];

describe('a monitoring', () => {
  test('as it should be', () => expect(said('monitoring', MONITORING, 'the monitoring')).toEqual([]));

  test.each(CASES)('%s', (_, wrong, says) => {
    expect(said('monitoring', { ...MONITORING, ...wrong }, 'the monitoring')).toEqual(says);
  });

  test('every id speaks', () => {
    const ids = CATALOGUE.filter(({ on, id }) => on === 'monitoring' && id.startsWith('CB-MON')).map(({ id }) => id);
    expect([...new Set(CASES.flatMap(([, , says]) => says.map(line => line.slice(0, 10))))].sort()).toEqual(ids);
  });
});

describe('an alarm on a metric', () => {
  const LACK = "CB-MON-016 at missingData: TreatMissingData of alarm 'x' must be NOT_BREACHING for failures, or BREACHING for what has to happen, got CloudWatch's default";

  test.each([
    ['nothing said', 'AWS/Backup', undefined, [LACK]],
    ['the default said', 'AWS/Backup', 'missing', [LACK]],
    ['another namespace', 'AWS/S3', undefined, []],
    ['no data is good', 'AWS/Backup', 'notBreaching', []],
    ['no data is bad', 'AWS/Backup', 'breaching', []],
    ['a namespace that is not known', UNKNOWN, undefined, []],
    ['something that is not known', 'AWS/Backup', UNKNOWN, []],
  ] as const)('%s', (_, namespace, missingData, says) => {
    expect(said('metricAlarm', { namespace, missingData }, "alarm 'x'")).toEqual(says);
  });
});

describe('a channel of Slack', () => {
  test.each([
    ['ids', 'T012AB3C4', 'C012AB3C4', []],
    ['names', 'acme', '#ops', [
      "CB-MON-017 at workspaceId: WorkspaceId of the Slack channel must be digits and capital letters, got 'acme': copy it from the link of the channel",
      "CB-MON-017 at channelId: ChannelId of the Slack channel must be letters and digits, got '#ops': copy it from the link of the channel",
    ]],
    ['tokens', UNKNOWN, UNKNOWN, []],
  ] as const)('%s', (_, workspaceId, channelId, says) => {
    expect(said('chatChannel', { workspaceId, channelId }, 'the Slack channel')).toEqual(says);
  });
});
