import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { AuditFramework } from './audit/audit-framework';
import type { BackupReports } from './audit/backup-reports';
import { measureSetUp } from './compliance/measure-set-up';
import { replicasOf } from './copy/replica-vault';
import { advancedOptions } from './front-door/advanced-options';
import type { CompliantBackupProps } from './front-door/compliant-backup-props';
import { expandLevel } from './front-door/expand-level';
import { judgeSetUp } from './front-door/judge-set-up';
import { makeVault, retainVault } from './front-door/own-vaults';
import { makeProofs, setUpOf } from './front-door/proofs';
import type { Proofs } from './front-door/proofs';
import { isKnown, UNKNOWN } from './model/known';
import { resourceType } from './model/resources/resource-types';
import type { BackupActivityLog } from './monitoring/backup-activity-log';
import type { BackupDashboard } from './monitoring/backup-dashboard';
import type { BackupMonitoring } from './monitoring/backup-monitoring';
import { SharePlan, sharesOf } from './plan/plan-share';
import type { PlanShare } from './plan/plan-share';
import type { ProtectionPlan } from './plan/protection-plan';
import type { RecoveryObjectives } from './plan/recovery-objectives';
import type { RestoreTesting } from './restore-testing/restore-testing';
import { ResourceSelector } from './selection/resource-selector';
import { RestoreRole } from './selection/restore-role';
import { SecureVault } from './vault/secure-vault';

/** What the file of proofs is loaded for. */
const PROOFS = ['audit', 'reports', 'restoreTesting', 'monitoring', 'activityLog', 'dashboard'] as const;

/**
 * Backups that an auditor, an SRE and a security engineer accept, in five lines: a locked and encrypted vault, a
 * plan that meets the RPO, selections with the right roles, and copies wired on both ends.
 *
 * Everything is checked before anything is created; what cannot work is refused with an error that says how to
 * mend it (RULES.md).
 *
 * @example
 * declare const stack: Stack;
 *
 * new CompliantBackup(stack, 'Backup', {
 *   resources: ResourceSelector.byTag('backup', 'true'),
 *   copyTo: [CopyDestination.region('us-west-2')],
 * });
 */
export class CompliantBackup extends Construct {
  /** The vault that receives the backups. */
  public readonly vault: backup.IBackupVaultRef;

  /** Key of the vault; undefined where an existing vault was brought along. */
  public readonly encryptionKey?: kms.IKeyRef;

  /** The plan whose rules take snapshots. */
  public readonly plan: ProtectionPlan;

  /** The role that takes backups. */
  public readonly backupRole: iam.IRole;

  /** The role to restore with. */
  public readonly restoreRole: iam.IRole;

  /** The audit framework; undefined where `audit` was not set. */
  public readonly framework?: AuditFramework;

  /** The reports and their bucket; undefined where `reports` was not set. */
  public readonly reports?: BackupReports;

  /** The restore tests; undefined where `restoreTesting` was not set. */
  public readonly restoreTesting?: RestoreTesting;

  /** Alerts and alarms; undefined where `monitoring` was not set. */
  public readonly monitoring?: BackupMonitoring;

  /** The log of what AWS Backup does; undefined where `activityLog` was not set. */
  public readonly activityLog?: BackupActivityLog;

  /** The dashboard; undefined where `dashboard` was not set. */
  public readonly dashboard?: BackupDashboard;

  private readonly objectives: RecoveryObjectives | undefined;
  private readonly shares: readonly PlanShare[];
  private readonly advanced: ReturnType<typeof advancedOptions>;
  private readonly proofs: Proofs | undefined;
  private readonly made = new Map<string, SharePlan>();
  private readonly superseded: SecureVault[];

  constructor(scope: Construct, id: string, props: CompliantBackupProps = {}) {
    super(scope, id);
    this.objectives = props.objectives;
    const levelPlan = expandLevel(this, props);
    this.shares = sharesOf(levelPlan);
    judgeSetUp(this, props, levelPlan, () => ({ rules: this.plans.flatMap(plan => plan._rules), withoutCopy: this.withoutCopy() }), CompliantBackup);
    if (props.standards?.length) measureSetUp(this, props.standards, () => setUpOf(this, props.objectives, this.proofs ?? {}), CompliantBackup);

    const { encryptionKey, generation } = props;
    this.vault = props.backupVault ?? makeVault(this, props, { vaultLock: levelPlan.vaultLock, encryptionKey, generation });
    this.encryptionKey = props.backupVault ? undefined : (this.vault as SecureVault).encryptionKey;
    this.superseded = (props.retainedVaults ?? []).map(retained => retainVault(this, props, retained, levelPlan.vaultLock));
    this.advanced = advancedOptions(this, props, this.shares);
    this.plan = this.make(this.shares[0], props.backupRole);
    this.backupRole = this.plan.backupRole;
    this.restoreRole = props.restoreRole ?? new RestoreRole(this, 'RestoreRole');
    if (props.resources) this.select('Resources', props.resources, CompliantBackup);
    this.proofs = PROOFS.some(name => props[name]) ? makeProofs(this, props, this) : {};
    const { framework, reports, restoreTesting, monitoring, activityLog, dashboard } = this.proofs;
    this.framework = framework;
    this.reports = reports;
    this.restoreTesting = restoreTesting;
    this.monitoring = monitoring;
    this.activityLog = activityLog;
    this.dashboard = dashboard;
  }

