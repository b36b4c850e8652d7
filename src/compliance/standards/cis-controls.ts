import type { Standard } from '../../model/compliance/requirement';
import { A_QUARTER, asked, DENIED, ENDS, firm, ISOLATED, KEPT, KEY, REPORTS, ROLES, SELECTED, testedEvery, VALIDATED, WEEKLY } from './looks';
import { CLASSES, KEYS, LOGS, PLAN, POLICY, RAN, REASON, RECORDED, RESTORED, RISK, SCOPE, SOURCES } from './people';
import { table } from './table';

const ALL = ['IG1', 'IG2', 'IG3'];
const FROM_IG2 = ['IG2', 'IG3'];

export const STANDARD: Standard = {
  id: 'CIS_8',
  name: 'CIS Controls',
  version: '8.1',
  requirements: table({ source: 'CIS Controls 8.1, read in public copies', verification: 'secondary', force: 'safeguard' }, [
    {
      id: '11.1', title: 'Recovery process', says: 'A documented process of recovery: scope, priorities, safety of backups.', number: 'yearly: review of the process',
      levels: ALL, reach: 'part', supports: [REPORTS], people: [POLICY, PLAN],
    },
    {
      id: '11.2', title: 'Automated backups', says: 'What is in scope is backed up automatically, every week or more often.', number: 'weekly: backups',
      levels: ALL, reach: 'most', supports: [asked(SELECTED), WEEKLY], people: [SCOPE, RAN],
    },
    { id: '11.3', title: 'Recovery data is protected', says: 'Backups are guarded as their source is.', levels: ALL, reach: 'most', supports: [KEY, DENIED, ROLES], people: [CLASSES, SOURCES] },
    {
      id: '11.4', title: 'An isolated instance', says: 'One instance of the backups is kept apart.', leavesOpen: 'how',
      levels: ALL, reach: 'most', supports: [asked(ISOLATED)], people: [RISK], note: 'Whether another Region of the same account is apart enough is a question of the risk; we look for another account or an air gap.',
    },
    {
      id: '11.5', title: 'Recovery is tested', says: 'Recovery of a sample is tested every quarter or more often.', number: 'quarterly: restore test of a sample',
      levels: FROM_IG2, reach: 'most', supports: [testedEvery(A_QUARTER), VALIDATED], people: [RESTORED, RECORDED],
    },
    { id: '3.4', title: 'Retention has two ends', says: 'Retention has a shortest and a longest time.', leavesOpen: 'both times', levels: ALL, reach: 'most', supports: [KEPT, firm(ENDS)], people: [REASON] },
    { id: '3.11', title: 'Sensitive data at rest', says: 'Sensitive data at rest is encrypted; in the storage is enough.', levels: FROM_IG2, reach: 'most', supports: [KEY], people: [KEYS, SOURCES] },
    { id: '8.10', title: 'Audit logs are kept', says: 'Audit logs are kept 90 days.', number: '90 days: audit logs', levels: FROM_IG2, reach: 'nothing', supports: [], people: [LOGS], note: 'About logs.' },
  ]),
};
