import type { VaultLock } from '../vault/vault-lock';
import type { ProtectionRule } from './protection-rule';

/** What the front door makes of a level. */
export interface LevelPlan {
  readonly name: string;
  /** Rules that take snapshots. */
  readonly rules: readonly ProtectionRule[];
  /** Rules for point-in-time recovery; more than one is refused by the plan that gets them. */
  readonly continuous: readonly ProtectionRule[];
  readonly vaultLock: VaultLock | undefined;
  readonly expectsCopy: boolean;
}
