import type { Leaf } from './known';
import type { TagModel } from './plan/plan-model';

/** The tags of one resource, of whatever type. */
export interface TagSetModel {
  readonly tags: Leaf<readonly TagModel[]>;
}
