import type { ReportPlanModel } from '../../../../src/model/audit/framework-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const FRAMEWORK = 'arn:aws:backup:eu-west-1:111122223333:framework:Daily-0a1b2c';
const JOBS: ReportPlanModel = {
  name: 'Jobs', description: undefined, reportTemplate: 'BACKUP_JOB_REPORT', frameworkArns: undefined, accounts: undefined, organizationUnits: undefined,
  regions: undefined, bucketName: 'reports-111122223333', keyPrefix: undefined, formats: ['CSV', 'JSON'],
};
const CONTROLS = { reportTemplate: 'CONTROL_COMPLIANCE_REPORT', frameworkArns: [FRAMEWORK] };
const CSV = { formats: ['CSV'] };

diagnosticCases('reportPlan', JOBS, 'the report plan', ['REPORT'], [
  {
    name: 'a hyphen in the name', wrong: { name: 'daily-jobs' }, right: { name: undefined },
    says: ["CB-REPORT-001 at name: Name of the report plan must start with a letter and have 1 to 256 letters, digits or underscores, got 'daily-jobs'"],
  },
  {
    name: 'a blank description', wrong: { description: '' }, right: { description: 'x' },
    says: ['CB-REPORT-002 at description: Description of the report plan must have at most 1024 characters and not be blank, got blanks only'],
  },
  {
    name: 'a template that is almost one', wrong: { reportTemplate: 'BACKUP_JOBS_REPORT' }, right: { reportTemplate: 'SCAN_JOB_REPORT' },
    says: ["CB-REPORT-003 at reportTemplate: Template of the report plan must be 'RESOURCE_COMPLIANCE_REPORT', 'CONTROL_COMPLIANCE_REPORT', 'BACKUP_JOB_REPORT', 'COPY_JOB_REPORT', 'RESTORE_JOB_REPORT' or 'SCAN_JOB_REPORT', got 'BACKUP_JOBS_REPORT': did you mean 'BACKUP_JOB_REPORT'"],
  },
  {
    name: 'frameworks in a report on jobs', wrong: { frameworkArns: [FRAMEWORK] }, right: CONTROLS,
    says: ["CB-REPORT-004 at frameworkArns: Frameworks of the report plan must be left out with 'BACKUP_JOB_REPORT', got 1"],
  },
  {
    name: 'no frameworks in a report on compliance', wrong: { reportTemplate: 'RESOURCE_COMPLIANCE_REPORT' }, right: CONTROLS,
    says: ["CB-REPORT-005 at frameworkArns: Frameworks of the report plan must be named with 'RESOURCE_COMPLIANCE_REPORT', got none"],
  },
  {
    name: 'a format in lower case', wrong: { formats: ['csv'] }, right: CSV,
    says: ["CB-REPORT-006 at formats[0]: Format of the report plan must be 'CSV' or 'JSON', got 'csv': did you mean 'CSV'"],
  },
  {
    name: 'a format twice', wrong: { formats: ['CSV', 'CSV'] }, right: CSV,
    says: ["CB-REPORT-006 at formats[1]: Formats of the report plan must stand there once each, got 'CSV' twice"],
  },
  {
    name: 'JSON over all Regions', wrong: { regions: ['*'], formats: ['JSON'] }, right: { regions: ['*'], ...CSV },
    says: ["CB-REPORT-007 at formats: Formats of the report plan must be 'CSV' over several Regions, got 'JSON'"],
  },
  {
    name: 'JSON over the organization', wrong: { accounts: ['ROOT'], formats: ['CSV', 'JSON'] }, right: { accounts: ['111122223333'] },
    says: ["CB-REPORT-007 at formats: Formats of the report plan must be 'CSV' over several accounts, got 'JSON'"],
  },
  {
    name: 'JSON over organizational units', wrong: { organizationUnits: ['ou-ab12-cdef3456'], formats: ['JSON'] }, right: { organizationUnits: [] },
    says: ["CB-REPORT-007 at formats: Formats of the report plan must be 'CSV' over organizational units, got 'JSON'"],
  },
  {
    name: 'accounts that are none', wrong: { accounts: ['root'], formats: ['CSV'] }, right: { accounts: ['ROOT'], ...CSV },
    says: ["CB-REPORT-008 at accounts[0]: Account of the report plan must be 'ROOT' for the whole organization, or 12 digits, got 'root'"],
  },
  {
    name: 'the name of an organizational unit', wrong: { organizationUnits: ['Production'], formats: ['CSV'] }, right: { organizationUnits: ['ou-ab12-cdef3456'], ...CSV },
    says: ["CB-REPORT-009 at organizationUnits[0]: Organizational unit of the report plan must be an id such as 'ou-ab12-cdef3456', got 'Production'"],
  },
  {
    name: 'the root as an organizational unit', wrong: { organizationUnits: ['r-ab12'], formats: ['CSV'] }, right: { accounts: ['ROOT'], ...CSV },
    says: ["CB-REPORT-009 at organizationUnits[0]: Organizational unit of the report plan must be an id such as 'ou-ab12-cdef3456', got 'r-ab12': for the root set accounts to ['ROOT']"],
  },
  {
    name: 'an Availability Zone', wrong: { regions: ['eu-west-1a'] }, right: { regions: ['eu-west-1'] },
    says: ["CB-REPORT-010 at regions[0]: Region of the report plan must be the name of a Region, or '*' alone for all of them, got 'eu-west-1a'"],
  },
  {
    name: 'the wildcard beside a Region', wrong: { regions: ['*', 'eu-west-1'], formats: ['CSV'] }, right: { regions: ['*'], ...CSV },
    says: ["CB-REPORT-010 at regions[0]: Region of the report plan must be the name of a Region, or '*' alone for all of them, got '*' beside others"],
  },
  {
    name: 'the name of a framework', wrong: { ...CONTROLS, frameworkArns: ['Daily'] }, right: CONTROLS,
    says: ["CB-REPORT-011 at frameworkArns[0]: Framework of the report plan must be the ARN of a framework, got 'Daily'"],
  },
  {
    name: 'a framework twice', wrong: { ...CONTROLS, frameworkArns: [FRAMEWORK, FRAMEWORK] }, right: CONTROLS,
    says: ["CB-REPORT-011 at frameworkArns[1]: Framework of the report plan must be named once, got 'arn:aws:backup:eu-west-1:111122223333:framework:Daily-0a1b2c' twice"],
  },
  {
    name: 'too many frameworks', wrong: { ...CONTROLS, frameworkArns: frameworks(1001) }, right: { ...CONTROLS, frameworkArns: frameworks(1000) },
    says: ['CB-REPORT-011 at frameworkArns: Frameworks of the report plan must be at most 1000, got 1001'],
  },
  {
    name: 'the ARN of a bucket', wrong: { bucketName: 'arn:aws:s3:::reports' }, right: { bucketName: 'reports' },
    says: ["CB-REPORT-012 at bucketName: Bucket of the report plan must be the name of a bucket, not its ARN or URL, got 'arn:aws:s3:::reports'"],
  },
]);

function frameworks(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${FRAMEWORK}${i}`);
}
