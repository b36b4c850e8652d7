import { typesNotSurely, typesWith } from '../model/resources/resource-types';
import type { TypeFilter } from '../selection/type-filter';
import type { LevelPlan } from './level-plan';
import { ProtectionPlan } from './protection-plan';
import type { ProtectionRule } from './protection-rule';

/** A plan of a set-up, and the part of every selection that it is for. */
export interface PlanShare {
  /** Id of the construct, which is contract. */
  readonly id: string;
  readonly rules: readonly ProtectionRule[];
  readonly filter: TypeFilter;
}

const CONTINUOUS = typesWith('continuous');
/** DynamoDB can go there under a condition that no template shows; it is taken to be met. */
const NO_AIR_GAP = typesNotSurely('logicallyAirGapped');

/**
 * The plans that a level comes to.
 *
 * Continuous rules get a plan of their own, because of every other type such a rule would take a second snapshot. Where
 * rules copy into a logically air-gapped vault, types that cannot go there get plans without that copy, since their copy
 * jobs would fail.
 */
export function sharesOf({ rules, continuous }: LevelPlan): PlanShare[] {
  if (![...rules, ...continuous].some(rule => rule._copiesToAirGap)) {
    return present([
      { id: 'Plan', rules, filter: {} },
      { id: 'ContinuousPlan', rules: continuous, filter: { only: CONTINUOUS } },
    ]);
  }
  const gapless = (list: readonly ProtectionRule[]) => list.map(rule => rule._withoutAirGap());
  return present([
    { id: 'Plan', rules, filter: { without: NO_AIR_GAP } },
    { id: 'ContinuousPlan', rules: continuous, filter: { only: CONTINUOUS.filter(type => !NO_AIR_GAP.includes(type)) } },
    { id: 'OrdinaryPlan', rules: gapless(rules), filter: { surely: NO_AIR_GAP } },
    { id: 'OrdinaryContinuousPlan', rules: gapless(continuous), filter: { surely: CONTINUOUS.filter(type => NO_AIR_GAP.includes(type)) } },
  ]);
}

/** The first is always there; the others where there is something for them to do. */
function present([first, ...others]: readonly PlanShare[]): PlanShare[] {
  return [first, ...others.filter(({ rules }) => rules.length > 0)];
}

/** A plan that is kept to its share; the share is set as soon as the plan is made. */
export class SharePlan extends ProtectionPlan {
  private share: TypeFilter = {};
  private heard: (() => void) | undefined;

  /** Keeps what is selected from now on to a part of it. */
  public keepTo(filter: TypeFilter): this {
    this.share = filter;
    return this;
  }

  /** Tells of rules that are added from now on. */
  public tellOfRules(heard: () => void): void {
    this.heard = heard;
  }

  public override addRule(rule: ProtectionRule): void {
    super.addRule(rule);
    this.heard?.();
  }

  /** @internal */
  protected override get _typeFilter(): TypeFilter {
    return this.share;
  }
}
