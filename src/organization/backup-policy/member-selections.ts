import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isTypePattern } from '../../model/organization/organization-policy-types';
import type { PlacedSelection } from '../../model/plan/placed-selection';
import type { ConditionModel, SelectionModel } from '../../model/plan/plan-model';
import type { ResourceSelector } from '../../selection/resource-selector';
import { toModel } from '../../selection/selection-spec';
import type { SelectedTag, SelectionSpec } from '../../selection/selection-spec';
import type { TypeFilter } from '../../selection/type-filter';
import { memberRoleArn } from './member-arns';

interface SelectionOptions {
  readonly selections: { readonly [name: string]: ResourceSelector };
  readonly backupRoleName: string;
}

/** What a plan selects in member accounts. */
export class MemberSelections {
  /** As the plan has them, with the values that go into the document. */
  public readonly all: readonly SelectionModel[];

  constructor(private readonly scope: Construct, private readonly options: SelectionOptions, private readonly partition: string) {
    this.all = this.resolve({});
  }

  /** The part of all selections that is of some types. */
  public ofTypes(only: readonly string[]): readonly SelectionModel[] {
    return this.resolve({ only });
  }

  /** Selections that name what is in one account only. */
  public get singleResources(): { readonly selection: string; readonly resource: string }[] {
    return Object.entries(this.options.selections).flatMap(([selection, selector]) => {
      const { resources, notResources, unsupported } = selector._describe();
      return [
        ...unsupported.map(({ path }) => ({ selection, resource: `the construct ${path}` })),
        ...[...resources, ...notResources].filter(({ construct, arn }) => construct !== undefined || !isTypePattern(this.concrete(arn)))
          .map(({ construct, arn }) => ({ selection, resource: construct ? `the construct ${construct.node.path}` : `'${arn}'` })),
      ];
    });
  }

  /** The patterns of types that are selected or excluded. */
  public get typePatterns(): string[] {
    return this.specs({}).flatMap(({ spec: { resources, notResources } }) => [...resources, ...notResources].map(({ arn }) => this.concrete(arn)));
  }

  private resolve(filter: TypeFilter): SelectionModel[] {
    const models = this.specs(filter).flatMap(({ name, spec }) => this.models(name, spec));
    const used = new Map<string, number>();
    return models.map(model => {
      const name = String(model.name);
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      return count === 1 ? model : { ...model, name: `${name}-${count}` };
    });
  }

  private specs(filter: TypeFilter): { readonly name: string; readonly spec: SelectionSpec }[] {
    return Object.entries(this.options.selections).flatMap(([name, selector]) => selector._resolve(this.scope, filter).map(spec => ({ name, spec })));
  }

  private models(name: string, spec: SelectionSpec): SelectionModel[] {
    const conditions = spec.conditions.map(({ operator, key, value }): ConditionModel => ({ operator, key, value }));
    const { sureTypes } = toModel(spec);
    const common = {
      name, everything: spec.everything, types: spec.types, iamRoleArn: memberRoleArn(this.partition, this.options.backupRoleName),
      sureTypes, foreign: [], unsupported: [], unversionedBuckets: [],
    };
    const notResources = spec.notResources.map(({ arn }) => this.concrete(arn));
    const byType = (resources: readonly string[], more: readonly ConditionModel[]): PlacedSelection => ({
      ...common, resources, notResources: notResources.length > 0 ? notResources : undefined, listOfTags: undefined,
      conditions: nonEmpty([...more, ...conditions]),
    });
    const named = spec.resources.length > 0 ? [byType(spec.resources.map(({ arn }) => this.concrete(arn)), [])] : [];
    // A selection by tag has no place for exclusions; the same tag as condition selects the same.
    const tagged = notResources.length > 0
      ? spec.listOfTags.map(({ key, value }) => byType(['*'], [{ operator: 'StringEquals', key: `aws:ResourceTag/${key}`, value }]))
      : byKey(spec.listOfTags).map((listOfTags): PlacedSelection => ({
        ...common, resources: undefined, notResources: undefined, listOfTags, conditions: nonEmpty(conditions),
      }));
    return [...named, ...tagged];
  }

  /** All Regions of a plan are in one partition. */
  private concrete(arn: string): string {
    return arn.replace(Aws.PARTITION, this.partition);
  }
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** A selection by tag has one key and several values. */
function byKey(tags: readonly SelectedTag[]): SelectedTag[][] {
  const groups = new Map<string, SelectedTag[]>();
  for (const tag of tags) groups.set(tag.key, [...groups.get(tag.key) ?? [], tag]);
  return [...groups.values()];
}
