import { page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const RECORDER = page('AWS Config Developer Guide, Working with the configuration recorder', 'https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html');

/** What frameworks are given their data by. */
export const RECORDER_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AUDIT-035',
    severity: 'error',
    when: 'whole',
    on: 'estate',
    title: 'An account has one AWS Config recorder in a Region.',
    why: 'The second one fails at deployment.',
    source: RECORDER,
    check({ recorders }) {
      return recorders.slice(1).map((_, i) => ({
        what: 'AWS Config recorders of one account and Region', must: 'be at most one', got: String(recorders.length),
        fix: 'set recordConfiguration of one framework only', leaf: `recorders[${i + 1}]`,
      }));
    },
  }),
];
