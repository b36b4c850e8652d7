import type { CoverageResult } from '../checks/app-coverage/coverage-result';
import type { CoveringPlan, CoveringSelection } from '../model/app-coverage/coverage-model';
import { isKnown, orDefault } from '../model/known';
import { LIMITS } from '../model/limits';
import type { CopyModel } from '../model/plan/plan-model';
import { scheduleWords } from '../model/schedule/schedule-words';
import { describeTarget } from './describe-vaults';
import { coldAfter, keptFor, known, placeOf } from './known-or-null';
import type { PlanBook, WrittenRule } from './plan-book';
import { gapMinutes, withoutMinutes } from './plan-share';
import type { PostureCopy, PosturePlan, PostureRule } from './posture';

/** Plans with their rules, and how much their selections take. */
export function describePlans({ plans, resources }: CoverageResult, book: PlanBook, year: number): PosturePlan[] {
  const takes = new Map<CoveringPlan | CoveringSelection, number>();
  const mayTake: typeof takes = new Map();
  const count = (counts: typeof takes, one: CoveringPlan | CoveringSelection) => counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const { protections } of resources) {
    for (const one of new Set(protections.sure.flatMap(({ plan, selection }) => [plan, selection]))) count(takes, one);
    for (const { selection } of protections.possible) count(mayTake, selection);
  }
  return plans.map(plan => {
    const rules = book.rulesOf(plan);
    return {
      path: plan.path,
      name: known(plan.name),
      declared: plan.assumed !== undefined,
      takes: takes.get(plan) ?? 0,
      ...placeOf(plan),
      worstGapMinutes: rules ? gapMinutes(rules, year) : null,
      withoutRecoveryPointMinutes: rules ? withoutMinutes(rules, year, { continuousType: true, complete: true }) : null,
      rules: rules?.map(describeRule) ?? null,
      selections: plan.selections.map(selection => ({
        path: selection.path, name: known(selection.name), takes: takes.get(selection) ?? 0, mayTake: mayTake.get(selection) ?? 0,
      })),
    };
  });
}

function describeRule({ model }: WrittenRule): PostureRule {
  const { name, schedule, continuous, lifecycle, vault, airGappedVault, copies = [] } = model;
  return {
    name: known(name),
    schedule: scheduleWords(schedule),
    startWindowMinutes: known(orDefault(schedule.startWindowMinutes, LIMITS.startWindowDefaultMinutes.value)),
    continuous: known(orDefault(continuous, false)),
    kept: keptFor(lifecycle),
    coldAfterDays: coldAfter(lifecycle),
    vault: describeTarget(vault),
    airGappedVault: isKnown(airGappedVault) ? describeTarget(airGappedVault) : null,
    copies: isKnown(copies) ? copies.map(copy => describeCopy(copy, model.lifecycle)) : null,
  };
}

/** A copy without a lifecycle inherits that of the backup. */
function describeCopy({ destination, lifecycle }: CopyModel, inherited: CopyModel['lifecycle']): PostureCopy {
  const own = lifecycle === undefined ? inherited : lifecycle;
  return { ...describeTarget(destination), kept: keptFor(own), coldAfterDays: coldAfter(own) };
}
