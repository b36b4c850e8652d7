import type { Standard } from '../../model/compliance/requirement';
import { DENIED, KEPT, RPO, SCHEDULED, SELECTED, TESTED, VALIDATED } from './looks';
import { PLAN, REASON, RESTORED, SCOPE, VALIDATION } from './people';
import { table } from './table';

const DRAFT = 'A revision was drafted in July 2025; a final text was not found.';

export const STANDARD: Standard = {
  id: 'EU_GMP_ANNEX_11',
  name: 'EU GMP Annex 11',
  version: '2011',
  requirements: table({ source: 'EudraLex volume 4, Annex 11, read in a public copy', verification: 'secondary', force: 'guidance' }, [
    { id: '7.1', title: 'Data is protected and accessible', says: 'Data is guarded from damage and stays readable and accurate throughout its retention.', reach: 'most', supports: [KEPT, DENIED], people: [REASON, VALIDATION], note: DRAFT },
    {
      id: '7.2', title: 'Backups', says: 'All relevant data is backed up regularly; that it can be restored whole is checked when validated, and watched.', leavesOpen: 'how often',
      reach: 'most', supports: [SELECTED, SCHEDULED, RPO, TESTED, VALIDATED], people: [VALIDATION, RESTORED, SCOPE], note: DRAFT,
    },
    { id: '16', title: 'Continuity', says: 'Critical processes go on when a system fails.', reach: 'nothing', supports: [], people: [PLAN], note: DRAFT },
    { id: '17', title: 'Archives', says: 'Archived data is checked, and can still be read after changes of the system.', reach: 'part', supports: [KEPT, TESTED], people: [VALIDATION, RESTORED], note: DRAFT },
  ]),
};
