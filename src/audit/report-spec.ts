import type * as backup from 'aws-cdk-lib/aws-backup';
import type { ReportPlanModel } from '../model/audit/framework-model';
import type { BackupReportOptions } from './backup-report';

/** Over what a report goes, as the report plan says it. */
export interface ReportCoverageSpec {
  readonly accounts?: string[];
  readonly organizationUnits?: string[];
  readonly regions?: string[];
}

/** A report as it was asked for. */
export interface BackupReportSpec extends BackupReportOptions {
  /** Id of its report plan, which is contract. */
  readonly id: string;
  readonly template: string;
  readonly frameworks: readonly backup.IFrameworkRef[];
}

/** A report plan, as a resource and as the diagnostics see it. */
export interface ModelledReportPlan {
  readonly resource: backup.CfnReportPlan;
  readonly model: ReportPlanModel;
}
