import { api } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

/** When a legal hold ends; behind those of the whole app, since ids count up. */
export const LEGAL_HOLD_END_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-HOLD-008',
    severity: 'warning',
    when: 'part',
    on: 'legalHold',
    title: 'A legal hold ends when its stack goes, or when its text changes.',
    why: 'To delete the resource is to cancel the hold, and any change but that of a tag replaces it: what was held can then be deleted.',
    source: api('CancelLegalHold'),
    check({ retained }, place) {
      if (retained !== false) return undefined;
      return { what: place.label, must: 'outlive its stack and its replacement', got: 'a removal policy that deletes it', fix: 'retain it, and cancel the hold by hand when it may end', leaf: 'retained' };
    },
  }),
];
