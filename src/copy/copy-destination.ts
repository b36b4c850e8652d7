import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isKnown, leaf, UNKNOWN } from '../model/known';
import type { CopyModel, VaultModel } from '../model/plan/plan-model';
import { vaultArnAt } from '../vault/vault-arn';
import { VaultGrants } from '../vault/vault-grants';
import { NOTHING_KNOWN, vaultModelOf } from '../vault/vault-model';
import type { AccountCopyOptions, CopyOptions, RegionCopyOptions } from './copy-options';
import type { BoundCopy, CopyOrigin, CopySource, DescribedCopy, NamedCopy } from './copy-source';
import { keySharingStatements } from './key-sharing';
import { regionModel } from './region-model';
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
   * Copies to a vault in another account of the organization, such as a `BackupDestination` makes.
   *
   * The other side need not be in this app; it must be there, and accept copies from this account, when the first copy
   * runs. Keys of selected resources that are in this app are opened to the backup account as far as copies need it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  public static account(options: AccountCopyOptions): CopyDestination {
    return new AccountDestination(options);
  }

  /**
   * Copies into a logically air-gapped vault: an `AirGappedVault` of this app, or an imported one.
   *
   * Resource types that cannot go there are refused where nothing else is selected. In a `CompliantBackup` they get a
   * plan of their own without this copy.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
   */
  public static airGapped(vault: backup.IBackupVaultRef, options: CopyOptions = {}): CopyDestination {
    return new VaultDestination(vault, options, true);
  }

  /**
   * Copies to a vault in this app, of this library or of aws-cdk-lib, or to an imported one.
   *
   * The plan is deployed after the stack of the vault. For a vault in another Region or account use one whose name is
   * known at synth, such as a `SecureVault`. The policy of a vault in another account lets the account of the plan in,
   * unless it belongs to a `BackupDestination`, which says itself whom it accepts.
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
   * What the policy of a customer managed key must say so that another account can copy backups that are encrypted with
   * it. For keys that this app does not make; the policies of others get it by themselves.
   *
   * @param accounts ids of the backup accounts
   */
  public static keySharingStatements(...accounts: string[]): iam.PolicyStatement[] {
    return keySharingStatements(accounts);
  }

  /**
   * How the copy was asked for, for messages.
   *
   * @internal
   */
  public abstract readonly _factory: string;

  /**
   * What the copy will be, before anything is created.
   *
   * @internal
   */
  public abstract _describe(origin: CopyOrigin): DescribedCopy;

  /**
   * Whether the copies go into a logically air-gapped vault.
   *
   * @internal
   */
  public get _isAirGapped(): boolean {
    return false;
  }

  /**
   * The copy by names, for whoever creates nothing; nothing where it needs something in the app.
   *
   * @internal
   */
  public get _named(): NamedCopy | undefined {
    return undefined;
  }

  /**
   * Keeps what an earlier vault needed for its copies, although no rule copies from it any more.
   *
   * @internal
   */
  public _keep(_source: CopySource): void {
    // Only a replica is made by the copy itself.
  }

  /**
   * Creates what the copy needs.
   *
   * @internal
   */
  public abstract _bind(source: CopySource): BoundCopy;
}

class RegionDestination extends CopyDestination {
  public readonly _factory = 'CopyDestination.region';

  constructor(private readonly region: string, private readonly options: RegionCopyOptions) {
    super();
  }

  public override get _named(): NamedCopy {
    const { backupVaultName, retention } = this.options;
    return { region: this.region, backupVaultName, retention, uselessOptions: given(this.options, ['vaultLock', 'encryptionKey', 'generation', 'stackSynthesizer']) };
  }

  public override _describe(origin: CopyOrigin) {
    const destination = describeReplica(origin, this.region, this.options);
    return { copy: copyModel(destination, this.options), replica: replicaModel(origin, this.region, this.options) };
  }

  public override _bind(source: CopySource): BoundCopy {
    const vault = replicaVault(source, this.region, this.options);
    return bound(vault.backupVaultArn, copyModel(vault._model(), this.options), this.options, vault);
  }

