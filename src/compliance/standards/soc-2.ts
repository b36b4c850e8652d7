import type { Standard } from '../../model/compliance/requirement';
import { ALERTS, asked, AWAY, ENDS, ISOLATED, KEPT, KEY, LOCKED, REPORTS, ROLES, RPO, SCHEDULED, SELECTED, TESTED, VALIDATED } from './looks';
import { ERASURE, KEYS, OBJECTIVES, PLAN, POLICY, RAN, REASON, RECORDED, RESTORED, RISK, SOURCES, STAFF } from './people';
import { table } from './table';

const POINT = 'A point of focus is an illustration, not a requirement.';

export const STANDARD: Standard = {
  id: 'SOC_2',
  name: 'SOC 2 Trust Services Criteria',
  version: '2017 with the points of focus of 2022',
  requirements: table({ source: 'AICPA Trust Services Criteria, copyrighted; read in a public copy', verification: 'secondary', force: 'required' }, [
    {
      id: 'A1.2', title: 'Backup and recovery infrastructure', says: 'The entity designs, runs and watches backup processes and the infrastructure to recover with, for its own objectives.', leavesOpen: 'the objectives',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, ALERTS, AWAY, REPORTS], people: [OBJECTIVES, POLICY, RAN], note: 'Only where Availability is in the report.',
    },
    {
      id: 'A1.2 backup', title: 'Backups and their failures', says: 'Data is backed up; failures are noticed and acted on.',
      force: 'point of focus', reach: 'most', supports: [SELECTED, SCHEDULED, ALERTS], people: [RAN, STAFF], note: POINT,
    },
    {
      id: 'A1.2 distance', title: 'Distance', says: 'Backups lie so far away that one event hardly hits both sets.', leavesOpen: 'the distance',
      force: 'point of focus', reach: 'most', supports: [AWAY], people: [RISK], note: `${POINT} Attacks count as events too, so another account helps.`,
    },
    {
      id: 'A1.2 recoverability', title: 'Ransomware and recoverability', says: 'Management knows what threatens recovery, such as ransomware, and does something about it.',
      force: 'point of focus', reach: 'most', supports: [LOCKED, ISOLATED], people: [RISK, PLAN], note: POINT,
    },
    {
      id: 'A1.3', title: 'Recovery is tested', says: 'Procedures of the recovery plan are tested.', leavesOpen: 'how often',
      reach: 'most', supports: [asked(TESTED), VALIDATED], people: [PLAN, RESTORED, RECORDED],
    },
    {
      id: 'A1.3 integrity', title: 'Backups are tested', says: 'That backups are whole and complete is tested from time to time.', leavesOpen: 'how often',
      force: 'point of focus', reach: 'most', supports: [TESTED, VALIDATED], people: [RESTORED, RECORDED], note: POINT,
    },
    {
      id: 'CC6.1', title: 'Access and encryption', says: 'Logical access protects information; encryption at rest where appropriate.',
      reach: 'part', supports: [KEY, ROLES], people: [KEYS, SOURCES, RISK, STAFF],
    },
    {
      id: 'CC7.5', title: 'Recovery from incidents', says: 'The entity recovers from security incidents.',
      reach: 'part', supports: [TESTED], people: [PLAN, RESTORED],
    },
    {
      id: 'C1.1 / C1.2', title: 'Confidential information is kept and let go', says: 'Confidential information is kept as long as needed, guarded meanwhile, and destroyed afterwards.',
      force: 'point of focus', reach: 'part', supports: [ENDS, KEPT, LOCKED], people: [REASON, ERASURE], pull: 'erase', note: `${POINT} Only with Confidentiality; pulls both ways.`,
    },
  ]),
};
