import type { Standard } from '../../model/compliance/requirement';
import { practice, UNERASABLE } from './looks';
import { LEGAL, REASON } from './people';
import { table } from './table';

const SIX_YEARS = 2192;

export const STANDARD: Standard = {
  id: 'FINRA_4511',
  name: 'FINRA Rule 4511',
  version: 'current in November 2026',
  requirements: table({ source: 'FINRA Rule 4511, as reproduced by others', verification: 'secondary', force: 'required' }, [
    {
      id: '4511(b)', title: 'Retention where none is named', says: 'Books and records without a period of their own are kept six years.', number: '6 years: books and records, not backups',
      reach: 'part', supports: [practice({ fact: 'longest-retention', atLeast: SIX_YEARS })], people: [REASON, LEGAL], pull: 'keep', note: 'Where an account is concerned, from its closing.',
    },
    { id: '4511(c)', title: 'Format and media', says: 'Format and media are those of SEA Rule 17a-4.', reach: 'part', supports: [UNERASABLE], people: [LEGAL], pull: 'keep' },
  ]),
};
