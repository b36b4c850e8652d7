import { refuse } from '../model/diagnostics/error';
import { leaf, UNKNOWN } from '../model/known';
import { RESOURCE_TAG_PREFIX } from '../model/plan/placed-selection';
import type { ConditionModel, ConditionOperator } from '../model/plan/plan-model';

/**
 * A condition on a tag of a resource. All conditions of a selection must hold (AND). Keys and values are case
 * sensitive.
 *
 * Keys are written as on the resource; `aws:ResourceTag/` is put before them where it is missing.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Conditions.html
 */
export class TagCondition {
  /**
   * The tag has exactly this value.
   *
   * @param key tag key, 1 to 128 characters
   * @param value tag value, at most 256 characters
   */
  public static equalTo(key: string, value: string): TagCondition {
    return TagCondition.of('StringEquals', key, value, 'equalTo', TagCondition.equalTo);
  }

  /**
   * The tag does not have this value. Resources without the tag match too.
   *
   * @param key tag key, 1 to 128 characters
   * @param value tag value, at most 256 characters
   */
  public static notEqualTo(key: string, value: string): TagCondition {
    return TagCondition.of('StringNotEquals', key, value, 'notEqualTo', TagCondition.notEqualTo);
  }

  /**
   * The tag has a value like this pattern.
   *
   * @param key tag key, 1 to 128 characters
   * @param pattern at most 256 characters; `*` is any run of characters, anywhere: `prod*`, `*rod*`
   */
  public static like(key: string, pattern: string): TagCondition {
    return TagCondition.of('StringLike', key, pattern, 'like', TagCondition.like);
  }

  /**
   * The tag does not have a value like this pattern. Resources without the tag match too.
   *
   * @param key tag key, 1 to 128 characters
   * @param pattern at most 256 characters; `*` is any run of characters, anywhere
   */
  public static notLike(key: string, pattern: string): TagCondition {
    return TagCondition.of('StringNotLike', key, pattern, 'notLike', TagCondition.notLike);
  }

  private static of(operator: ConditionOperator, key: string, value: string, factory: string, from: Function): TagCondition {
    const condition = new TagCondition(operator, key.startsWith(RESOURCE_TAG_PREFIX) ? key : `${RESOURCE_TAG_PREFIX}${key}`, value);
    refuse('selection', {
      name: UNKNOWN, resources: UNKNOWN, notResources: undefined, listOfTags: undefined,
      conditions: [condition._model()], everything: false, types: UNKNOWN,
    }, `TagCondition.${factory}`, from);
    return condition;
  }

  private constructor(
    /** @internal */ public readonly _operator: ConditionOperator,
    /** @internal */ public readonly _key: string,
    /** @internal */ public readonly _value: string,
  ) {}

  /** @internal */
  public _model(): ConditionModel {
    return { operator: this._operator, key: leaf(this._key), value: leaf(this._value) };
  }
}
