import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { LIMITS } from '../limits';
import { keptDays } from '../plan/kept-days';
import type { RuleModel } from '../plan/plan-model';
import type { DesignFactSheet, Fact } from './fact';
import { least, most, ruleWitness, scheduledHours } from './fact-tools';
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
  const shortest = least(days);
  const [few, many] = [shortest, longest].map(value => lives.filter(life => life.days === value)
    .flatMap(({ placed, property, days: each }) => ruleWitness(placed, property, showValue(each))));
  return {
    'shortest-retention': { value: shortest, shownBy: few },
    'longest-retention': { value: longest, shownBy: many },
    'end-of-retention': { value: isKnown(longest) ? longest !== Infinity : longest, shownBy: many },
    // Rules add up; the one that keeps most backups is enough to tell.
    'generations': generationsFact(rules),
  };
}

function livesOf(placed: PlacedRule): Life[] {
  const { rule } = placed;
  const backup: Life = { placed, property: 'Lifecycle.DeleteAfterDays', days: keptDays(rule.lifecycle) };
  if (rule.copies === UNKNOWN) return [backup, { ...backup, property: 'CopyActions', days: UNKNOWN }];
  // A copy without a lifecycle inherits that of the backup.
  const copies = (rule.copies ?? []).flatMap(({ lifecycle }, i): Life[] => lifecycle === undefined ? [] : [
    { placed, property: `CopyActions[${i}].Lifecycle.DeleteAfterDays`, days: keptDays(lifecycle) },
  ]);
  return [backup, ...copies];
}

function generationsFact(rules: readonly PlacedRule[]): Fact {
  const counted = rules.filter(({ rule }) => rule.continuous !== true).map((placed): { placed: PlacedRule; count: Leaf<number> } => (
    { placed, count: generationsOf(placed.rule) }
  ));
  const value = most(counted.map(({ count }) => count));
  return { value, shownBy: counted.filter(({ count }) => count === value).flatMap(({ placed }) => ruleWitness(placed, 'Lifecycle', showValue(value))) };
}

function generationsOf({ schedule, lifecycle }: RuleModel): Leaf<number> {
  const days = keptDays(lifecycle);
  const hours = scheduledHours([schedule]);
  if (!isKnown(days) || hours === UNKNOWN) return UNKNOWN;
  return hours && Math.floor(Math.min(days, LIMITS.retentionMaxDays.value) * 24 / hours);
}
