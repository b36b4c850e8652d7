import { AIR_GAPPED_RULE_DIAGNOSTICS } from '../copy/air-gapped-rule';
import { COPY_DIAGNOSTICS } from '../copy/copy';
import { DESTINATION_DIAGNOSTICS } from '../copy/destination';
import type { Diagnostic } from '../diagnostic';
import { SELECTION_DIAGNOSTICS } from '../selection/selection';
import { AIR_GAPPED_DIAGNOSTICS } from '../vault/air-gapped';
import { KEY_DIAGNOSTICS } from '../vault/key';
import { LOCK_DIAGNOSTICS } from '../vault/lock';
import { VAULT_DIAGNOSTICS } from '../vault/vault';
import { VAULT_SURROUNDINGS_DIAGNOSTICS } from '../vault/vault-surroundings';
import { FIT_DIAGNOSTICS } from './fit';
import { LIFECYCLE_DIAGNOSTICS } from './lifecycle';
import { OBJECTIVES_DIAGNOSTICS } from './objectives';
import { PLAN_DIAGNOSTICS } from './plan';
import { RECOVERY_HOLE_DIAGNOSTICS } from './recovery-hole';
import { REGION_FIT_DIAGNOSTICS } from './region-fit';
import { RULE_DIAGNOSTICS } from './rule';
import { SCAN_SETTINGS_DIAGNOSTICS } from './scan-settings';
import { SCHEDULE_DIAGNOSTICS } from './schedule';
import { SETUP_DIAGNOSTICS } from './setup';
import { VAULT_PLACE_DIAGNOSTICS } from './vault-place';

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
  ...RECOVERY_HOLE_DIAGNOSTICS,
  ...VAULT_PLACE_DIAGNOSTICS,
  ...SELECTION_DIAGNOSTICS,
  ...FIT_DIAGNOSTICS,
  ...REGION_FIT_DIAGNOSTICS,
];
