import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isKnown, minutesOf } from '../model/known';
import { MONITORING_LIMITS } from '../model/monitoring/monitoring-limits';
import { BackupMonitoring } from '../monitoring/backup-monitoring';
import type { BackupMonitoringOptions } from '../monitoring/backup-monitoring-props';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import type { Proofs, Proved } from './proofs';

/** Watches the vaults, plans and key of a set-up that are in its account and Region; copies are jobs of the Region they start in. */
export function watch(
  scope: Construct, options: BackupMonitoringOptions, objectives: RecoveryObjectives | undefined, proved: Proved,
  { activityLog, restoreTesting }: Pick<Proofs, 'activityLog' | 'restoreTesting'>,
): BackupMonitoring {
  const { vault, retainedVaults, plans, encryptionKey } = proved;
  const monitoring = new BackupMonitoring(scope, 'Monitoring', {
    rpo: watchable(scope, objectives),
    activityLog,
    encryptionKeys: encryptionKey ? [encryptionKey] : undefined,
    ...options,
    vaults: [vault],
    plans: [...plans],
  });
  const unanswered = restoreTesting?._validation?.deadLetterQueue;
  if (unanswered) {
    monitoring._alarmOnLetters('ValidationsNotDelivered', unanswered, 'Restore tests could not be validated; the dead-letter queue of the validator has them.');
  }
  for (const retained of retainedVaults) monitoring._addRetained(retained);
  return monitoring;
}

/** No alarm can look back further than a week. */
function watchable(scope: Construct, objectives: RecoveryObjectives | undefined): RecoveryObjectives['rpo'] {
  const minutes = minutesOf(objectives?.rpo);
  const most = MONITORING_LIMITS.alarmWindowMaxMinutes.value;
  if (!isKnown(minutes) || minutes <= most) return objectives?.rpo;
  Annotations.of(scope).addInfo(`No alarm tells when backups stay away: an RPO of ${minutes / 60} hours is longer than the ${most / 60} hours that an alarm can look back`);
  return undefined;
}
