import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import { leaf, UNKNOWN } from '../model/known';
import type { CopyModel, ReplicaModel } from '../model/plan-model';
import { vaultModelOf } from '../vault/vault-model';
import type { CopyOptions, RegionCopyOptions } from './copy-options';
import type { BoundCopy, CopyOrigin, CopySource } from './copy-source';
import { describeReplica, replicaModel, replicaVault } from './replica-vault';

/**
 * Where copies of recovery points go.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html
 */
export abstract class CopyDestination {
  /**
   * Copies to another Region of the same account, into a replica vault with a key of its own.
   *
   * The replica vault lives in a stack inside the stack of the plan, one for each Region; `cdk deploy` deploys it
   * first, and the Region must be bootstrapped. The stack of the plan must have a concrete Region.
   *
   * @param region code of the Region, for example `eu-central-1`
   */
  public static region(region: string, options: RegionCopyOptions = {}): CopyDestination {
    return new RegionDestination(region, options);
  }

  /**
   * Copies to a vault in this app, of this library or of aws-cdk-lib, or to an imported one.
   *
   * The plan is deployed after the stack of the vault. For a vault in another Region use one whose name is known
   * at synth, such as a `SecureVault`.
   */
  public static vault(vault: backup.IBackupVaultRef, options: CopyOptions = {}): CopyDestination {
    return new VaultDestination(vault, options);
  }

  /**
   * Copies to a vault that exists, or that another app makes.
   *
   * @param backupVaultArn `arn:<partition>:backup:<region>:<account>:backup-vault:<name>`
   */
  public static vaultArn(backupVaultArn: string, options: CopyOptions = {}): CopyDestination {
    return new ArnDestination(backupVaultArn, options);
  }

  /**
   * What the copy will be, before anything is created.
   *
   * @internal
   */
  public abstract _describe(origin: CopyOrigin): { readonly copy: CopyModel; readonly replica?: ReplicaModel };

  /**
   * Creates what the copy needs.
   *
   * @internal
   */
  public abstract _bind(source: CopySource): BoundCopy;
}

class RegionDestination extends CopyDestination {
  constructor(private readonly region: string, private readonly options: RegionCopyOptions) {
    super();
  }

  public override _describe(origin: CopyOrigin) {
    const destination = describeReplica(origin, this.region, this.options);
    return { copy: copyModel(destination, this.options), replica: replicaModel(origin, this.region, this.options) };
  }

  public override _bind(source: CopySource): BoundCopy {
    const vault = replicaVault(source, this.region, this.options);
    return bound(vault.backupVaultArn, copyModel(vault._model(), this.options), this.options, vault);
  }
}

class VaultDestination extends CopyDestination {
  constructor(private readonly vault: backup.IBackupVaultRef, private readonly options: CopyOptions) {
    super();
  }

  public override _describe() {
    return { copy: copyModel(vaultModelOf(this.vault), this.options) };
  }

  public override _bind(): BoundCopy {
    return bound(this.vault.backupVaultRef.backupVaultArn, this._describe().copy, this.options, this.vault);
  }
}

class ArnDestination extends CopyDestination {
  constructor(private readonly arn: string, private readonly options: CopyOptions) {
    super();
  }

  public override _describe(origin: CopyOrigin) {
    const parts = Token.isUnresolved(this.arn) || !this.arn.startsWith('arn:') || this.arn.split(':').length < 7
      ? undefined
      : Stack.of(origin.scope).splitArn(this.arn, ArnFormat.COLON_RESOURCE_NAME);
    return {
      copy: copyModel({
        name: parts ? leaf(parts.resourceName) : UNKNOWN,
        account: parts ? leaf(parts.account) : UNKNOWN,
        region: parts ? leaf(parts.region) : UNKNOWN,
        arn: leaf(this.arn),
        lock: UNKNOWN,
        encryptionKeyArn: UNKNOWN,
        notificationEvents: UNKNOWN,
        retained: UNKNOWN,
      }, this.options),
    };
  }

  public override _bind(source: CopySource): BoundCopy {
    return bound(this.arn, this._describe(source).copy, this.options, undefined);
  }
}

function copyModel(destination: CopyModel['destination'], { retention }: CopyOptions): CopyModel {
  return { destination, lifecycle: retention?._model() };
}

function bound(arn: string, model: CopyModel, { retention }: CopyOptions, dependency: IConstruct | undefined): BoundCopy {
  return { destinationBackupVaultArn: arn, retention, model, dependency };
}
