import type { Standard } from '../../model/compliance/requirement';
import { ALERTS, DENIED, ENDS, firm, KEY, LOCKED, REPORTS, ROLES, TESTED } from './looks';
import { AWS, ERASURE, KEYS, LEGAL, LOGS, PLAN, POLICY, REASON, RECORDED, RISK, SCOPE, SOURCES, STAFF } from './people';
import { table } from './table';

const LOGS_ONLY = 'About audit logs only; counts where the backups hold logs.';
const OFFLINE_MEDIA = 'About physical media. No second Region, other account or restore test follows from it.';

export const STANDARD: Standard = {
  id: 'PCI_DSS_4',
  name: 'PCI DSS',
  version: '4.0.1',
  requirements: table({ source: 'PCI DSS 4.0.1, read in a public copy of the requirement texts', verification: 'secondary', force: 'required' }, [
    {
      id: '3.2.1', title: 'Account data is kept no longer than needed', says: 'Wherever account data lies, backups included, amount and time are limited to the need, and it is deleted afterwards.',
      number: 'every 3 months: check that data past its retention is gone', leavesOpen: 'the retention', reach: 'most', supports: [firm(ENDS)],
      people: [REASON, SCOPE, ERASURE, RECORDED], pull: 'erase', note: 'Asks for a longest retention, not for a shortest one.',
    },
    {
      id: '3.3.1', title: 'No sensitive authentication data after authorization', says: 'Sensitive authentication data does not outlive the authorization, in backups neither.',
      reach: 'part', supports: [ENDS], people: [SCOPE, ERASURE], note: 'Keep stores that hold it out of the selections; a template cannot see data.',
    },
    {
      id: '3.5.1', title: 'PAN is unreadable where it is stored', says: 'PAN is made unreadable wherever it is stored, on backup media too.',
      reach: 'part', supports: [KEY], people: [KEYS, SCOPE, RISK, SOURCES], note: 'Encryption of the storage is not enough, see 3.5.1.2.',
    },
    {
      id: '3.5.1.2', title: 'Limits of storage encryption', says: 'Encryption of disks or partitions, or any that opens by itself, cannot be the only protection of PAN on media that are not removable.',
      reach: 'nothing', supports: [], people: [SCOPE, KEYS, LEGAL], note: 'A key of the vault never answers 3.5.1; data has to be protected by the application.',
    },
    {
      id: '3.6.1 / 3.7.4', title: 'Keys are protected and changed', says: 'Few people hold the keys, and keys are changed when their cryptoperiod ends.', leavesOpen: 'the cryptoperiod',
      reach: 'part', supports: [KEY], people: [KEYS, STAFF],
    },
    {
      id: '7.2.1 / 7.2.5', title: 'Least privilege', says: 'People and systems get the least access they need.',
      reach: 'part', supports: [ROLES, DENIED], people: [STAFF, KEYS], note: 'Does not mention backups.',
    },
    { id: '9.4.1.1', title: 'Offline media backups are stored safely', says: 'Backups on offline media lie in a secure place.', reach: 'nothing', supports: [], people: [AWS], note: OFFLINE_MEDIA },
    {
      id: '9.4.1.2', title: 'That place is reviewed', says: 'The place of offline media backups is reviewed.', number: 'every 12 months: review of the place of offline media',
      reach: 'nothing', supports: [], people: [AWS, POLICY], note: OFFLINE_MEDIA,
    },
    {
      id: '9.4.7', title: 'Media are destroyed', says: 'Electronic media with cardholder data are destroyed, or made unreadable, when no longer needed.',
      reach: 'part', supports: [ENDS], people: [AWS, ERASURE], pull: 'erase',
    },
    { id: '10.3.2', title: 'Audit logs cannot be changed', says: 'Audit log files are protected from changes by people.', reach: 'part', supports: [LOCKED, DENIED], people: [LOGS], note: LOGS_ONLY },
    {
      id: '10.3.3', title: 'Audit logs are backed up', says: 'Audit log files are soon backed up to a secure internal place that is hard to change.',
      reach: 'part', supports: [LOCKED], people: [LOGS], note: LOGS_ONLY,
    },
    { id: '10.3.4', title: 'Changes of logs are noticed', says: 'A change of log data raises an alert.', reach: 'nothing', supports: [], people: [LOGS], note: LOGS_ONLY },
    {
      id: '10.5.1', title: 'How long audit logs are kept', says: 'Audit logs are kept a year, the latest quarter at hand.', number: '12 months, 3 of them at hand: audit logs',
      reach: 'nothing', supports: [], people: [LOGS, REASON], note: 'No retention of backups. Cold storage is not at hand.',
    },
    {
      id: '12.5.2', title: 'Scope names backups', says: 'The documented scope names the places of account data, file backups among them, and is confirmed.',
      number: 'every 12 months: confirmation of the scope', reach: 'part', supports: [REPORTS], people: [SCOPE, POLICY],
    },
    {
      id: '12.10.1', title: 'Incident response plan', says: 'The plan for incidents covers recovery, continuity and how data is backed up.',
      reach: 'part', supports: [ALERTS, REPORTS], people: [PLAN, POLICY, STAFF],
    },
    {
      id: '12.10.2', title: 'The plan is tested', says: 'The incident response plan is reviewed and tested with all its parts.', number: 'every 12 months: test of the plan, at a table too',
      reach: 'part', supports: [TESTED], people: [PLAN, RECORDED], note: 'Not a restore in so many words.',
    },
  ]),
};
