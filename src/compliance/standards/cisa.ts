import type { Standard } from '../../model/compliance/requirement';
import { A_YEAR, AIR_GAP, AWAY, ISOLATED, KEY, PITR, RPO, SCHEDULED, SELECTED, testedEvery, TESTED, THREE_PLACES, UNERASABLE, VALIDATED } from './looks';
import { RESTORED, RISK, SCOPE } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'CISA_321',
  name: 'CISA guidance on backups, with the 3-2-1 rule',
  version: 'CPG 2.0 and guides of 2023',
  requirements: table({ source: 'CISA guides, read in quotations', verification: 'secondary', force: 'guidance' }, [
    {
      id: 'CPG 3.O', title: 'Backups and restores', says: 'Critical systems in near real time, others often; copies away and offline; tested, and looked at before a restore.',
      number: 'yearly: test of backup and recovery, voluntary', reach: 'most', supports: [PITR, RPO, AWAY, AIR_GAP, testedEvery(A_YEAR), VALIDATED], people: [RESTORED, SCOPE],
    },
    {
      id: 'StopRansomware, part 1', title: 'Offline, encrypted, tested', says: 'Offline and encrypted backups of critical data, tests, and protection from deletion.',
      reach: 'most', supports: [ISOLATED, UNERASABLE, KEY, TESTED], people: [RESTORED, RISK], note: 'That a logically air-gapped vault is offline is a reading of ours.',
    },
    {
      id: 'Cyber Essentials, Your Data 4 and 5', title: 'Automatic and protected', says: 'Regular automatic backups, guarded, encrypted and with offline copies.',
      reach: 'most', supports: [SELECTED, SCHEDULED, KEY, AIR_GAP], people: [SCOPE],
    },
    {
      id: '3-2-1', title: 'Three copies, two media, one away', says: 'Three copies, on two kinds of media, one of them elsewhere.', number: '3 copies, 2 media, 1 elsewhere: guidance',
      reach: 'part', supports: [THREE_PLACES, AWAY], people: [RISK], note: 'Custom of the trade. Two media have no plain meaning inside one storage service.',
    },
  ]),
};
