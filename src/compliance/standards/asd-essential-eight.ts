import type { Standard } from '../../model/compliance/requirement';
import { ACCOUNT, asked, AWAY, DENIED, firm, ISOLATED, KEPT, KEY, LOCKED, PITR, REPORTS, ROLES, RPO, SCHEDULED, SELECTED, TESTED, UNERASABLE, VALIDATED } from './looks';
import { ACCESS, LOGS, OBJECTIVES, PLAN, POLICY, REASON, RESTORED, RISK, SCOPE, STAFF } from './people';
import { table } from './table';

const ALL = ['ML1', 'ML2', 'ML3'];
const FROM_ML2 = ['ML2', 'ML3'];
const ML3 = ['ML3'];
const OUTSIDE = { force: 'optional', levels: [] } as const;

export const STANDARD: Standard = {
  id: 'ASD_ESSENTIAL_EIGHT',
  name: 'ASD Essential Eight, regular backups',
  version: 'ISM of December 2025',
  requirements: table({ source: 'ISM in OSCAL, December 2025, with the profiles ML1 to ML3', verification: 'primary', force: 'maturity-level' }, [
    {
      id: 'ISM-1511', title: 'Backups are made and kept', says: 'Data, applications and settings are backed up as their criticality and continuity ask for.', leavesOpen: 'every number',
      levels: ALL, reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, KEPT], people: [OBJECTIVES, REASON, SCOPE],
    },
    {
      id: 'ISM-1810', title: 'One point in time', says: 'Backups belong together, so that all can be restored to one moment.',
      levels: ALL, reach: 'part', supports: [SCHEDULED, PITR], people: [RESTORED], note: 'Equal schedules do not make snapshots of one moment.',
    },
    { id: 'ISM-1811', title: 'Secure and resilient', says: 'Backups are kept securely and resiliently.', levels: ALL, reach: 'most', supports: [KEY, AWAY, LOCKED, DENIED], people: [RISK] },
    {
      id: 'ISM-1515', title: 'Restores are tested', says: 'Restores to one moment are part of exercises.', leavesOpen: 'how often',
      levels: ALL, reach: 'most', supports: [asked(TESTED), VALIDATED], people: [PLAN, RESTORED],
    },
    { id: 'ISM-1812', title: "Others' backups, unprivileged", says: "Unprivileged accounts cannot get at others' backups.", levels: ALL, reach: 'part', supports: [ROLES], people: [STAFF, ACCESS] },
    { id: 'ISM-1814', title: 'No change or deletion, unprivileged', says: 'Unprivileged accounts cannot change or delete backups.', levels: ALL, reach: 'most', supports: [DENIED, LOCKED], people: [STAFF, ACCESS] },
    {
      id: 'ISM-1705', title: "Others' backups, privileged", says: "Privileged accounts, but for backup administrators, cannot get at others' backups.",
      levels: FROM_ML2, reach: 'part', supports: [ACCOUNT], people: [STAFF, ACCESS],
    },
    {
      id: 'ISM-1707', title: 'No change or deletion, privileged', says: 'Privileged accounts, but for backup administrators, cannot change or delete backups.',
      levels: FROM_ML2, reach: 'most', supports: [DENIED, LOCKED, ISOLATED], people: [STAFF, ACCESS],
    },
    { id: 'ISM-1813', title: 'Own backups, unprivileged', says: 'Unprivileged accounts cannot get at their own backups either.', levels: ML3, reach: 'part', supports: [ROLES], people: [STAFF, ACCESS] },
    {
      id: 'ISM-1706', title: 'Own backups, privileged', says: 'Privileged accounts, but for backup administrators, cannot get at their own backups either.',
      levels: ML3, reach: 'part', supports: [ACCOUNT], people: [STAFF, ACCESS],
    },
    {
      id: 'ISM-1708', title: 'Nobody deletes before the time', says: 'Backup administrators too cannot change or delete backups before their retention ends.',
      levels: ML3, reach: 'most', supports: [firm(UNERASABLE)], people: [STAFF, REASON], pull: 'keep', note: 'A governance lock, or a policy with a break-glass role, can be taken away and does not do.',
    },
    { ...OUTSIDE, id: 'ISM-1547 / ISM-1548', title: 'Processes and procedures', says: 'Backup and restoration have processes and procedures.', reach: 'part', supports: [REPORTS], people: [POLICY], note: 'In the ISM, not in the Essential Eight.' },
    {
      ...OUTSIDE, id: 'ISM-1988', title: 'Event logs are kept', says: 'Event logs can be searched for a year.', number: '12 months: event logs', reach: 'nothing', supports: [], people: [LOGS],
      note: 'About logs; in the ISM, not in the Essential Eight.',
    },
  ]),
};
