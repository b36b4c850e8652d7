import { Lazy, Resource, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import { replicasOf } from '../copy/replica-vault';
import type { Finding, When } from '../model/diagnostics/diagnostic';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf, minutesOf } from '../model/known';
import { LIMITS } from '../model/limits';
import type { PlanModel, RuleModel } from '../model/plan/plan-model';
import { physicalName } from '../private/physical-name';
import { report, reportAtSynth } from '../private/report';
import { BackupRole } from '../selection/backup-role';
import { MalwareScannerRole } from '../selection/malware-scanner-role';
import { PlanSelections } from '../selection/plan-selections';
import type { ResourceSelector } from '../selection/resource-selector';
import type { SelectedResource } from '../selection/selection-spec';
import type { TypeFilter } from '../selection/type-filter';
import { SecureVault } from '../vault/secure-vault';
import { vaultModelOf } from '../vault/vault-model';
import type { MalwareScanning, S3BackupOptions } from './advanced-options';
import { AdvancedSettings } from './advanced-settings';
import { bindRule, describeRule, judgeCopies } from './bind-rule';
import type { BoundRule } from './bind-rule';
import { claim, contested } from './continuous-claims';
import type { ClaimingPlan } from './continuous-claims';
import { describePlan } from './describe-plan';
import { objectivesModel } from './objectives-model';
import type { ProtectionRule } from './protection-rule';
import type { RecoveryObjectives } from './recovery-objectives';
import { SourceKeys } from './source-keys';


/** Properties of a ProtectionPlan. */
export interface ProtectionPlanProps {
  /**
   * Name of the plan: 1 to 50 letters, digits, hyphens, underscores and periods.
   *
   * @default - a readable name from the stack and the path of the plan
   */
  readonly backupPlanName?: string;

  /**
   * Rules, up to 10; more can be added with `addRule`.
   *
   * @default - none; a plan without rules is refused at synth
   */
  readonly rules?: ProtectionRule[];

  /**
   * The vault of every rule that names no other: a `SecureVault`, a vault of aws-cdk-lib, or an imported one.
   *
   * @default - a new SecureVault without a lock
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * What the rules have to keep; rules that do not meet the RPO are refused at synth.
   *
   * @default - not checked
   */
  readonly objectives?: RecoveryObjectives;

  /**
   * The role that takes backups of what the plan selects. A role of your own gets no permissions added.
   *
   * @default - a BackupRole with the managed policies that the selected types need
   */
  readonly backupRole?: iam.IRole;

  /**
   * Takes application-consistent backups of Windows instances on EC2 (Volume Shadow Copy Service).
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/windows-backups.html
   * @default false
   */
  readonly windowsVss?: boolean;

  /**
   * What backups of S3 buckets contain beside the objects.
   *
   * @default - ACLs and object tags, as AWS Backup does by itself
   */
  readonly s3?: S3BackupOptions;

  /**
   * Sets up malware scanning; rules ask for it with `malwareScan`.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/malware-protection.html
   * @default - no scanning
   */
  readonly malwareScanning?: MalwareScanning;
}

const PLACE = { label: 'backup plan', path: '' };

/**
 * A backup plan: rules that say when, how long and where to, and selections that say what.
 *
 * Every part is checked when it is added; what a later call may still cure is checked at synth. A plan can be
 * handed to aws-cdk-lib's `BackupSelection` and wherever else an `IBackupPlan` is wanted.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html
 * @resource AWS::Backup::BackupPlan
 */
export class ProtectionPlan extends Resource implements backup.IBackupPlan {
  /** Refers to a plan that exists. */
  public static fromBackupPlanId(scope: Construct, id: string, backupPlanId: string): backup.IBackupPlan {
    return backup.BackupPlan.fromBackupPlanId(scope, id, backupPlanId);
  }

  /**
   * Id of the plan.
   *
   * @attribute
   */
  public readonly backupPlanId: string;

