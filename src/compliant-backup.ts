import { Annotations, Stack, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { AuditFramework } from './audit/audit-framework';
import { BackupReport } from './audit/backup-report';
import { BackupReports } from './audit/backup-reports';
import { placeOf } from './compliance/describe-design';
import type { SetUp } from './compliance/describe-design';
import { measureSetUp } from './compliance/measure-set-up';
import type { CompliantBackupProps, RetainedVault } from './compliant-backup-props';
import { replicasOf } from './copy/replica-vault';
import type { Finding, When } from './model/diagnostics/diagnostic';
import { judgeAlone } from './model/diagnostics/judge';
import { isKnown, leaf, minutesOf, UNKNOWN } from './model/known';
import type { RuleModel, SetupModel, VaultModel } from './model/plan/plan-model';
import { resourceType } from './model/resources/resource-types';
import { longestIntervalMeeting } from './model/schedule/standard-intervals';
import { describeRule } from './plan/bind-rule';
import type { LevelPlan } from './plan/level-plan';
import { objectivesModel } from './plan/objectives-model';
import { SharePlan, sharesOf } from './plan/plan-share';
import type { PlanShare } from './plan/plan-share';
import { ProtectionLevel } from './plan/protection-level';
import type { ProtectionPlan } from './plan/protection-plan';
import type { ProtectionRule } from './plan/protection-rule';
import type { RecoveryObjectives } from './plan/recovery-objectives';
import { refuseErrors, report, reportAtSynth } from './private/report';
import { ResourceSelector } from './selection/resource-selector';
import { RestoreRole } from './selection/restore-role';
import { SecureVault } from './vault/secure-vault';
import type { SecureVaultProps } from './vault/secure-vault-props';
import { vaultModelOf } from './vault/vault-model';
import { VaultNotifications } from './vault/vault-notifications';

const A_DAY_IN_HOURS = 24;
const PLACE = { label: 'backup plan', path: '' };

/** A plan of which nothing but the rules matters. */
const NO_PLAN = { name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, selections: UNKNOWN, advancedSettings: UNKNOWN, scanSettings: UNKNOWN } as const;

/** Options that shape a new vault. */
const VAULT_OPTIONS = [
  'vaultLock', 'encryptionKey', 'keyProtection', 'policyAdministrators', 'breakGlassRoles', 'blockAccessPolicyChanges', 'generation', 'retainedVaults', 'removalPolicy',
  'notifications',
] as const;

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

  private readonly objectives: RecoveryObjectives | undefined;
  private readonly levelPlan: LevelPlan;
  private readonly shares: readonly PlanShare[];
  private readonly made = new Map<string, SharePlan>();
  private readonly superseded: SecureVault[];

  constructor(scope: Construct, id: string, props: CompliantBackupProps = {}) {
    super(scope, id);
    this.objectives = props.objectives;
    this.levelPlan = expand(props, this.chooseInterval(props));
    this.shares = sharesOf(this.levelPlan);
    this.checkBeforehand(props);
    if (props.standards?.length) measureSetUp(this, props.standards, () => this.parts(), CompliantBackup);

    this.vault = props.backupVault ?? this.makeVault(props);
    this.encryptionKey = props.backupVault ? undefined : (this.vault as SecureVault).encryptionKey;
    this.superseded = (props.retainedVaults ?? []).map(retained => this.retain(props, retained));
    this.plan = this.make(this.shares[0], props.backupRole);
    this.backupRole = this.plan.backupRole;
    this.restoreRole = props.restoreRole ?? new RestoreRole(this, 'RestoreRole');
    if (props.resources) this.select('Resources', props.resources, CompliantBackup);
    this.framework = props.audit && AuditFramework._fromPlans(this, 'Framework', { ...props.audit, objectives: props.objectives, plans: () => this.plans });
    this.reports = props.reports && new BackupReports(this, 'Reports', { ...props.reports, reports: props.reports.reports ?? standardReports(this.framework) });
    reportAtSynth(this, () => this.judgeObjectives(this.plans.flatMap(plan => plan._rules), 'whole'));
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

  /** What standards look at. */
  private parts(): SetUp {
    const { plans, vault, encryptionKey, backupRole, restoreRole, framework, reports } = this;
    return {
      plans, vault, encryptionKey, backupRole, restoreRole,
      rpoMinutes: minutesOf(this.objectives?.rpo),
      further: {
        frameworks: framework ? [{ model: framework._model(), at: placeOf(framework) }] : [],
        reportPlans: (reports?._plans ?? []).map(({ resource, model }) => ({ model, at: placeOf(resource) })),
      },
    };
  }

  /** The longest standard interval that provably meets the RPO; a day where there is none or the rules are given. */
  private chooseInterval({ level, objectives, timeZone }: CompliantBackupProps): number {
    const rpo = minutesOf(objectives?.rpo);
    if (!isKnown(rpo) || level?._hasFixedRules) return A_DAY_IN_HOURS;
    const zone = leaf(timeZone?.timezoneName);
    const hours = longestIntervalMeeting(rpo, isKnown(zone) ? { timeZone: zone } : {});
    // The shortest one is refused in words that name the RPO.
    if (hours === undefined) return 1;
    Annotations.of(this).addInfo(`An RPO of ${rpo / 60} hours is met by a backup every ${hours === 1 ? 'hour' : `${hours} hours`}: the longest standard interval that keeps it, start window and daylight saving counted`);
    return hours;
  }

  private checkBeforehand(props: CompliantBackupProps): void {
    const { backupVault, copyTo, level } = props;
    const { rules, continuous, name, expectsCopy } = this.levelPlan;
    const origin = { scope: this, vault: backupVault, vaultModel: backupVault ? vaultModelOf(backupVault) : this.vaultToBe() };
    const described = [rules, continuous].map(list => list.map((rule, i) => describeRule(rule, origin, i)));
    const models = described.map(list => list.map(({ model }) => model));
    refuseErrors(this, [
      ...described.flat().flatMap(({ findings }) => findings),
      ...models.flatMap(list => judgeAlone('plan', { ...NO_PLAN, rules: list }, PLACE, 'part')),
      // Rules of a preset are all there are; to rules of your own more can be added.
      ...this.judgeObjectives(models.flat(), level?._hasFixedRules ? 'part' : undefined),
    ], CompliantBackup);
    const setup: SetupModel = {
      levelName: name,
      expectsCopy,
      copies: copyTo?.length ?? 0,
      bringsVault: backupVault !== undefined,
      vaultOptions: VAULT_OPTIONS.filter(option => props[option] !== undefined),
      givenRules: level?._hasFixedRules === true,
      presetOptions: props.timeZone ? ['timeZone'] : [],
      generations: [props, ...props.retainedVaults ?? []].map(({ generation }) => leaf(generation)),
      withoutCopy: [],
    };
    report(this, judgeAlone('setup', setup, PLACE, 'part'), CompliantBackup);
    reportAtSynth(this, () => judgeAlone('setup', { ...setup, withoutCopy: this.withoutCopy() }, PLACE, 'whole'));
  }

  /** Types that get no copy because all copies go into a logically air-gapped vault. */
  private withoutCopy(): string[] {
    const ordinary = this.made.get('OrdinaryPlan');
    if (!ordinary || ordinary._rules.some(({ copies }) => copies === UNKNOWN || (copies ?? []).length > 0)) return [];
    const { selections } = ordinary._model();
    const types = isKnown(selections) ? selections.flatMap(selection => typeof selection.types === 'object' ? selection.types : []) : [];
    return [...new Set(types)].map(type => resourceType(type).label);
  }

  private judgeObjectives(rules: readonly RuleModel[], when?: When): Finding[] {
    return this.objectives ? judgeAlone('objectives', objectivesModel(this.objectives, rules), PLACE, when) : [];
  }

  /** The new vault, as far as it is known before it is made. */
  private vaultToBe(): VaultModel {
    const stack = Stack.of(this);
    return {
      name: UNKNOWN,
      arn: UNKNOWN,
      account: leaf(stack.account),
      region: leaf(stack.region),
      lock: this.levelPlan.vaultLock?._model(),
      encryptionKeyArn: UNKNOWN,
      notificationEvents: UNKNOWN,
      retained: true,
      airGapped: false,
    };
  }

  private makeVault(props: CompliantBackupProps): SecureVault {
    return this.makeVaultOf(props, { vaultLock: this.levelPlan.vaultLock, encryptionKey: props.encryptionKey, generation: props.generation });
  }

  /** A generation of its own makes a vault of its own, beside the earlier ones. */
  private makeVaultOf(props: CompliantBackupProps, own: Pick<SecureVaultProps, 'vaultLock' | 'encryptionKey' | 'generation'>): SecureVault {
    return new SecureVault(this, vaultId(own.generation), {
      ...own,
      policyAdministrators: props.policyAdministrators,
      breakGlassRoles: props.breakGlassRoles,
      keyProtection: props.keyProtection,
      blockAccessPolicyChanges: props.blockAccessPolicyChanges,
      removalPolicy: props.removalPolicy,
      notifications: props.notifications ?? VaultNotifications.failuresOnly(),
    });
  }

  /** Keeps an earlier vault as it was made, and what copies from it have needed. */
  private retain(props: CompliantBackupProps, { generation, vaultLock, encryptionKey, copyTo }: RetainedVault): SecureVault {
    const vault = this.makeVaultOf(props, { generation, vaultLock: vaultLock ?? this.levelPlan.vaultLock, encryptionKey });
    for (const destination of copyTo ?? props.copyTo ?? []) destination._keep({ scope: this, vault, vaultModel: vaultModelOf(vault) });
    return vault;
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

  private make({ id, rules, filter }: PlanShare, backupRole: iam.IRole | undefined): SharePlan {
    const plan = new SharePlan(this, id, { backupVault: this.vault, rules: [...rules], backupRole }).keepTo(filter);
    this.made.set(id, plan);
    return plan;
  }
}

/** Jobs, and compliance where there is a framework. */
function standardReports(framework: AuditFramework | undefined): BackupReport[] {
  const frameworks = framework ? [framework] : [];
  return [
    BackupReport.backupJobs(), BackupReport.copyJobs(), BackupReport.restoreJobs(),
    ...frameworks.length > 0 ? [BackupReport.resourceCompliance({ frameworks }), BackupReport.controlCompliance({ frameworks })] : [],
  ];
}

/** Id of the vault of a generation, which is contract. */
function vaultId(generation: string | undefined): string {
  return generation === undefined || Token.isUnresolved(generation) ? 'Vault' : `Vault-${generation.replace(/\//g, '-')}`;
}

/** The level as rules, with the copies and the lock that were asked for. */
function expand(props: CompliantBackupProps, hours: number): LevelPlan {
  const level = props.level ?? ProtectionLevel.regulated();
  const plan = level._plan(hours, { timeZone: props.timeZone });
  const airGapped = props.airGappedVault;
  const copying = (rules: readonly ProtectionRule[]) => rules
    .map(rule => rule.copyingTo(...props.copyTo ?? []))
    .map(rule => airGapped ? rule._into(airGapped) : rule);
  return { ...plan, rules: copying(plan.rules), continuous: copying(plan.continuous), vaultLock: props.vaultLock ?? plan.vaultLock };
}
