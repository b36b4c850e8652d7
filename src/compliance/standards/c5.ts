import type { Standard } from '../../model/compliance/requirement';
import { A_YEAR, ALERTS, asked, AUDITED, AWAY, DAILY, KEPT, KEY, REPORTS, ROLES, RPO, SCHEDULED, SELECTED, TESTED, testedEvery, TIMED, VALIDATED } from './looks';
import { AWS, CONTRACTS, LEGAL, OBJECTIVES, PLAN, POLICY, RAN, RECORDED, RESTORED, RISK, SOURCES, STAFF } from './people';
import { table } from './table';

const PROVIDERS = 'Addressed to cloud providers; data of customers counts only where backup is part of the contract.';
const REMOTE = [asked(AWAY), KEY];

export const STANDARD: Standard = {
  id: 'C5',
  name: 'BSI C5',
  version: 'C5:2026',
  requirements: table({ source: 'BSI C5:2026, read in catalogue pages of others', verification: 'secondary', force: 'criterion' }, [
    {
      id: 'OPS-06.01B', title: 'Policies for backups', says: 'Policies set extent, frequency and retention by contracts and objectives, with encryption, authorised access and restore tests.', leavesOpen: 'every number',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, KEPT, KEY, ROLES, TESTED], people: [POLICY, OBJECTIVES, CONTRACTS, STAFF, SOURCES], note: PROVIDERS,
    },
    {
      id: 'OPS-06.01AS', title: 'Daily, as an additional criterion', says: 'Backup or replication, and restore, every day.', number: 'daily: backups, in an additional criterion only',
      force: 'optional', reach: 'most', supports: [DAILY, SELECTED], people: [POLICY, CONTRACTS], note: `Providers choose additional criteria. ${PROVIDERS}`,
    },
    { id: 'OPS-07.01B / 02B', title: 'Backups are watched', says: 'Backups are watched; incidents are looked into and mended in time.', reach: 'most', supports: [ALERTS, REPORTS, AUDITED], people: [RAN, STAFF] },
    {
      id: 'OPS-08.01B', title: 'Restores are tested', says: 'Restores are tested every year or more often.', number: 'yearly: restore test',
      reach: 'most', supports: [testedEvery(A_YEAR), VALIDATED], people: [RESTORED, RECORDED], note: PROVIDERS,
    },
    {
      id: 'OPS-08.02B to 05B', title: 'What a test tells', says: 'Tests show whether objectives are met, restore only behind the same access limits, and are documented.',
      reach: 'most', supports: [TIMED, VALIDATED, ROLES], people: [RESTORED, RECORDED], note: 'Resources of a restore test must not land in a laxer network or account.',
    },
    {
      id: 'OPS-09.01B to 04B', title: 'Remote storage', says: 'Backups go to a remote place, encrypted on the way, as far away as recovery and disasters ask for.', leavesOpen: 'the distance',
      reach: 'most', supports: REMOTE, people: [RISK, AWS],
    },
    {
      id: 'OPS-06.01B (draft of 2025)', title: 'Daily, in a draft', says: 'The draft of 2025 had daily backups in the basic criterion.', number: 'daily: backups, in a draft only',
      force: 'not in force', reach: 'nothing', supports: [], people: [LEGAL], note: 'Superseded by C5:2026.',
    },
  ]),
};

export const STANDARD_2020: Standard = {
  id: 'C5_2020',
  name: 'BSI C5',
  version: 'C5:2020',
  requirements: table({ source: 'BSI C5:2020, read in a public copy', verification: 'secondary', force: 'criterion' }, [
    {
      id: 'OPS-06', title: 'Backup concept', says: 'As in C5:2026, without any frequency.', leavesOpen: 'every number',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, KEY, ...REMOTE.slice(0, 1)], people: [POLICY, OBJECTIVES, CONTRACTS, SOURCES], note: 'Snapshots do not stand for backups unless they lie outside the place of the data.',
    },
    {
      id: 'OPS-08 / BCM-04', title: 'Yearly tests', says: 'Restores, and continuity plans, are tested every year.', number: 'yearly: restore test and test of the plan',
      reach: 'most', supports: [testedEvery(A_YEAR)], people: [RESTORED, PLAN],
    },
  ]),
};
