import { Annotations, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isKnown, minutesOf } from '../model/known';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import { staleWindow } from '../model/monitoring/stale-window';
import { BackupMonitoring } from '../monitoring/backup-monitoring';
import type { BackupMonitoringOptions } from '../monitoring/backup-monitoring-props';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import { vaultModelOf } from '../vault/vault-model';
import type { CompliantBackupProps } from './compliant-backup-props';
import { replicasIn } from './own-vaults';
import type { Proofs, Proved } from './proofs';

const MOST = MONITORING_LIMITS.alarmWindowMaxMinutes.value;

/** Watches vaults, plans and key of a set-up, with alarms, and its replicas by their events. Copies are jobs of the Region they start in. */
export function watch(
  scope: Construct, options: BackupMonitoringOptions, { objectives, monitorReplicas = true }: CompliantBackupProps, proved: Proved,
  { activityLog, restoreTesting }: Pick<Proofs, 'activityLog' | 'restoreTesting'>,
): BackupMonitoring {
  const { vault, retainedVaults, plans, encryptionKey } = proved;
  const monitoring = new BackupMonitoring(scope, 'Monitoring', {
    activityLog,
    encryptionKeys: encryptionKey ? [encryptionKey] : undefined,
    ...options,
    rpo: options.rpo ?? staleAfter(scope, objectives, proved),
    vaults: [vault],
    plans: [...plans],
  });
  const unanswered = restoreTesting?._validation?.deadLetterQueue;
  if (unanswered) {
    monitoring._alarmOnLetters('ValidationsNotDelivered', unanswered, 'Restore tests could not be validated; the dead-letter queue of the validator has them.');
  }
  for (const retained of retainedVaults) monitoring._addRetained(retained);
  if (monitorReplicas) for (const replica of replicasIn(scope, [vault, ...retainedVaults])) monitoring._addReplica(replica);
  return monitoring;
}

/** The window of the alarm on backups that stay away; what it has to do with the RPO is told where it is not the plain thing. */
function staleAfter(scope: Construct, objectives: RecoveryObjectives | undefined, { vault, plans }: Proved): Duration | undefined {
  const rpo = objectives?.rpo;
  const rpoMinutes = minutesOf(rpo);
  if (!isKnown(rpoMinutes)) return rpo;
  const { name } = vaultModelOf(vault);
  const filling = plans[0]._rules.filter(rule => isKnown(name) && rule.vault.name === name);
  const { minutes, runMinutes } = staleWindow(rpoMinutes, filling.map(({ schedule }) => schedule));
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
