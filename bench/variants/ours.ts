import type { Construct } from 'constructs';
import { ProtectionPlan, ProtectionRule, ResourceSelector, SecureVault } from '../../src';

/**
 * The same template as the other variants give. The vault's deny-delete policy, on by default, is off: they would
 * have to spell it out.
 */
export function variant(scope: Construct, i: number): void {
  const plan = new ProtectionPlan(scope, `Plan${i}`, {
    backupVault: new SecureVault(scope, `Vault${i}`, { blockRecoveryPointDeletion: false }),
    rules: [ProtectionRule.daily(), ProtectionRule.weekly(), ProtectionRule.monthly()],
  });
  plan.addSelection('Selection', ResourceSelector.byTag('backup', 'true'));
}
