import type { Construct } from 'constructs';
import { AuditFramework } from '../audit/audit-framework';
import { BackupReport } from '../audit/backup-report';
import { BackupReports } from '../audit/backup-reports';
import { placeOf } from '../compliance/describe-design';
import type { SetUp } from '../compliance/describe-design';
import { isKnown, minutesOf } from '../model/known';
import { BACKUP_METRIC_MINUTES } from '../model/monitoring/backup-metric-table';
import { BackupActivityLog } from '../monitoring/backup-activity-log';
import { BackupDashboard } from '../monitoring/backup-dashboard';
import type { BackupMonitoring } from '../monitoring/backup-monitoring';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import { RestoreTesting } from '../restore-testing/restore-testing';
import type { SecureVault } from '../vault/secure-vault';
import type { CompliantBackupProps } from './compliant-backup-props';
import { replicasIn } from './own-vaults';
import { watch, watchFurther } from './watch';

/** What shows that a set-up works; each is there where it was asked for. */
export interface Proofs {
  readonly framework?: AuditFramework;
  readonly reports?: BackupReports;
  readonly restoreTesting?: RestoreTesting;
  readonly activityLog?: BackupActivityLog;
  readonly monitoring?: BackupMonitoring;
  readonly dashboard?: BackupDashboard;
  /** Called when plans have got more rules than they had. */
  readonly watchFurther?: () => void;
}

/** The parts of a set-up that proofs are about. Plans can still be added, so they are read at synth. */
export interface Proved extends Omit<SetUp, 'rpoMinutes' | 'further'> {
  readonly retainedVaults: readonly SecureVault[];
}

/** Makes what was asked for. */
export function makeProofs(scope: Construct, props: CompliantBackupProps, proved: Proved): Proofs {
  const plans = () => proved.plans;
  const framework = props.audit && AuditFramework._fromPlans(scope, 'Framework', { ...props.audit, objectives: props.objectives, plans });
  const activityLog = props.activityLog && new BackupActivityLog(scope, 'ActivityLog', props.activityLog);
  const restoreTesting = props.restoreTesting
    && RestoreTesting._fromPlans(scope, 'RestoreTesting', { role: proved.restoreRole, ...props.restoreTesting, plans });
  const monitoring = props.monitoring && watch(scope, props.monitoring, props, proved, { activityLog, restoreTesting });
  return {
    framework,
    activityLog,
    restoreTesting,
    monitoring,
    watchFurther: monitoring && (() => watchFurther(scope, monitoring, props, proved)),
    reports: props.reports && new BackupReports(scope, 'Reports', { ...props.reports, reports: props.reports.reports ?? standardReports(framework) }),
    dashboard: props.dashboard && new BackupDashboard(scope, 'Dashboard', {
      rpo: shownRpo(props.objectives),
      activityLog,
      ...props.dashboard,
      vaults: [proved.vault],
      otherVaults: [...proved.retainedVaults, ...replicasIn(scope, [proved.vault, ...proved.retainedVaults])],
      alarms: monitoring?.alarms,
    }),
  };
}

/** A set-up as standards look at it. */
export function setUpOf(parts: Omit<SetUp, 'rpoMinutes' | 'further'>, objectives: RecoveryObjectives | undefined, proofs: Proofs): SetUp {
  const { plans, vault, encryptionKey, backupRole, restoreRole } = parts;
  const { framework, reports, restoreTesting } = proofs;
  const validation = restoreTesting?._validation;
  return {
    plans, vault, encryptionKey, backupRole, restoreRole,
    rpoMinutes: minutesOf(objectives?.rpo),
    further: {
      frameworks: framework ? [{ model: framework._model(), at: placeOf(framework) }] : [],
      reportPlans: (reports?._plans ?? []).map(({ resource, model }) => ({ model, at: placeOf(resource) })),
      restoreTesting: restoreTesting ? [{ model: restoreTesting._model().plan, at: placeOf(restoreTesting) }] : [],
      validators: validation ? [{ model: 'validates restore tests', at: placeOf(validation.rule) }] : [],
    },
  };
}

/** A graph adds up over whole periods; an RPO that is none is a promise all the same. */
function shownRpo(objectives: RecoveryObjectives | undefined): RecoveryObjectives['rpo'] {
  const minutes = minutesOf(objectives?.rpo);
  return isKnown(minutes) && (!Number.isInteger(minutes) || minutes < BACKUP_METRIC_MINUTES) ? undefined : objectives?.rpo;
}

/** Jobs, and compliance where there is a framework. */
function standardReports(framework: AuditFramework | undefined): BackupReport[] {
  const frameworks = framework ? [framework] : [];
  return [
    BackupReport.backupJobs(), BackupReport.copyJobs(), BackupReport.restoreJobs(),
    ...frameworks.length > 0 ? [BackupReport.resourceCompliance({ frameworks }), BackupReport.controlCompliance({ frameworks })] : [],
  ];
}
