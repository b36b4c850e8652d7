import { Lazy, RemovalPolicy, Resource } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { errorsOf } from '../model/diagnostics/error';
import { judge } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { VaultModel } from '../model/plan/plan-model';
import type { VaultAccessModel, VaultNamingModel } from '../model/vault/vault-parts';
import { refuseErrors, report, reportAtSynth } from '../private/report';
import { today } from '../private/today';
import type { BoundNotifications } from './bound-notifications';
import { denyDelete } from './deny-delete';
import type { DenyDelete } from './deny-delete';
import { subscribeToFailures } from './failure-subscription';
import { ImportedVault, keyLeaves } from './imported-vault';
import { KeyDeletionAlarm } from './key-deletion-alarm';
import type { KeyDeletionAlarmOptions } from './key-deletion-alarm';
import type { SecureVaultAttributes, SecureVaultProps } from './secure-vault-props';
import { vaultArn, vaultArnParts } from './vault-arn';
import { VaultGrants } from './vault-grants';
import type { VaultLock } from './vault-lock';
import { readResource } from './vault-model';
import { vaultName } from './vault-name';
import { VaultPolicy } from './vault-policy';

const PLACE = { label: 'the vault', path: '' };

/**
 * A backup vault that an auditor accepts: encrypted with a key of its own, protected from deletion by hand,
 * locked and heard of if you say so, and never in the way of its successor.
 *
 * The name changes whenever the vault has to be replaced, and is known at synth, so that other Regions and accounts
 * can copy into the vault without exports.
 *
 * Throws for input that AWS Backup would refuse, or that could not be undone by accident.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html
 */
export class SecureVault extends Resource implements backup.IBackupVault, iam.IResourceWithPolicyV2 {
  /** An existing vault of this account and Region, by its name. */
  public static fromBackupVaultName(scope: Construct, id: string, backupVaultName: string): backup.IBackupVault {
    return new ImportedVault(scope, id, vaultArn(scope, backupVaultName), {}, SecureVault.fromBackupVaultName);
  }

  /** An existing vault, by its ARN; its `env` is that of the ARN. */
  public static fromBackupVaultArn(scope: Construct, id: string, backupVaultArn: string): backup.IBackupVault {
    return new ImportedVault(scope, id, backupVaultArn, {}, SecureVault.fromBackupVaultArn);
  }

  /** An existing vault of which more is known, so that rules and copies can be checked against it. */
  public static fromBackupVaultAttributes(scope: Construct, id: string, attributes: SecureVaultAttributes): backup.IBackupVault {
    const { backupVaultArn, vaultLock, encryptionKey } = attributes;
    return new ImportedVault(scope, id, backupVaultArn, {
      ...vaultLock && { lock: vaultLock._model() },
      ...encryptionKey && keyLeaves(encryptionKey),
    }, SecureVault.fromBackupVaultAttributes);
  }

  /** The name of the vault. */
  public readonly backupVaultName: string;
  /** The ARN of the vault; literal where it is used from another Region or account. */
  public readonly backupVaultArn: string;
  /** The key that encrypts the vault. */
  public readonly encryptionKey: kms.IKeyRef;
  /** The lock of the vault, if it has one. */
  public readonly vaultLock?: VaultLock;
  /** The topic that the vault reports to, if it has notifications. */
  public readonly notificationTopic?: sns.ITopic;

  private readonly props: SecureVaultProps;
  private readonly resource: CfnBackupVault;
  private readonly naming: VaultNamingModel;
  private readonly deny: DenyDelete | undefined;
  private readonly notifications: BoundNotifications | undefined;
  private readonly policy: VaultPolicy;
  private accepts: VaultAccessModel['accepts'];
  private known: VaultModel | undefined;