  /** The vault of every rule that names no other. */
  public readonly backupVault: backup.IBackupVaultRef;

  /** The role that takes the backups. */
  public readonly backupRole: iam.IRole;

  private readonly objectives: RecoveryObjectives | undefined;
  private readonly resource: backup.CfnBackupPlan;
  private readonly selections: PlanSelections;
  private readonly advanced: AdvancedSettings;
  private readonly rules: BoundRule[] = [];
  private readonly claiming: ClaimingPlan = { path: this.node.path, continuous: () => this.rules.some(({ rule }) => rule.isContinuous) };
  private readonly sourceKeys = new SourceKeys();
  private readonly bareModel: PlanModel;

  constructor(scope: Construct, id: string, props: ProtectionPlanProps = {}) {
    super(scope, id);
    this.objectives = props.objectives;
    const stack = Stack.of(this);
    const backupPlanName = props.backupPlanName ?? physicalName({ scope, id, maxLength: LIMITS.planNameMaxLength.value, identity: [] });
    this.advanced = new AdvancedSettings(props);
    this.bareModel = {
      name: leaf(backupPlanName),
      account: leaf(stack.account),
      region: leaf(stack.region),
      rules: [],
      selections: [],
      advancedSettings: this.advanced.settings,
      scanSettings: this.advanced.scanSettings,
    };
    report(this, judgeAlone('plan', this.bareModel, PLACE, 'part'), ProtectionPlan);
    report(this, this.judgeObjectives('part'), ProtectionPlan);

    this.backupVault = props.backupVault ?? new SecureVault(this, 'Vault');
    this.backupRole = props.backupRole ?? new BackupRole(this, 'BackupRole');
    this.resource = new backup.CfnBackupPlan(this, 'Resource', {
      backupPlan: {
        backupPlanName,
        backupPlanRule: Lazy.any({
          produce: () => this.rules.map(({ rule, vault, copies }) => rule._render(vault.backupVaultRef.backupVaultName, copies)),
        }),
        ...this.advanced.render(() => new MalwareScannerRole(this, 'ScannerRole')),
      },
    });
    this.backupPlanId = this.resource.attrBackupPlanId;
    this.selections = new PlanSelections(this, { backupPlanId: this.backupPlanId, role: this.backupRole, filter: () => this._typeFilter });

    for (const rule of props.rules ?? []) this.addRule(rule);
    reportAtSynth(this, () => [
      ...judgeAlone('plan', this._model(), PLACE, 'whole'),
      ...this.judgeObjectives('whole'),
    ]);
  }

  /**
   * ARN of the plan.
   *
   * @attribute
   */
  public get backupPlanArn(): string {
    return this.resource.attrBackupPlanArn;
  }

  /**
   * Id of this version of the plan; it changes with every update.
   *
   * @attribute
   */
  public get versionId(): string {
    return this.resource.attrVersionId;
  }

  /**
   * The vaults in other Regions that `CopyDestination.region` made for the copies of this plan. Plans of one primary stack that back
   * up into the same vault share them.
   */
  public get replicas(): SecureVault[] {
    return this._vaults.flatMap(vault => replicasOf(this, vault));
  }

  /** A reference to this plan. */
  public get backupPlanRef(): backup.BackupPlanReference {
    return { backupPlanId: this.backupPlanId, backupPlanArn: this.backupPlanArn };
  }

  /**
   * Adds a rule; at most 10, with different names.
   *
   * Fails where the rule cannot work: a retention outside the lock of its vault or of a copy's, cold storage that is
   * too short, a schedule that never comes, and so on (RULES.md).
   */
  public addRule(rule: ProtectionRule): void {
    const vault = rule._backupVault ?? this.backupVault;
    const source = { scope: this, vault, vaultModel: vaultModelOf(vault) };
    const index = this.rules.length;
    const { model, findings } = describeRule(rule, source, index);
    const rules = [...this._rules, model];
    report(this, [...findings, ...judgeAlone('plan', { ...this.bareModel, rules }, PLACE, 'part')], this.addRule);

    const bound = bindRule(rule, source, model);
    report(this, judgeCopies(bound, index), this.addRule);
    this.rules.push(bound);
    for (const { dependency } of bound.copies) {
      if (dependency) this.resource.node.addDependency(dependency);
    }
    if (this.backupRole instanceof BackupRole) this.backupRole._admitActions(bound.model);
    this.shareSourceKeys();
  }

