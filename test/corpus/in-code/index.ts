import { AUDITS } from './audits';
import { COPIES } from './copies';
import { COVERAGE } from './coverage';
import type { InCode } from './entry';
import { GUARD_RAILS } from './guard-rails';
import { SET_UPS } from './set-ups';
import { VAULTS } from './vaults';

/** What only who writes code can get wrong, each beside the nearest thing that is right. */
export const IN_CODE: readonly InCode[] = [...SET_UPS, ...VAULTS, ...COPIES, ...AUDITS, ...GUARD_RAILS, ...COVERAGE];
