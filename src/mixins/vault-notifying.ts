import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { VaultModel } from '../model/plan/plan-model';
import type { VaultNotifications } from '../vault/vault-notifications';
import { VaultMixin } from './vault-mixin';

/**
 * Lets a vault report to a topic; without one given, to a new encrypted topic below the vault.
 *
 * Throws for a vault that has notifications already.
 *
 * @example
 * import * as backup from 'aws-cdk-lib/aws-backup';
 *
 * declare const vault: backup.BackupVault;
 *
 * vault.with(new mixins.VaultNotifying(VaultNotifications.failuresOnly()));
 */
export class VaultNotifying extends VaultMixin {
  /** @param notifications what the vault reports, and where to */
  constructor(private readonly notifications: VaultNotifications) {
    super();
  }

  /** @internal */
  public _harden(vault: CfnBackupVault): Partial<VaultModel> {
    if (vault.notifications !== undefined) throw new Error(`Vault must have no notifications yet, got some: change them where they are set [${vault.node.path}]`);
    const { topic, events, model } = this.notifications._bind(vault);
    vault.notifications = { snsTopicArn: topic.topicArn, backupVaultEvents: [...events] };
    return { topic: model };
  }
}
