import { matchesPattern } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { plainTagKey } from '../plan/placed-selection';
import type { ConditionModel, TagModel } from '../plan/plan-model';
import type { ResourceTags } from './coverage-model';
import { tri } from './tri';
import type { Tri } from './tri';

/** Tags that AWS sets by itself, which no template shows. */
export const SET_BY_AWS = /^aws:/;

export function tagEquals({ key, value }: TagModel, tags: ResourceTags): Tri {
  const has = valueOf(key, tags);
  if (has === undefined) return 'no';
  return isKnown(has) && isKnown(value) ? tri(has === value) : 'unknown';
}

/** A resource without the tag meets negative conditions, and no positive one. */
export function conditionHolds({ operator, key, value: wanted }: ConditionModel, tags: ResourceTags): Tri {
  const negative = operator === 'StringNotEquals' || operator === 'StringNotLike';
  const has = valueOf(key, tags);
  if (has === undefined) return tri(negative);
  if (!isKnown(has) || !isKnown(wanted)) return 'unknown';
  const like = operator === 'StringLike' || operator === 'StringNotLike';
  const meets = like ? matchesPattern(has, wanted) : has === wanted;
  return tri(meets !== negative);
}

function valueOf(key: Leaf<string>, { values, complete }: ResourceTags): Leaf<string> {
  if (!isKnown(key)) return UNKNOWN;
  const plain = plainTagKey(key);
  if (values.has(plain)) return values.get(plain);
  return complete && !SET_BY_AWS.test(plain) ? undefined : UNKNOWN;
}
