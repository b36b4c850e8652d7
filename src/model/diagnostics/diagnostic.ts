import type { AppCoverageModel, BaselineModel, ExemptionModel, SelectionUseModel, VerdictModel } from '../app-coverage/coverage-subjects';
import type { AuditSetupModel, ReportSetupModel } from '../audit/audit-setup-model';
import type { ControlModel, FrameworkModel, ReportPlanModel } from '../audit/framework-model';
import type { ReportTablesModel } from '../audit/report-tables-model';
import type { CustomStandardModel, StandardsModel } from '../compliance/standards-model';
import type { EstateModel } from '../estate-model';
import type { ActivityLogModel, CentralEventsModel, DashboardModel } from '../monitoring/activity-model';
import type { BackupMetricModel } from '../monitoring/metric-model';
import type { ChatChannelModel, MetricAlarmModel, MonitoringModel } from '../monitoring/monitoring-model';
import type { HypervisorModel } from '../on-premises/hypervisor-model';
import type { DelegationModel } from '../organization/delegation-model';
import type { GuardRailModel, ServiceControlPolicyModel } from '../organization/guard-rail-model';
import type { MemberAccountsModel } from '../organization/member-accounts-model';
import type { OrganizationBackupModel } from '../organization/organization-backup-model';
import type { OrganizationPolicyModel } from '../organization/organization-policy-model';
import type {
  CopyModel, LifecycleModel, LockModel, ObjectivesModel, PlanModel, ReplicaModel, RuleModel, ScheduleModel, SelectionModel, SetupModel, VaultModel,
} from '../plan/plan-model';
import type {
  RestoreTestingPlanModel, RestoreTestingSelectionModel, RestoreTestSetupModel, RestoreTestTargetModel,
} from '../restore-testing/restore-testing-model';
import type { RestoreValidatorModel } from '../restore-testing/restore-validator-model';
import type { GlobalSettingsModel, RegionSettingsModel } from '../settings/settings-model';
import type { VaultEmptyingModel } from '../settings/vault-emptying-model';
import type { Source } from '../sources';
import type { TagSetModel } from '../tag-set-model';
import type { RoleModel, TemplateModel } from '../template-model';
import type { AccessPointModel } from '../vault/access-point-model';
import type { AccountCopyModel, DestinationModel, RegionModel, SourceAccountsModel } from '../vault/isolation-model';
import type { KeyAlarmModel, KeyProtectionModel } from '../vault/key-model';
import type { LegalHoldModel } from '../vault/legal-hold-model';
import type { TieringModel } from '../vault/tiering-model';

