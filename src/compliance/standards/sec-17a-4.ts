import type { Standard } from '../../model/compliance/requirement';
import { AWAY, DENIED, practice, REPORTS, UNERASABLE } from './looks';
import { CONTRACTS, LEGAL, REASON, RECORDED, SCOPE, STAFF } from './people';
import { table } from './table';

const SIX_YEARS = 2192;
const THREE_YEARS = 1096;
const RECORDS = 'Runs per record, for some classes from the closing of an account. The retention of a backup is not the retention of a record.';

export const STANDARD: Standard = {
  id: 'SEC_RULE_17A4',
  name: 'SEC Rule 17a-4',
  version: '17 CFR 240.17a-4 as amended 2022',
  requirements: table({ source: '17 CFR 240.17a-4, read in quotations and summaries', verification: 'secondary', force: 'required' }, [
    {
      id: '17a-4(a)', title: 'Records of six years', says: 'Certain records of broker-dealers are kept six years, the first two at hand.', number: '6 years, 2 at hand: certain records, not backups',
      reach: 'part', supports: [practice({ fact: 'longest-retention', atLeast: SIX_YEARS })], people: [REASON, LEGAL, SCOPE], pull: 'keep', note: RECORDS,
    },
    {
      id: '17a-4(b)', title: 'Records of three years', says: 'Other records are kept three years, the first two at hand.', number: '3 years, 2 at hand: certain records, not backups',
      reach: 'part', supports: [practice({ fact: 'longest-retention', atLeast: THREE_YEARS })], people: [REASON, LEGAL, SCOPE], pull: 'keep', note: RECORDS,
    },
    {
      id: '17a-4(f)(2)(i)', title: 'Write once, or an audit trail', says: 'Electronic records are kept either so that nobody can rewrite or erase them, or with an audit trail from which originals can be made again.',
      reach: 'part', supports: [UNERASABLE, DENIED], people: [LEGAL, RECORDED], pull: 'keep', note: 'Write once is one of two ways. Of locks only one that nobody can remove fits; a lock alone does not answer the rule.',
    },
    {
      id: '17a-4(f) further conditions', title: 'Verification, download, redundancy, undertakings', says: 'The system verifies what it stores, lets records be downloaded, has redundancy and an audit system, and somebody undertakes to give access.',
      reach: 'part', supports: [AWAY, REPORTS], people: [LEGAL, CONTRACTS, STAFF], verification: 'unverified', note: 'Numbers of paragraphs were not checked.',
    },
  ]),
};
