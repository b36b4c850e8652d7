import { copyRoute } from '../../model/app-coverage/copy-support';
import type { CoveringPlan, ResourceModel } from '../../model/app-coverage/coverage-model';
import type { ProtectingPlan } from '../../model/app-coverage/coverage-subjects';
import { canBeContinuous, rulesFor } from '../../model/app-coverage/verdict';
import type { Protection } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import { nameOf } from './name-of';

/** What plans do for resources: the same for all of a kind, whose list of types is one object. */
export class ProtectingPlans {
  private readonly byTypes = new Map<ResourceModel['types'], Map<CoveringPlan, readonly [ProtectingPlan]>>();

  /** Each plan once, however many of its selections take the resource. */
  public of({ types }: ResourceModel, sure: readonly Protection[]): readonly ProtectingPlan[] {
    if (sure.length === 0) return NONE;
    let known = this.byTypes.get(types);
    if (!known) this.byTypes.set(types, known = new Map());
    let found: readonly ProtectingPlan[] = NONE;
    for (const { plan } of sure) {
      let alone = known.get(plan);
      if (!alone) known.set(plan, alone = [describe(plan, canBeContinuous(types))]);
      if (found.length === 0) found = alone;
      else if (!found.includes(alone[0])) found = [...found, alone[0]];
    }
    return found;
  }
}

const NONE: readonly ProtectingPlan[] = [];

function describe(plan: CoveringPlan, continuousType: boolean): ProtectingPlan {
  const rules = isKnown(plan.rules) ? plan.rules : [];
  const { periodic, continuous } = rulesFor(continuousType, plan.rules);
  const asking = rules.filter(rule => rule.continuous === true);
  const days = asking.map(({ deleteAfterDays }) => deleteAfterDays).filter(isKnown);
  const copies = rules.flatMap(rule => rule.copies);
  const leaving = copies.filter(copy => copyRoute(plan, copy).leavesAccount);
  return {
    name: nameOf(plan),
    // A plan of which no rule is known takes snapshots, as far as anybody can tell.
    periodicRules: isKnown(plan.rules) ? periodic : 1,
    continuousRules: continuous,
    asksForContinuous: asking.length > 0,
    shortestContinuousDays: days.length > 0 ? Math.min(...days) : undefined,
    copyAccounts: [...new Set(leaving.map(({ account }) => account).filter(isKnown))],
    airGaps: rules.some(({ airGapsDirectly }) => airGapsDirectly) || copies.some(copy => copy.airGapped === true && !leaving.includes(copy)),
  };
}
