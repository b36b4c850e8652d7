import { ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const DEVELOPMENT_ONLY = ours('vaults are emptied for development alone');

/** Vaults that are emptied when their stack goes. */
export const VAULT_EMPTYING_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-EMPTY-001',
    severity: 'error',
    when: 'part',
    on: 'vaultEmptying',
    title: 'A vault is emptied with its stack, and nobody said that its backups may be lost.',
    why: 'Nothing brings the recovery points back.',
    source: DEVELOPMENT_ONLY,
    check({ acknowledged }, place) {
      return acknowledged ? undefined : {
        what: `acknowledgeDataLoss of ${place.label}`, must: 'be true, since every backup in the vault is deleted with the stack', got: 'false', leaf: 'acknowledged',
      };
    },
  }),
  diagnostic({
    id: 'CB-EMPTY-002',
    severity: 'error',
    when: 'part',
    on: 'vaultEmptying',
    title: 'A vault is emptied by another stack than the one that makes it.',
    why: 'It would be emptied while it stays.',
    source: DEVELOPMENT_ONLY,
    check({ ofThisStack }, place) {
      return ofThisStack ? undefined : { what: `vault of ${place.label}`, must: 'be made in the same stack', got: 'a vault from elsewhere', leaf: 'ofThisStack' };
    },
  }),
  diagnostic({
    id: 'CB-EMPTY-003',
    severity: 'error',
    when: 'whole',
    on: 'vaultEmptying',
    title: 'A vault that is emptied with its stack has a lock.',
    why: 'A lock is there to keep recovery points, and AWS Backup refuses to delete them.',
    source: DEVELOPMENT_ONLY,
    check({ locked, airGapped }, place) {
      if (locked !== true && airGapped !== true) return undefined;
      return { what: `vault of ${place.label}`, must: 'have no lock', got: airGapped === true ? 'a logically air-gapped vault' : 'a Vault Lock', leaf: 'locked' };
    },
  }),
  diagnostic({
    id: 'CB-EMPTY-004',
    severity: 'error',
    when: 'whole',
    on: 'vaultEmptying',
    title: 'A vault that is emptied with its stack is retained.',
    why: 'The vault stays, and its backups are gone.',
    source: DEVELOPMENT_ONLY,
    check({ retained }, place) {
      if (retained !== true) return undefined;
      return { what: `vault of ${place.label}`, must: 'be deleted with its stack', got: 'one that is retained', fix: 'set removalPolicy: RemovalPolicy.DESTROY', leaf: 'retained' };
    },
  }),
  diagnostic({
    id: 'CB-EMPTY-005',
    severity: 'error',
    when: 'whole',
    on: 'vaultEmptying',
    title: 'The access policy of a vault that is emptied with its stack denies deletion.',
    why: 'The stack cannot be deleted: AWS Backup refuses every deletion.',
    source: DEVELOPMENT_ONLY,
    check({ deniesDeletion }, place) {
      if (deniesDeletion !== true) return undefined;
      return {
        what: `access policy of the vault of ${place.label}`, must: 'let recovery points be deleted', got: 'a deny of backup:DeleteRecoveryPoint',
        fix: 'set blockRecoveryPointDeletion: false', leaf: 'deniesDeletion',
      };
    },
  }),
  diagnostic({
    id: 'CB-EMPTY-006',
    severity: 'error',
    when: 'whole',
    on: 'vaultEmptying',
    title: 'Something that is marked as production is emptied with its stack.',
    why: 'Backups of production outlive the app that they come from.',
    source: DEVELOPMENT_ONLY,
    check({ productionMarks }, place) {
      if (productionMarks.length === 0) return undefined;
      return { what: place.label, must: 'not be for production', got: productionMarks.join(', '), leaf: 'productionMarks' };
    },
  }),
];
