import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { RuleModel } from '../plan/plan-model';
import { recoveryHole } from '../schedule/recovery-hole';
import type { RecoveryHole } from '../schedule/recovery-hole';
import type { DesignModel } from './design';
import type { DesignFactSheet, Fact } from './fact';
import { hoursBetween, least, list, most, ruleWitness, scheduledHours, witnesses } from './fact-tools';
import type { PlacedRule } from './fact-tools';
import { lifecycleFacts } from './lifecycle-facts';
import { auditFacts, restoreFacts } from './proof-facts';
import { vaultFacts } from './vault-facts';
import { showValue } from './words';

/** Everything a design shows, computed once. */
export function designFacts(design: DesignModel): DesignFactSheet {
  return {
    'selection': selection(design),
    ...design.plans.some(({ model }) => model.rules === UNKNOWN) ? ofUnknownRules(ruleFacts(design)) : ruleFacts(design),
    ...vaultFacts(design),
    'separate-roles': { value: design.roles.length > 1, shownBy: witnesses(design.roles, 'Properties.AssumeRolePolicyDocument', role => role) },
    ...restoreFacts(design),
    ...auditFacts(design),
  };
}

type RuleFacts = ReturnType<typeof ruleFacts>;

/** What stands in the rules of the plans. */
function ruleFacts(design: DesignModel) {
  const rules = rulesOf(design);
  return {
    'backup-interval': interval(design),
    'proved-rpo': provedRpo(design),
    'continuous-backup': continuous(rules),
    ...lifecycleFacts(rules),
    'places': places(rules),
    'cross-region-copy': everyRule(rules, crossRegion),
    'cross-account-copy': everyRule(rules, crossAccount),
    'air-gap': everyRule(rules, airGap),
  };
}

/** Rules that are known at deployment only can be anything. */
function ofUnknownRules(facts: RuleFacts): RuleFacts {
  return Object.fromEntries(Object.keys(facts).map((name): [string, Fact] => [name, { value: UNKNOWN, shownBy: [] }])) as RuleFacts;
}

function rulesOf({ plans }: DesignModel): PlacedRule[] {
  return plans.flatMap(plan => list(plan.model.rules).map((rule, index) => ({ rule, index, plan })));
}

function selection({ selections }: DesignModel): Fact {
  if (selections === UNKNOWN) return { value: UNKNOWN, shownBy: [] };
  return { value: selections.length > 0, shownBy: witnesses(selections, 'Properties.BackupSelection', text => text) };
}

/** Of the plan that leaves most time between its backups. */
function interval(design: DesignModel): Fact {
  const plans = snapshotPlans(design);
  const hours = plans.map(({ schedules }) => scheduledHours(schedules));
  const rules = plans.flatMap(plan => plan.rules);
  return { value: most(hours), shownBy: rules.flatMap(rule => ruleWitness(rule, 'ScheduleExpression', show(rule.rule.schedule.expression))) };
}

function provedRpo(design: DesignModel): Fact {
  const { rpoMinutes } = design;
  const plans = snapshotPlans(design);
  const hours = most(plans.map(({ schedules }) => hoursBetween(schedules)));
  const holes = plans.map(({ plan }) => hole(list(plan.model.rules)));
  const computed = hours !== UNKNOWN && !holes.includes(UNKNOWN);
  if (rpoMinutes === UNKNOWN || !computed) return { value: rpoMinutes === undefined ? undefined : UNKNOWN, shownBy: [] };
  const proved = rpoMinutes !== undefined && hours !== undefined && hours * 60 <= rpoMinutes && holes.every(none => none === undefined);
  return proved ? { value: rpoMinutes / 60, shownBy: witnesses(design.plans, 'Properties.BackupPlan', () => `gap of ${showValue(hours)} hours at most, start windows included`) } : { value: undefined, shownBy: [] };
}

/** Resources without continuous backup have the snapshots of continuous rules. */
function hole(rules: readonly RuleModel[]): Leaf<RecoveryHole> {
  return recoveryHole(rules.map(rule => ({ ...rule, continuous: false })));
}

/** Plans with what they have beside continuous rules: resources with those have snapshots too. */
function snapshotPlans({ plans }: DesignModel) {
  return plans.map(plan => {
    const rules = list(plan.model.rules).map((rule, index) => ({ rule, index, plan })).filter(({ rule }) => rule.continuous !== true);
    return { plan, rules, schedules: rules.map(({ rule }) => rule.schedule) };
  }).filter(({ rules }) => rules.length > 0);
}

function continuous(rules: readonly PlacedRule[]): Fact {
  const some = rules.filter(({ rule }) => rule.continuous === true);
  const unknown = rules.some(({ rule }) => rule.continuous === UNKNOWN);
  return { value: some.length > 0 || (unknown ? UNKNOWN : false), shownBy: some.flatMap(rule => ruleWitness(rule, 'EnableContinuousBackup', 'true')) };
}

function places(rules: readonly PlacedRule[]): Fact {
  const counts = rules.map(({ rule }) => rule.copies === UNKNOWN ? UNKNOWN : 1 + list(rule.copies).length);
  const value = least(counts);
  return { value, shownBy: rules.filter((_, i) => counts[i] === value).flatMap(rule => ruleWitness(rule, 'CopyActions', showValue(value))) };
}

type Finder = (rule: RuleModel) => Leaf<string>;

/** True where every rule has it; those that have it are the witnesses. */
function everyRule(rules: readonly PlacedRule[], find: Finder): Fact {
  const found = rules.map((placed): { placed: PlacedRule; what: Leaf<string> } => ({ placed, what: find(placed.rule) }));
  const shownBy = found.flatMap(({ placed, what }) => isKnown(what) ? ruleWitness(placed, what.startsWith('directly') ? 'TargetLogicallyAirGappedBackupVaultArn' : 'CopyActions', what) : []);
  if (rules.length === 0 || found.some(({ what }) => what === undefined)) return { value: false, shownBy };
  return { value: found.some(({ what }) => what === UNKNOWN) ? UNKNOWN : true, shownBy };
}

function crossRegion({ vault, copies }: RuleModel): Leaf<string> {
  return firstOf(copies, ({ destination }) => differ(vault.region, destination.region));
}

function crossAccount({ vault, copies }: RuleModel): Leaf<string> {
  // That one was asked for does not say that it is another: an account that is a token can be this one.
  return firstOf(copies, ({ destination }) => differ(vault.account, destination.account));
}

function airGap({ airGappedVault, copies }: RuleModel): Leaf<string> {
  if (airGappedVault !== undefined) return `directly into ${nameOf(airGappedVault === UNKNOWN ? UNKNOWN : airGappedVault.name)}`;
  return firstOf(copies, ({ destination, toAirGapped }) => toAirGapped || destination.airGapped ? nameOf(destination.name) : undefined);
}

function firstOf<T>(items: Leaf<readonly T[]>, find: (item: T) => Leaf<string>): Leaf<string> {
  if (items === UNKNOWN) return UNKNOWN;
  const found = list(items).map(find);
  return found.find(isKnown) ?? (found.includes(UNKNOWN) ? UNKNOWN : undefined);
}

function differ(here: Leaf<string>, there: Leaf<string>): Leaf<string> {
  if (!isKnown(here) || !isKnown(there)) return UNKNOWN;
  return here === there ? undefined : there;
}

function nameOf(name: Leaf<string>): string {
  return isKnown(name) ? name : 'a vault whose name is known at deployment only';
}

function show(value: Leaf<string>): string {
  return isKnown(value) ? value : showValue(value as undefined);
}
