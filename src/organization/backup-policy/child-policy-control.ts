import { APPEND as ADDING, CHILD_CONTROL, VALUE_OPERATORS } from '../../model/organization/organization-policy-grammar';
import type { PolicyObject, PolicyValue } from '../../model/organization/organization-policy-model';
import { isObject } from '../../model/organization/organization-policy-walk';

/** What a policy further down may do to a setting. */
export enum PolicyOperator {
  /** Replace it. */
  ASSIGN = '@@assign',

  /** Add values to a list. */
  APPEND = '@@append',

  /** Take values from a list. */
  REMOVE = '@@remove',
}

/**
 * What policies further down, at OUs and accounts, may change of a backup policy. What one policy forbids none below it
 * can allow again.
 *
 * It stands at every place of the document, as AWS's samples have it, about 50 characters each.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 */
export abstract class ChildPolicyControl {
  /** Everything; nothing is written into the document. */
  public static all(): ChildPolicyControl {
    return new OpenControl();
  }

  /** Nothing, and no plans may be added either. */
  public static none(): ChildPolicyControl {
    return new ClosedControl(NOTHING, NOTHING);
  }

  /** New plans may be added; those of this policy stay as they are. */
  public static newPlansOnly(): ChildPolicyControl {
    return new ClosedControl([ADDING], NOTHING);
  }

  /**
   * Only what these operators do, at every place.
   *
   * @param operators at least one; `ChildPolicyControl.none` is for none
   */
  public static only(...operators: PolicyOperator[]): ChildPolicyControl {
    if (operators.length === 0) throw new Error('ChildPolicyControl.only must get at least one operator, got none: use ChildPolicyControl.none()');
    const given = VALUE_OPERATORS.filter(operator => operators.some(other => String(other) === operator));
    return new ClosedControl(given, given);
  }

  /**
   * The document with what it allows.
   *
   * @internal
   */
  public abstract _bind(document: PolicyObject): PolicyObject;
}

const NOTHING: readonly string[] = ['@@none'];

class OpenControl extends ChildPolicyControl {
  public override _bind(document: PolicyObject): PolicyObject {
    return document;
  }
}

class ClosedControl extends ChildPolicyControl {
  constructor(private readonly onPlans: readonly string[], private readonly inside: readonly string[]) {
    super();
  }

  public override _bind(document: PolicyObject): PolicyObject {
    return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, this.control(value, this.onPlans)]));
  }

  private control(value: PolicyValue, operators: readonly string[]): PolicyValue {
    if (!isObject(value)) return value;
    const inner = Object.entries(value).map(([key, child]) => [key, key.startsWith('@@') ? child : this.control(child, this.inside)] as const);
    return { [CHILD_CONTROL]: operators, ...Object.fromEntries(inner) };
  }
}
