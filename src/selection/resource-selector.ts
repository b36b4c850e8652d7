import { CfnResource, Token } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { DiagnosticError, refuse } from '../model/diagnostics/error';
import { judge } from '../model/diagnostics/judge';
import { UNKNOWN } from '../model/known';
import { RESOURCE_TAG_PREFIX } from '../model/plan/placed-selection';
import type { UnsupportedConstruct } from '../model/plan/placed-selection';
import { contentsOf, findResources } from './find-resources';
import { foreignTo } from './foreign-resources';
import type { ProtectedResourceType } from './protected-resource-type';
import { ofArn, ofTypes, restrict, split, toModel, typesOf } from './selection-spec';
import type { SelectedResource, SelectedTag, SelectionSpec, SpecCondition } from './selection-spec';
import type { TagCondition } from './tag-condition';
import type { TypeFilter } from './type-filter';

type Kind = 'tags' | 'everything' | 'types' | 'arns' | 'constructs';

interface Content {
  readonly kind: Kind;
  readonly factory: string;
  readonly resources: readonly SelectedResource[];
  readonly constructs: readonly IConstruct[];
  readonly listOfTags: readonly SelectedTag[];
  readonly conditions: readonly SpecCondition[];
  readonly excluded: readonly ResourceSelector[];
}

