import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import type { PlacedSelection } from '../model/plan/placed-selection';
import { report, reportAtSynth } from '../private/report';
import { BackupRole } from './backup-role';
import { BackupSelection } from './backup-selection';
import { ResourceSelector } from './resource-selector';
import { toModel } from './selection-spec';
import type { SelectedResource, SelectionSpec } from './selection-spec';
import type { TypeFilter } from './type-filter';

export interface PlanSelectionsProps {
  readonly backupPlanId: string;
  readonly role: iam.IRole;
  /** What selections are kept to. It is asked for late, since a plan knows it only once it is made. */
  readonly filter: () => TypeFilter;
}

/** A selector, and the constructs that it found when it was added. */
interface Chosen {
  readonly selector: ResourceSelector;
  readonly found: readonly IConstruct[];
  readonly label: string;
}

/** The selections of one plan, below the plan. */
export class PlanSelections {
  private readonly selections: BackupSelection[] = [];
  /** Those that can find more until synth. */
  private readonly chosen: Chosen[] = [];
  private container: Construct | undefined;
  private single: BackupSelection | undefined;

  constructor(private readonly plan: Construct, private readonly props: PlanSelectionsProps) {
    reportAtSynth(plan, () => {
      const known = new Set(this.chosen.flatMap(({ found }) => found));
      return this.chosen.flatMap(({ selector, label }) => {
        const late = constructsOf(selector._resolve(plan, props.filter())).filter(construct => !known.has(construct));
        return late.length === 0 ? [] : judge('selection', lateModel(late), { label, path: 'selections' }, 'whole');
      });
    });
  }

  /** Adds a selection; errors are thrown at the line that called `from`, before anything is created. */
  public add(id: string, selector: ResourceSelector, from: Function): void {
    const specs = this.resolve(selector, `selection '${id}'`, from);
    const selection = this.create(id);
    selection.addSpecs(specs);
  }

  /** Protects what lies below some constructs, each resource once. */
  public protect(constructs: readonly IConstruct[], from: Function): void {
    const specs = this.resolve(ResourceSelector.fromConstruct(...constructs), 'protected resources', from);
    this.single ??= this.create('Protected');
    this.single.addResources(specs.flatMap(({ resources }): readonly SelectedResource[] => resources));
  }

  /** Everything the plan names so far. */
  public resources(): SelectedResource[] {
    return this.selections.flatMap(selection => selection.resources());
  }

  public models(): PlacedSelection[] {
    return this.selections.flatMap(selection => selection._model());
  }

  private resolve(selector: ResourceSelector, label: string, from: Function): SelectionSpec[] {
    const specs = selector._resolve(this.plan, this.props.filter());
    report(this.plan, specs.flatMap(spec => judge('selection', toModel(spec), { label, path: 'selections' }, 'part')), from);
    if (selector._findsConstructs) this.chosen.push({ selector, found: constructsOf(specs), label });
    const { role } = this.props;
    if (role instanceof BackupRole) specs.forEach(({ types }) => role._admit(types));
    return specs;
  }

  private create(id: string): BackupSelection {
    this.container ??= new Construct(this.plan, 'Selections');
    const { backupPlanId, role } = this.props;
    const selection = new BackupSelection(this.container, { id, backupPlanId, roleArn: role.roleArn });
    this.selections.push(selection);
    return selection;
  }
}

function constructsOf(specs: readonly SelectionSpec[]): IConstruct[] {
  return specs.flatMap(({ resources }) => resources.flatMap(({ construct }) => construct ?? []));
}

function lateModel(late: readonly IConstruct[]): PlacedSelection {
  return {
    name: undefined, resources: undefined, notResources: undefined, listOfTags: undefined, conditions: undefined, everything: false, types: [],
    foreign: [], unsupported: [], unversionedBuckets: [], late: late.map(construct => construct.node.path),
  };
}