  /**
   * Adds a selection: what the plan protects.
   *
   * @param id id of the selection in this plan
   */
  public addSelection(id: string, resources: ResourceSelector): void {
    this._addSelection(id, resources, this.addSelection);
  }

  /**
   * Protects resources by their ARN, whatever made them: everything below each construct that AWS Backup can back up.
   *
   * Protecting the same resource twice is the same as once. A resource of another stack makes that stack export its
   * ARN; select by tag to keep stacks apart.
   */
  public protect(...constructs: IConstruct[]): void {
    this._protect(constructs, this.protect);
  }

  /**
   * Errors point at the caller of `from`.
   *
   * @internal
   */
  public _addSelection(id: string, resources: ResourceSelector, from: Function): void {
    this.selections.add(id, resources, from);
    claim(this.claiming, this.selections.resources());
    this.shareSourceKeys();
    report(this, judgeAlone('plan', { ...this.bareModel, selections: this.selections.models() }, PLACE, 'part'), from);
  }

  /**
   * Errors point at the caller of `from`.
   *
   * @internal
   */
  public _protect(constructs: readonly IConstruct[], from: Function): void {
    this.selections.protect(constructs, from);
    claim(this.claiming, this.selections.resources());
    this.shareSourceKeys();
  }

  /** The plan in words, for people: when, how long, where to and what. */
  public describe(): string {
    return this._describe(this.objectives);
  }

  /**
   * The plan in words, beside objectives that somebody else holds.
   *
   * @internal
   */
  public _describe(objectives: RecoveryObjectives | undefined): string {
    return describePlan({
      planName: this.bareModel.name,
      vault: vaultModelOf(this.backupVault),
      rules: this.rules,
      selections: this.selections.models(),
      rpoMinutes: minutesOf(objectives?.rpo),
    });
  }

  /**
   * All that is known of the plan.
   *
   * @internal
   */
  public _model(): PlanModel {
    return {
      ...this.bareModel,
      rules: this._rules,
      selections: this.selections.models(),
      continuousElsewhere: contested(this.claiming, this.selections.resources()),
      sourceKeys: this.sourceKeys.models(),
    };
  }

  /**
   * The vaults that receive the backups.
   *
   * @internal
   */
  public get _vaults(): readonly backup.IBackupVaultRef[] {
    return [...new Set(this.rules.map(({ vault }) => vault))];
  }

  /**
   * The logically air-gapped vaults that rules back up into directly.
   *
   * @internal
   */
  public get _airGappedVaults(): readonly backup.IBackupVaultRef[] {
    return [...new Set(this.rules.flatMap(({ rule }) => rule._airGappedVault ?? []))];
  }

  /**
   * What the selections name: constructs, ARNs and patterns.
   *
   * @internal
   */
  public get _selected(): readonly SelectedResource[] {
    return this.selections.resources();
  }

  /** @internal */
  public get _rules(): readonly RuleModel[] {
    return this.rules.map(({ model }) => model);
  }

  /**
   * What selections are kept to.
   *
   * @internal
   */
  protected get _typeFilter(): TypeFilter {
    return {};
  }

  private shareSourceKeys(): void {
    this.sourceKeys.share(this.rules, () => this.selections.resources());
  }

  private judgeObjectives(when: When): Finding[] {
    if (!this.objectives) return [];
    return judgeAlone('objectives', objectivesModel(this.objectives, this._rules), { label: 'backup plan', path: 'objectives' }, when);
  }
}
