import { AIR_GAPPED_DIAGNOSTICS } from './air-gapped';
import { AIR_GAPPED_RULE_DIAGNOSTICS } from './air-gapped-rule';
import { COPY_DIAGNOSTICS } from './copy';
import { DESTINATION_DIAGNOSTICS } from './destination';
import type { Diagnostic } from './diagnostic';
import { FIT_DIAGNOSTICS } from './fit';
import { KEY_DIAGNOSTICS } from './key';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { LOCK_DIAGNOSTICS } from './lock';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { PLAN_DIAGNOSTICS } from './plan';
import { RULE_DIAGNOSTICS } from './rule';
import { SCAN_SETTINGS_DIAGNOSTICS } from './scan-settings';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SELECTION_DIAGNOSTICS } from './selection';
import { SETUP_DIAGNOSTICS } from './setup';
import { VAULT_DIAGNOSTICS } from './vault';
import { VAULT_SURROUNDINGS_DIAGNOSTICS } from './vault-surroundings';

/**
 * What the constructs of nearly every app ask: all diagnostics on vaults, plans and copies, and on what these are made of.
 * They are loaded with the constructs; the others come with whoever asks for one of them.
 */
export const EVERYDAY_DIAGNOSTICS: readonly Diagnostic[] = [
  ...SETUP_DIAGNOSTICS,
  ...VAULT_DIAGNOSTICS,
  ...VAULT_SURROUNDINGS_DIAGNOSTICS,
  ...LOCK_DIAGNOSTICS,
  ...AIR_GAPPED_DIAGNOSTICS,
  ...KEY_DIAGNOSTICS,
  ...PLAN_DIAGNOSTICS,
  ...RULE_DIAGNOSTICS,
  ...SCAN_SETTINGS_DIAGNOSTICS,
  ...SCHEDULE_DIAGNOSTICS,
  ...LIFECYCLE_DIAGNOSTICS,
  ...COPY_DIAGNOSTICS,
  ...DESTINATION_DIAGNOSTICS,
  ...AIR_GAPPED_RULE_DIAGNOSTICS,
  ...OBJECTIVES_DIAGNOSTICS,
  ...SELECTION_DIAGNOSTICS,
  ...FIT_DIAGNOSTICS,
];
