import { isKnown } from '../../known';
import { api, guide } from '../../sources';
import { DEAD_VAULT_EVENTS, VAULT_EVENTS } from '../../vault/vault-events';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const NOTIFICATIONS = guide('backup-notifications');

/** What a vault reports, and where to. */
export const VAULT_NOTIFICATION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-VAULT-014',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault waits for an event that AWS Backup no longer sends.',
    why: 'The API takes the event and never reports it: a vault that waits for BACKUP_JOB_FAILED stays silent when backups fail.',
    source: api('PutBackupVaultNotifications'),
    check({ notificationEvents: events }, place) {
      if (!isKnown(events)) return undefined;
      return events.filter(isKnown).filter(event => Object.hasOwn(DEAD_VAULT_EVENTS, event)).map(event => ({
        what: `notifications of ${place.label}`,
        must: 'name events that AWS Backup still sends',
        got: event,
        fix: DEAD_VAULT_EVENTS[event],
        leaf: 'notificationEvents',
      }));
    },
  }),
  diagnostic({
    id: 'CB-VAULT-015',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'A vault waits for an event that this library does not know.',
    why: 'It is newer than the library, or misspelt; the latter fails at deployment.',
    source: NOTIFICATIONS,
    check({ notificationEvents: events }, place) {
      if (!isKnown(events)) return undefined;
      const known: readonly string[] = VAULT_EVENTS;
      return events.filter(isKnown).filter(event => !known.includes(event) && !Object.hasOwn(DEAD_VAULT_EVENTS, event)).map(event => ({
        what: `notifications of ${place.label}`,
        must: 'name events from the list of AWS Backup',
        got: `'${event}'`,
        leaf: 'notificationEvents',
      }));
    },
  }),
  diagnostic({
    id: 'CB-VAULT-016',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'Notifications name at least one event.',
    why: 'The API requires it.',
    source: api('PutBackupVaultNotifications'),
    check({ notificationEvents: events }, place) {
      if (!isKnown(events) || events.length > 0) return undefined;
      return { what: `notifications of ${place.label}`, must: 'name at least one event', got: 'none', leaf: 'notificationEvents' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-017',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault reports to a standard topic.',
    why: 'AWS Backup does not support FIFO topics.',
    source: NOTIFICATIONS,
    check({ topic }, place) {
      if (topic?.fifo !== true) return undefined;
      return { what: `notification topic of ${place.label}`, must: 'be a standard topic', got: 'a FIFO topic', leaf: 'topic.fifo' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-018',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault reports to a topic of its own account.',
    why: 'AWS Backup does not support topics of other accounts.',
    source: NOTIFICATIONS,
    check({ topic, account }, place) {
      if (!isKnown(topic?.account) || !isKnown(account) || topic.account === account) return undefined;
      return { what: `notification topic of ${place.label}`, must: `be in account ${account}, like the vault`, got: `account ${topic.account}`, leaf: 'topic.account' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-019',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'The policy of the notification topic is not in this app.',
    why: 'Without sns:Publish for backup.amazonaws.com in the topic policy, and the key policy of an encrypted topic, no notification arrives.',
    source: NOTIFICATIONS,
    check({ topic }, place) {
      if (topic?.policyManaged !== false) return undefined;
      return {
        what: `policy of the notification topic of ${place.label}`,
        must: 'allow backup.amazonaws.com to publish',
        got: 'an imported topic, whose policy cannot be changed here',
        leaf: 'topic',
      };
    },
  }),
];
