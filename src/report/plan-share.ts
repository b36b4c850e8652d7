import { copyRoute, copySupport } from '../model/app-coverage/copy-support';
import type { CopiedResource } from '../model/app-coverage/copy-support';
import type { CoveringPlan } from '../model/app-coverage/coverage-model';
import { canBeContinuous } from '../model/app-coverage/verdict';
import { isKnown, UNKNOWN } from '../model/known';
import { worstGap } from '../model/schedule/recovery-gap';
import { recoveryHole } from '../model/schedule/recovery-hole';
import { keptFor, placeOf, rangeOf } from './known-or-null';
import type { PlanBook, WrittenRule } from './plan-book';
import type { PostureResource, PostureResourceCopy } from './posture';

/** What plans together do for resources of a kind. */
export interface PlanShare extends Pick<PostureResource, 'worstGapMinutes' | 'withoutRecoveryPointMinutes' | 'pointInTimeRecovery' | 'kept' | 'copies'> {
  readonly rules: readonly WrittenRule[];
  /** Whether all rules are known. */
  readonly complete: boolean;
}

/** Shares of plans; most resources of an app have one of a few, so each is worked out once. */
export class PlanShares {
  private readonly shares = new Map<string, PlanShare>();

  /** `year` is the one whose schedules are gone through. */
  constructor(private readonly book: PlanBook, private readonly year: number) {}

  public of(plans: readonly CoveringPlan[], resource: CopiedResource): PlanShare {
    const key = [String(resource.source?.awsManagedKey === true), ...resource.types, '', ...plans.map(({ path }) => path)].join('\n');
    let share = this.shares.get(key);
    if (!share) this.shares.set(key, share = this.compute(plans, resource));
    return share;
  }

  private compute(plans: readonly CoveringPlan[], resource: CopiedResource): PlanShare {
    const { types } = resource;
    const perPlan = plans.map(plan => ({ plan, rules: this.book.rulesOf(plan) }));
    const rules = perPlan.flatMap(({ rules: list = [] }) => list);
    const complete = perPlan.every(({ rules: list }) => list !== undefined);
    const continuousType = types.length > 0 && canBeContinuous(types);
    const snapshots = rules.filter(({ model: { continuous = false } }) => !continuousType || continuous === false);
    const kept = rules.map(({ model }) => keptFor(model.lifecycle));
    return {
      rules,
      complete,
      worstGapMinutes: gapMinutes(snapshots, this.year),
      withoutRecoveryPointMinutes: withoutMinutes(rules, this.year, { continuousType, complete }),
      pointInTimeRecovery: continuousType && rules.some(({ model }) => model.continuous === true),
      kept: rangeOf(complete ? kept : [...kept, null]),
      copies: distinct(perPlan.flatMap(({ plan, rules: list = [] }) => copiesOf(plan, list, resource))),
    };
  }
}

/**
 * The longest time between the starts of two backups; null where none follows another. A rule that cannot be computed only
 * makes it shorter.
 */
export function gapMinutes(rules: readonly WrittenRule[], year: number): number | null {
  const { gap } = worstGap(rules.map(({ model }) => model.schedule), { year });
  return gap && gap.minutes !== Infinity ? gap.minutes : null;
}

interface RuleUse {
  /** Whether continuous rules make continuous backups; otherwise they make snapshots. */
  readonly continuousType: boolean;
  readonly complete: boolean;
}

/** The longest time without any recovery point, 0 where there always is one; null where that is not known. */
export function withoutMinutes(rules: readonly WrittenRule[], year: number, { continuousType, complete }: RuleUse): number | null {
  const hole = recoveryHole(rules.map(({ model }) => continuousType ? model : { ...model, continuous: false }), { year });
  if (hole === undefined) return rules.length > 0 ? 0 : null;
  return hole === UNKNOWN || !complete ? null : hole.minutes;
}

function copiesOf(plan: CoveringPlan, rules: readonly WrittenRule[], resource: CopiedResource): PostureResourceCopy[] {
  const copies = rules.flatMap(({ model }) => isKnown(model.copies) ? model.copies : []);
  return copies.map(({ destination }) => {
    const { supported, reason = null } = copySupport(resource, copyRoute(plan, destination));
    return { ...placeOf(destination), airGapped: destination.airGapped ?? null, supported, reason };
  });
}

function distinct(copies: readonly PostureResourceCopy[]): PostureResourceCopy[] {
  return [...new Map(copies.map(copy => [JSON.stringify(copy), copy])).values()];
}
