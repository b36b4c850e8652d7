import { Annotations, Stack } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { CompliantBackupProps } from './compliant-backup-props';
import { replicasOf } from './copy/replica-vault';
import type { Finding, When } from './model/diagnostics/diagnostic';
import { judgeAlone } from './model/diagnostics/judge';
import { isKnown, leaf, minutesOf, UNKNOWN } from './model/known';
import type { RuleModel, VaultModel } from './model/plan-model';
import { longestIntervalMeeting } from './model/standard-intervals';
import { describeRule } from './plan/bind-rule';
import { CONTINUOUS_TYPES, ContinuousPlan } from './plan/continuous-plan';
import type { LevelPlan } from './plan/level-plan';
import { objectivesModel } from './plan/objectives-model';
import { ProtectionLevel } from './plan/protection-level';
import { ProtectionPlan } from './plan/protection-plan';
import type { ProtectionRule } from './plan/protection-rule';
import type { RecoveryObjectives } from './plan/recovery-objectives';
import { refuseErrors, report, reportAtSynth } from './private/report';
import { ResourceSelector } from './selection/resource-selector';
import { RestoreRole } from './selection/restore-role';
import { SecureVault } from './vault/secure-vault';
import { vaultModelOf } from './vault/vault-model';
import { VaultNotifications } from './vault/vault-notifications';

const A_DAY_IN_HOURS = 24;
const PLACE = { label: 'backup plan', path: '' };

/** A plan of which nothing but the rules matters. */
const NO_PLAN = { name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, selections: UNKNOWN, advancedSettings: UNKNOWN, scanSettings: UNKNOWN } as const;

/** Options that shape a new vault. */
const VAULT_OPTIONS = ['vaultLock', 'encryptionKey', 'policyAdministrators', 'breakGlassRoles', 'blockAccessPolicyChanges', 'generation', 'removalPolicy', 'notifications'] as const;

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

  private readonly objectives: RecoveryObjectives | undefined;
  private readonly levelPlan: LevelPlan;
  private continuous?: ProtectionPlan;

  constructor(scope: Construct, id: string, props: CompliantBackupProps = {}) {
    super(scope, id);
    this.objectives = props.objectives;
    this.levelPlan = expand(props, this.chooseInterval(props));
    this.checkBeforehand(props);

    this.vault = props.backupVault ?? this.makeVault(props);
    this.encryptionKey = props.backupVault ? undefined : (this.vault as SecureVault).encryptionKey;
    this.plan = new ProtectionPlan(this, 'Plan', {
      backupVault: this.vault,
      rules: [...this.levelPlan.rules],
      backupRole: props.backupRole,
    });
    this.backupRole = this.plan.backupRole;
    this.restoreRole = props.restoreRole ?? new RestoreRole(this, 'RestoreRole');
    if (props.resources) this.select('Resources', props.resources, CompliantBackup);
    reportAtSynth(this, () => this.judgeObjectives([this.plan, this.continuous].flatMap(plan => plan?._rules ?? []), 'whole'));
  }

  /**
   * The plan whose rule is continuous. There is one as soon as something is selected that can be restored to any
   * second: S3, RDS, Aurora or SAP HANA on EC2.
   */
  public get continuousPlan(): ProtectionPlan | undefined {
    return this.continuous;
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
    this.plan._protect(constructs, this.protect);
    const selector = ResourceSelector.fromConstruct(...constructs);
    this.admit(selector);
    this.planFor(selector)?._protect(constructs, this.protect);
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
    return [this.plan._describe(this.objectives), ...(this.continuous ? [this.continuous.describe()] : [])].join('\n\n');
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
    report(this, judgeAlone('setup', {
      levelName: name,
      expectsCopy,
      copies: copyTo?.length ?? 0,
      bringsVault: backupVault !== undefined,
      vaultOptions: VAULT_OPTIONS.filter(option => props[option] !== undefined),
      givenRules: level?._hasFixedRules === true,
      presetOptions: props.timeZone ? ['timeZone'] : [],
    }, PLACE, 'part'), CompliantBackup);
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
    };
  }

  private makeVault(props: CompliantBackupProps): SecureVault {
    return new SecureVault(this, 'Vault', {
      vaultLock: this.levelPlan.vaultLock,
      encryptionKey: props.encryptionKey,
      policyAdministrators: props.policyAdministrators,
      breakGlassRoles: props.breakGlassRoles,
      blockAccessPolicyChanges: props.blockAccessPolicyChanges,
      generation: props.generation,
      removalPolicy: props.removalPolicy,
      notifications: props.notifications ?? VaultNotifications.failuresOnly(),
    });
  }

  private select(id: string, selector: ResourceSelector, from: Function): void {
    this.plan._addSelection(id, selector, from);
    this.admit(selector);
    this.planFor(selector)?._addSelection(id, selector, from);
  }

  private admit(selector: ResourceSelector): void {
    if (!(this.restoreRole instanceof RestoreRole)) return;
    for (const { types } of selector._resolve(this)) this.restoreRole._admit(types);
  }

  /** The continuous plan, made when the first selection comes that has something for it. */
  private planFor(selector: ResourceSelector): ProtectionPlan | undefined {
    const { continuous } = this.levelPlan;
    if (continuous.length === 0 || selector._resolve(this, CONTINUOUS_TYPES).length === 0) return undefined;
    this.continuous ??= new ContinuousPlan(this, 'ContinuousPlan', {
      backupVault: this.vault,
      rules: [...continuous],
      backupRole: this.backupRole,
    });
    return this.continuous;
  }
}

/** The level as rules, with the copies and the lock that were asked for. */
function expand(props: CompliantBackupProps, hours: number): LevelPlan {
  const level = props.level ?? ProtectionLevel.regulated();
  const plan = level._plan(hours, { timeZone: props.timeZone });
  const copying = (rules: readonly ProtectionRule[]) => rules.map(rule => rule.copyingTo(...props.copyTo ?? []));
  return { ...plan, rules: copying(plan.rules), continuous: copying(plan.continuous), vaultLock: props.vaultLock ?? plan.vaultLock };
}
