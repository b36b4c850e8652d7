import type { Standard } from '../../model/compliance/requirement';
import { A_YEAR, asked, ISOLATED, REGION, ROLES, RPO, SCHEDULED, SELECTED, TESTED, testedEvery, TIMED, VALIDATED } from './looks';
import { AWS, LEGAL, OBJECTIVES, PLAN, POLICY, RECORDED, RESTORED, RISK } from './people';
import { table } from './table';

const RTS = 'Delegated Regulation (EU) 2024/1774, read in a full copy';

export const STANDARD: Standard = {
  id: 'DORA',
  name: 'DORA',
  version: 'Regulation (EU) 2022/2554, Delegated Regulation (EU) 2024/1774',
  requirements: table({ source: 'Regulation (EU) 2022/2554, read in a full copy', verification: 'primary', force: 'required' }, [
    {
      id: 'Art. 12(1)(a)', title: 'Backup policy', says: 'Policies say which data is backed up and how often at least, by criticality or confidentiality.', leavesOpen: 'the frequency',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO], people: [POLICY, RISK], note: 'Article 12 says nothing of encryption, locks or retention.',
    },
    { id: 'Art. 12(1)(b)', title: 'Restoration procedures', says: 'Restoration and recovery have written procedures.', reach: 'most', supports: [TESTED, ROLES], people: [POLICY, PLAN] },
    {
      id: 'Art. 12(2)', title: 'Backup systems and their tests', says: 'Backup systems start without harm to security or data, and procedures are tested from time to time.', leavesOpen: 'how often',
      reach: 'most', supports: [asked(TESTED), VALIDATED], people: [RESTORED, PLAN],
    },
    {
      id: 'Art. 12(3)', title: 'Apart when restoring', says: 'Who restores with systems of their own uses ones that are apart from the source, physically and logically.',
      reach: 'part', supports: [ISOLATED, TESTED], people: [RESTORED, AWS, LEGAL], note: 'About the systems that restore; a copy in another account does not prove them.',
    },
    { id: 'Art. 12(4)', title: 'Redundancy', says: 'All but microenterprises have redundant capacity.', reach: 'part', supports: [REGION], people: [PLAN] },
    { id: 'Art. 12(6)', title: 'RTO and RPO', says: 'RTO and RPO are set for each function.', leavesOpen: 'both', reach: 'part', supports: [RPO, TIMED], people: [OBJECTIVES] },
    { id: 'Art. 12(7)', title: 'Checks on recovery', says: 'After an incident, checks make sure that data is whole.', reach: 'part', supports: [VALIDATED], people: [RESTORED] },
    {
      id: 'Art. 11(6)(a)', title: 'Plans are tested', says: 'Plans for continuity, response and recovery are tested.', number: 'yearly: test of the plans',
      reach: 'part', supports: [TESTED], people: [PLAN, RESTORED, RECORDED], note: 'Article 16(1) entities have the simplified framework.',
    },
    { id: 'RTS Art. 8(2)(b)(i)', title: 'Operations cover backup', says: 'Procedures of operation say what backup and restore need.', reach: 'part', supports: [SELECTED], people: [POLICY], source: RTS },
    {
      id: 'RTS Art. 39(2)(g), 40(1)', title: 'Simplified framework', says: 'Scope and least frequency are fixed, and backup and restore tested every year.', number: 'yearly: test of backup and restore, simplified framework only',
      // Binds only some of those whom the regulation binds, so that nobody is refused for it.
      force: 'optional', reach: 'most', supports: [testedEvery(A_YEAR), SCHEDULED], people: [RESTORED, PLAN, RECORDED], source: RTS, note: 'Binds Article 16(1) entities only.',
    },
  ]),
};
