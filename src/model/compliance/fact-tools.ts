import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { RuleModel, ScheduleModel } from '../plan/plan-model';
import { worstGap } from '../schedule/recovery-gap';
import type { GapOptions } from '../schedule/recovery-gap';
import type { Placed } from './design';
import { FACT_NAMES } from './fact';
import type { DesignFactSheet, Fact, Witness } from './fact';

/** A rule, the plan that has it, and its number there. */
export interface PlacedRule {
  readonly rule: RuleModel;
  readonly index: number;
  readonly plan: Placed<unknown>;
}

/** Where something stands, with what it says; nothing for what lies outside the app. */
export function witnesses<M>(placed: readonly Placed<M>[], property: string, show: (model: M) => string): Witness[] {
  return placed.flatMap(({ model, at }) => at ? [{ ...at, property, value: show(model) }] : []);
}

export function ruleWitness({ plan, index, rule }: PlacedRule, property: string, value: string): Witness[] {
  const name = isKnown(rule.name) ? `${rule.name}: ` : '';
  return witnesses([plan], `Properties.BackupPlan.BackupPlanRule[${index}].${property}`, () => `${name}${value}`);
}

/** What holds however the conditions of an app turn out; the rest is known at deployment only. */
export function inEveryCase([first, ...others]: readonly DesignFactSheet[]): DesignFactSheet {
  return Object.fromEntries(FACT_NAMES.map((name): [string, Fact] => (
    [name, others.every(other => other[name].value === first[name].value) ? first[name] : { value: UNKNOWN, shownBy: [] }]
  ))) as DesignFactSheet;
}

/** The largest of some values; UNKNOWN or undefined where one of them is. */
export function most(values: readonly Leaf<number>[]): Leaf<number> {
  if (values.includes(UNKNOWN)) return UNKNOWN;
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return Math.max(...values.filter(isKnown));
}

/** The smallest of some values; UNKNOWN or undefined where one of them is. */
export function least(values: readonly Leaf<number>[]): Leaf<number> {
  const negative = most(values.map(value => isKnown(value) ? -value : value));
  return isKnown(negative) ? -negative : negative;
}

/** The items of a list that is known; what is not known has none. */
export function list<T>(items: Leaf<readonly T[]>): readonly T[] {
  return items === UNKNOWN || items === undefined ? [] : items;
}

/** Worst gap between backups, start windows included; undefined where no backup follows another. */
export function hoursBetween(schedules: readonly ScheduleModel[], options: GapOptions = {}): Leaf<number> {
  const { gap, incomplete } = worstGap(schedules, options);
  if (incomplete) return UNKNOWN;
  return gap && gap.minutes !== Infinity ? gap.minutes / 60 : undefined;
}

/**
 * From one scheduled time to the next. A local time that daylight saving skips counts as run: what AWS Backup does then
 * is not documented, and the schedule does say it.
 */
export function scheduledHours(schedules: readonly ScheduleModel[]): Leaf<number> {
  return hoursBetween(schedules.map(schedule => ({ ...schedule, startWindowMinutes: 0 })), { skippedTimesRun: true });
}
