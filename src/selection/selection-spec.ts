import { Aws } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { arnLeaf, HOLE, hasWildcard, matchesPattern, namesItsType, typesOfArn } from '../model/arn';
import { contradiction } from '../model/diagnostics/selection/condition-logic';
import { isKnown, leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { LIMITS } from '../model/limits';
import { RESOURCE_TAG_PREFIX } from '../model/plan/placed-selection';
import type { ForeignResource, PlacedSelection, UnsupportedConstruct } from '../model/plan/placed-selection';
import type { ConditionOperator } from '../model/plan/plan-model';
import type { ResourceTypeFacts } from '../model/resources/resource-type-facts';
import { arnPattern, resourceType } from '../model/resources/resource-types';
import { spokenPath } from '../private/spoken-path';
import type { TypeFilter } from './type-filter';

/** A resource, or a pattern of resources, as it goes into the template. */
export interface SelectedResource {
  readonly arn: string;
  /** Ids of the types it can be of. */
  readonly types: readonly string[] | 'any';
  /** Where it came from; the same construct is selected once. */
  readonly construct?: IConstruct;
}

export interface SelectedTag {
  readonly key: string;
  readonly value: string;
}

export interface SpecCondition extends SelectedTag {
  readonly operator: ConditionOperator;
}

/** What one AWS::Backup::BackupSelection shall say: (resources OR tags) AND conditions, minus the excluded. */
export interface SelectionSpec {
  readonly resources: readonly SelectedResource[];
  readonly notResources: readonly SelectedResource[];
  readonly listOfTags: readonly SelectedTag[];
  readonly conditions: readonly SpecCondition[];
  readonly everything: boolean;
  /** Ids of the types that can be in it. */
  readonly types: readonly string[] | 'any';
  readonly foreign: readonly ForeignResource[];
  readonly unsupported: readonly UnsupportedConstruct[];
  readonly unversionedBuckets: readonly string[];
}

/** The types that can be in a selection. */
export function typesOf(resources: readonly SelectedResource[], tags: readonly SelectedTag[]): readonly string[] | 'any' {
  const types: string[] = [];
  for (const resource of resources) {
    if (resource.types === 'any') return 'any';
    types.push(...resource.types);
  }
  return tags.length > 0 ? 'any' : [...new Set(types)];
}

/** The spec as the diagnostics see it. */
export function toModel(spec: SelectionSpec, name: Leaf<string> = UNKNOWN): PlacedSelection {
  return {
    name,
    resources: spec.resources.map(({ arn }) => arnLeaf(arn) ?? UNKNOWN),
    notResources: spec.notResources.map(({ arn }) => arnLeaf(arn) ?? UNKNOWN),
    listOfTags: spec.listOfTags.map(tag => ({ key: leaf(tag.key), value: leaf(tag.value) })),
    conditions: spec.conditions.map(({ operator, key, value }) => ({ operator, key: leaf(key), value: leaf(value) })),
    everything: spec.everything,
    types: spec.types,
    sureTypes: [...new Set(spec.resources.flatMap(({ types }) => types.length === 1 ? types : []))],
    calls: spec.resources.map(called),
    foreign: spec.foreign,
    unsupported: spec.unsupported,
    unversionedBuckets: spec.unversionedBuckets,
  };
}

function called({ construct, types }: SelectedResource): string | undefined {
  if (!construct) return undefined;
  const path = spokenPath(construct.node.path);
  return types.length === 1 ? `${resourceType(types[0]).label} ${path}` : path;
}

/** An ARN that the user wrote. */
export function ofArn(arn: string): SelectedResource {
  const known = arnLeaf(arn);
  return { arn, types: isKnown(known) ? typesOfArn(known) : 'any' };
}

/** All resources of a type, and of those whose ARNs have the same form. */
export function ofType(typeId: string): SelectedResource {
  const facts = resourceType(typeId);
  return { arn: arnPattern(facts, Aws.PARTITION), types: typesOfArn(arnPattern(facts, HOLE)) };
}

/** The patterns of some types, each form of ARN once. */
export function ofTypes(typeIds: readonly string[]): SelectedResource[] {
  const patterns = typeIds.map(ofType);
  return patterns.filter((pattern, i) => patterns.findIndex(other => other.arn === pattern.arn) === i);
}

/** The part of a selection that a filter lets through; nothing where none of it can be. */
export function restrict(spec: SelectionSpec, { only, surely, without }: TypeFilter): SelectionSpec[] {
  if (without) return withoutTypes(spec, without);
  if (surely) return ofSomeTypes(spec, surely, resource => isSurelyOf(resource, surely));
  return only ? ofSomeTypes(spec, only, () => true) : [spec];
}

/** Whether a resource, or all that a pattern stands for, is of some types and of no others. */
function isSurelyOf({ types }: SelectedResource, typeIds: readonly string[]): boolean {
  return types !== 'any' && types.length > 0 && types.every(type => typeIds.includes(type));
}

/** All but what is surely of some types: those are left out by name, or excluded where nothing is named. */
function withoutTypes(spec: SelectionSpec, typeIds: readonly string[]): SelectionSpec[] {
  const resources = spec.resources.filter(resource => !isSurelyOf(resource, typeIds));
  if (resources.length === 0 && spec.listOfTags.length === 0) return [];
  const open = spec.listOfTags.length > 0
    || resources.some(({ types, arn }) => types === 'any' || (hasWildcard(arn) && types.some(type => typeIds.includes(type))));
  const excluded = open ? unaskedTypes(typeIds).filter(pattern => isSurelyOf(pattern, typeIds)) : [];
  return numbered([{ ...spec, resources, notResources: [...spec.notResources, ...excluded] }]);
}

/**
 * The patterns of some types, for a selection that named none. A stack of CloudFormation is left out: naming it would back
 * it up, with all that is in it, where the Region does not opt in to that.
 */
function unaskedTypes(typeIds: readonly string[]): SelectedResource[] {
  return ofTypes(typeIds.filter(type => !isPackaging(resourceType(type))));
}

function isPackaging({ cloudFormation }: ResourceTypeFacts): boolean {
  return cloudFormation.length > 0 && cloudFormation.every(form => form.namedOnly === true);
}

/**
 * Tags cannot be asked for within types, so they become conditions; several tags, of which one is enough, become several
 * selections.
 */
function ofSomeTypes(spec: SelectionSpec, typeIds: readonly string[], admits: (resource: SelectedResource) => boolean): SelectionSpec[] {
  const left = (resources: readonly SelectedResource[]) => resources
    .filter(resource => admits(resource) && !isCovered(resource.arn, spec.notResources));
  const named = { ...spec, resources: left(spec.resources.flatMap(resource => restrictResource(resource, typeIds))), listOfTags: [] };
  const tagged = spec.listOfTags.map(({ key, value }): SelectionSpec => ({
    ...spec,
    resources: left(unaskedTypes(typeIds)),
    listOfTags: [],
    conditions: [{ operator: 'StringEquals', key: `${RESOURCE_TAG_PREFIX}${key}`, value }, ...spec.conditions],
  }));
  const parts = [named, ...tagged].filter(part => part.resources.length > 0 && contradiction(toModel(part)) === undefined);
  return numbered(parts.map(part => ({ ...part, everything: false })));
}

/** Whether an exclusion surely takes off all that an ARN stands for. */
function isCovered(arn: string, exclusions: readonly SelectedResource[]): boolean {
  const text = arnLeaf(arn);
  return isKnown(text) && exclusions.some(excluded => {
    const pattern = arnLeaf(excluded.arn);
    return isKnown(pattern) && matchesPattern(text, pattern);
  });
}

/** Parts of one selection, each with its own types; what was found on the way is told with the first. */
function numbered(parts: readonly SelectionSpec[]): SelectionSpec[] {
  return parts.map((part, i) => ({
    ...part,
    types: typesOf(part.resources, part.listOfTags),
    ...(i > 0 ? { foreign: [], unsupported: [], unversionedBuckets: [] } : {}),
  }));
}

function restrictResource(resource: SelectedResource, typeIds: readonly string[]): SelectedResource[] {
  const known = arnLeaf(resource.arn);
  // What is not known cannot be told apart; AWS Backup takes snapshots of types without the feature.
  if (resource.types === 'any') return known === '*' ? unaskedTypes(typeIds) : [resource];
  const common = resource.types.filter(type => typeIds.includes(type));
  if (common.length === 0) return [];
  const namesOneForm = resource.construct !== undefined || !isKnown(known) || namesItsType(known);
  return common.length === resource.types.length || namesOneForm ? [resource] : ofTypes(common);
}

/**
 * Several selections where one cannot hold all: AWS counts 500 ARNs, or 30 where there are wildcards among them, and 30
 * tags. Each part keeps the conditions and the exclusions, so that together they mean the same.
 */
export function split(spec: SelectionSpec): SelectionSpec[] {
  const { resources, listOfTags } = spec;
  const most = { arns: LIMITS.arnsPerSelection.value, wildcards: LIMITS.wildcardArnsPerSelection.value, tags: LIMITS.tagsPerSelection.value };
  const wildcards = resources.filter(({ arn }) => hasWildcard(arn));
  const fits = (resources.length <= most.wildcards || (wildcards.length === 0 && resources.length <= most.arns)) && listOfTags.length <= most.tags;
  if (fits) return [spec];
  const arns = [
    ...chunks(resources.filter(({ arn }) => !hasWildcard(arn)), most.arns),
    ...chunks(wildcards, most.wildcards),
  ].map(part => ({ ...spec, resources: part, listOfTags: [] }));
  const tags = chunks(listOfTags, most.tags).map(part => ({ ...spec, resources: [], listOfTags: part }));
  return numbered([...arns, ...tags]);
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
