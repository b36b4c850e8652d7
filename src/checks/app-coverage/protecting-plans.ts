import type { CoveringPlan, ResourceModel } from '../../model/app-coverage/coverage-model';
import type { ProtectingPlan } from '../../model/app-coverage/coverage-subjects';
import { canBeContinuous, rulesFor } from '../../model/app-coverage/verdict';
import type { Protection } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import { nameOf } from './name-of';

/** What plans do for resources; the same for all that can, or cannot, have continuous backups. */
export class ProtectingPlans {
  private readonly continuous = new Map<CoveringPlan, ProtectingPlan>();
  private readonly periodic = new Map<CoveringPlan, ProtectingPlan>();

  /** Each plan once, however many of its selections take the resource. */
  public of(resource: ResourceModel, sure: readonly Protection[]): readonly ProtectingPlan[] {
    const continuous = canBeContinuous(resource);
    const plans = sure.length < 2 ? sure.map(({ plan }) => plan) : [...new Set(sure.map(({ plan }) => plan))];
    return plans.map(plan => this.one(plan, continuous));
  }

  private one(plan: CoveringPlan, continuous: boolean): ProtectingPlan {
    const made = continuous ? this.continuous : this.periodic;
    let one = made.get(plan);
    if (!one) made.set(plan, one = describe(plan, continuous));
    return one;
  }
}

function describe(plan: CoveringPlan, continuousType: boolean): ProtectingPlan {
  const rules = isKnown(plan.rules) ? plan.rules : [];
  const { periodic, continuous } = rulesFor(continuousType, plan.rules);
  const asking = rules.filter(rule => rule.continuous === true);
  const days = asking.map(({ deleteAfterDays }) => deleteAfterDays).filter(isKnown);
  const accounts = rules.flatMap(({ copies }) => copies.map(({ account }) => account)).filter(isKnown);
  return {
    name: nameOf(plan),
    // A plan of which no rule is known takes snapshots, as far as anybody can tell.
    periodicRules: isKnown(plan.rules) ? periodic : 1,
    continuousRules: continuous,
    asksForContinuous: asking.length > 0,
    shortestContinuousDays: days.length > 0 ? Math.min(...days) : undefined,
    copyAccounts: [...new Set(accounts.filter(account => isKnown(plan.account) && account !== plan.account))],
  };
}
