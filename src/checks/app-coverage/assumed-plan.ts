import { Token } from 'aws-cdk-lib';
import type { CoveringPlan } from '../../model/app-coverage/coverage-model';
import { arnLeaf } from '../../model/arn';
import { leaf, UNKNOWN } from '../../model/known';
import { LIMITS } from '../../model/limits';
import type { ResourceSelector } from '../../selection/resource-selector';
import type { SelectedResource } from '../../selection/selection-spec';

/** A plan that is not a part of the app. */
export interface AssumedPlanProps {
  /** How reports call it, for example the name of the organization's policy. */
  readonly name: string;

  /** What it takes, with the semantics of a selection of AWS Backup. */
  readonly resources: ResourceSelector;

  /**
   * Ids of the accounts in which it holds.
   *
   * @default - all accounts
   */
  readonly accounts?: string[];

  /**
   * Regions in which it holds.
   *
   * @default - all Regions
   */
  readonly regions?: string[];
}

/**
 * A plan that another app or an AWS Organizations backup policy makes. What it takes counts as protected, on the word of
 * whoever declares it: nothing proves that the plan is there.
 */
export class AssumedPlan {
  /**
   * Declares a plan.
   *
   * @param props its name, what it takes, and where; refused where the name or a list is empty, and for what is no account or Region
   */
  public static of(props: AssumedPlanProps): AssumedPlan {
    if (props.name.trim() === '') throw new Error(`AssumedPlan.of must get a name, got '${props.name}'`);
    refuseOthers('accounts', props.accounts, LIMITS.accountId.value, 'ids of 12 digits');
    refuseOthers('regions', props.regions, LIMITS.region.value, "codes of AWS Regions, for example 'eu-central-1'");
    return new AssumedPlan(props);
  }

  /** How reports call it. */
  public readonly name: string;

  private constructor(private readonly props: AssumedPlanProps) {
    this.name = props.name;
  }

  /**
   * As coverage compares it with resources; constructs are looked up.
   *
   * @internal
   */
  public _describe(): CoveringPlan {
    const { name, resources, accounts, regions } = this.props;
    const spec = resources._describe();
    return {
      path: name,
      name,
      account: UNKNOWN,
      region: UNKNOWN,
      deployment: '',
      condition: undefined,
      rules: UNKNOWN,
      assumed: { accounts, regions },
      selections: [{
        name: resources.toString(),
        path: name,
        condition: undefined,
        resources: arnsOf(spec.resources),
        notResources: arnsOf(spec.notResources),
        paths: pathsOf(spec.resources),
        notPaths: pathsOf(spec.notResources),
        listOfTags: spec.listOfTags.map(({ key, value }) => ({ key: leaf(key), value: leaf(value) })),
        conditions: spec.conditions.map(({ operator, key, value }) => ({ operator, key: leaf(key), value: leaf(value) })),
      }],
    };
  }
}

/** A plan that holds nowhere would take nothing, without a word. */
function refuseOthers(list: string, texts: readonly string[] | undefined, form: RegExp, must: string): void {
  if (texts?.length === 0) throw new Error(`AssumedPlan.of must get at least one in ${list}, got none: leave ${list} out for all`);
  const other = texts?.find(text => !Token.isUnresolved(text) && !form.test(text));
  if (other !== undefined) throw new Error(`AssumedPlan.of must get ${list} that are ${must}, got '${other}'`);
}

function arnsOf(resources: readonly SelectedResource[]): CoveringPlan['selections'][number]['resources'] {
  return resources.filter(({ construct }) => !construct).map(({ arn }) => arnLeaf(arn) ?? UNKNOWN);
}

function pathsOf(resources: readonly SelectedResource[]): string[] {
  return resources.flatMap(({ construct }) => construct ? [construct.node.path] : []);
}
