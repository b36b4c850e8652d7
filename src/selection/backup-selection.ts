import { Lazy } from 'aws-cdk-lib';
import type { IResolveContext } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct, IConstruct } from 'constructs';
import { hasWildcard } from '../model/arn';
import { LIMITS } from '../model/limits';
import type { PlacedSelection } from '../model/plan/placed-selection';
import { CONDITION_OPERATORS } from '../model/plan/plan-model';
import { SHORT_HASH_LENGTH, shortHash } from '../private/short-hash';
import { toModel, typesOf } from './selection-spec';
import type { SelectedResource, SelectionSpec, SpecCondition } from './selection-spec';


export interface BackupSelectionProps {
  /** Id of the first resource below the scope; further ones get a number. */
  readonly id: string;
  readonly backupPlanId: string;
  readonly roleArn: string;
}

/** One AWS::Backup::BackupSelection; its resources can still grow until synth. */
interface Part {
  readonly spec: SelectionSpec;
  readonly resources: SelectedResource[];
  /** The name, and how many resources it was made for: it is asked for several times at synth. */
  name?: { readonly text: string; readonly size: number };
}

const EMPTY: SelectionSpec = {
  resources: [], notResources: [], listOfTags: [], conditions: [], everything: false, types: [], foreign: [], unsupported: [], unversionedBuckets: [],
};

/**
 * Renders what a plan selects, in as many AWS::Backup::BackupSelection as AWS's limits ask for.
 *
 * CloudFormation replaces a selection with every change and creates the new one first; its name therefore varies with
 * its content.
 */
export class BackupSelection {
  private readonly parts: Part[] = [];
  private readonly growing: Part[] = [];
  private readonly added = new Set<IConstruct | string>();

  constructor(private readonly scope: Construct, private readonly props: BackupSelectionProps) {}

  /** Adds what a selector resolved to. */
  public addSpecs(specs: readonly SelectionSpec[]): void {
    for (const spec of specs) this.addPart(spec);
  }

  /** Adds single resources, each once; those that are selected already are passed over. */
  public addResources(resources: readonly SelectedResource[]): void {
    for (const resource of resources) {
      const identity = resource.construct ?? resource.arn;
      if (this.added.has(identity)) continue;
      this.added.add(identity);
      this.roomFor(resource).resources.push(resource);
    }
  }

  /** Everything it names so far. */
  public resources(): SelectedResource[] {
    return this.parts.flatMap(part => part.resources);
  }

  public _model(): PlacedSelection[] {
    return this.parts.map(({ spec, resources }) => toModel({ ...spec, resources, types: typesOf(resources, spec.listOfTags) }));
  }

  private roomFor(resource: SelectedResource): Part {
    const wild = hasWildcard(resource.arn);
    const size = wild ? LIMITS.wildcardArnsPerSelection.value : LIMITS.arnsPerSelection.value;
    const open = this.growing.find(part => hasWildcard(part.resources[0].arn) === wild && part.resources.length < size);
    if (open) return open;
    const part = this.addPart(EMPTY);
    this.growing.push(part);
    return part;
  }

  private addPart(spec: SelectionSpec): Part {
    const part: Part = { spec, resources: [...spec.resources] };
    const number = this.parts.push(part);
    new backup.CfnBackupSelection(this.scope, number === 1 ? this.props.id : `${this.props.id}-${number}`, {
      backupPlanId: this.props.backupPlanId,
      backupSelection: {
        iamRoleArn: this.props.roleArn,
        selectionName: Lazy.uncachedString({ produce: context => this.nameOf(part, context) }),
        resources: spec === EMPTY ? Lazy.list({ produce: () => arnsOf(part.resources) }) : orNothing(arnsOf(spec.resources)),
        notResources: orNothing(arnsOf(spec.notResources)),
        listOfTags: orNothing(spec.listOfTags.map(({ key, value }) => ({ conditionType: 'STRINGEQUALS', conditionKey: key, conditionValue: value }))),
        conditions: renderConditions(spec.conditions),
      },
    });
    return part;
  }

  private nameOf(part: Part, context: IResolveContext): string {
    const { resources } = part;
    // Nobody reads the name in that pass; what it is made of, the other properties show.
    if (context.preparing) return this.props.id;
    if (part.name?.size !== resources.length) part.name = { text: this.newName(part, context), size: resources.length };
    return part.name.text;
  }

  private newName({ spec, resources }: Part, context: IResolveContext): string {
    const { backupPlanId, roleArn, id } = this.props;
    const content: unknown = context.resolve([backupPlanId, roleArn, arnsOf(resources), arnsOf(spec.notResources), spec.listOfTags, spec.conditions]);
    const hash = shortHash(JSON.stringify(content));
    const readable = id.replace(/[^a-zA-Z0-9_.-]+/g, '-').slice(0, LIMITS.selectionNameMaxLength.value - SHORT_HASH_LENGTH - 1);
    return `${readable}-${hash}`;
  }
}

/** The operators as CloudFormation names them; the property is untyped there. */
function renderConditions(conditions: readonly SpecCondition[]): Record<string, unknown> | undefined {
  const byOperator = CONDITION_OPERATORS
    .map(operator => [operator, conditions.filter(condition => condition.operator === operator)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([operator, list]) => [operator, list.map(({ key, value }) => ({ ConditionKey: key, ConditionValue: value }))]);
  return byOperator.length > 0 ? Object.fromEntries(byOperator) as Record<string, unknown> : undefined;
}

function arnsOf(resources: readonly SelectedResource[]): string[] {
  return resources.map(({ arn }) => arn);
}

function orNothing<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
