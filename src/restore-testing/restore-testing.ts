import { Aspects, Duration, Lazy, Resource, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { judge, judgeAlone } from '../model/diagnostics/judge';
import { EMPTY_ESTATE } from '../model/estate-model';
import { isKnown, leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { RESTORE_TESTING_LIMITS } from '../model/restore-testing/restore-testing-limits';
import type { RestoreTestingPlanModel, RestoreTestingSelectionModel, RestoreTestSetupModel } from '../model/restore-testing/restore-testing-model';
import type { ProtectionPlan } from '../plan/protection-plan';
import { physicalName } from '../private/physical-name';
import { report, reportAtSynth } from '../private/report';
import { underscored } from '../private/underscored';
import { RestoreRole } from '../selection/restore-role';
import { vaultModelOf } from '../vault/vault-model';
import { deriveTargets } from './derive-targets';
import type { DerivedTargets } from './derive-targets';
import { RestorePermissions } from './restore-permissions';
import { RestoreTestDesign, vaultArnOf } from './restore-test-design';
import { RestoreTestSelections } from './restore-test-selections';
import type { RestoreTestTarget } from './restore-test-target';
import type { RestoreTestingFromPlansOptions, RestoreTestingOptions, RestoreTestingProps } from './restore-testing-props';
import type { BoundValidator } from './validation/bound-validator';
import { feedsOf } from './vault-feeds';

const PLACE = { label: 'the restore tests', path: '' };

/** Long enough for a large resource to be looked at, and short enough that nobody pays for a second one for a day. */
const VALIDATION_WINDOW = Duration.hours(8);

/** As the options of `fromPlans`, with plans that are asked for when they are needed. */
interface LatePlansOptions extends RestoreTestingOptions {
  readonly plans: () => readonly ProtectionPlan[];
}

/**
 * Restores recovery points regularly, to see that they can be restored, and deletes what was restored.
 *
 * A restore testing plan says when and which recovery point, its selections say of which resources and how. Throws for
 * names, windows and targets that AWS Backup would refuse, and for tests that could never succeed.
 *
 * A test is passed when the restore job completes. That what was restored is of use only a validation says: give a `validator`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 * @resource AWS::Backup::RestoreTestingPlan
 */
export class RestoreTesting extends Resource implements backup.IRestoreTestingPlanRef {
  /**
   * Tests of everything that plans protect, and of the vaults that they fill; it follows what is added to the plans later.
   *
   * Named resources are tested as such, and restored into the network that they are in. Where a plan selects by tag, or
   * everything, every type is tested that needs nothing but its recovery point. A type that you name in `targets` is tested
   * as you say.
   *
   * Throws without a plan, and for one of another account or Region. Types that cannot be tested are warned about.
   */
  public static fromPlans(scope: Construct, id: string, options: RestoreTestingFromPlansOptions): RestoreTesting {
    const { plans } = options;
    const path = `${scope.node.path}/${id}`;
    const { account, region } = Stack.of(scope);
    const foreign = plans.find(plan => plan.env.account !== account || plan.env.region !== region);
    if (plans.length === 0) throw new Error(`Plans of the restore tests must be at least one, got none [${path}]`);
    if (foreign) throw new Error(`Plans of the restore tests must be of their account and Region, got ${foreign.node.path} of another: make restore tests beside that plan [${path}]`);
    return RestoreTesting._fromPlans(scope, id, { ...options, plans: () => plans });
  }

  /**
   * Plans can still be made.
   *
   * @internal
   */
  public static _fromPlans(scope: Construct, id: string, { plans, ...options }: LatePlansOptions): RestoreTesting {
    return new DerivedRestoreTesting(scope, id, options).following(plans);
  }

  /**
   * ARN of the restore testing plan. AWS Backup makes a part of it, so it is known at deployment only.
   *
   * @attribute
   */
  public readonly restoreTestingPlanArn: string;

  /** Name of the restore testing plan. */
  public readonly restoreTestingPlanName: string;

  /** The role that AWS Backup restores with. */
  public readonly role: iam.IRole;

  /**
   * The targets that somebody named.
   *
   * @internal
   */
  protected readonly _given: RestoreTestTarget[] = [];

  /**
   * What validates the tests.
   *
   * @internal
   */
  public readonly _validation?: BoundValidator;

  private readonly vaults: readonly backup.IBackupVaultRef[] | undefined;
  private readonly excludedVaults: readonly backup.IBackupVaultRef[];
  private readonly design: RestoreTestDesign;
  private readonly permissions: RestorePermissions;
  private readonly selected: RestoreTestSelections;
  private readonly late: Finding[] = [];

  constructor(scope: Construct, id: string, props: RestoreTestingProps = {}) {
    super(scope, id);
    this.vaults = props.vaults;
    this.excludedVaults = props.excludedVaults ?? [];
    this.restoreTestingPlanName = props.restoreTestingPlanName
      ?? underscored(physicalName({ scope, id, maxLength: RESTORE_TESTING_LIMITS.nameMaxLength.value, identity: [] }));
    this.design = new RestoreTestDesign(this.restoreTestingPlanName, props);
    report(this, [
      ...judge('restoreTestingPlan', this.design.model(this._vaults), PLACE, 'part'),
      ...judgeAlone('restoreTestSetup', this.setupModel(), PLACE, 'part'),
    ], RestoreTesting);

    this.role = props.role ?? new RestoreRole(this, 'Role');
    const includeVaults = Lazy.list({ produce: () => this._vaults?.map(vaultArnOf) ?? ['*'] });
    const resource = new backup.CfnRestoreTestingPlan(this, 'Resource', this.design.render(includeVaults));
    this.restoreTestingPlanArn = resource.attrRestoreTestingPlanArn;
    this.permissions = new RestorePermissions(this, this.role);
    this.permissions.readFrom(props.vaults ?? []);
    this.selected = new RestoreTestSelections(this, {
      planName: this.restoreTestingPlanName,
      planRef: resource.ref,
      role: this.role,
      permissions: this.permissions,
      validationWindow: props.validationWindow ?? (props.validator ? VALIDATION_WINDOW : undefined),
    });
    this._validation = props.validator?._bind(this, {
      restoreTestingPlanArn: this.restoreTestingPlanArn,
      types: () => this.selected.models.map(({ protectedResourceType }) => protectedResourceType).filter(isKnown),
      validationWindowHours: () => shortest(this.selected.models.map(({ validationWindowHours }) => validationWindowHours)),
    });
    for (const target of props.targets ?? []) this.add(this.selected.idFor(target), target, RestoreTesting);
    reportAtSynth(this, () => this.judgeWhole());
  }

  /** A reference to the restore testing plan. */
  public get restoreTestingPlanRef(): backup.RestoreTestingPlanReference {
    return { restoreTestingPlanArn: this.restoreTestingPlanArn, restoreTestingPlanName: this.restoreTestingPlanName };
  }

  /** The selections so far; those that follow from plans are made at synth. */
  public get selections(): backup.IRestoreTestingSelectionRef[] {
    return [...this.selected.resources];
  }

  /**
   * Adds something that is tested.
   *
   * Resources that are set up differently become several selections, and so do more than 30. Throws for what AWS Backup
   * would refuse, and for resources that are not there.
   *
   * @param id id of the selection below the restore tests
   */
  public addTarget(id: string, target: RestoreTestTarget): void {
    this.add(id, target, this.addTarget);
  }

  /** Allows to look at the restore testing plan and its selections. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['backup:GetRestoreTestingPlan', 'backup:GetRestoreTestingSelection', 'backup:ListRestoreTestingSelections'],
      resourceArns: [this.restoreTestingPlanArn],
    });
  }

  /**
   * All that is known of the plan and of its selections.
   *
   * @internal
   */
  public _model(): { readonly plan: RestoreTestingPlanModel; readonly selections: readonly RestoreTestingSelectionModel[] } {
    const included = this._vaults?.map(vaultModelOf);
    return {
      plan: { ...this.design.model(this._vaults), feeds: feedsOf(this, included, this.excludedVaults.map(vaultModelOf)) },
      selections: this.selected.models,
    };
  }

  /**
   * The tested vaults; undefined: all.
   *
   * @internal
   */
  protected get _vaults(): readonly backup.IBackupVaultRef[] | undefined {
    return this.vaults;
  }

  /**
   * What follows from plans.
   *
   * @internal
   */
  protected _derive(): DerivedTargets | undefined {
    return undefined;
  }

  /**
   * Makes the selections that follow from plans. Nobody's line wrote them, so what is wrong is told at synth.
   *
   * @internal
   */
  protected _makeDerived(): void {
    this.permissions.readFrom(this._vaults ?? []);
    for (const target of this._derive()?.targets ?? []) {
      const prepared = this.selected.prepare(this.selected.idFor(target), target);
      this.late.push(...prepared.findings);
      this.selected.make(prepared);
    }
  }

  private add(id: string, target: RestoreTestTarget, from: Function): void {
    const prepared = this.selected.prepare(id, target);
    report(this, prepared.findings, from);
    this.selected.make(prepared);
    this._given.push(target);
  }

  private judgeWhole(): Finding[] {
    const { plan, selections } = this._model();
    return [
      ...this.late,
      ...judge('restoreTestingPlan', plan, PLACE, 'whole'),
      ...judgeAlone('restoreTestSetup', this.setupModel(), PLACE, 'whole'),
      ...judgeAlone('estate', { ...EMPTY_ESTATE, restoreTestingPlans: [plan], restoreTestingSelections: selections }, PLACE, 'whole'),
    ];
  }

  private setupModel(): RestoreTestSetupModel {
    const region = leaf(this.env.region);
    const regions = (this.vaults ?? []).map(vault => vaultModelOf(vault).region).filter(isKnown);
    const { needing = [], untestable = [] } = this._derive() ?? {};
    return {
      scheduleWindows: this.design.scheduleWindows,
      vaultRegions: isKnown(region) ? [...new Set(regions.filter(other => other !== region))] : [],
      needing,
      untestable,
    };
  }
}

/** The shortest window of all; 0 where there is none. */
function shortest(windows: readonly Leaf<number>[]): Leaf<number> {
  if (windows.includes(UNKNOWN)) return UNKNOWN;
  return windows.length > 0 ? Math.min(...windows.map(window => isKnown(window) ? window : 0)) : undefined;
}

/** Restore tests that ask plans what to test, when nothing is added to them any more. */
class DerivedRestoreTesting extends RestoreTesting {
  private plans: (() => readonly ProtectionPlan[]) | undefined;
  private isMade = false;

  public following(plans: () => readonly ProtectionPlan[]): this {
    this.plans = plans;
    Aspects.of(this).add({ visit: node => node === this && this.makeOnce() });
    return this;
  }

  protected override get _vaults(): readonly backup.IBackupVaultRef[] | undefined {
    return this.plans && [...new Set(this.plans().flatMap(plan => plan._vaults))];
  }

  protected override _derive(): DerivedTargets | undefined {
    return this.plans && deriveTargets(this.plans(), this._given);
  }

  private makeOnce(): void {
    if (this.isMade) return;
    this.isMade = true;
    this._makeDerived();
  }
}