/**
 * Which resources a backup plan protects.
 *
 * Immutable: `where` and `excluding` answer a new selector. What is selected is (resources or tags) AND all
 * conditions, minus what is excluded. A selector that would match nothing, or everything by accident, is refused.
 *
 * More than 500 ARNs, 30 ARNs with wildcards or 30 tags become several selections of the plan.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export class ResourceSelector {
  /**
   * Resources that have a tag with exactly this value, of all types that the Region opts in to.
   *
   * @param key tag key, 1 to 128 characters, case sensitive
   * @param value tag value, at most 256 characters, case sensitive
   */
  public static byTag(key: string, value: string): ResourceSelector {
    return ResourceSelector.of({ kind: 'tags', factory: 'byTag', listOfTags: [{ key, value }] }, ResourceSelector.byTag);
  }

  /**
   * Resources that have all of these tags (AND), of all types that the Region opts in to.
   *
   * @param tags at least one key and value, at most 30
   */
  public static byAllTags(tags: { [key: string]: string }): ResourceSelector {
    const conditions = Object.entries(tags).map(([key, value]): SpecCondition => ({
      operator: 'StringEquals', key: key.startsWith(RESOURCE_TAG_PREFIX) ? key : `${RESOURCE_TAG_PREFIX}${key}`, value,
    }));
    // AWS's own examples name all resources where conditions alone shall choose.
    const resources = conditions.length > 0 ? [ofArn('*')] : [];
    return ResourceSelector.of({ kind: 'tags', factory: 'byAllTags', resources, conditions }, ResourceSelector.byAllTags);
  }

  /**
   * Resources that have at least one of these tags (OR), of all types that the Region opts in to.
   *
   * @param tags at least one key and value
   */
  public static byAnyTag(tags: { [key: string]: string }): ResourceSelector {
    const listOfTags = Object.entries(tags).map(([key, value]) => ({ key, value }));
    return ResourceSelector.of({ kind: 'tags', factory: 'byAnyTag', listOfTags }, ResourceSelector.byAnyTag);
  }

  /**
   * All resources of some types in the account and Region.
   *
   * Aurora, RDS Multi-AZ clusters, DocumentDB and Neptune have ARNs of one form, and so have three of the FSx file
   * systems: naming one selects the others too, as far as the Region opts in to them. Use tags to tell them apart.
   *
   * @param types at least one type
   */
  public static byType(...types: ProtectedResourceType[]): ResourceSelector {
    return ResourceSelector.of({ kind: 'types', factory: 'byType', resources: ofTypes(types.map(type => type._facts.id)) }, ResourceSelector.byType);
  }

  /**
   * Resources by ARN. A wildcard stands for a whole Region or account, or at the end.
   *
   * @param arns at least one ARN of a type that AWS Backup supports
   */
  public static byArn(...arns: string[]): ResourceSelector {
    const unique = [...new Set(arns)];
    return ResourceSelector.of({ kind: 'arns', factory: 'byArn', resources: unique.map(ofArn) }, ResourceSelector.byArn);
  }

  /**
   * The resources below some constructs that AWS Backup supports: a table, a bucket, a database, or a whole stack
   * with its nested stacks.
   *
   * Looked up when the selector is handed to a plan, so hand it over after the last resource was added. Instances of a
   * cluster are protected with the cluster, FSx for ONTAP by volume. Imported constructs are accepted where their ARN
   * tells their type.
   *
   * @param constructs at least one construct, in the account and Region of the plan
   */
  public static fromConstruct(...constructs: IConstruct[]): ResourceSelector {
    return ResourceSelector.of({ kind: 'constructs', factory: 'fromConstruct', constructs: [...new Set(constructs)] }, ResourceSelector.fromConstruct);
  }

  /** Every supported resource of the account and Region that AWS Backup is opted in to, now and in future. */
  public static everything(): ResourceSelector {
    return ResourceSelector.of({ kind: 'everything', factory: 'everything', resources: [ofArn('*')] }, ResourceSelector.everything);
  }

  private static of(content: Partial<Content> & Pick<Content, 'kind' | 'factory'>, from: Function): ResourceSelector {
    const selector = new ResourceSelector({ resources: [], constructs: [], listOfTags: [], conditions: [], excluded: [], ...content });
    selector.check(`ResourceSelector.${content.factory}`, from);
    return selector;
  }

  private constructor(private readonly content: Content) {}

  /**
   * Only resources that meet all of these conditions too (AND).
   *
   * @param conditions at least one; a selection has at most 30 of them
   */
  public where(...conditions: TagCondition[]): ResourceSelector {
    const added = conditions.map((condition): SpecCondition => ({ operator: condition._operator, key: condition._key, value: condition._value }));
    return this.with({ conditions: [...this.content.conditions, ...added] }, conditions.length, 'where', this.where);
  }

  /**
   * All but these resources: selectors by ARN, by type or from constructs.
   *
   * Tags are excluded by `where(TagCondition.notEqualTo(...))`.
   *
   * @param selectors at least one
   */
  public excluding(...selectors: ResourceSelector[]): ResourceSelector {
    const wrong = selectors.find(({ content }) => content.kind === 'tags' || content.kind === 'everything' || content.conditions.length + content.excluded.length > 0);
    if (wrong) {
      throw new Error(`ResourceSelector.excluding must get plain selectors by ARN, by type or from constructs, got ResourceSelector.${wrong.content.factory}`
        + `${wrong.content.conditions.length + wrong.content.excluded.length > 0 && wrong.content.kind !== 'tags' ? ' with conditions or exclusions of its own' : ''}`
        + ': exclude by tag with .where(TagCondition.notEqualTo(key, value))');
    }
    return this.with({ excluded: [...this.content.excluded, ...selectors] }, selectors.length, 'excluding', this.excluding);
  }

  /**
   * Whether it looks for constructs, so that it can find more of them later.
   *
   * @internal
   */
  public get _findsConstructs(): boolean {
    return this.content.kind === 'constructs';
  }

  /** How it reads in a message, for example `resources by tag`. */
  public toString(): string {
    return `ResourceSelector.${this.content.factory}`;
  }

  /**
   * What goes into the selections of a plan below `scope`, in as many parts as AWS's limits ask for.
   *
   * With a filter, the part of it that the filter lets through; nothing where none of it can be. Findings (constructs
   * without supported resources, other accounts or Regions) stand in the specs, for the diagnostics.
   *
   * @internal
   */
  public _resolve(scope: Construct, filter: TypeFilter = {}): SelectionSpec[] {
    const spec = this.spec(scope);
    // A selector that found nothing must be reported, not restricted away.
    const parts = spec.unsupported.length === 0 ? restrict(spec, filter) : [spec];
    return parts.flatMap(split);
  }

  /**
   * What it takes, for whoever only wants to know. Constructs are looked up.
   *
   * @internal
   */
  public _describe(): SelectionSpec {
    return this.spec(undefined, true);
  }

  private spec(scope: Construct | undefined, lookUp = scope !== undefined): SelectionSpec {
    const { kind, listOfTags, conditions, excluded } = this.content;
    const unsupported: UnsupportedConstruct[] = [];
    const resources = lookUp ? this.lookUp(unsupported) : this.content.resources;
    const notResources = unique(excluded.flatMap(selector => lookUp ? selector.lookUp(unsupported) : selector.content.resources));
    return {
      resources,
      notResources,
      listOfTags,
      conditions,
      everything: kind === 'everything',
      types: typesOf(resources, listOfTags),
      foreign: scope ? foreignTo(scope, resources) : [],
      unsupported,
      unversionedBuckets: resources.flatMap(({ construct }) => construct && isUnversioned(construct) ? [construct.node.path] : []),
    };
  }

  private lookUp(unsupported: UnsupportedConstruct[]): readonly SelectedResource[] {
    if (!this._findsConstructs) return this.content.resources;
    return unique(this.content.constructs.flatMap(construct => {
      const found = findResources(construct);
      if (found.length === 0) unsupported.push({ path: construct.node.path, contains: contentsOf(construct) });
      return found;
    }));
  }

  private with(change: Partial<Content>, given: number, method: string, from: Function): ResourceSelector {
    if (given === 0) throw new Error(`ResourceSelector.${method} must get at least one argument, got none`);
    const selector = new ResourceSelector({ ...this.content, ...change });
    selector.check(`ResourceSelector.${this.content.factory}`, from);
    return selector;
  }

  /** What can be said without a tree: constructs are looked up later, the rest is judged at the user's own line. */
  private check(label: string, from: Function): void {
    const spec = this.spec(undefined);
    if (this.content.constructs.length > 0) {
      refuse('selection', { ...toModel(spec), resources: UNKNOWN }, label, from);
      return;
    }
    const errors = split(spec).flatMap(part => judge('selection', toModel(part), { label, path: '' }, 'part')).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new DiagnosticError(errors, undefined, from);
  }
}

function unique(resources: readonly SelectedResource[]): SelectedResource[] {
  const seen = new Set<unknown>();
  return resources.filter(({ construct, arn }) => {
    const key = construct ?? arn;
    return !seen.has(key) && seen.add(key);
  });
}

function isUnversioned(construct: IConstruct): boolean {
  if (!CfnResource.isCfnResource(construct) || construct.cfnResourceType !== 'AWS::S3::Bucket' || !('versioningConfiguration' in construct)) return false;
  const versioning: unknown = construct.versioningConfiguration;
  if (versioning === undefined) return true;
  return typeof versioning === 'object' && versioning !== null && !Token.isUnresolved(versioning) && 'status' in versioning && versioning.status === 'Suspended';
}
