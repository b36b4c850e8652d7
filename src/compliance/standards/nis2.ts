import type { Standard } from '../../model/compliance/requirement';
import { asked, AWAY, DENIED, ENDS, ISOLATED, KEPT, KEY, REPORTS, ROLES, RPO, SCHEDULED, SELECTED, TESTED, TIMED, VALIDATED } from './looks';
import { CLASSES, OBJECTIVES, PLAN, POLICY, REASON, RECORDED, RESTORED, RISK, SCOPE, STAFF } from './people';
import { table } from './table';

const BINDS = 'Binds providers of DNS, TLDs, cloud, data centres, CDNs, managed and trust services, marketplaces, search and social networks.';

export const STANDARD: Standard = {
  id: 'NIS2',
  name: 'NIS2',
  version: 'Directive (EU) 2022/2555, Implementing Regulation (EU) 2024/2690',
  requirements: table({ source: 'Annex 4 of Implementing Regulation (EU) 2024/2690, read in a full copy', verification: 'primary', force: 'required' }, [
    {
      id: 'Art. 21(2)(c)', title: 'Continuity', says: 'Measures against risks include continuity, such as the management of backups.', reach: 'part', supports: [SELECTED, REPORTS],
      people: [PLAN, RISK], source: 'Directive (EU) 2022/2555, read in a full copy', note: 'Works through national law; no detail.',
    },
    { id: '4.1.4', title: 'Plans are tested', says: 'Plans for continuity and recovery are tested and reviewed at planned times.', leavesOpen: 'how often', reach: 'part', supports: [TESTED], people: [PLAN, RECORDED], note: BINDS },
    { id: '4.2.1', title: 'Backup copies', says: 'There are backup copies, and enough redundancy.', reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO], people: [SCOPE], note: BINDS },
    { id: '4.2.2(a)', title: 'Recovery times', says: 'Plans for backups say how fast recovery is.', leavesOpen: 'the times', reach: 'most', supports: [RPO, TIMED], people: [OBJECTIVES, POLICY], note: BINDS },
    {
      id: '4.2.2(b)', title: 'Complete and accurate', says: 'Copies are complete and accurate, with configuration and data in cloud services.',
      reach: 'most', supports: [SELECTED, TESTED, VALIDATED], people: [RESTORED, SCOPE], note: BINDS,
    },
    {
      id: '4.2.2(c)', title: 'Apart and far', says: 'Copies lie safely, outside the network of the system, and far enough from the main site.', leavesOpen: 'the distance',
      reach: 'most', supports: [asked(AWAY), ISOLATED], people: [RISK], note: `That a vault is outside the network is a reading of ours; another account makes it stronger. ${BINDS}`,
    },
    { id: '4.2.2(d)', title: 'Access', says: 'Access to copies follows the classification of the assets.', reach: 'most', supports: [DENIED, ROLES, KEY], people: [CLASSES, STAFF], note: BINDS },
    { id: '4.2.2(e)', title: 'Restoring', says: 'Plans cover restores from the copies.', reach: 'most', supports: [TESTED, ROLES], people: [POLICY, RESTORED], note: BINDS },
    { id: '4.2.2(f)', title: 'Retention', says: 'Retention follows business and law.', leavesOpen: 'how long', reach: 'most', supports: [KEPT, ENDS], people: [REASON], note: BINDS },
    { id: '4.2.3', title: 'Integrity', says: 'Copies are checked for integrity regularly.', leavesOpen: 'how often', reach: 'most', supports: [asked(TESTED), VALIDATED], people: [RESTORED], note: BINDS },
    {
      id: '4.2.6', title: 'Recovery is tested', says: 'Recovery of copies is tested regularly; results are written down and acted on.', leavesOpen: 'how often',
      reach: 'most', supports: [asked(TESTED), VALIDATED, REPORTS], people: [RESTORED, RECORDED], note: `ENISA's weekly and monthly checks are examples. ${BINDS}`,
    },
  ]),
};
