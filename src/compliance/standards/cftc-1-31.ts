import type { Standard } from '../../model/compliance/requirement';
import { KEPT, UNERASABLE } from './looks';
import { LEGAL, REASON } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'CFTC_RULE_131',
  name: 'CFTC Regulation 1.31',
  version: '17 CFR 1.31 as amended 2017',
  requirements: table({ source: '82 FR 24479 and others, in summaries', verification: 'secondary', force: 'required' }, [
    {
      id: '1.31', title: 'Regulatory records', says: 'Regulatory records are kept authentic and reliable.', leavesOpen: 'the technology',
      reach: 'part', supports: [KEPT, UNERASABLE], people: [REASON, LEGAL], pull: 'keep', note: 'Has not asked for write-once storage since 2017. Its periods were not read.',
    },
  ]),
};
