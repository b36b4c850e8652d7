import type { ControlParameterModel, FrameworkModel, ReportPlanModel } from '../../../../src/model/audit/framework-model';
import { EMPTY_ESTATE } from '../../../../src/model/estate-model';
import { UNKNOWN } from '../../../../src/model/known';
import type { OrganizationPolicyModel } from '../../../../src/model/organization/organization-policy-model';
import type { PlanModel } from '../../../../src/model/plan/plan-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';
import { PLAN, RULE } from '../../../helpers/raw-models';

const FRAMEWORK: FrameworkModel = { name: 'Daily', description: undefined, controls: UNKNOWN };
const REPORT: ReportPlanModel = {
  name: 'Jobs', description: undefined, reportTemplate: UNKNOWN, frameworkArns: undefined, accounts: undefined, organizationUnits: undefined, regions: undefined,
  bucketName: UNKNOWN, keyPrefix: undefined, formats: undefined,
};
const TEST_PLAN = {
  name: 'Weekly', schedule: { expression: UNKNOWN, timeZone: undefined, startWindowMinutes: undefined, completionWindowMinutes: undefined },
  startWindowHours: undefined, algorithm: UNKNOWN, recoveryPointTypes: UNKNOWN, includeVaults: UNKNOWN, excludeVaults: undefined,
  selectionWindowDays: undefined,
} as const;
const SELECTION = {
  planName: 'Weekly', name: 'Volumes', protectedResourceType: UNKNOWN, iamRoleArn: UNKNOWN, protectedResourceArns: UNKNOWN,
  protectedResourceConditions: undefined,
  restoreMetadataOverrides: undefined, validationWindowHours: undefined,
} as const;
const TIERING = { name: 'Tiering', vaultName: 'vault', resourceSelection: UNKNOWN } as const;
const HOLD = { title: 'Case', description: 'x', vaultNames: UNKNOWN, resourceIdentifiers: UNKNOWN, fromDate: UNKNOWN, toDate: UNKNOWN } as const;
const POLICY: OrganizationPolicyModel = { name: 'Policy', description: undefined, targetIds: ['111122223333'], content: UNKNOWN, characters: UNKNOWN };

const KINDS = Object.keys(EMPTY_ESTATE) as (keyof typeof EMPTY_ESTATE)[];

