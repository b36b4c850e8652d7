import { at, wrong } from './entry';
import type { Wrong } from './entry';
import { VCENTER } from './hypervisors';

/** Wrong templates that cannot have just one thing wrong, so they are not in the corpus: another diagnostic always speaks too. */
export const BESIDE: readonly Wrong[] = [
  // A password in plain text is CB-GW-005, whatever letters it has.
  wrong('CB-GW-004', 'a password with other letters', VCENTER, at('Hypervisor', 'Password', 'pässword')),
];