  constructor(scope: Construct, id: string, props: SecureVaultProps = {}) {
    // Concrete before super(), which decides there whether other Regions can refer to the vault by name.
    const name = vaultName(scope, id, props);
    super(scope, id, { physicalName: name.text });
    this.props = props;
    this.naming = name.model;
    this.vaultLock = props.vaultLock;
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: `Backup vault ${this.physicalName}`,
      enableKeyRotation: true,
      removalPolicy: this.keyRemovalPolicy(this.removalPolicy),
    });
    props.keyProtection?._protect(this.encryptionKey, SecureVault);
    this.deny = this.denyDelete();
    this.policy = new VaultPolicy(this.deny?.statements ?? [], props.accessPolicy);
    this.notifications = props.notifications?._bind(this);
    this.notificationTopic = this.notifications?.topic;
    this.resource = this.makeResource();
    this.backupVaultName = this.getResourceNameAttribute(this.resource.ref);
    this.backupVaultArn = this.getResourceArnAttribute(this.resource.attrBackupVaultArn, vaultArnParts(this.physicalName));
    report(this, this.judge(this.read()), SecureVault);
    reportAtSynth(this, () => {
      const model = this.read();
      // What aspects change after this constructor cannot be thrown at anybody's line.
      return [...errorsOf(this.judge(model)), ...judge('vault', { ...model, today: today() }, PLACE, 'whole')];
    });
  }

  /** Reference for other constructs. */
  public get backupVaultRef(): backup.BackupVaultReference {
    return { backupVaultName: this.backupVaultName, backupVaultArn: this.backupVaultArn };
  }

  /** Permissions on the vault. */
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
   * Adds a statement to the access policy of the vault.
   *
   * AWS Backup wants `*` as the resource, and accepts principals of other accounts for `backup:CopyIntoBackupVault`
   * only. Throws for an action with a wildcard.
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    this.policy.add(statement);
    refuseErrors(this, this.judge(this.read()), this.addToResourcePolicy);
    return { statementAdded: true, policyDependable: this.resource };
  }

  /**
   * Subscribes somebody who wants to hear of failures only.
   *
   * Left out are jobs that are under way or ended well, and indexes that were made or deleted. Messages without
   * these attributes, such as those about single objects of a bucket or cluster, arrive. A job that ended
   * `COMPLETED` with issues cannot be told from a good one here. Email and other endpoints that have to be confirmed
   * are silent until they are.
   *
   * Throws for a vault without notifications, and for a subscription that has a filter already.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
   */
  public addFailureSubscription(subscription: sns.ITopicSubscription): sns.Subscription {
    return subscribeToFailures(this, this.notificationTopic, subscription);
  }

  /**
   * Tells a topic when somebody schedules the deletion of the vault's key, or disables it; see `KeyDeletionAlarm` for
   * what that takes.
   *
   * Throws for a vault without notifications where no topic is given.
   *
   * @param options another topic than the one that the vault reports to
   */
  public alarmOnKeyDeletion(options: KeyDeletionAlarmOptions = {}): KeyDeletionAlarm {
    const topic = options.topic ?? this.notificationTopic;
    if (!topic) {
      throw new Error(`Alarm on key deletion must have a topic, got none: pass one, or set notifications [${this.node.path}]`);
    }
    return new KeyDeletionAlarm(this, 'KeyDeletionAlarm', { ...options, encryptionKey: this.encryptionKey, topic });
  }

  /** Sets what becomes of the vault, and of its own key. Throws for `DESTROY` on a vault with a compliance lock. */
  public override applyRemovalPolicy(policy: RemovalPolicy): void {
    super.applyRemovalPolicy(policy);
    if (!this.props.encryptionKey) (this.encryptionKey as kms.Key).applyRemovalPolicy(this.keyRemovalPolicy(policy));
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
      lock: this.vaultLock?._model(),
      access: this.accessModel(),
      topic: this.notifications?.model,
      naming: this.naming,
    };
  }

  /**
   * Makes the vault the receiving side of copies between accounts.
   *
   * @internal
   */
  public _acceptCopies(statements: readonly iam.PolicyStatement[], accepts: VaultAccessModel['accepts']): void {
    this.accepts = accepts;
    for (const statement of statements) this.policy.add(statement);
    this.known = undefined;
  }

  /**
   * What a copy of this vault in another Region has in common with it.
   *
   * @internal
   */
  public _replicaSettings(): SecureVaultProps {
    const { backupVaultName: _name, generation: _generation, encryptionKey: _key, notifications, ...common } = this.props;
    return { ...common, notifications: notifications?._elsewhere() };
  }

  /**
   * Whom the deny of manual deletion leaves out; undefined where audits do not find such a deny.
   *
   * @internal
   */
  public get _auditedExceptions(): readonly string[] | undefined {
    return this.deny?.audited;
  }

  private get removalPolicy(): RemovalPolicy {
    return this.props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  }

  /** CloudFormation may not delete a protected key, which it would do with that of a failed first deployment. */
  private keyRemovalPolicy(policy: RemovalPolicy): RemovalPolicy {
    return this.props.keyProtection && policy === RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE ? RemovalPolicy.RETAIN : policy;
  }

  private makeResource(): CfnBackupVault {
    const resource = new CfnBackupVault(this, 'Resource', {
      backupVaultName: this.physicalName,
      encryptionKeyArn: this.encryptionKey.keyRef.keyArn,
      lockConfiguration: this.vaultLock?._render(),
      accessPolicy: Lazy.any({ produce: () => this.policy.render() }),
      notifications: this.notifications && { snsTopicArn: this.notifications.topic.topicArn, backupVaultEvents: [...this.notifications.events] },
    });
    resource.applyRemovalPolicy(this.removalPolicy);
    return resource;
  }

  private denyDelete(): DenyDelete | undefined {
    if (this.props.blockRecoveryPointDeletion === false) return undefined;
    return denyDelete(this.stack, {
      policyChanges: this.props.blockAccessPolicyChanges ?? true,
      policyAdministrators: this.props.policyAdministrators ?? [],
      breakGlass: this.props.breakGlassRoles ?? [],
    });
  }

  private accessModel(): VaultAccessModel {
    return {
      actions: this.policy.actions(),
      exceptions: this.deny?.model.exceptions,
      deployerExcepted: this.deny?.model.deployerExcepted,
      accepts: this.accepts,
    };
  }

  private judge(model: VaultModel): Finding[] {
    this.known = model;
    return judge('vault', model, PLACE, 'part');
  }
}
