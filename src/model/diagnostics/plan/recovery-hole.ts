import { isKnown, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import type { RuleModel } from '../../plan/plan-model';
import { recoveryHole } from '../../schedule/recovery-hole';
import type { RecoveryHole } from '../../schedule/recovery-hole';
import { showMoment } from '../../schedule/time-zones';
import { derived } from '../../sources';
import type { Source } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { inDays, ruleLabel } from '../labels';

const GONE: Source = derived('a recovery point is deleted when it was kept for the days of its lifecycle, whether or not another has been made');

/** Whether something can be restored at all times. */
export const RECOVERY_HOLE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-PLAN-011',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'Backups of a plan are gone before the next one is made.',
    why: 'In between there is no recovery point at all, and nothing to restore.',
    source: GONE,
    check: ({ rules }, place) => isKnown(rules) ? withoutAny(rules, `rules of ${place.label}`, 'keep backups until there is a next one') : undefined,
  }),
  diagnostic({
    id: 'CB-RPO-006',
    severity: 'error',
    when: 'whole',
    on: 'objectives',
    title: 'There is a recovery point at all times, where there is an RPO.',
    why: 'While there is no recovery point everything can be lost, which is within no RPO.',
    source: GONE,
    check({ rpoMinutes, rules }, place) {
      if (!isKnown(rpoMinutes) || !(rpoMinutes > 0)) return undefined;
      return withoutAny(rules, `rules of ${place.label}`, 'keep backups until there is a next one to meet the RPO');
    },
  }),
];

function withoutAny(rules: readonly RuleModel[], what: string, must: string): Problem | undefined {
  const hole = recoveryHole(rules);
  if (hole === undefined || hole === UNKNOWN) return undefined;
  const { rule, keptDays, from, zone, until } = hole;
  const label = ruleLabel(rules[rule], rule);
  const window = (until.startsBy - until.scheduledAt) / 60_000;
  return {
    what,
    must,
    got: `${daysAndHours(hole.minutes)} without any recovery point from ${showMoment(from, zone)}, ${inDays(keptDays)} after a job of ${label}, `
      + `to ${showMoment(until.startsBy, until.zone)}, when the start window of ${window} minutes of the next job ends`,
    fix: cure(rules, hole),
    leaf: `rules[${rule}].lifecycle.deleteAfterDays`,
  };
}

/** How long the rule would have to keep its backups; nothing where that does not cure it. */
function cure(rules: readonly RuleModel[], { rule, keptDays, from, until }: RecoveryHole): string | undefined {
  const days = keptDays + Math.ceil((until.scheduledAt - from) / 86_400_000);
  if (days > LIMITS.retentionMaxDays.value) return undefined;
  const lifecycle = { deleteAfterDays: days, moveToColdStorageAfterDays: undefined, optInToArchive: undefined };
  const cured = rules.map((one, i) => i === rule ? { ...one, lifecycle } : one);
  return recoveryHole(cured) === undefined ? `${inDays(days)} in ${ruleLabel(rules[rule], rule)} is long enough` : undefined;
}

function daysAndHours(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  return [days > 0 && inDays(days), hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}