  public override _keep(source: CopySource): void {
    replicaVault(source, this.region, this.options);
  }
}

class AccountDestination extends CopyDestination {
  public readonly _factory = 'CopyDestination.account';

  constructor(private readonly options: AccountCopyOptions) {
    super();
  }

  public override get _named(): NamedCopy {
    const { account, region, backupVaultName, retention } = this.options;
    return { account, region, backupVaultName, retention, uselessOptions: given(this.options, ['vaultLock', 'shareSourceKeys']) };
  }

  public override _describe({ scope, vaultModel }: CopyOrigin): DescribedCopy {
    const { account, region } = this.options;
    const destination: VaultModel = {
      ...NOTHING_KNOWN,
      name: leaf(this.options.backupVaultName),
      account: leaf(account),
      region: region === undefined ? vaultModel.region : leaf(region),
      arn: UNKNOWN,
      lock: this.options.vaultLock?._model() ?? UNKNOWN,
    };
    return {
      copy: { ...copyModel(destination, this.options), toOtherAccount: true },
      accountCopy: {
        sourceAccount: leaf(Stack.of(scope).account),
        account: leaf(account),
        vaultName: leaf(this.options.backupVaultName),
        region: region === undefined ? undefined : regionModel(region, false),
      },
    };
  }

  public override _bind(source: CopySource): BoundCopy {
    const { account, backupVaultName, region = source.vault.env.region } = this.options;
    const arn = vaultArnAt({ account, region, backupVaultName });
    return bound(arn, this._describe(source).copy, this.options, undefined, this.options.shareSourceKeys);
  }
}

class VaultDestination extends CopyDestination {
  constructor(private readonly vault: backup.IBackupVaultRef, private readonly options: CopyOptions, private readonly airGapped = false) {
    super();
  }

  public override get _factory(): string {
    return this.airGapped ? 'CopyDestination.airGapped' : 'CopyDestination.vault';
  }

  public override get _isAirGapped(): boolean {
    return this.airGapped || vaultModelOf(this.vault).airGapped === true;
  }

  public override _describe(_origin: CopyOrigin) {
    return { copy: { ...copyModel(vaultModelOf(this.vault), this.options), toAirGapped: this._isAirGapped } };
  }

  public override _bind(source: CopySource): BoundCopy {
    this.letIn(source);
    return bound(this.vault.backupVaultRef.backupVaultArn, this._describe(source).copy, this.options, this.vault);
  }

  /** The vault of another account has to accept the copies; a destination has said whom it accepts. */
  private letIn({ vaultModel: { account } }: CopySource): void {
    const { account: there, access } = vaultModelOf(this.vault);
    if (!isKnown(account) || !isKnown(there) || account === there || access?.accepts) return;
    const done = LET_IN.get(this.vault) ?? new Set();
    if (done.has(account)) return;
    LET_IN.set(this.vault, done.add(account));
    VaultGrants.fromVault(this.vault).copyInto(new iam.AccountPrincipal(account));
  }
}

/** Accounts that the policy of a vault lets in already. */
const LET_IN = new WeakMap<backup.IBackupVaultRef, Set<string>>();

class ArnDestination extends CopyDestination {
  public readonly _factory = 'CopyDestination.vaultArn';

  constructor(private readonly arn: string, private readonly options: CopyOptions) {
    super();
  }

  public override get _named(): NamedCopy {
    return { arn: this.arn, retention: this.options.retention, uselessOptions: [] };
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

function given<T extends object>(options: T, names: readonly (keyof T & string)[]): string[] {
  return names.filter(name => options[name] !== undefined);
}

function copyModel(destination: CopyModel['destination'], { retention }: CopyOptions): CopyModel {
  return { destination, lifecycle: retention?._model() };
}

function bound(arn: string, model: CopyModel, { retention }: CopyOptions, dependency: IConstruct | undefined, sharesSourceKeys = true): BoundCopy {
  return { destinationBackupVaultArn: arn, retention, model, dependency, sharesSourceKeys };
}
