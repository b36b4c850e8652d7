import type { Standard } from '../../model/compliance/requirement';
import { A_YEAR, asked, DENIED, ISOLATED, LOCKED, SELECTED, testedEvery, VALIDATED } from './looks';
import { RECORDED, RESTORED, SCOPE } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'NYDFS_500',
  name: 'NYDFS 23 NYCRR 500',
  version: 'second amendment, November 2023',
  requirements: table({ source: '23 NYCRR 500.16, read in a public copy', verification: 'secondary', force: 'required' }, [
    {
      id: '500.16(d)(2)', title: 'Restores are tested', says: 'That critical data and systems can be restored from backups is tested every year.', number: 'yearly: restore test',
      reach: 'most', supports: [testedEvery(A_YEAR), VALIDATED], people: [RESTORED, RECORDED],
    },
    {
      id: '500.16(e)', title: 'Protected backups', says: 'Backups that operations need are kept, safe from change and destruction by the wrong people.',
      reach: 'most', supports: [asked(SELECTED), LOCKED, DENIED, ISOLATED], people: [SCOPE],
    },
  ]),
};
