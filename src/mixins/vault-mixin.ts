import { Mixin } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import type { VaultModel } from '../model/plan/plan-model';
import { report } from '../private/report';
import { vaultModelOf } from '../vault/vault-model';

const PLACE = { label: 'the vault', path: '' };

/**
 * What changes a vault that somebody else made: aws-cdk-lib's `BackupVault`, an L1, or one of an included template.
 *
 * Logically air-gapped vaults have their own lock, and are not changed.
 */
export abstract class VaultMixin extends Mixin {
  /** Vaults only; anything else that a `with` comes by stays as it is. */
  public supports(construct: IConstruct): boolean {
    return CfnBackupVault.isCfnBackupVault(construct);
  }

  /** Changes the vault, and refuses what AWS Backup would not take. */
  public applyTo(construct: IConstruct): void {
    if (!CfnBackupVault.isCfnBackupVault(construct)) return;
    const known = this._harden(construct);
    report(construct, judge('vault', { ...vaultModelOf(construct), ...known }, PLACE, 'part'), VaultMixin.prototype.applyTo);
  }

  /**
   * Changes the vault, and tells what of it the resource itself does not.
   *
   * @internal
   */
  public abstract _harden(vault: CfnBackupVault): Partial<VaultModel>;
}
