import type { Leaf } from '../known';
import type { SelectionModel } from './plan-model';

/** A resource that lies elsewhere than the plan that shall protect it. */
export interface ForeignResource {
  /** Construct path or ARN. */
  readonly resource: string;
  /** Account and Region where they are known and differ. */
  readonly place: string;
  readonly planPlace: string;
}

/** A construct in which nothing was found that AWS Backup supports. */
export interface UnsupportedConstruct {
  readonly path: string;
  /** What is in it instead, for example `AWS::SNS::Topic`. */
  readonly contains: string;
}

/** What only a construct tree can tell about a selection, beside what is in the template. */
export interface PlacedSelection extends SelectionModel {
  readonly foreign: readonly ForeignResource[];
  readonly unsupported: readonly UnsupportedConstruct[];
  /** Paths of buckets that surely have no versioning, without which AWS Backup cannot back them up. */
  readonly unversionedBuckets: readonly string[];
  /** Ids of the types of which there surely is a resource; a pattern such as `cluster:*` may find one of several. */
  readonly sureTypes?: readonly string[];
  /** What each of `resources` is called: type and construct path where it came from a construct. */
  readonly calls?: readonly (string | undefined)[];
  /** Paths of resources that came below a selected construct after it was selected. */
  readonly late?: readonly string[];
}

/** The selection with what its tree says, where it came from a tree. */
export function placed(selection: SelectionModel): PlacedSelection | undefined {
  return 'foreign' in selection ? selection as PlacedSelection : undefined;
}

/** Prefix of tag keys in conditions. */
export const RESOURCE_TAG_PREFIX = 'aws:ResourceTag/';

/** A tag key as the user wrote it on the resource. */
export function plainTagKey(key: string): string {
  return key.startsWith(RESOURCE_TAG_PREFIX) ? key.slice(RESOURCE_TAG_PREFIX.length) : key;
}

/** A list of a selection; empty where it is not set. */
export function listOf<T>(list: Leaf<readonly T[]>): readonly T[] | undefined {
  return typeof list === 'symbol' ? undefined : list ?? [];
}
