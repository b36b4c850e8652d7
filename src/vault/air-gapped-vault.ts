import { Lazy, RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import { CfnLogicallyAirGappedBackupVault } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { errorsOf, told } from '../model/diagnostics/error';
import { judge } from '../model/diagnostics/judge';
import { daysOf, leaf, UNKNOWN } from '../model/known';
import type { LockModel, VaultModel } from '../model/plan/plan-model';
import type { AirGapModel, VaultNamingModel } from '../model/vault/vault-parts';
import { union } from '../private/list-union';
import { refuseErrors, report } from '../private/report';
import type { AirGappedVaultAttributes, AirGappedVaultProps } from './air-gapped-vault-props';
import type { BoundNotifications } from './bound-notifications';
import { subscribeToFailures } from './failure-subscription';
import { ImportedVault, keyLeaves } from './imported-vault';
import { ResourceShare } from './resource-share';
import { vaultArn, vaultArnParts } from './vault-arn';
import { VaultGrants } from './vault-grants';
import { readResource } from './vault-model';
import { vaultName } from './vault-name';
import { VaultPolicy } from './vault-policy';

/** What an existing vault is, before anything else is known of it. */
const AIR_GAPPED = { airGapped: true } as const;

/**
 * A logically air-gapped vault: backups out of reach of whoever takes over the account. AWS keeps them in an account
 * of its own, under a lock that nobody can remove, and other accounts can restore from the vault directly.
 *
 * It takes backups of its own account and Region as `airGappedVault` of a rule, and copies from elsewhere.
 *
 * Bounds, key and name are final. Each change of them makes a new vault under a new name; the old one is retained.
 * The vault also stays when the stack goes.
 *
 * Throws for input that AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export class AirGappedVault extends Resource implements backup.IBackupVault, iam.IResourceWithPolicyV2 {
  /** An existing air-gapped vault of this account and Region, by its name. */
  public static fromBackupVaultName(scope: Construct, id: string, backupVaultName: string): backup.IBackupVault {
    return new ImportedVault(scope, id, vaultArn(scope, backupVaultName), AIR_GAPPED, AirGappedVault.fromBackupVaultName);
  }

  /**
   * An existing air-gapped vault, by its ARN; its `env` is that of the ARN. The attribute of a
   * `CfnLogicallyAirGappedBackupVault` brings its bounds along.
   */
  public static fromBackupVaultArn(scope: Construct, id: string, backupVaultArn: string): backup.IBackupVault {
    return new ImportedVault(scope, id, backupVaultArn, AIR_GAPPED, AirGappedVault.fromBackupVaultArn);
  }

  /** An existing air-gapped vault of which more is known, so that rules and copies can be checked against it. */
  public static fromBackupVaultAttributes(scope: Construct, id: string, attributes: AirGappedVaultAttributes): backup.IBackupVault {
    const { backupVaultArn, minRetention, maxRetention, encryptionKey } = attributes;
    return new ImportedVault(scope, id, backupVaultArn, {
      ...AIR_GAPPED,
      ...(minRetention ?? maxRetention) && { lock: boundsModel(minRetention, maxRetention) },
      ...encryptionKey && keyLeaves(encryptionKey),
    }, AirGappedVault.fromBackupVaultAttributes);
  }

  /** The name of the vault. */
  public readonly backupVaultName: string;
  /** The ARN of the vault; literal where it is used from another Region or account. */
  public readonly backupVaultArn: string;
  /** The customer managed key that encrypts the vault, if AWS does not own the key. */
  public readonly encryptionKey?: kms.IKeyRef;
  /** The topic that the vault reports to, if it has notifications. */
  public readonly notificationTopic?: sns.ITopic;

  private readonly props: AirGappedVaultProps;
  private readonly resource: CfnLogicallyAirGappedBackupVault;
  private readonly naming: VaultNamingModel;
  private readonly notifications: BoundNotifications | undefined;
  private readonly policy: VaultPolicy;
  private accounts: readonly string[] = [];
  private share: ResourceShare | undefined;
  private known: VaultModel | undefined;

  constructor(scope: Construct, id: string, props: AirGappedVaultProps) {
    // Concrete before super(), which decides there whether other Regions can refer to the vault by name.
    const name = vaultName(scope, id, { ...props, bounds: [props.minRetention, props.maxRetention] });
    super(scope, id, { physicalName: name.text });
    this.props = props;
    this.naming = name.model;
    this.encryptionKey = props.encryptionKey;
    this.policy = new VaultPolicy([], props.accessPolicy);
    this.notifications = props.notifications?._bind(this);
    this.notificationTopic = this.notifications?.topic;
    this.resource = this.makeResource();
    this.backupVaultName = this.getResourceNameAttribute(this.resource.ref);
    this.backupVaultArn = this.getResourceArnAttribute(this.resource.attrBackupVaultArn, vaultArnParts(this.physicalName));
    this.addAccounts(props.shareWith ?? []);
    report(this, this.judge(this.read()), AirGappedVault);
    // What aspects change after this constructor cannot be thrown at anybody's line.
    this.node.addValidation({ validate: () => errorsOf(this.judge(this.read())).map(error => told(error)) });
  }

  /** Reference for other constructs. */
  public get backupVaultRef(): backup.BackupVaultReference {
    return { backupVaultName: this.backupVaultName, backupVaultArn: this.backupVaultArn };
  }

  /**
   * The ARN of the resource share, by which the other accounts find their invitation; undefined as long as the vault
   * is shared with nobody.
   */
  public get resourceShareArn(): string | undefined {
    return this.share?.getAtt('Arn').toString();
  }

  /** Permissions on the vault; for principals of accounts that it is shared with, too. */
  public get grants(): VaultGrants {
    return VaultGrants.fromVault(this);
  }

  /**
   * Allows the given actions on the vault; `grants` has the usual sets of actions.
   *
   * Throws for an action with a wildcard, which vault access policies do not support.
   */
  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return this.grants.actions(grantee, ...actions);
  }

  /**
   * Shares the vault with more accounts, by their ids. Naming one twice changes nothing.
   *
   * Throws for anything but account ids, and for the account of the vault itself.
   */
  public shareWith(...accounts: string[]): void {
    this.addAccounts(accounts);
    refuseErrors(this, this.judge(this.read()), this.shareWith);
  }

  /**
   * Adds a statement to the access policy of the vault.
   *
   * AWS Backup wants `*` as the resource, and accepts principals of other accounts for `backup:CopyIntoBackupVault`
   * only; they restore by way of `shareWith`. Throws for an action with a wildcard.
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    this.policy.add(statement);
    refuseErrors(this, this.judge(this.read()), this.addToResourcePolicy);
    return { statementAdded: true, policyDependable: this.resource };
  }

  /**
   * Subscribes somebody who wants to hear of failures only, as `SecureVault.addFailureSubscription` does.
   *
   * Throws for a vault without notifications, and for a subscription that has a filter already.
   */
  public addFailureSubscription(subscription: sns.ITopicSubscription): sns.Subscription {
    return subscribeToFailures(this, this.notificationTopic, subscription);
  }

  /** Sets what becomes of the vault. Throws for `DESTROY`: recovery points cannot be deleted before their time. */
  public override applyRemovalPolicy(policy: RemovalPolicy): void {
    super.applyRemovalPolicy(policy);
    refuseErrors(this, this.judge(this.read()), this.applyRemovalPolicy);
  }

  /** @internal */
  public _model(): VaultModel {
    this.known ??= this.read();
    return this.known;
  }

  /** All that is known now; aspects may have changed the resource since. */
  private read(): VaultModel {
    return {
      ...readResource(this.resource),
      name: leaf(this.physicalName),
      // Its partition is a token.
      arn: UNKNOWN,
      account: leaf(this.env.account),
      region: leaf(this.env.region),
      airGap: this.airGapModel(),
      access: { actions: this.policy.actions(), exceptions: undefined, deployerExcepted: undefined },
      topic: this.notifications?.model,
      naming: this.naming,
    };
  }

  private airGapModel(): AirGapModel {
    return {
      sharedWith: Token.isUnresolved(this.accounts) ? UNKNOWN : this.accounts.map(account => leaf(account)),
      approvalTeamArn: leaf(this.props.approvalTeamArn),
      keyAccount: leaf(this.encryptionKey?.env.account),
    };
  }

  private makeResource(): CfnLogicallyAirGappedBackupVault {
    const { minRetention, maxRetention, encryptionKey, approvalTeamArn } = this.props;
    const resource = new CfnLogicallyAirGappedBackupVault(this, 'Resource', {
      backupVaultName: this.physicalName,
      // Fractions are refused in our words.
      minRetentionDays: minRetention.toDays({ integral: false }),
      maxRetentionDays: maxRetention.toDays({ integral: false }),
      encryptionKeyArn: encryptionKey?.keyRef.keyArn,
      mpaApprovalTeamArn: approvalTeamArn,
      accessPolicy: Lazy.any({ produce: () => this.policy.render() }),
      notifications: this.notifications && { snsTopicArn: this.notifications.topic.topicArn, backupVaultEvents: [...this.notifications.events] },
    });
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return resource;
  }

  private addAccounts(accounts: readonly string[]): void {
    this.accounts = union(this.accounts, accounts);
    if (this.accounts.length === 0) return;
    this.share ??= new ResourceShare(this, 'Share', {
      name: this.physicalName,
      resourceArn: this.resource.attrBackupVaultArn,
      principals: Lazy.list({ produce: () => [...this.accounts] }),
      allowExternalPrincipals: this.props.allowExternalPrincipals,
    });
  }

  private judge(model: VaultModel): Finding[] {
    this.known = model;
    return judge('vault', model, { label: 'the air-gapped vault', path: '' }, 'part');
  }
}

function boundsModel(minRetention: AirGappedVaultAttributes['minRetention'], maxRetention: AirGappedVaultAttributes['maxRetention']): LockModel {
  // An air-gapped vault always has both bounds, so one that is left out is not known.
  return { minRetentionDays: daysOf(minRetention) ?? UNKNOWN, maxRetentionDays: daysOf(maxRetention) ?? UNKNOWN, changeableForDays: undefined };
}
