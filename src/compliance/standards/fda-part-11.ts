import type { Standard } from '../../model/compliance/requirement';
import { DENIED, KEPT, LOCKED, TESTED } from './looks';
import { LOGS, REASON, RESTORED, VALIDATION } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'FDA_PART_11',
  name: '21 CFR Part 11',
  version: '11.10, closed systems',
  requirements: table({ source: '21 CFR 11.10, read in a full copy', verification: 'primary', force: 'required' }, [
    {
      id: '11.10(c)', title: 'Records stay retrievable', says: 'Records are protected so that they can be got accurately and soon throughout their retention.', leavesOpen: 'the retention, which other rules set',
      reach: 'part', supports: [KEPT, LOCKED, DENIED, TESTED], people: [REASON, VALIDATION, RESTORED], pull: 'keep', note: 'Does not say backup. Cold storage is slower to read.',
    },
    { id: '11.10(a)', title: 'Validation', says: 'Systems are validated.', reach: 'nothing', supports: [], people: [VALIDATION] },
    { id: '11.10(e)', title: 'Audit trail', says: 'Audit trails are kept as long as their records.', leavesOpen: 'how long', reach: 'part', supports: [KEPT], people: [REASON, LOGS] },
  ]),
};
