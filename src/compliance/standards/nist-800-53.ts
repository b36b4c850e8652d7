import type { Standard } from '../../model/compliance/requirement';
import { asked, AUDITED, AWAY, DENIED, ENDS, KEPT, KEY, LOCKED, PITR, REGION, RPO, SCHEDULED, SELECTED, TESTED, TIMED, UNERASABLE, VALIDATED } from './looks';
import { AWS, CONTRACTS, ERASURE, KEYS, LEGAL, LOGS, OBJECTIVES, PLAN, POLICY, RAN, REASON, RECORDED, RESTORED, RISK, SCOPE, SOURCES, STAFF } from './people';
import { table } from './table';

const ALL = ['LOW', 'MODERATE', 'HIGH'];
const FROM_MODERATE = ['MODERATE', 'HIGH'];
const HIGH = ['HIGH'];
const COPY = { source: 'NIST SP 800-53 Rev. 5, read in a public copy', verification: 'secondary', force: 'optional', levels: [] } as const;

export const STANDARD: Standard = {
  id: 'NIST_800_53',
  name: 'NIST SP 800-53',
  version: 'Rev. 5 (OSCAL 5.1.1+u4)',
  requirements: table({ source: 'NIST OSCAL content of SP 800-53 Rev. 5, catalog and baseline profiles, June 2025', verification: 'primary', force: 'baseline' }, [
    {
      id: 'CP-2', title: 'Contingency Plan', says: 'A contingency plan with objectives, priorities and metrics, reviewed.', leavesOpen: 'how often it is reviewed',
      levels: ALL, reach: 'part', supports: [RPO], people: [PLAN, OBJECTIVES, STAFF],
    },
    {
      id: 'CP-4', title: 'Contingency Plan Testing', says: 'The plan is tested, results are reviewed and mended.', leavesOpen: 'how often, and with which tests',
      levels: ALL, reach: 'part', supports: [TESTED], people: [PLAN, RECORDED], note: 'A restore test is one input, not the test of the plan.',
    },
    {
      id: 'CP-6', title: 'Alternate Storage Site', says: 'There is another site to store backups at and get them from, guarded as the first one.',
      levels: FROM_MODERATE, reach: 'most', supports: [asked(AWAY), LOCKED], people: [CONTRACTS, AWS, RISK], note: 'Equal protection: the receiving vault should have the same lock, policy and kind of key.',
    },
    {
      id: 'CP-6(1)', title: 'Separation from Primary Site', says: 'The other site is separate enough not to meet the same threats.', leavesOpen: 'what is enough',
      levels: FROM_MODERATE, reach: 'most', supports: [REGION], people: [RISK], note: 'Against attackers distance matters less; another Region alone is no answer to ransomware.',
    },
    {
      id: 'CP-6(2)', title: 'Recovery Objectives at the Site', says: 'The other site is set up so that recovery meets RTO and RPO.', leavesOpen: 'RTO and RPO',
      levels: HIGH, reach: 'most', supports: [AWAY, RPO, TIMED], people: [OBJECTIVES, RESTORED],
    },
    { id: 'CP-6(3)', title: 'Accessibility', says: 'What may hinder access to the other site in a wide disruption is known.', levels: FROM_MODERATE, reach: 'part', supports: [AWAY], people: [RISK, PLAN] },
    {
      id: 'CP-7', title: 'Alternate Processing Site', says: 'Another site can take over essential functions in time.', leavesOpen: 'the time',
      levels: FROM_MODERATE, reach: 'part', supports: [AWAY], people: [PLAN, CONTRACTS, OBJECTIVES], note: 'Backups alone are no processing site.',
    },
    {
      id: 'CP-9', title: 'System Backup', says: 'User-level and system-level information and documentation are backed up, as often as RTO and RPO ask for, and the backups are protected.', leavesOpen: 'how often',
      levels: ALL, reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, KEPT, KEY, DENIED, LOCKED, AUDITED], people: [OBJECTIVES, SCOPE, POLICY, RAN], note: 'Documentation of the system is outside AWS Backup.',
    },
    {
      id: 'CP-9(1)', title: 'Testing for Reliability and Integrity', says: 'Backups are tested for reliable media and whole content.', leavesOpen: 'how often',
      levels: FROM_MODERATE, reach: 'most', supports: [asked(TESTED), VALIDATED], people: [RESTORED, RECORDED],
    },
    {
      id: 'CP-9(2)', title: 'Restoration Using Sampling', says: 'Part of the plan test is a restore from a sample of backups.', leavesOpen: 'the sample',
      levels: HIGH, reach: 'most', supports: [asked(TESTED), VALIDATED], people: [PLAN, RESTORED, RECORDED],
    },
    {
      id: 'CP-9(3)', title: 'Separate Storage for Critical Information', says: 'Copies of critical system software and security information lie apart from the system.',
      levels: HIGH, reach: 'part', supports: [AWAY], people: [SCOPE, RISK], note: 'Not about all backups.',
    },
    {
      id: 'CP-9(5)', title: 'Transfer to Alternate Site', says: 'Backups reach the other site in time for RTO and RPO.', leavesOpen: 'time and rate',
      levels: HIGH, reach: 'most', supports: [asked(AWAY), RPO], people: [OBJECTIVES, RAN], note: 'When a copy is complete no template shows.',
    },
    { ...COPY, id: 'CP-9(6)', title: 'Redundant Secondary System', says: 'A second system elsewhere can take over without loss.', reach: 'part', supports: [REGION], people: [PLAN, RISK], note: 'In no baseline.' },
    {
      ...COPY, id: 'CP-9(7)', title: 'Dual Authorization for Deletion', says: 'Two people are needed to delete backups.', number: '2 people: authorize a deletion', reach: 'part', supports: [UNERASABLE], people: [STAFF, POLICY],
      note: 'In no baseline. A lock forbids deletion, it does not ask two people.',
    },
    {
      id: 'CP-9(8)', title: 'Cryptographic Protection', says: 'Cryptography keeps backups from being read or changed, at both sites.', leavesOpen: 'which backups',
      levels: FROM_MODERATE, reach: 'most', supports: [KEY], people: [KEYS, SOURCES, SCOPE],
    },
    {
      id: 'CP-10', title: 'System Recovery', says: 'The system can be brought back to a known state in time.', leavesOpen: 'the time',
      levels: ALL, reach: 'most', supports: [TESTED, TIMED, PITR], people: [OBJECTIVES, RESTORED, PLAN],
    },
    { id: 'CP-10(2)', title: 'Transaction Recovery', says: 'Systems with transactions can recover them.', levels: FROM_MODERATE, reach: 'most', supports: [PITR], people: [RESTORED] },
    {
      id: 'CP-10(4)', title: 'Restore Within Time Period', says: 'Components can be restored in time, from information of known and whole state.', leavesOpen: 'the time',
      levels: HIGH, reach: 'part', supports: [TIMED, LOCKED], people: [RESTORED, OBJECTIVES],
    },
    {
      id: 'SI-12', title: 'Information Retention', says: 'Information is kept as laws, policies and operations ask for.', leavesOpen: 'how long, which comes from other law',
      levels: ALL, reach: 'most', supports: [KEPT, ENDS], people: [REASON, ERASURE, LEGAL],
    },
    {
      id: 'AU-9', title: 'Protection of Audit Information', says: 'Audit information is protected from access, change and deletion.',
      levels: ALL, reach: 'part', supports: [DENIED], people: [LOGS], note: 'About logs; (2) and (3), in HIGH, ask for another system and cryptography.',
    },
    { id: 'AU-11', title: 'Audit Record Retention', says: 'Audit records are kept for a time.', leavesOpen: 'the time', levels: ALL, reach: 'nothing', supports: [], people: [REASON, LOGS], note: 'About logs.' },
    {
      id: 'SC-28', title: 'Information at Rest', says: 'Information at rest is kept confidential, whole, or both.', leavesOpen: 'which information',
      levels: FROM_MODERATE, reach: 'most', supports: [KEY, LOCKED], people: [SCOPE, KEYS, SOURCES],
    },
    { id: 'MP-6', title: 'Media Sanitization', says: 'Media are wiped before they are disposed of or used again.', levels: ALL, reach: 'part', supports: [ENDS], people: [AWS, ERASURE, RISK] },
  ]),
};