  /**
   * The plan whose rule is continuous. There is one as soon as something is selected that can be restored to any
   * second: S3, RDS, Aurora or SAP HANA on EC2.
   */
  public get continuousPlan(): ProtectionPlan | undefined {
    return this.made.get('ContinuousPlan');
  }

  /**
   * All plans. Beside `plan` and `continuousPlan` there are, where rules copy into a logically air-gapped vault, plans
   * without that copy for the resource types that cannot go there, as soon as such a type is selected.
   */
  public get plans(): ProtectionPlan[] {
    return [...this.made.values()];
  }

  /** The vaults of `retainedVaults`, in their order. */
  public get retainedVaults(): SecureVault[] {
    return [...this.superseded];
  }

  /** The vaults in other Regions that receive the copies. */
  public get replicas(): SecureVault[] {
    return replicasOf(this, this.vault);
  }

  /**
   * Protects resources by their ARN, whatever made them: everything below each construct that AWS Backup can back up.
   *
   * Protecting the same resource twice is the same as once. A resource of another stack makes that stack export its
   * ARN; select by tag to keep stacks apart. Fails where nothing below a construct can be backed up.
   */
  public protect(...constructs: IConstruct[]): void {
    const selector = ResourceSelector.fromConstruct(...constructs);
    for (const plan of this.plansFor(selector)) plan._protect(constructs, this.protect);
    this.admit(selector);
  }

  /**
   * Adds a selection to what is protected.
   *
   * @param id id of the selection in this set-up
   */
  public addSelection(id: string, resources: ResourceSelector): void {
    this.select(id, resources, this.addSelection);
  }

  /**
   * Subscribes somebody who wants to hear of failures of the vault only. Replicas report in their own Region: subscribe
   * there with the same method of each of `replicas`.
   *
   * Fails for a vault that was brought along, and for a subscription that has a filter already.
   */
  public addFailureSubscription(subscription: sns.ITopicSubscription): sns.Subscription {
    if (this.vault instanceof SecureVault) return this.vault.addFailureSubscription(subscription);
    throw new Error(`Vault must be one of ours to report failures, got one that was brought along: subscribe where it is made [${this.node.path}]`);
  }

  /** The set-up in words, for people: when, how long, where to and what. */
  public describe(): string {
    return this.plans.map(plan => plan._describe(plan._rules.some(({ continuous }) => continuous) ? undefined : this.objectives)).join('\n\n');
  }

  /** Types that get no copy because all copies go into a logically air-gapped vault. */
  private withoutCopy(): string[] {
    const ordinary = this.made.get('OrdinaryPlan');
    if (!ordinary || ordinary._rules.some(({ copies }) => copies === UNKNOWN || (copies ?? []).length > 0)) return [];
    const { selections } = ordinary._model();
    const types = isKnown(selections) ? selections.flatMap(selection => typeof selection.types === 'object' ? selection.types : []) : [];
    return [...new Set(types)].map(type => resourceType(type).label);
  }

  private select(id: string, selector: ResourceSelector, from: Function): void {
    for (const plan of this.plansFor(selector)) plan._addSelection(id, selector, from);
    this.admit(selector);
  }

  private admit(selector: ResourceSelector): void {
    if (!(this.restoreRole instanceof RestoreRole)) return;
    for (const { types } of selector._resolve(this)) this.restoreRole._admit(types);
  }

  /**
   * The plans that have something to do for a selector, made where they do not exist yet. Where none has, the first one
   * tells what is wrong with it.
   */
  private* plansFor(selector: ResourceSelector): Generator<SharePlan> {
    const wanted = this.shares.filter(({ filter }) => selector._resolve(this, filter).length > 0);
    for (const share of wanted.length > 0 ? wanted : [this.shares[0]]) yield this.made.get(share.id) ?? this.make(share, this.backupRole);
  }

  private make(share: PlanShare, backupRole: iam.IRole | undefined): SharePlan {
    const { id, rules, filter } = share;
    const plan = new SharePlan(this, id, { backupVault: this.vault, rules: [...rules], backupRole, ...this.advanced(share) }).keepTo(filter);
    this.made.set(id, plan);
    plan.tellOfRules(() => this.proofs?.watchFurther?.());
    this.monitoring?.addPlan(plan);
    this.proofs?.watchFurther?.();
    return plan;
  }
}
