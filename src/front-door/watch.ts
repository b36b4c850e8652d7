import { Annotations, Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { isKnown, minutesOf } from '../model/known';
import { goesStraightIntoAirGap } from '../model/monitoring/air-gap-arrivals';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import { staleWindow } from '../model/monitoring/stale-window';
import type { RuleModel } from '../model/plan/plan-model';
import { BackupMonitoring } from '../monitoring/backup-monitoring';
import type { BackupMonitoringOptions } from '../monitoring/backup-monitoring-props';
import type { ProtectionPlan } from '../plan/protection-plan';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import { vaultModelOf } from '../vault/vault-model';
import type { CompliantBackupProps } from './compliant-backup-props';
import { replicasIn } from './own-vaults';
import type { Proofs, Proved } from './proofs';

const MOST = MONITORING_LIMITS.alarmWindowMaxMinutes.value;

/** Watches vaults, plans and key of a set-up, with alarms, and its replicas by their events. Copies are jobs of the Region they start in. */
export function watch(
  scope: Construct, options: BackupMonitoringOptions, props: CompliantBackupProps, proved: Proved,
  { activityLog, restoreTesting }: Pick<Proofs, 'activityLog' | 'restoreTesting'>,
): BackupMonitoring {
  const { vault, retainedVaults, plans, encryptionKey } = proved;
  const passing = isPassedBy(proved);
  const monitoring = new BackupMonitoring(scope, 'Monitoring', {
    activityLog,
    encryptionKeys: encryptionKey ? [encryptionKey] : undefined,
    ...options,
    rpo: options.rpo ?? staleAfter(scope, props.objectives, proved),
    vaults: passing ? airGappedVaults(plans) : [vault],
    plans: [...plans],
  });
  if (passing) monitoring._addVault(vault, staysOutside(proved));
  const unanswered = restoreTesting?._validation?.deadLetterQueue;
  if (unanswered) {
    monitoring._alarmOnLetters('ValidationsNotDelivered', unanswered, 'Restore tests could not be validated; the dead-letter queue of the validator has them.');
  }
  for (const retained of retainedVaults) monitoring._addVault(retained, () => false);
  watchFurther(scope, monitoring, props, proved);
  return monitoring;
}

/** Watches what rules have asked for since: air-gapped vaults, and replicas in other Regions. What is watched already stays as it is. */
export function watchFurther(
  scope: Construct, monitoring: BackupMonitoring, { monitorReplicas = true }: CompliantBackupProps, { vault, retainedVaults, plans }: Proved,
): void {
  for (const airGapped of airGappedVaults(plans)) monitoring.addVault(airGapped);
  if (monitorReplicas) for (const replica of replicasIn(scope, [vault, ...retainedVaults])) monitoring.addReplica(replica);
}

function airGappedVaults(plans: Proved['plans']): backup.IBackupVaultRef[] {
  return [...new Set(plans.flatMap(plan => plan._airGappedVaults))];
}

/** Whether every rule that fills the vault names an air-gapped one as well, so that not everything comes to lie in the vault. */
function isPassedBy({ vault, plans }: Proved): boolean {
  const rules = plans.flatMap(plan => filling(vault, plan));
  return rules.length > 0 && rules.every(({ airGappedVault }) => airGappedVault !== undefined);
}

/** What comes into the vault although rules name an air-gapped one. Where types are not known, as with tags, some are taken to. */
function staysOutside({ plans }: Proved): (typeId?: string) => boolean {
  const known = plans.map(plan => plan._model().selections).filter(isKnown);
  const selections = known.flat();
  const allStraight = selections.length > 0 && known.length === plans.length
    && selections.every(({ types }) => typeof types === 'object' && types.every(goesStraightIntoAirGap));
  return typeId => typeId === undefined ? !allStraight : !goesStraightIntoAirGap(typeId);
}

function filling(vault: Proved['vault'], plan: ProtectionPlan): RuleModel[] {
  const { name } = vaultModelOf(vault);
  return plan._rules.filter(rule => isKnown(name) && rule.vault.name === name);
}

/** The window of the alarm on backups that stay away; what it has to do with the RPO is told where it is not the plain thing. */
function staleAfter(scope: Construct, objectives: RecoveryObjectives | undefined, { vault, plans }: Proved): Duration | undefined {
  const rpo = objectives?.rpo;
  const rpoMinutes = minutesOf(rpo);
  if (!isKnown(rpoMinutes)) return rpo;
  const { minutes, runMinutes } = staleWindow(rpoMinutes, filling(vault, plans[0]).map(({ schedule }) => schedule));
  const tell = (text: string) => Annotations.of(scope).addInfo(text);
  if (minutes === undefined) tell(`No alarm tells when backups stay away: with an RPO of ${hours(rpoMinutes)} and these schedules it would have to look back further than the ${hours(MOST)} that an alarm can`);
  else if (minutes !== rpoMinutes) tell(`The alarm on backups that stay away sounds after ${hours(minutes)} without a completed job, not after the RPO of ${hours(rpoMinutes)}`);
  else if (runMinutes !== undefined) tell(`An RPO of ${hours(rpoMinutes)} leaves a backup job that starts as late as it may ${hours(runMinutes)} to run; the alarm on backups that stay away sounds when that is over`);
  return minutes === rpoMinutes ? rpo : minutes === undefined ? undefined : Duration.minutes(minutes);
}

function hours(minutes: number): string {
  const count = Math.round(minutes / 6) / 10;
  return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}
