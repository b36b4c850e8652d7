import type { Standard } from '../../model/compliance/requirement';
import { AWAY, DENIED, KEPT, KEY, LOCKED, PITR, SCHEDULED, SELECTED, TESTED, testedEvery, A_YEAR, VALIDATED } from './looks';
import { KEYS, OBJECTIVES, PLAN, POLICY, RESTORED, RISK, SCOPE, SOURCES } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'NIST_CSF_2',
  name: 'NIST Cybersecurity Framework',
  version: '2.0',
  requirements: table({ source: 'NIST OSCAL content of CSF 2.0, outcomes and examples', verification: 'primary', force: 'outcome' }, [
    {
      id: 'PR.DS-11', title: 'Backups', says: 'Backups are made, protected, kept up and tested.', leavesOpen: 'every number',
      reach: 'most', supports: [SELECTED, SCHEDULED, KEPT, KEY, DENIED, TESTED], people: [POLICY, OBJECTIVES, RESTORED],
    },
    {
      id: 'PR.DS-11 examples', title: 'Examples for backups', says: 'Near real time for critical data, all kinds of sources tested yearly, some copies offline and away, borders for where data lies.',
      number: 'yearly: restore tests, as an example', force: 'guidance', reach: 'most', supports: [PITR, testedEvery(A_YEAR), AWAY], people: [RESTORED, SCOPE],
    },
    { id: 'PR.DS-01', title: 'Data at rest', says: 'Data at rest stays confidential, whole and available.', reach: 'part', supports: [KEY, LOCKED], people: [KEYS, SOURCES, RISK] },
    { id: 'RC.RP-03', title: 'Backups are verified before a restore', says: 'Backups are looked at before they are restored from.', reach: 'part', supports: [VALIDATED, TESTED], people: [RESTORED, PLAN] },
    { id: 'RC.RP-05', title: 'What was restored is verified', says: 'Restored assets are verified before normal operation.', reach: 'part', supports: [VALIDATED], people: [RESTORED, PLAN] },
    {
      id: 'PR.IP-4 (1.1)', title: 'Backups, in CSF 1.1', says: 'Backups are made, kept up and tested.', force: 'not in force', reach: 'nothing', supports: [], people: [RESTORED], note: 'Became PR.DS-11.',
    },
  ]),
};
