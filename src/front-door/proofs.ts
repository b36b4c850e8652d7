import type { Construct } from 'constructs';
import { AuditFramework } from '../audit/audit-framework';
import { BackupReport } from '../audit/backup-report';
import { BackupReports } from '../audit/backup-reports';
import { placeOf } from '../compliance/describe-design';
import type { SetUp } from '../compliance/describe-design';
import { minutesOf } from '../model/known';
import type { ProtectionPlan } from '../plan/protection-plan';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import type { CompliantBackupProps } from './compliant-backup-props';

/** What shows that a set-up works; each is there where it was asked for. */
export interface Proofs {
  readonly framework?: AuditFramework;
  readonly reports?: BackupReports;
}

/** Makes what was asked for. Plans can still be added, so they are read at synth. */
export function makeProofs(scope: Construct, props: CompliantBackupProps, plans: () => ProtectionPlan[]): Proofs {
  const framework = props.audit && AuditFramework._fromPlans(scope, 'Framework', { ...props.audit, objectives: props.objectives, plans });
  const reports = props.reports && new BackupReports(scope, 'Reports', { ...props.reports, reports: props.reports.reports ?? standardReports(framework) });
  return { framework, reports };
}

/** A set-up as standards look at it. */
export function setUpOf(parts: Omit<SetUp, 'rpoMinutes' | 'further'>, objectives: RecoveryObjectives | undefined, { framework, reports }: Proofs): SetUp {
  const { plans, vault, encryptionKey, backupRole, restoreRole } = parts;
  return {
    plans, vault, encryptionKey, backupRole, restoreRole,
    rpoMinutes: minutesOf(objectives?.rpo),
    further: {
      frameworks: framework ? [{ model: framework._model(), at: placeOf(framework) }] : [],
      reportPlans: (reports?._plans ?? []).map(({ resource, model }) => ({ model, at: placeOf(resource) })),
    },
  };
}

/** Jobs, and compliance where there is a framework. */
function standardReports(framework: AuditFramework | undefined): BackupReport[] {
  const frameworks = framework ? [framework] : [];
  return [
    BackupReport.backupJobs(), BackupReport.copyJobs(), BackupReport.restoreJobs(),
    ...frameworks.length > 0 ? [BackupReport.resourceCompliance({ frameworks }), BackupReport.controlCompliance({ frameworks })] : [],
  ];
}
