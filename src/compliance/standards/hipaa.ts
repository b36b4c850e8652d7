import type { Standard } from '../../model/compliance/requirement';
import { ALERTS, asked, AWAY, DENIED, KEPT, KEY, LOCKED, PITR, REPORTS, ROLES, RPO, SCHEDULED, SELECTED, TESTED, TIMED, VALIDATED } from './looks';
import { AWS, KEYS, LEGAL, LOGS, OBJECTIVES, PLAN, POLICY, RAN, REASON, RECORDED, RESTORED, RISK, SCOPE, SOURCES, STAFF } from './people';
import { table } from './table';

const ADDRESSABLE = 'Addressable: do it, or write down why not and what is done instead (164.306(d)(3)); not the same as optional.';

export const STANDARD: Standard = {
  id: 'HIPAA',
  name: 'HIPAA Security Rule',
  version: '45 CFR 164 Subpart C, text of 2026-10-07',
  requirements: table({ source: '45 CFR 164.306 to 164.316, eCFR text of 2026-10-07', verification: 'primary', force: 'required' }, [
    {
      id: '164.308(a)(7)(i)', title: 'Contingency plan', says: 'Policies and procedures for emergencies that damage systems with ePHI.',
      reach: 'part', supports: [SELECTED, REPORTS], people: [PLAN, POLICY, STAFF, RISK], note: 'Names no frequency, distance, retention or recovery time.',
    },
    {
      id: '164.308(a)(7)(ii)(A)', title: 'Data backup plan', says: 'Procedures that make and keep exact copies of ePHI, which can be got back.',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, PITR, KEPT, REPORTS, ALERTS], people: [POLICY, SCOPE, OBJECTIVES, REASON, RAN],
      note: 'Names neither an interval nor a retention, nor encryption or a place.',
    },
    {
      id: '164.308(a)(7)(ii)(B)', title: 'Disaster recovery plan', says: 'Procedures to restore data that was lost.',
      reach: 'most', supports: [AWAY, TESTED, ROLES], people: [PLAN, RESTORED, OBJECTIVES, STAFF], note: 'Copies to other Regions or accounts are practice, not text.',
    },
    {
      id: '164.308(a)(7)(ii)(C)', title: 'Emergency mode operation plan', says: 'Procedures that keep critical processes going while in emergency mode.',
      reach: 'part', supports: [AWAY], people: [PLAN, STAFF],
    },
    {
      id: '164.308(a)(7)(ii)(D)', title: 'Testing and revision', says: 'The contingency plans are tested and revised from time to time.', leavesOpen: 'how often',
      force: 'addressable', reach: 'most', supports: [asked(TESTED), VALIDATED, TIMED], people: [PLAN, RESTORED, RECORDED, RISK], note: ADDRESSABLE,
    },
    {
      id: '164.308(a)(7)(ii)(E)', title: 'Criticality analysis', says: 'How critical applications and data are is assessed.',
      force: 'addressable', reach: 'part', supports: [SELECTED], people: [RISK, SCOPE, OBJECTIVES], note: ADDRESSABLE,
    },
    {
      id: '164.310(d)(2)(iv)', title: 'Backup before equipment is moved', says: 'A copy of ePHI is made, where needed, before equipment is moved.',
      force: 'addressable', reach: 'nothing', supports: [], people: [AWS, POLICY], note: 'About moving equipment; says nothing of backups elsewhere.',
    },
    {
      id: '164.312(a)(2)(iv)', title: 'Encryption', says: 'There is a way to encrypt and decrypt ePHI, in backups too.',
      force: 'addressable', reach: 'most', supports: [KEY], people: [KEYS, SOURCES, RISK, SCOPE], note: `${ADDRESSABLE} A customer managed key is not named.`,
    },
    {
      id: '164.312(b)', title: 'Audit controls', says: 'Activity in systems with ePHI is recorded and examined.',
      reach: 'part', supports: [REPORTS, ALERTS], people: [LOGS, STAFF],
    },
    {
      id: '164.312(c)(1)', title: 'Integrity', says: 'Policies protect ePHI from being altered or destroyed improperly.',
      reach: 'most', supports: [LOCKED, DENIED], people: [POLICY, STAFF, RISK], note: 'Names neither a lock nor write-once storage.',
    },
    {
      id: '164.316(b)(2)(i)', title: 'How long documentation is kept', says: 'Documentation that the rule asks for is kept six years.',
      number: '6 years: required documentation, not backups', reach: 'part', supports: [REPORTS], people: [RECORDED, POLICY, REASON],
      note: 'How long backups or medical records are kept comes from elsewhere.',
    },
    {
      id: 'NPRM 90 FR 898', title: 'Proposed changes of January 2025', says: 'Would ask for encryption and for written procedures that restore certain systems within 72 hours.',
      number: '72 hours: restore of certain systems, proposed only', force: 'not in force', reach: 'nothing', supports: [], people: [LEGAL],
      source: 'Summaries of 90 FR 898', verification: 'secondary', note: 'Not law.',
    },
  ]),
};
