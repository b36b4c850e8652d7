import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct, IConstruct } from 'constructs';
import type { CopyModel, VaultModel } from '../model/plan-model';
import type { Retention } from '../model/retention';

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

/** A copy that is wired: what the plan renders, and what has to exist before it. */
export interface BoundCopy {
  readonly destinationBackupVaultArn: string;
  readonly retention: Retention | undefined;
  readonly model: CopyModel;
  readonly dependency: IConstruct | undefined;
}
