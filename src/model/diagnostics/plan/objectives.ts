import { isKnown, orDefault, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import type { ObjectivesModel, RuleModel, ScheduleModel } from '../../plan/plan-model';
import { resourceType, typesWith } from '../../resources/resource-types';
import { worstGap } from '../../schedule/recovery-gap';
import type { GapVerdict, RecoveryGap } from '../../schedule/recovery-gap';
import { longestIntervalMeeting } from '../../schedule/standard-intervals';
import { showMoment } from '../../schedule/time-zones';
import { derived, ours } from '../../sources';
import type { Source } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';

const { startWindowMinMinutes, startWindowDefaultMinutes, timeZoneDefault } = LIMITS;

const PROOF: Source = derived('a job starts between its scheduled time and the end of its start window, and a backup holds the data of that moment');

const CONTINUOUS_TYPES = typesWith('continuous').map(id => resourceType(id).backupTypeName).join(', ').replace(/, ([^,]*)$/, ' and $1');

/** Whether the rules keep what was promised. */
export const OBJECTIVES_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RPO-001',
    severity: 'error',
    when: 'part',
    on: 'objectives',
    title: 'An RPO is longer than zero.',
    why: 'No backup holds the present.',
    source: ours('a promise that nothing can keep is a mistake'),
    check: ({ rpoMinutes }, place) => positive(rpoMinutes, `RPO of ${place.label}`, 'rpoMinutes'),
  }),
  diagnostic({
    id: 'CB-RPO-002',
    severity: 'error',
    when: 'part',
    on: 'objectives',
    title: 'An RTO is longer than zero.',
    why: 'No restore takes no time.',
    source: ours('a promise that nothing can keep is a mistake'),
    check: ({ rtoMinutes }, place) => positive(rtoMinutes, `RTO of ${place.label}`, 'rtoMinutes'),
  }),
  diagnostic({
    id: 'CB-RPO-003',
    severity: 'error',
    when: 'whole',
    on: 'objectives',
    title: 'The worst gap between backups, start window and daylight saving included, is within the RPO.',
    why: 'Between two backups everything since the first one can be lost.',
    source: PROOF,
    check(objectives, place) {
      const missed = missedBy(objectives);
      return missed && !missed.incomplete && continuity(objectives.rules) === false ? tooLong(missed, objectives, place) : undefined;
    },
  }),
  diagnostic({
    id: 'CB-RPO-004',
    severity: 'warning',
    when: 'whole',
    on: 'objectives',
    title: 'An RPO cannot be proved, because a schedule cannot be computed.',
    why: 'The schedules that can be computed do not meet the RPO alone.',
    source: PROOF,
    check(objectives, place) {
      const missed = missedBy(objectives);
      if (!missed || (!missed.incomplete && continuity(objectives.rules) !== UNKNOWN)) return undefined;
      return {
        what: `rules of ${place.label}`,
        must: `start backups at most ${hours(missed.rpoMinutes)} apart to meet the RPO`,
        got: 'a rule that cannot be computed at synth',
        fix: 'the RPO is not proved; give schedule, time zone and start window as plain values',
        leaf: 'rpoMinutes',
      };
    },
  }),
  diagnostic({
    id: 'CB-RPO-005',
    severity: 'warning',
    when: 'whole',
    on: 'objectives',
    title: 'Only continuous backup meets the RPO.',
    why: `A continuous rule covers ${CONTINUOUS_TYPES}; resources of other types get backups at the scheduled times only.`,
    source: LIMITS.continuousMaxDays.source,
    check(objectives, place) {
      const missed = missedBy(objectives);
      if (!missed || missed.incomplete || continuity(objectives.rules) !== true) return undefined;
      const problem = tooLong(missed, objectives, place);
      return { ...problem, fix: `resources without continuous backup, which is all but ${CONTINUOUS_TYPES}, do not reach the RPO` };
    },
  }),
];

interface Missed extends GapVerdict {
  readonly rpoMinutes: number;
}

/** What the rules reach, where that is not within the RPO or not known to be. */
function missedBy({ rpoMinutes, rules }: ObjectivesModel): Missed | undefined {
  // A plan without rules is an error of its own.
  if (!isKnown(rpoMinutes) || !(rpoMinutes > 0) || rules.length === 0) return undefined;
  const verdict = worstGap(rules.map(rule => rule.schedule));
  return verdict.gap && verdict.gap.minutes <= rpoMinutes ? undefined : { ...verdict, rpoMinutes };
}

function continuity(rules: readonly RuleModel[]): boolean | typeof UNKNOWN {
  if (rules.some(rule => rule.continuous === true)) return true;
  return rules.some(rule => rule.continuous === UNKNOWN) ? UNKNOWN : false;
}

function tooLong({ gap, rpoMinutes }: Missed, { rules }: ObjectivesModel, place: Place): Problem {
  return {
    what: `rules of ${place.label}`,
    must: `start backups at most ${hours(rpoMinutes)} apart to meet the RPO, start window included`,
    got: gap ? describe(gap) : 'no backup at all',
    fix: gap && cure(gap, rpoMinutes, rules.map(rule => rule.schedule)),
    leaf: 'rpoMinutes',
  };
}

function describe({ minutes, from, until }: RecoveryGap): string {
  const start = showMoment(from.scheduledAt, from.zone);
  if (!until) return `no backup after ${start}`;
  const window = (until.startsBy - until.scheduledAt) / 60_000;
  return `${hours(minutes)} from ${start} to ${showMoment(until.startsBy, until.zone)}, when the start window of ${window} minutes of the next job ends`;
}

function cure(gap: RecoveryGap, rpo: number, schedules: readonly ScheduleModel[]): string {
  const least = startWindowMinMinutes.value;
  const meets = (changed: readonly ScheduleModel[], options = {}) => (worstGap(changed, options).gap?.minutes ?? Infinity) <= rpo;
  const shortened = schedules.map(schedule => ({ ...schedule, startWindowMinutes: least }));
  if (meets(shortened)) return `a start window of ${least} minutes is short enough`;
  if (meets(schedules, { skippedTimesRun: true, repeatedTimesRun: true })) return 'choose local times that daylight saving neither skips nor repeats, or UTC';
  const window = Math.min(...schedules.map(schedule => known(schedule.startWindowMinutes, startWindowDefaultMinutes.value)));
  const zones = [gap.from.zone, timeZoneDefault.value];
  for (const [zone, startWindow] of zones.flatMap(name => [[name, window], [name, least]] as const)) {
    const interval = longestIntervalMeeting(rpo, { timeZone: zone, startWindowMinutes: startWindow });
    if (interval) return `BackupSchedule.${interval === 24 ? 'daily()' : `everyHours(${interval})`} in ${zone} with a start window of ${startWindow} minutes is enough`;
  }
  return `no single schedule is enough, since backups are at least an hour apart and a start window is at least ${least} minutes; continuous backup is, for ${CONTINUOUS_TYPES}`;
}

function known(minutes: ScheduleModel['startWindowMinutes'], serviceDefault: number): number {
  const value = orDefault(minutes, serviceDefault);
  return value === UNKNOWN ? serviceDefault : value;
}

function positive(minutes: ObjectivesModel['rpoMinutes'], what: string, leaf: string): Problem | undefined {
  return isKnown(minutes) && !(minutes > 0) ? { what, must: 'be longer than zero', got: `${minutes} minutes`, leaf } : undefined;
}

function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60);
  const rest = minutes - whole * 60;
  return [whole > 0 && `${whole} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}
