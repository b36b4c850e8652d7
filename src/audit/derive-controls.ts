import { Duration } from 'aws-cdk-lib';
import { AUDIT_CONTROLS, auditControl } from '../model/audit/audit-controls';
import type { Bounds } from '../model/audit/audit-controls';
import { AUDIT_LIMITS } from '../model/audit/audit-limits';
import { isKnown, orDefault, UNKNOWN } from '../model/known';
import type { Leaf, Unknown } from '../model/known';
import { LIMITS } from '../model/limits';
import type { CopyModel, LockModel, PlanModel, RuleModel, VaultModel } from '../model/plan/plan-model';
import { worstGap } from '../model/schedule/recovery-gap';
import { age } from './control-spec';
import type { ControlSpec, ScopeSpec } from './control-spec';
import { coverageOf } from './coverage';

/** What a framework is made from. */
export interface AuditedDesign {
  readonly plans: readonly PlanModel[];
  readonly rpoMinutes: Leaf<number>;
  readonly rtoMinutes: Leaf<number>;
  /** Whom the vaults leave out of their deny of manual deletion; undefined: a vault without a deny that audits find. */
  readonly deletionExceptions: readonly string[] | undefined;
}

/** The controls of a design, and what could not be said. */
export interface DerivedControls {
  readonly controls: readonly ControlSpec[];
  /** Names of controls whose scope holds more than the plans select. */
  readonly wider: readonly string[];
  readonly unaudited: readonly string[];
  /** Names of controls without a threshold, because it is known at deployment only. */
  readonly unknown: readonly string[];
  /** Ids of the types that the plans select. */
  readonly types: readonly string[] | 'any';
}

type Parameters = ControlSpec['parameters'];
/** Parameters; undefined: the control does not apply; UNKNOWN: it does, but nobody knows the threshold yet. */
type Derived = Parameters | undefined | Unknown;

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
/** Below a week AWS advises against, since copies into an air-gapped vault take their time. */
const AIR_GAP_ADVISED_DAYS = AUDIT_LIMITS.airGapAgeAdvisedDays.value;

/** A control for each promise of a design, with the threshold that the design keeps. */
const DERIVATIONS: Readonly<Record<string, (design: AuditedDesign) => Derived>> = {
  BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN: () => ({}),
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: frequencyAndRetention,
  BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED: manualDeletion,
  BACKUP_RECOVERY_POINT_ENCRYPTED: () => ({}),
  BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK: recoveryPointRetention,
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION: ({ plans }) => copies(plans, 'crossRegionList', elsewhere),
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT: ({ plans }) => copies(plans, 'crossAccountList', otherAccount),
  BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK: lockBounds,
  BACKUP_LAST_RECOVERY_POINT_CREATED: lastRecoveryPoint,
  RESTORE_TIME_FOR_RESOURCES_MEET_TARGET: restoreTime,
  RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT: airGap,
};

/** Which plans do what a control asks for; of other controls every plan does. */
const DOES: Readonly<Record<string, (plan: PlanModel) => boolean>> = {
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION: plan => copyTargets(plan, elsewhere).length > 0,
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT: plan => copyTargets(plan, otherAccount).length > 0,
  RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT: ({ rules }) => isKnown(rules) && rules.some(isAirGapped),
};

/** Controls whose thresholds a design keeps; never one that it contradicts. */
export function deriveControls(design: AuditedDesign): DerivedControls {
  const whole = coverageOf(design.plans);
  const controls: ControlSpec[] = [];
  const wider: string[] = [];
  const unknown: string[] = [];
  for (const { name, scopes } of AUDIT_CONTROLS) {
    const plans = design.plans.filter(DOES[name] ?? (() => true));
    const coverage = plans.length === design.plans.length ? whole : coverageOf(plans);
    // Resources of the other plans would never meet the control, so its scope must surely leave them out.
    if (coverage !== whole && !(coverage.exact && coverage.scope?.types)) continue;
    const parameters = DERIVATIONS[name]({ ...design, plans });
    if (parameters === UNKNOWN) unknown.push(name);
    if (parameters === undefined || parameters === UNKNOWN) continue;
    // Plans, vaults and recovery points have no types to choose from; such a control looks at all of them.
    if (!scopes.includes('types')) {
      controls.push({ name, parameters });
      continue;
    }
    if (coverage.scope?.types?.length === 0) continue;
    const fits = scopes.includes('tags') || !coverage.scope?.tag;
    const scope: ScopeSpec | undefined = fits ? coverage.scope : undefined;
    if (!fits || !coverage.exact) wider.push(name);
    controls.push({ name, parameters, scope });
  }
  return { controls, wider, unaudited: whole.unaudited, unknown, types: whole.types };
}

/**
 * What the most frequent rule of each plan keeps, and of several plans the least.
 *
 * AWS Config asks for one rule that has both the frequency and the retention, so they are taken from one rule. It reads
 * the schedule, so neither the start window nor daylight saving counts here.
 */
