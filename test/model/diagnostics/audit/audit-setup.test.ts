import type { AuditSetupModel, ReportSetupModel } from '../../../../src/model/audit/audit-setup-model';
import { UNKNOWN } from '../../../../src/model/known';
import { said } from '../../../helpers/diagnostic-cases';

const SETUP: AuditSetupModel = { wider: [], unaudited: [], unknown: [], recorded: true };
const REPORTS: ReportSetupModel = { reports: 1, objectLock: false, bucketOptions: [], beyond: [] };
const ENCRYPTED = 'BACKUP_RECOVERY_POINT_ENCRYPTED';

describe('a framework beside its plans and app', () => {
  test.each<[string, Partial<AuditSetupModel>, string[]]>([
    ['nothing', {}, []],
    ['a scope that is wider', { wider: [ENCRYPTED] }, [
      `CB-AUDIT-031 at : Scope of control '${ENCRYPTED}' in the framework must be what the plans select, got more than that: select by one tag or by type, or acknowledge that resources outside the plans will be found non-compliant`,
    ]],
    ['types that are not evaluated', { unaudited: ['Neptune cluster', 'EKS cluster'] }, [
      'CB-AUDIT-032 at : Resources of the framework must be of types that AWS Backup Audit Manager evaluates, got Neptune cluster, EKS cluster: prove their backups otherwise',
    ]],
    ['a threshold that is not known', { unknown: [ENCRYPTED] }, [
      `CB-AUDIT-033 at : Thresholds of control '${ENCRYPTED}' in the framework must be known at synth, got values that are known at deployment only: these controls are left out; give the plans plain values, or add the controls yourself`,
    ]],
    ['no recorder', { recorded: false }, [
      'CB-AUDIT-034 at : The framework must have an AWS Config recorder in its account and Region, got none in this app: set recordConfiguration, or acknowledge this where AWS Config records already',
    ]],
  ])('%s', (_, wrong, says) => {
    expect(said('auditSetup', { ...SETUP, ...wrong }, 'the framework')).toEqual(says);
  });
});

describe('types in the scope of a control', () => {
  const scoped = (types: readonly string[] | typeof UNKNOWN) => said('control', {
    controlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', inputParameters: undefined,
    scope: { complianceResourceTypes: types, complianceResourceIds: undefined, tags: undefined },
  }, 'a control');

  test('are at least one, as far as they are known', () => {
    expect(scoped([])).toEqual([
      'CB-AUDIT-030 at scope.complianceResourceTypes: Resource types in the scope of a control must be at least one, got none: leave the scope out to evaluate everything',
    ]);
    expect(scoped(['EBS'])).toEqual([]);
    expect(scoped(UNKNOWN)).toEqual([]);
  });
});

describe('reports and their bucket', () => {
  test.each<[string, Partial<ReportSetupModel>, string[]]>([
    ['one report', {}, []],
    ['no report', { reports: 0 }, [
      'CB-REPORT-030 at : The reports must be at least one, got none: leave them out for the reports on backup, copy and restore jobs',
    ]],
    ['options of a new bucket', { bucketOptions: ['retention', 'reportLock'] }, [
      "CB-REPORT-031 at : 'retention', 'reportLock' must not be set beside 'bucket', got both: set them where that bucket is made, or leave bucket out to get a new one",
    ]],
    ['more than the account', { beyond: ['BackupJobs'] }, [
      "CB-REPORT-032 at : 'BackupJobs' of the reports must be made in the management account or in that of a delegated backup administrator, got an account of which no template tells what it is: acknowledge this where it is one of them",
    ]],
    ['Object Lock', { objectLock: true }, [
      'CB-REPORT-033 at : Bucket of the reports must take the uploads of AWS Backup, got Object Lock, of which AWS does not say so: see that the first report arrives within 24 hours, then acknowledge this',
    ]],
  ])('%s', (_, wrong, says) => {
    expect(said('reportSetup', { ...REPORTS, ...wrong }, 'the reports')).toEqual(says);
  });
});
