import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import type { VaultModel } from '../model/plan-model';

/** Where copies come from, as far as it has to be known before anything is created. */
export interface CopyOrigin {
  /** The plan that makes the copies, or the construct that will hold it. */
  readonly scope: Construct;
  readonly vaultModel: VaultModel;
  /** The vault itself, once there is one. */
  readonly vault?: backup.IBackupVaultRef;
}

/** Where copies come from, when they are wired. */
export interface CopySource extends CopyOrigin {
  readonly vault: backup.IBackupVaultRef;
}