diagnosticCases('estate', EMPTY_ESTATE, 'the account', ['VAULT', 'AUDIT', 'REPORT', 'RTEST', 'TIER', 'HOLD', 'ORG'], [
  {
    name: 'two vaults of one name', wrong: { vaults: twice({ name: 'copies' }) }, right: { vaults: [{ name: 'copies' }, { name: 'Copies' }] },
    says: ["CB-VAULT-022 at vaults[1].name: Backup vaults of one account and Region must have different names, got 'copies' twice"],
  },
  {
    name: 'three recorders', counts: true, wrong: { recorders: many(3, { name: 'x' }) }, right: { recorders: [{ name: undefined }] },
    says: [1, 2].map(i => `CB-AUDIT-035 at recorders[${i}]: AWS Config recorders of one account and Region must be at most one, got 3: set recordConfiguration of one framework only`),
  },
  {
    name: 'two frameworks of one name', wrong: { frameworks: twice(FRAMEWORK) }, right: { frameworks: [FRAMEWORK, { ...FRAMEWORK, name: 'daily' }] },
    says: ["CB-AUDIT-019 at frameworks[1].name: Audit frameworks of one account and Region must have different names, got 'Daily' twice"],
  },
  {
    name: 'too many frameworks', counts: true, wrong: { frameworks: many(16, FRAMEWORK) }, right: { frameworks: many(15, FRAMEWORK) },
    says: ['CB-AUDIT-020 at frameworks[15]: Audit frameworks of one account and Region must be at most 15, got 16'],
  },
  {
    name: 'a framework that asks a plan for more', ...asks('BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', [], [plan(7), plan(40)], [plan(7, 35), plan(40)]),
    says: ["CB-AUDIT-021 at frameworks[0].controls[0]: Retention that control 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK' asks for must be met by plan 'plan', got 35 days against 7 days: keep longer, lower requiredRetentionDays, or give the control a scope"],
  },
  {
    name: 'a framework that asks recovery points for more',
    ...asks('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', [{ name: 'requiredRetentionDays', value: '8' }], [plan(7, 35)], [plan(8, undefined)]),
    says: ["CB-AUDIT-021 at frameworks[0].controls[0]: Retention that control 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK' asks for must be met by plan 'plan', got 8 days against 7 days: keep longer, lower requiredRetentionDays, or give the control a scope"],
  },
  {
    name: 'two report plans of one name', wrong: { reportPlans: twice(REPORT) }, right: { reportPlans: many(2, REPORT) },
    says: ["CB-REPORT-013 at reportPlans[1].name: Report plans of one account and Region must have different names, got 'Jobs' twice"],
  },
  {
    name: 'too many report plans', counts: true, wrong: { reportPlans: many(21, REPORT) }, right: { reportPlans: many(20, REPORT) },
    says: ['CB-REPORT-014 at reportPlans[20]: Report plans of one account and Region must be at most 20, got 21'],
  },
  {
    name: 'two restore testing plans of one name', wrong: { restoreTestingPlans: twice(TEST_PLAN), restoreTestingSelections: [SELECTION] },
    right: { restoreTestingPlans: [TEST_PLAN], restoreTestingSelections: [SELECTION] },
    says: ["CB-RTEST-024 at restoreTestingPlans[1].name: Restore testing plans of one account and Region must have different names, got 'Weekly' twice"],
  },
  {
    name: 'two selections of one name', wrong: { restoreTestingSelections: twice(SELECTION) },
    right: { restoreTestingSelections: [SELECTION, { ...SELECTION, planName: 'Monthly' }] },
    says: ["CB-RTEST-025 at restoreTestingSelections[1].name: Selections of restore testing plan 'Weekly' must have different names, got 'Volumes' twice"],
  },
  {
    name: 'too many selections', wrong: { restoreTestingSelections: many(31, SELECTION) }, right: { restoreTestingSelections: many(30, SELECTION) },
    says: ["CB-RTEST-026 at restoreTestingSelections[30]: Selections of restore testing plan 'Weekly' must be at most 30, got 31"],
  },
  {
    name: 'too many restore testing plans', counts: true, wrong: { restoreTestingPlans: many(101, TEST_PLAN), restoreTestingSelections: [{ ...SELECTION, planName: UNKNOWN }] },
    right: { restoreTestingPlans: many(100, TEST_PLAN), restoreTestingSelections: [{ ...SELECTION, planName: UNKNOWN }] },
    says: ['CB-RTEST-027 at restoreTestingPlans[100]: Restore testing plans of one account and Region must be at most 100, got 101'],
  },
  {
    name: 'a restore testing plan alone', wrong: { restoreTestingPlans: [TEST_PLAN] },
    right: { restoreTestingPlans: [TEST_PLAN], restoreTestingSelections: [SELECTION] },
    says: ["CB-RTEST-028 at restoreTestingPlans[0]: Restore testing plan 'Weekly' must have a selection to test anything, got none: add one, or acknowledge this where selections are made elsewhere"],
  },
  {
    name: 'continuous backups of a type without them',
    wrong: { restoreTestingPlans: [{ ...TEST_PLAN, recoveryPointTypes: ['CONTINUOUS'] }], restoreTestingSelections: [{ ...SELECTION, protectedResourceType: 'EBS' }] },
    right: { restoreTestingPlans: [{ ...TEST_PLAN, recoveryPointTypes: ['CONTINUOUS'] }], restoreTestingSelections: [{ ...SELECTION, protectedResourceType: 'RDS' }] },
    says: ["CB-RTEST-029 at restoreTestingSelections[0].protectedResourceType: Recovery point types of restore testing plan 'Weekly' must have 'SNAPSHOT' for 'EBS' to be tested, got 'CONTINUOUS' alone"],
  },
  {
    name: 'two tiering configurations for one vault', wrong: { tieringConfigurations: many(2, TIERING) }, right: { tieringConfigurations: [TIERING, { ...TIERING, name: 'All', vaultName: '*' }] },
    says: ["CB-TIER-007 at tieringConfigurations[1].vaultName: Tiering configurations of vault 'vault' must be at most one, got two"],
  },
  {
    name: 'two tiering configurations for all vaults', wrong: { tieringConfigurations: many(2, { ...TIERING, vaultName: '*' }) }, right: {},
    says: ['CB-TIER-007 at tieringConfigurations[1].vaultName: Tiering configurations for all vaults must be at most one, got two'],
  },
  {
    name: 'two tiering configurations of one name', wrong: { tieringConfigurations: [TIERING, { ...TIERING, vaultName: 'v2' }] }, right: { tieringConfigurations: [TIERING] },
    says: ["CB-TIER-008 at tieringConfigurations[1].name: Tiering configurations of one account and Region must have different names, got 'Tiering' twice"],
  },
  {
    name: 'too many legal holds', counts: true, wrong: { legalHolds: Array(51).fill(HOLD) }, right: { legalHolds: Array(50).fill(HOLD) },
    says: ['CB-HOLD-007 at legalHolds[50]: Legal holds of one account and Region must be at most 50, got 51'],
  },
  {
    name: 'too many policies on one account', wrong: { organizationPolicies: many(11, POLICY) }, right: { organizationPolicies: many(10, POLICY) },
    says: ["CB-ORG-022 at organizationPolicies[10].targetIds: Backup policies attached to '111122223333' must be at most 10, got 11"],
  },
], { alwaysKnown: KINDS });

function twice<T>(model: T): T[] {
  return [model, model];
}

/** Of different names. */
function many<T extends object>(count: number, model: T): T[] {
  return Array.from({ length: count }, (_, i) => ({ ...model, name: `N${i}` }));
}

function plan(...days: readonly (number | undefined)[]): PlanModel {
  const lifecycle = { moveToColdStorageAfterDays: undefined, optInToArchive: undefined };
  return { ...PLAN, rules: days.map(deleteAfterDays => ({ ...RULE, lifecycle: { ...lifecycle, deleteAfterDays } })) };
}

function asks(controlName: string, inputParameters: readonly ControlParameterModel[], wrong: readonly PlanModel[], right: readonly PlanModel[]) {
  const frameworks = [{ ...FRAMEWORK, controls: [{ controlName, inputParameters, scope: undefined }] }];
  return { wrong: { frameworks, plans: wrong }, right: { frameworks, plans: right } };
}
