import type { Standard } from '../../model/compliance/requirement';
import { AUDITED, ENDS, KEY, PITR, RPO, SELECTED, TESTED, TIMED, VALIDATED } from './looks';
import { CONTRACTS, ERASURE, KEYS, LEGAL, OBJECTIVES, REASON, RECORDED, RESTORED, RISK, SOURCES } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'GDPR',
  name: 'GDPR',
  version: 'Regulation (EU) 2016/679',
  requirements: table({ source: 'Regulation (EU) 2016/679, read in a full copy', verification: 'primary', force: 'required' }, [
    {
      id: 'Art. 32(1)(c)', title: 'Restores in time', says: 'As the risk asks for: personal data can be made available again in time after an incident.', leavesOpen: 'the time',
      force: 'risk-based', reach: 'most', supports: [SELECTED, RPO, PITR, TESTED, TIMED], people: [RISK, RESTORED, OBJECTIVES], note: 'Does not say backup.',
    },
    { id: 'Art. 32(1)(a)', title: 'Encryption', says: 'As the risk asks for: pseudonyms and encryption.', force: 'risk-based', reach: 'most', supports: [KEY], people: [RISK, KEYS, SOURCES] },
    {
      id: 'Art. 32(1)(d)', title: 'Measures are tested', says: 'As the risk asks for: measures are tested and judged regularly.', leavesOpen: 'how often',
      force: 'risk-based', reach: 'most', supports: [TESTED, VALIDATED, AUDITED], people: [RESTORED, RECORDED],
    },
    {
      id: 'Art. 5(1)(e)', title: 'No longer than necessary', says: 'Personal data is kept no longer than its purpose asks for.', leavesOpen: 'how long',
      reach: 'part', supports: [ENDS], people: [REASON, ERASURE], pull: 'erase', note: 'Long locks that nobody can remove work against it.',
    },
    {
      id: 'Art. 17(1), 17(3)(b)', title: 'Erasure', says: 'Personal data is erased on good grounds without undue delay, unless law wants it processed.',
      reach: 'part', supports: [ENDS], people: [ERASURE, LEGAL], pull: 'erase', note: 'Makes no exception for backups; what regulators put up with stands elsewhere.',
    },
    {
      id: 'Art. 28(3)(g)', title: 'Processors delete', says: 'When the service ends, a processor deletes or returns the data and deletes copies, unless law wants them kept.',
      reach: 'part', supports: [ENDS], people: [CONTRACTS, ERASURE], pull: 'erase',
    },
  ]),
};
