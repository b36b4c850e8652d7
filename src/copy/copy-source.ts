import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct, IConstruct } from 'constructs';
import type { CopyModel, ReplicaModel, VaultModel } from '../model/plan/plan-model';
import type { Retention } from '../model/plan/retention';
import type { AccountCopyModel } from '../model/vault/isolation-model';

/** Where copies come from, as far as it has to be known before anything is created. */
export interface CopyOrigin {
  /** The plan that makes the copies, or the construct that will hold it. */
  readonly scope: Construct;
  readonly vaultModel: VaultModel;
  /** The vault itself, once there is one. */
  readonly vault?: backup.IBackupVaultRef;
}

/** What a copy will be, and what was asked for to make it. */
export interface DescribedCopy {
  readonly copy: CopyModel;
  readonly replica?: ReplicaModel;
  readonly accountCopy?: AccountCopyModel;
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
  /** Whether another account may be let in on the keys of what is copied. */
  readonly sharesSourceKeys: boolean;
}

/** A copy by name alone, for whoever creates nothing: every vault is there already. */
export interface NamedCopy {
  /** The whole ARN, where it was given. */
  readonly arn?: string;
  /** undefined: the account of the backup. */
  readonly account?: string;
  /** undefined: the Region of the backup. */
  readonly region?: string;
  /** undefined: the name of the vault that is copied from. */
  readonly backupVaultName?: string;
  readonly retention: Retention | undefined;
  /** Options that were set and that only something in the app can have. */
  readonly uselessOptions: readonly string[];
}
