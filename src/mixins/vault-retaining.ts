import { Reference, RemovalPolicy, Tokenization } from 'aws-cdk-lib';
import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { VaultModel } from '../model/plan/plan-model';
import { VaultMixin } from './vault-mixin';

/**
 * Keeps a vault when it leaves its stack or is replaced, and its key with it, where the key is in the same app: without
 * the key nothing in the vault can be restored. What a failed first deployment made is cleared away.
 *
 * @example
 * import * as backup from 'aws-cdk-lib/aws-backup';
 *
 * declare const vault: backup.BackupVault;
 *
 * vault.with(new mixins.VaultRetaining());
 */
export class VaultRetaining extends VaultMixin {
  /** @internal */
  public _harden(vault: CfnBackupVault): Partial<VaultModel> {
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const reference = Tokenization.reverse(vault.encryptionKeyArn ?? '', { failConcat: false });
    const key = Reference.isReference(reference) ? reference.target : undefined;
    if (CfnKey.isCfnKey(key)) key.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return {};
  }
}
