import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { LIMITS } from '../limits';
import type { LifecycleModel, RuleModel } from '../plan-model';
import { worstGap } from '../recovery-gap';
import type { DesignFactSheet } from './fact';
import { least, most, ruleWitness } from './fact-tools';
import type { PlacedRule } from './fact-tools';
import { showValue } from './words';

/** A backup or copy and how many days it lives. */
interface Life {
  readonly placed: PlacedRule;
  readonly property: string;
  readonly days: Leaf<number>;
}

/** How long backups and copies are kept, and how many there are of them. */
export function lifecycleFacts(rules: readonly PlacedRule[]): Pick<DesignFactSheet, 'shortest-retention' | 'longest-retention' | 'end-of-retention' | 'generations'> {
  const lives = rules.flatMap(livesOf);
  const days = lives.map(life => life.days);
  const longest = most(days);
  const generations = rules.filter(({ rule }) => rule.continuous !== true).map(({ rule }) => generationsOf(rule));
  const shownBy = lives.flatMap(({ placed, property, days: value }) => ruleWitness(placed, property, showValue(value)));
  return {
    'shortest-retention': { value: least(days), shownBy },
    'longest-retention': { value: longest, shownBy },
    'end-of-retention': { value: isKnown(longest) ? longest !== Infinity : longest, shownBy },
    // Rules add up; the one that keeps most backups is enough to tell.
    'generations': { value: most(generations), shownBy },
  };
}

function livesOf(placed: PlacedRule): Life[] {
  const { rule } = placed;
  const backup: Life = { placed, property: 'Lifecycle.DeleteAfterDays', days: daysOf(rule.lifecycle) };
  if (rule.copies === UNKNOWN) return [backup, { ...backup, property: 'CopyActions', days: UNKNOWN }];
  // A copy without a lifecycle inherits that of the backup.
  const copies = (rule.copies ?? []).flatMap(({ lifecycle }, i): Life[] => lifecycle === undefined ? [] : [
    { placed, property: `CopyActions[${i}].Lifecycle.DeleteAfterDays`, days: daysOf(lifecycle) },
  ]);
  return [backup, ...copies];
}

function daysOf(lifecycle: Leaf<LifecycleModel>): Leaf<number> {
  if (lifecycle === UNKNOWN) return UNKNOWN;
  const days = lifecycle?.deleteAfterDays;
  return days === undefined ? Infinity : days;
}

function generationsOf({ schedule, lifecycle }: RuleModel): Leaf<number> {
  const days = daysOf(lifecycle);
  const { gap, incomplete } = worstGap([{ ...schedule, startWindowMinutes: 0 }]);
  if (!isKnown(days) || incomplete) return UNKNOWN;
  return gap && Math.floor(Math.min(days, LIMITS.retentionMaxDays.value) * 24 * 60 / gap.minutes);
}
