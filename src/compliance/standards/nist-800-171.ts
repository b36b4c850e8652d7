import type { Standard } from '../../model/compliance/requirement';
import { KEY, ROLES } from './looks';
import { ACCESS, KEYS, SCOPE, SOURCES } from './people';
import { table } from './table';

const ONLY = 'Confidentiality only: no frequency, retention or restore test.';

export const STANDARD: Standard = {
  id: 'NIST_800_171',
  name: 'NIST SP 800-171',
  version: 'Rev. 3, with 3.8.9 of Rev. 2',
  requirements: table({ source: 'NIST OSCAL content of SP 800-171 Rev. 3', verification: 'primary', force: 'required' }, [
    {
      id: '03.08.09', title: 'Backups are encrypted', says: 'Backups stay confidential; where CUI lies in them, cryptography sees to it.',
      reach: 'most', supports: [KEY, ROLES], people: [KEYS, SOURCES, SCOPE, ACCESS], note: `${ONLY} FIPS-validated modules come from 03.13.11.`,
    },
    {
      id: '3.8.9 (Rev. 2)', title: 'Backups stay confidential', says: 'CUI in backups stays confidential where it is stored.',
      reach: 'most', supports: [KEY, ROLES], people: [KEYS, SOURCES, SCOPE, ACCESS], source: 'NIST SP 800-171 Rev. 2, read in a public copy', verification: 'secondary', note: `${ONLY} CMMC 2.0 level 2 repeats it.`,
    },
  ]),
};
