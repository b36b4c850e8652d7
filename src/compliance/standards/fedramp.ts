import type { Standard } from '../../model/compliance/requirement';
import { A_MONTH, A_YEAR, asked, AUDITED, AWAY, DAILY, ENDS, KEY, REPORTS, RPO, SELECTED, TESTED, testedEvery, THREE_COPIES, TIMED, VALIDATED } from './looks';
import { AWS, CONTRACTS, ERASURE, KEYS, LEGAL, LOGS, OBJECTIVES, PLAN, RAN, REASON, RECORDED, RESTORED, SCOPE, SOURCES } from './people';
import { table } from './table';

const ALL = ['LI-SaaS', 'LOW', 'MODERATE', 'HIGH'];
const FROM_LOW = ['LOW', 'MODERATE', 'HIGH'];
const FROM_MODERATE = ['MODERATE', 'HIGH'];
const HIGH = ['HIGH'];
const ENDING = 'The Consolidated Rules of 2026, binding for Rev. 5 from 2027-01-01, seem to drop this value.';

const RULES_2026 = { source: 'FedRAMP Consolidated Rules, 2026-07-14 (preview)', verification: 'primary', force: 'indicator', levels: ALL } as const;

export const STANDARD: Standard = {
  id: 'FEDRAMP',
  name: 'FedRAMP',
  version: 'Rev. 5 baselines (2024-09-24), with the indicators of 2026',
  requirements: table({ source: 'FedRAMP Rev. 5 baseline profiles in OSCAL, 2024-09-24', verification: 'primary', force: 'baseline' }, [
    {
      id: 'CP-9 parameters', title: 'How often backups are made', says: 'User-level and system-level information and documentation: incremental backups every day, full ones every week.',
      number: 'daily incremental and weekly full: backups', levels: ALL, reach: 'most', supports: [asked(SELECTED), DAILY, AUDITED], people: [RAN, SCOPE, LEGAL],
      note: `Snapshots of AWS are incremental for good; whether they count as full is for the assessor. ${ENDING}`,
    },
    {
      id: 'CP-9 (a)-(c) copies', title: 'Three copies', says: 'Three backup copies at least, one of them online, or something equivalent.',
      number: '3 copies, 1 online: backups', levels: FROM_LOW, reach: 'part', supports: [THREE_COPIES, AWAY], people: [LEGAL, SCOPE], note: `Whether generations or places count is for the assessor. ${ENDING}`,
    },
    {
      id: 'CP-9(1) MODERATE', title: 'Backups are tested', says: 'Backups are tested every year.',
      number: 'yearly: test of backups', levels: ['MODERATE'], reach: 'most', supports: [testedEvery(A_YEAR), VALIDATED], people: [RESTORED, RECORDED], note: ENDING,
    },
    {
      id: 'CP-9(1) HIGH', title: 'Backups are tested', says: 'Backups are tested every month.',
      number: 'monthly: test of backups', levels: HIGH, reach: 'most', supports: [testedEvery(A_MONTH), VALIDATED], people: [RESTORED, RECORDED], note: ENDING,
    },
    {
      id: 'CP-9(5)', title: 'Transfer to the other site', says: 'Time and rate of the transfer follow RTO and RPO of the agreement.', leavesOpen: 'the agreement',
      levels: HIGH, reach: 'most', supports: [asked(AWAY), RPO], people: [CONTRACTS, OBJECTIVES],
    },
    {
      id: 'CP-9(8)', title: 'All backup files are encrypted', says: 'Cryptography protects all backup files.',
      levels: FROM_MODERATE, reach: 'most', supports: [KEY], people: [KEYS, SOURCES, SCOPE, AWS], note: 'FIPS validation is a property of AWS KMS.',
    },
    {
      id: 'CP-4 parameters', title: 'The plan is tested', says: 'Exercises yearly from MODERATE on, at a table every three years below.',
      number: 'yearly (LOW and LI-SaaS: every 3 years): test of the plan', levels: ALL, reach: 'part', supports: [TESTED], people: [PLAN, RESTORED, RECORDED],
    },
    { id: 'CP-2 parameter', title: 'The plan is reviewed', says: 'The contingency plan is reviewed.', number: 'yearly: review of the plan', levels: ALL, reach: 'nothing', supports: [], people: [PLAN] },
    {
      id: 'CP-10(4)', title: 'Restores in time', says: 'Times to restore in follow the agreement.', leavesOpen: 'the agreement',
      levels: HIGH, reach: 'most', supports: [TIMED], people: [CONTRACTS, RESTORED],
    },
    {
      id: 'AU-11', title: 'Audit records are kept', says: 'Audit records stay online for 90 days, then offline as the archives ask for.',
      number: '90 days online: audit logs', levels: FROM_LOW, reach: 'nothing', supports: [], people: [LOGS, REASON], note: 'About logs.',
    },
    {
      id: 'AU-9(2)', title: 'Audit records elsewhere', says: 'Audit records are stored on another system every week.',
      number: 'weekly: audit logs', levels: HIGH, reach: 'nothing', supports: [], people: [LOGS], note: 'About logs.',
    },
    { ...RULES_2026, id: 'KSI-RPL-ABO', title: 'Backups follow objectives', says: 'Whether backups fit the recovery objectives is looked at all the time.', reach: 'most', supports: [RPO, AUDITED, REPORTS], people: [OBJECTIVES] },
    { ...RULES_2026, id: 'KSI-RPL-TRC', title: 'Recovery is tested', says: 'Recovery is tested against the objectives all the time.', reach: 'most', supports: [TESTED, VALIDATED, TIMED], people: [RESTORED, PLAN] },
    { ...RULES_2026, id: 'KSI-RPL-RRO', title: 'Objectives are reviewed', says: 'RTO and RPO are set and reviewed.', reach: 'part', supports: [RPO, TIMED], people: [OBJECTIVES] },
    {
      ...RULES_2026, id: 'KSI-SVC-RUD', title: 'Unwanted data is removed', says: 'Federal customer data that is no longer wanted is removed on request, from backups where appropriate.',
      reach: 'part', supports: [ENDS], people: [ERASURE, CONTRACTS], pull: 'erase',
    },
  ]),
};
