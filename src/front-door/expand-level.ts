import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isKnown, leaf, minutesOf } from '../model/known';
import { longestIntervalMeeting } from '../model/schedule/standard-intervals';
import type { LevelPlan } from '../plan/level-plan';
import { ProtectionLevel } from '../plan/protection-level';
import { MalwareScanMode } from '../plan/protection-rule';
import type { ProtectionRule } from '../plan/protection-rule';
import type { CompliantBackupProps } from './compliant-backup-props';

const A_DAY_IN_HOURS = 24;

/** The level as rules, with the copies and the lock that were asked for. */
export function expandLevel(scope: Construct, props: CompliantBackupProps): LevelPlan {
  const level = props.level ?? ProtectionLevel.regulated();
  const plan = level._plan(chooseInterval(scope, props), { timeZone: props.timeZone });
  const airGapped = props.airGappedVault;
  const copying = (rules: readonly ProtectionRule[]) => rules
    .map(rule => rule.copyingTo(...props.copyTo ?? []))
    .map(rule => airGapped ? rule._into(airGapped) : rule);
  const [frequent, ...others] = plan.rules;
  const scansItself = props.malwareScanning !== undefined && !level._hasFixedRules;
  const rules = scansItself ? [frequent._scanning(MalwareScanMode.INCREMENTAL), ...others] : plan.rules;
  return { ...plan, rules: copying(rules), continuous: copying(plan.continuous), vaultLock: props.vaultLock ?? plan.vaultLock };
}

/** The longest standard interval that provably meets the RPO; a day where there is none or the rules are given. */
function chooseInterval(scope: Construct, { level, objectives, timeZone }: CompliantBackupProps): number {
  const rpo = minutesOf(objectives?.rpo);
  if (!isKnown(rpo) || level?._hasFixedRules) return A_DAY_IN_HOURS;
  const zone = leaf(timeZone?.timezoneName);
  const hours = longestIntervalMeeting(rpo, isKnown(zone) ? { timeZone: zone } : {});
  // The shortest one is refused in words that name the RPO.
  if (hours === undefined) return 1;
  Annotations.of(scope).addInfo(`An RPO of ${rpo / 60} hours is met by a backup every ${hours === 1 ? 'hour' : `${hours} hours`}: the longest standard interval that keeps it, start window and daylight saving counted`);
  return hours;
}