function frequencyAndRetention({ plans }: AuditedDesign): Derived {
  const kept = plans.map(({ rules }) => isKnown(rules) ? mostFrequent(rules) : UNKNOWN);
  if (kept.some(one => one === UNKNOWN)) return UNKNOWN;
  const known = kept.filter(one => one !== UNKNOWN && one !== undefined) as Kept[];
  if (known.length < kept.length || known.length === 0) return undefined;
  const frequency = Math.max(...known.map(({ minutes }) => minutes));
  const { form } = parameter('BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', 'requiredFrequencyValue');
  const limit = within(frequency, form.kind === 'age' ? form : undefined);
  const days = Math.min(...known.map(one => one.days));
  return limit && {
    requiredFrequencyUnit: limit.unit,
    requiredFrequencyValue: limit.value,
    requiredRetentionDays: String(Math.min(days, LIMITS.retentionMaxDays.value)),
  };
}

interface Kept {
  readonly minutes: number;
  readonly days: number;
}

/** undefined: no rule ever runs twice. */
function mostFrequent(rules: readonly RuleModel[]): Kept | undefined | Unknown {
  let best: Kept | undefined;
  for (const { schedule, lifecycle } of rules) {
    const { gap, incomplete } = worstGap([{ ...schedule, timeZone: LIMITS.timeZoneDefault.value, startWindowMinutes: 0 }]);
    const days = retentionDays(lifecycle);
    if (incomplete || days === UNKNOWN) return UNKNOWN;
    if (!gap || gap.minutes === Infinity) continue;
    if (!best || gap.minutes < best.minutes || (gap.minutes === best.minutes && days > best.days)) best = { minutes: gap.minutes, days };
  }
  return best;
}

/** Every recovery point has to be kept that long, so the shortest retention counts, that of copies within the account and Region included. */
function recoveryPointRetention({ plans }: AuditedDesign): Derived {
  const days = plans.flatMap(plan => isKnown(plan.rules) ? plan.rules.flatMap(rule => [
    retentionDays(rule.lifecycle),
    ...copiesOf(rule).filter(({ destination }) => isHere(destination, plan)).map(({ lifecycle }) => retentionDays(lifecycle ?? rule.lifecycle)),
  ]) : [UNKNOWN]);
  if (days.some(one => one === UNKNOWN)) return UNKNOWN;
  const shortest = Math.min(...days as number[]);
  return days.length === 0 ? undefined : { requiredRetentionDays: String(Math.min(shortest, LIMITS.retentionMaxDays.value)) };
}

/** What the vaults surely deny to everybody but these. */
function manualDeletion({ deletionExceptions }: AuditedDesign): Derived {
  const { form } = parameter('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', 'principalArnList');
  const most = form.kind === 'list' ? form.most : undefined;
  if (!deletionExceptions || (most !== undefined && deletionExceptions.length > most)) return undefined;
  return { principalArnList: deletionExceptions.length > 0 ? deletionExceptions.join(',') : undefined };
}

/** The loosest lock among the vaults that receive backups; no control where one of them has none. */
function lockBounds({ plans }: AuditedDesign): Derived {
  const locks = plans.flatMap(({ rules }): Leaf<LockModel>[] => isKnown(rules) ? rules.map(({ vault }) => vault.lock) : [UNKNOWN]);
  if (locks.length === 0 || locks.includes(undefined)) return undefined;
  const bounds = locks.map(lock => isKnown(lock) ? [lock.minRetentionDays, lock.maxRetentionDays] as const : [UNKNOWN, UNKNOWN] as const);
  if (bounds.some(([min, max]) => min === UNKNOWN || max === UNKNOWN)) return UNKNOWN;
  const known = bounds as readonly (readonly [number | undefined, number | undefined])[];
  const max = known.some(bound => bound[1] === undefined) ? undefined : Math.max(...known.map(bound => bound[1]!));
  return {
    minRetentionDays: known.some(bound => bound[0] === undefined) ? undefined : String(Math.min(...known.map(bound => bound[0]!))),
    maxRetentionDays: max === undefined ? undefined : String(max),
  };
}

/** The worst gap that the rules leave, or the RPO where that is longer; rules that miss it are refused elsewhere. */
function lastRecoveryPoint({ plans, rpoMinutes }: AuditedDesign): Derived {
  const { form } = parameter('BACKUP_LAST_RECOVERY_POINT_CREATED', 'recoveryPointAgeValue');
  const gap = gapOf(plans, () => true);
  return gap === UNKNOWN ? UNKNOWN : aged(Math.max(gap, isKnown(rpoMinutes) ? rpoMinutes : 0), form.kind === 'age' ? form : undefined);
}

