import type { Standard } from '../../model/compliance/requirement';
import { asked, AWAY, DENIED, KEPT, KEY, LOCKED, RPO, SCHEDULED, SELECTED, TESTED, TIMED, VALIDATED } from './looks';
import { OBJECTIVES, PLAN, POLICY, REASON, RECORDED, RESTORED, RISK, SCOPE, STAFF } from './people';
import { table } from './table';

export const STANDARD: Standard = {
  id: 'ISO_27001',
  name: 'ISO/IEC 27001',
  version: '2022, Annex A',
  requirements: table({ source: 'Annex A of ISO/IEC 27001:2022, behind a paywall; read in outlines by others', verification: 'secondary', force: 'required' }, [
    {
      id: 'A.8.13', title: 'Information backup', says: 'Information, software and systems are backed up, and backups tested, by the policy of the organization.', leavesOpen: 'the policy, and every number in it',
      reach: 'most', supports: [asked(SELECTED), SCHEDULED, RPO, KEPT, KEY, asked(TESTED), VALIDATED], people: [POLICY, OBJECTIVES, SCOPE, RESTORED],
      note: 'Applies where the Statement of Applicability selects it. ISO/IEC 27002 is guidance.',
    },
    {
      id: 'A.8.14', title: 'Redundancy', says: 'Facilities have the redundancy that availability asks for.',
      reach: 'part', supports: [AWAY], people: [RISK, PLAN], note: 'About redundancy; a copy of a backup is weak support.',
    },
    {
      id: 'A.5.29', title: 'Security during disruption', says: 'How security is kept up during a disruption is planned.',
      reach: 'part', supports: [AWAY], people: [PLAN, STAFF], verification: 'unverified',
    },
    {
      id: 'A.5.30', title: 'ICT readiness', says: 'ICT is made ready for, and tested against, the continuity objectives.',
      reach: 'most', supports: [RPO, asked(TESTED), TIMED, AWAY], people: [OBJECTIVES, PLAN, RESTORED, RECORDED],
    },
    {
      id: 'A.5.33', title: 'Protection of records', says: 'Records are protected from loss, destruction, falsification and access by others.', leavesOpen: 'how long records are kept',
      reach: 'most', supports: [LOCKED, DENIED, KEPT], people: [REASON, SCOPE],
    },
  ]),
};
