import { isKnown } from '../../known';
import { ACTIVITY_LIMITS } from '../../monitoring/activity-limits';
import type { EventBusModel } from '../../monitoring/activity-model';
import { page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { inDays } from '../labels';

const { logGroupName, auditLogAdvisedDays, eventBusName, eventBusPolicyBytes } = ACTIVITY_LIMITS;
const CROSS_ACCOUNT = page('Amazon EventBridge User Guide, sending and receiving events between AWS accounts', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html');
const ENCRYPTED_LOGS = page('Amazon CloudWatch Logs User Guide, encrypt log data', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html');

/** The log of what AWS Backup did, and how it gets from one account to another. */
export const ACTIVITY_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-LOG-001',
    severity: 'error',
    when: 'part',
    on: 'activityLog',
    title: 'Events are forwarded to another bus than the one that they come from.',
    why: 'EventBridge would match what it forwards again.',
    source: CROSS_ACCOUNT,
    check({ from, forwardTo }, place) {
      if (!forwardTo || !isSame(from, forwardTo)) return undefined;
      return { what: `bus that ${place.label} forwards to`, must: 'be another than the one that it listens to', got: 'the same', leaf: 'forwardTo' };
    },
  }),
  diagnostic({
    id: 'CB-LOG-002',
    severity: 'error',
    when: 'part',
    on: 'activityLog',
    title: 'Events that came from another bus are not forwarded once more.',
    why: 'EventBridge sends an event from a bus to a second one, and never on to a third; it would be lost.',
    source: CROSS_ACCOUNT,
    check({ from, forwardTo }, place) {
      if (!forwardTo || isSame(from, forwardTo) || !isKnown(from.name) || from.name === 'default') return undefined;
      return {
        what: `bus that ${place.label} listens to`, must: 'be the default one where it forwards', got: `'${from.name}'`,
        fix: 'forward from the default bus of each account and Region', leaf: 'from',
      };
    },
  }),
  diagnostic({
    id: 'CB-LOG-003',
    severity: 'warning',
    when: 'part',
    on: 'activityLog',
    title: 'The activity log is kept for less than a year.',
    why: 'It says who deleted and who restored; PCI DSS wants such logs for twelve months, and an intrusion is often found late.',
    source: auditLogAdvisedDays.source,
    check({ retentionDays }, place) {
      if (!isKnown(retentionDays) || retentionDays >= auditLogAdvisedDays.value) return undefined;
      return { what: `retention of ${place.label}`, must: `be at least ${inDays(auditLogAdvisedDays.value)}`, got: inDays(retentionDays), leaf: 'retentionDays' };
    },
  }),
  diagnostic({
    id: 'CB-LOG-004',
    severity: 'error',
    when: 'part',
    on: 'activityLog',
    title: 'The log group of an activity log has a name that CloudWatch Logs takes.',
    why: 'CloudWatch Logs refuses the log group at deployment.',
    source: logGroupName.source,
    check({ logGroupName: name }, place) {
      if (!isKnown(name) || logGroupName.value.test(name)) return undefined;
      return { what: `log group of ${place.label}`, must: "have 1 to 512 letters, digits and _ - / . # in its name and not begin with 'aws/'", got: `'${name}'`, leaf: 'logGroupName' };
    },
  }),
  diagnostic({
    id: 'CB-LOG-005',
    severity: 'warning',
    when: 'part',
    on: 'activityLog',
    title: 'The activity log is encrypted with a key whose policy cannot be changed from here.',
    why: 'CloudWatch Logs refuses the log group unless the policy of the key lets it in.',
    source: ENCRYPTED_LOGS,
    check({ keyPolicyManaged }, place) {
      if (keyPolicyManaged) return undefined;
      return {
        what: `key of ${place.label}`, must: 'be made in this app', got: 'an imported one',
        fix: 'let CloudWatch Logs of the Region use it where its policy is written, for the ARN of the log group as encryption context aws:logs:arn',
        leaf: 'keyPolicyManaged',
      };
    },
  }),
  diagnostic({
    id: 'CB-LOG-006',
    severity: 'error',
    when: 'part',
    on: 'centralEvents',
    title: 'A central event bus has a name that EventBridge takes.',
    why: 'EventBridge refuses the bus at deployment; the default bus takes all events of the account, and so is none for backups alone.',
    source: eventBusName.source,
    check({ eventBusName: name }, place) {
      if (!isKnown(name) || eventBusName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: "have 1 to 256 letters, digits and _ - . and not be 'default'", got: `'${name}'`, leaf: 'eventBusName' };
    },
  }),
  diagnostic({
    id: 'CB-LOG-007',
    severity: 'error',
    when: 'part',
    on: 'centralEvents',
    title: 'A central event bus accepts events from somebody.',
    why: 'Without an account to accept events from, nothing ever arrives.',
    source: CROSS_ACCOUNT,
    check({ sources }, place) {
      return sources > 0 ? undefined : { what: place.label, must: 'accept events from at least one organization, unit or account', got: 'none', leaf: 'sources' };
    },
  }),
  diagnostic({
    id: 'CB-LOG-008',
    severity: 'error',
    when: 'part',
    on: 'centralEvents',
    title: 'The policy of a central event bus is not too long.',
    why: 'EventBridge refuses the policy at deployment.',
    source: eventBusPolicyBytes.source,
    check({ policyBytes }, place) {
      if (!isKnown(policyBytes) || policyBytes <= eventBusPolicyBytes.value) return undefined;
      return {
        what: `policy of ${place.label}`, must: `have at most ${eventBusPolicyBytes.value} bytes`, got: String(policyBytes),
        fix: 'accept events from an organization or from organizational units', leaf: 'policyBytes',
      };
    },
  }),
];

function isSame(one: EventBusModel, other: EventBusModel): boolean {
  return (['account', 'region', 'name'] as const).every(key => isKnown(one[key]) && one[key] === other[key]);
}
