import { Lazy, Resource, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { auditControl } from '../model/audit/audit-controls';
import { AUDIT_LIMITS } from '../model/audit/audit-limits';
import type { FrameworkModel } from '../model/audit/framework-model';
import { judge, judgeAlone } from '../model/diagnostics/judge';
import { isKnown, leaf, minutesOf, UNKNOWN } from '../model/known';
import { RESOURCE_TYPES } from '../model/resources/resource-types';
import type { ProtectionPlan } from '../plan/protection-plan';
import { physicalName } from '../private/physical-name';
import { report, reportAtSynth } from '../private/report';
import { underscored } from '../private/underscored';
import { SecureVault } from '../vault/secure-vault';
import { AuditControl } from './audit-control';
import type { AuditFrameworkFromPlanOptions, AuditFrameworkProps } from './audit-framework-props';
import { ConfigRecorder, isRecorded } from './config-recorder';
import { deriveControls } from './derive-controls';
import type { DerivedControls } from './derive-controls';
import { ImportedFramework } from './imported-framework';

/** As the options of `fromPlan`, with plans that are asked for when they are needed. */
interface LatePlansOptions extends Omit<AuditFrameworkFromPlanOptions, 'plans'> {
  readonly plans: () => readonly ProtectionPlan[];
}

const PLACE = { label: 'the framework', path: '' };

/**
 * A framework of AWS Backup Audit Manager: controls that AWS evaluates all the time, and reports on.
 *
 * AWS Config has to record in the account and Region, or the controls have no data. Throws for names and controls that
 * AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-audit-frameworks.html
 * @resource AWS::Backup::Framework
 */
export class AuditFramework extends Resource implements backup.IFrameworkRef {
  /**
   * A framework whose controls follow from plans: frequency, retention, lock, copies, air gap, and the exceptions from
   * the deny of manual deletion. It says what the plans say at synth, so that the two never contradict each other.
   *
   * What the plans do not do is left out: no copy, no control for copies. Controls for resources look at what the plans
   * select, as far as a scope can say that: one tag, or resource types. Controls for plans, vaults and recovery points
   * look at all of them in the account and Region, whoever made them.
   *
   * Throws without a plan, and for one of another account or Region.
   */
  public static fromPlan(scope: Construct, id: string, options: AuditFrameworkFromPlanOptions): AuditFramework {
    const { plans } = options;
    const path = `${scope.node.path}/${id}`;
    const { account, region } = Stack.of(scope);
    const foreign = plans.find(plan => plan.env.account !== account || plan.env.region !== region);
    if (plans.length === 0) throw new Error(`Plans of the framework must be at least one, got none [${path}]`);
    if (foreign) throw new Error(`Plans of the framework must be of its account and Region, got ${foreign.node.path} of another: make a framework beside that plan [${path}]`);
    return AuditFramework._fromPlans(scope, id, { ...options, plans: () => plans });
  }

  /**
   * Plans can still be made.
   *
   * @internal
   */
  public static _fromPlans(scope: Construct, id: string, options: LatePlansOptions): AuditFramework {
    const { plans, objectives, controls = [], ...others } = options;
    return new DerivedFramework(scope, id, { ...others, controls }).deriving(() => deriveControls({
      plans: plans().map(plan => plan._model()),
      rpoMinutes: minutesOf(objectives?.rpo),
      rtoMinutes: minutesOf(objectives?.rto),
      deletionExceptions: exceptionsOf(plans().flatMap(plan => plan._vaults)),
    }));
  }

  /** A framework that exists. */
  public static fromFrameworkArn(scope: Construct, id: string, frameworkArn: string): backup.IFrameworkRef {
    return new ImportedFramework(scope, id, frameworkArn);
  }

  /**
   * ARN of the framework.
   *
   * @attribute
   */
  public readonly frameworkArn: string;

  /** Name of the framework. */
  public readonly frameworkName: string;

  private readonly given: readonly AuditControl[];
  private readonly bareModel: FrameworkModel;

  constructor(scope: Construct, id: string, props: AuditFrameworkProps) {
    super(scope, id);
    this.given = [...props.controls];
    this.frameworkName = props.frameworkName ?? underscored(physicalName({ scope, id, maxLength: AUDIT_LIMITS.nameMaxLength.value, identity: [] }));
    this.bareModel = { name: leaf(this.frameworkName), description: leaf(props.description), controls: UNKNOWN };
    report(this, judge('framework', this._isDerived ? this.bareModel : this._model(), PLACE, 'part'), AuditFramework);

    const resource = new backup.CfnFramework(this, 'Resource', {
      frameworkName: this.frameworkName,
      frameworkDescription: props.description,
      frameworkControls: Lazy.any({ produce: () => this.controls.map(control => control._render()) }),
    });
    this.frameworkArn = resource.attrFrameworkArn;
    if (props.recordConfiguration) {
      // Controls have no data before AWS Config records.
      resource.node.addDependency(new ConfigRecorder(this, 'Recorder', { types: () => this.types, bucket: props.configurationBucket }));
    }
    reportAtSynth(this, () => {
      const { wider = [], unaudited = [], unknown = [] } = this._derive() ?? {};
      return [
        ...this._isDerived ? judge('framework', this._model(), PLACE, 'part') : [],
        ...judgeAlone('auditSetup', { wider, unaudited, unknown, recorded: isRecorded(this) }, PLACE, 'whole'),
      ];
    });
  }

  /** A reference to this framework. */
  public get frameworkRef(): backup.FrameworkReference {
    return { frameworkArn: this.frameworkArn };
  }

  /** The controls; where they follow from plans, as the plans are now. */
  public get controls(): AuditControl[] {
    const own = new Set(this.given.map(({ controlName }) => controlName));
    const derived = (this._derive()?.controls ?? []).map(spec => AuditControl._from(spec));
    return [...derived.filter(({ controlName }) => !own.has(controlName)), ...this.given];
  }

  /** The controls in words, one a line. */
  public describe(): string {
    return this.controls.map(control => control.toString()).join('\n');
  }

  /**
   * All that is known of the framework.
   *
   * @internal
   */
  public _model(): FrameworkModel {
    return { ...this.bareModel, controls: this.controls.map(control => control._model()) };
  }

  /** @internal */
  protected get _isDerived(): boolean {
    return false;
  }

  /**
   * What follows from plans.
   *
   * @internal
   */
  protected _derive(): DerivedControls | undefined {
    return undefined;
  }

  /** Ids of the resource types that AWS Config has to record for the controls. */
  private get types(): readonly string[] | 'any' {
    const derived = this._derive()?.types;
    if (derived && this.given.length === 0) return derived;
    const scopes = this.controls.filter(({ controlName }) => !looksAtBackups(controlName)).map(control => {
      const { scope } = control._model();
      return isKnown(scope) ? scope.complianceResourceTypes : undefined;
    });
    if (!scopes.every(isKnown)) return 'any';
    const names = scopes.flat();
    return RESOURCE_TYPES.filter(({ backupTypeName }) => names.includes(backupTypeName)).map(({ id }) => id);
  }
}

/** A framework that asks plans for its controls, from the moment on that it knows them. */
class DerivedFramework extends AuditFramework {
  private derivation: (() => DerivedControls) | undefined;

  public deriving(derivation: () => DerivedControls): this {
    this.derivation = derivation;
    return this;
  }

  protected override get _isDerived(): boolean {
    return true;
  }

  protected override _derive(): DerivedControls | undefined {
    return this.derivation?.();
  }
}

/** Whether a control looks at plans, vaults or recovery points. */
function looksAtBackups(controlName: string): boolean {
  return auditControl(controlName)?.scopes.includes('types') === false;
}

/** Whom all vaults together leave out; undefined where one of them is not known to deny manual deletion. */
function exceptionsOf(vaults: readonly backup.IBackupVaultRef[]): readonly string[] | undefined {
  const exceptions = vaults.map(vault => vault instanceof SecureVault ? vault._auditedExceptions : undefined);
  if (exceptions.some(list => list === undefined)) return undefined;
  return [...new Set(exceptions.flatMap(list => [...list!]))];
}