function airGap({ plans }: AuditedDesign): Derived {
  if (plans.length === 0) return undefined;
  const { form } = parameter('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', 'recoveryPointAgeValue');
  const gap = gapOf(plans, isAirGapped);
  return gap === UNKNOWN ? UNKNOWN : aged(Math.max(gap, AIR_GAP_ADVISED_DAYS * MINUTES_PER_DAY), form.kind === 'age' ? form : undefined);
}

function restoreTime({ rtoMinutes }: AuditedDesign): Derived {
  if (!isKnown(rtoMinutes)) return rtoMinutes;
  return { maxRestoreTime: String(Math.ceil(rtoMinutes)) };
}

/** Where all of these plans copy to. */
function copies(plans: readonly PlanModel[], name: string, of: (copy: CopyModel, plan: PlanModel) => Leaf<string> | false): Derived {
  const targets = plans.map(plan => copyTargets(plan, of));
  if (targets.length === 0) return undefined;
  const common = targets.map(list => [...new Set(list.filter(isKnown))]).reduce((left, right) => left.filter(target => right.includes(target)));
  // Surely somewhere else, but nobody knows where, or there are too many to name: any place will do.
  const { form } = parameter(auditControlWith(name), name);
  const most = form.kind === 'list' ? form.most : undefined;
  const nameable = common.length > 0 && (most === undefined || common.length <= most);
  return { [name]: nameable ? common.sort().join(',') : undefined };
}

/** Where a plan surely copies to, of the kind that is asked for. */
function copyTargets(plan: PlanModel, of: (copy: CopyModel, plan: PlanModel) => Leaf<string> | false): Leaf<string>[] {
  const list = isKnown(plan.rules) ? plan.rules.flatMap(copiesOf) : [];
  return list.map(copy => of(copy, plan)).filter(target => target !== false);
}

/** The Region, where the copy surely leaves that of the plan. */
function elsewhere({ destination }: CopyModel, plan: PlanModel): Leaf<string> | false {
  return isKnown(destination.region) && isKnown(plan.region) && destination.region !== plan.region ? destination.region : false;
}

/** The account, where the copy surely leaves that of the plan. */
function otherAccount({ destination, toOtherAccount }: CopyModel, plan: PlanModel): Leaf<string> | false {
  const differs = isKnown(destination.account) && isKnown(plan.account) && destination.account !== plan.account;
  return differs || toOtherAccount === true ? destination.account ?? UNKNOWN : false;
}

function isHere(destination: VaultModel, plan: PlanModel): boolean {
  return destination.region === plan.region && destination.account === plan.account;
}

function isAirGapped(rule: RuleModel): boolean {
  const copied = copiesOf(rule).some(({ destination, toAirGapped }) => toAirGapped === true || destination.airGapped === true);
  return copied || rule.airGappedVault !== undefined;
}

function copiesOf({ copies: list }: RuleModel): readonly CopyModel[] {
  return isKnown(list) ? list : [];
}

/** The longest time without a backup in any of the plans; Infinity where a plan never repeats. */
function gapOf(plans: readonly PlanModel[], counts: (rule: RuleModel) => boolean): number | Unknown {
  let longest = 0;
  for (const { rules } of plans) {
    if (!isKnown(rules)) return UNKNOWN;
    const { gap, incomplete } = worstGap(rules.filter(counts).map(({ schedule }) => schedule));
    if (incomplete) return UNKNOWN;
    longest = Math.max(longest, gap?.minutes ?? Infinity);
  }
  return longest;
}

function aged(minutes: number, bounds: AgeBounds | undefined): Parameters | undefined {
  const limit = within(minutes, bounds);
  return limit && { recoveryPointAgeUnit: limit.unit, recoveryPointAgeValue: limit.value };
}

interface AgeBounds {
  readonly hours: Bounds;
  readonly days: Bounds;
}

/** The shortest time that AWS Backup can be told and that is not below the given one; undefined where it is too long for the control. */
function within(minutes: number, bounds: AgeBounds | undefined): { readonly unit: string; readonly value: string } | undefined {
  if (!bounds || minutes === Infinity) return undefined;
  const hours = Math.max(Math.ceil(minutes / MINUTES_PER_HOUR), bounds.hours.least);
  if (hours <= bounds.hours.most) return age(Duration.hours(hours));
  const days = Math.max(Math.ceil(minutes / MINUTES_PER_DAY), bounds.days.least);
  return days <= bounds.days.most ? age(Duration.days(days)) : undefined;
}

/** For ever counts as infinitely long. */
function retentionDays(lifecycle: RuleModel['lifecycle']): number | Unknown {
  if (!isKnown(lifecycle)) return lifecycle === UNKNOWN ? UNKNOWN : Infinity;
  return orDefault(lifecycle.deleteAfterDays, Infinity);
}

function parameter(control: string, name: string) {
  return auditControl(control)!.parameters.find(one => one.name === name)!;
}

function auditControlWith(parameterName: string): string {
  return AUDIT_CONTROLS.find(({ parameters }) => parameters.some(({ name }) => name === parameterName))!.name;
}
