import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { VaultModel } from '../model/plan/plan-model';
import type { VaultLock } from '../vault/vault-lock';
import { VaultMixin } from './vault-mixin';

/**
 * Locks a vault. What lies in it already keeps its retention; jobs whose retention is outside of the bounds fail from
 * now on, so look at the rules that fill it first.
 *
 * Throws for a vault that has a lock, and for a compliance lock on a vault that is deleted with its stack.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 *
 * @example
 * import * as backup from 'aws-cdk-lib/aws-backup';
 *
 * declare const vault: backup.BackupVault;
 *
 * vault.with(new mixins.VaultLocking(VaultLock.governance({ minRetention: Duration.days(35) })));
 */
export class VaultLocking extends VaultMixin {
  /** @param lock the lock that the vault is to have */
  constructor(private readonly lock: VaultLock) {
    super();
  }

  /** @internal */
  public _harden(vault: CfnBackupVault): Partial<VaultModel> {
    if (vault.lockConfiguration !== undefined) throw new Error(`Vault must have no lock yet, got one: change it where it is set [${vault.node.path}]`);
    vault.lockConfiguration = this.lock._render();
    return { lock: this.lock._model() };
  }
}
