import { CfnResource } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct, IConstruct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { UNKNOWN } from '../model/known';
import type { UnsupportedConstruct } from '../model/plan/placed-selection';
import { resourceType } from '../model/resources/resource-types';
import { requiredMetadata } from '../model/restore-testing/restore-metadata';
import { RESTORE_TESTING_LIMITS } from '../model/restore-testing/restore-testing-limits';
import type { RestoreTestTargetModel } from '../model/restore-testing/restore-testing-model';
import { contentsOf, findResources } from '../selection/find-resources';
import { foreignTo } from '../selection/foreign-resources';
import type { SelectedResource } from '../selection/selection-spec';
import type { TagCondition } from '../selection/tag-condition';
import { inferMetadata, lacking, mergeMetadata } from './infer-metadata';
import type { Metadata } from './restore-metadata-text';

/** A target as it was asked for. */
export interface TargetSpec {
  /** As `ResourceTypeFacts` has it. */
  readonly typeId: string;
  readonly resources?: readonly IConstruct[];
  readonly arns?: readonly string[];
  readonly conditions?: readonly TagCondition[];
  readonly validationWindow?: Duration;
  readonly selectionName?: string;
  readonly metadata: Metadata;
  /** Keys that what is restored is encrypted with. */
  readonly encryptionKeys?: readonly kms.IKeyRef[];
  /** Roles that the restore hands to what is restored. */
  readonly passedRoles?: readonly iam.IRoleRef[];
}

/** One selection of a target: resources that are restored in the same way. */
export interface TargetPart {
  /** `*`, or at most as many ARNs as a selection holds. */
  readonly arns: readonly string[];
  readonly metadata: Metadata;
  readonly lacking: readonly string[];
  /** The resources of the app that are tested. */
  readonly tested: readonly CfnResource[];
}

export interface BoundTarget {
  readonly model: RestoreTestTargetModel;
  readonly parts: readonly TargetPart[];
}

/** Looks up what a target names, for restore tests below `scope`. */
export function bindTarget(spec: TargetSpec, scope: Construct): BoundTarget {
  const { typeId, resources = [], arns = [] } = spec;
  const unsupported: UnsupportedConstruct[] = [];
  const found = resources.flatMap(construct => {
    const own = findResources(construct).filter(({ types }) => types === 'any' || types.includes(typeId));
    if (own.length === 0) unsupported.push({ path: construct.node.path, contains: contentsOf(construct) });
    return own;
  });
  const all = [...unique(found), ...[...new Set(arns)].map((arn): SelectedResource => ({ arn, types: 'any' }))];
  const named = spec.resources !== undefined || spec.arns !== undefined;
  return {
    model: {
      type: resourceType(typeId).label,
      empty: named && resources.length + arns.length === 0,
      unsupported,
      foreign: foreignTo(scope, all),
    },
    parts: named ? partsOf(spec, all) : [part(spec, ['*'], {}, [])],
  };
}

/** Resources that are set up alike go into one selection, up to its limit. */
function partsOf(spec: TargetSpec, all: readonly SelectedResource[]): TargetPart[] {
  const groups = new Map<string, { readonly metadata: Metadata; readonly members: SelectedResource[] }>();
  for (const resource of all) {
    const found = isResource(resource.construct) ? inferMetadata(resource.construct) : {};
    // Tokens are compared as they stand: what a lazy one becomes is not known yet.
    const key = JSON.stringify(Object.entries(mergeMetadata(spec.metadata, found)).sort());
    const group = groups.get(key) ?? { metadata: found, members: [] };
    groups.set(key, group);
    group.members.push(resource);
  }
  return [...groups.values()].flatMap(({ metadata, members }) => chunks(members).map(chunk =>
    part(spec, chunk.map(({ arn }) => arn), metadata, chunk.flatMap(({ construct }) => isResource(construct) ? [construct] : []))));
}

/** Whether a test of a resource needs nothing that nobody gave. */
export function isComplete(typeId: string, construct: IConstruct | undefined): boolean {
  return lacking(requiredMetadata(typeId), isResource(construct) ? inferMetadata(construct) : {}).length === 0;
}

function part({ typeId, metadata: given }: TargetSpec, arns: readonly string[], found: Metadata, tested: readonly CfnResource[]): TargetPart {
  const metadata = mergeMetadata(given, found);
  return { arns, metadata, lacking: lacking(requiredMetadata(typeId), metadata), tested };
}

function isResource(construct: IConstruct | undefined): construct is CfnResource {
  return construct !== undefined && CfnResource.isCfnResource(construct);
}

function unique(resources: readonly SelectedResource[]): SelectedResource[] {
  return resources.filter((resource, i) => resources.findIndex(other => other.arn === resource.arn) === i);
}

function chunks<T>(list: readonly T[]): T[][] {
  const size = RESTORE_TESTING_LIMITS.arnsPerSelection.value;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** ARNs as the diagnostics see them. */
export function arnLeaves(arns: readonly string[]) {
  return arns.map(arn => arnLeaf(arn) ?? UNKNOWN);
}