/** What a diagnostic can look at. */
export interface Subjects {
  readonly lifecycle: LifecycleModel;
  readonly schedule: ScheduleModel;
  readonly lock: LockModel;
  readonly vault: VaultModel;
  readonly keyProtection: KeyProtectionModel;
  readonly keyAlarm: KeyAlarmModel;
  readonly copy: CopyModel;
  readonly replica: ReplicaModel;
  readonly region: RegionModel;
  readonly accountCopy: AccountCopyModel;
  readonly sourceAccounts: SourceAccountsModel;
  readonly destination: DestinationModel;
  readonly rule: RuleModel;
  readonly selection: SelectionModel;
  readonly plan: PlanModel;
  readonly objectives: ObjectivesModel;
  readonly setup: SetupModel;
  readonly verdict: VerdictModel;
  readonly exemption: ExemptionModel;
  readonly baseline: BaselineModel;
  readonly selectionUse: SelectionUseModel;
  readonly appCoverage: AppCoverageModel;
  readonly control: ControlModel;
  readonly framework: FrameworkModel;
  readonly reportPlan: ReportPlanModel;
  readonly auditSetup: AuditSetupModel;
  readonly reportSetup: ReportSetupModel;
  readonly reportTables: ReportTablesModel;
  readonly restoreTestingPlan: RestoreTestingPlanModel;
  readonly restoreTestingSelection: RestoreTestingSelectionModel;
  readonly restoreValidator: RestoreValidatorModel;
  readonly restoreTestTarget: RestoreTestTargetModel;
  readonly restoreTestSetup: RestoreTestSetupModel;
  readonly tiering: TieringModel;
  readonly legalHold: LegalHoldModel;
  readonly accessPoint: AccessPointModel;
  readonly hypervisor: HypervisorModel;
  readonly vaultEmptying: VaultEmptyingModel;
  readonly organizationPolicy: OrganizationPolicyModel;
  readonly organizationBackup: OrganizationBackupModel;
  readonly tagSet: TagSetModel;
  readonly estate: EstateModel;
  readonly template: TemplateModel;
  readonly role: RoleModel;
  readonly memberAccounts: MemberAccountsModel;
  readonly delegation: DelegationModel;
  readonly guardRail: GuardRailModel;
  readonly serviceControlPolicy: ServiceControlPolicyModel;
  readonly regionSettings: RegionSettingsModel;
  readonly globalSettings: GlobalSettingsModel;
  readonly standards: StandardsModel;
  readonly customStandard: CustomStandardModel;
  readonly monitoring: MonitoringModel;
  readonly metricAlarm: MetricAlarmModel;
  readonly chatChannel: ChatChannelModel;
  readonly backupMetric: BackupMetricModel;
  readonly dashboard: DashboardModel;
  readonly activityLog: ActivityLogModel;
  readonly centralEvents: CentralEventsModel;
}
export type SubjectName = keyof Subjects;

export type Severity = 'error' | 'warning';

/**
 * `part`: cannot be cured by anything that is added later, so it is judged as soon as the subject is known.
 * `whole`: a later call may still cure it, so it is judged at synth.
 */
export type When = 'part' | 'whole';

/** Where a subject stands: how a message calls it, and its path below the resource. */
export interface Place {
  /** A noun phrase that reads on in a sentence: `rule 'Daily'`, `the copy to vault 'x' in rule 'Daily'`. */
  readonly label: string;
  /** For example `rules[0].lifecycle`; empty at the root. */
  readonly path: string;
}

/** `<what> must <must>, got <got>: <fix>` */
export interface Problem {
  readonly what: string;
  readonly must: string;
  readonly got: string;
  /** What to write instead, where it is not plain from `must`. */
  readonly fix?: string;
  /** Path of the leaf below the subject, for example `deleteAfterDays`. */
  readonly leaf?: string;
}

/** One rule of AWS Backup, or of ours, written once. */
export interface Diagnostic<K extends SubjectName = SubjectName> {
  /** Stable: `CB-<AREA>-<NNN>`, never used again for something else. */
  readonly id: string;
  readonly severity: Severity;
  readonly when: When;
  readonly on: K;
  /** One sentence for RULES.md: what is found. */
  readonly title: string;
  /** What would happen without the check. */
  readonly why: string;
  readonly source: Source;
  check(subject: Subjects[K], place: Place): Problem | readonly Problem[] | undefined;
}

/** A diagnostic that spoke. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** Without path and id. */
  readonly message: string;
  /** Path in the model, `rules[0].lifecycle.deleteAfterDays`. */
  readonly path: string;
  /** What to write instead, where the message says so. */
  readonly fix?: string;
}

/** Typed entry into the catalogue. */
export function diagnostic<K extends SubjectName>(definition: Diagnostic<K>): Diagnostic {
  return definition as unknown as Diagnostic;
}

export function phrase(problem: Problem): string {
  const sentence = `${problem.what} must ${problem.must}, got ${problem.got}${problem.fix ? `: ${problem.fix}` : ''}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function joinPath(path: string, leaf: string | undefined): string {
  if (!leaf) return path;
  return path && !leaf.startsWith('[') ? `${path}.${leaf}` : `${path}${leaf}`;
}
