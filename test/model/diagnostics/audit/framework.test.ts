import { AUDIT_CONTROLS } from '../../../../src/model/audit/audit-controls';
import type { ControlModel, FrameworkModel } from '../../../../src/model/audit/framework-model';
import { UNKNOWN } from '../../../../src/model/known';
import { diagnosticCases, said } from '../../../helpers/diagnostic-cases';

const ENCRYPTED: ControlModel = { controlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED', inputParameters: undefined, scope: undefined };
const FRAMEWORK: FrameworkModel = { name: 'Daily_1', description: 'What auditors ask for', controls: [ENCRYPTED] };
const FREQUENCY = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const RESTORE_TIME = 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET';
const LOCK = 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK';
const AIR_GAP = 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT';
const SCOPE = { complianceResourceTypes: undefined, complianceResourceIds: undefined, tags: undefined };

describe('frameworks', () => {
  diagnosticCases('framework', FRAMEWORK, 'the framework', ['AUDIT'], [
    {
      name: 'a hyphen in the name', wrong: { name: 'my-framework' }, right: { name: 'my_framework' },
      says: ["CB-AUDIT-001 at name: Name of the framework must start with a letter and have 1 to 256 letters, digits or underscores, got 'my-framework'"],
    },
    {
      name: 'a digit first', wrong: { name: '1st' }, right: { name: 'first' },
      says: ["CB-AUDIT-001 at name: Name of the framework must start with a letter and have 1 to 256 letters, digits or underscores, got '1st'"],
    },
    {
      name: 'a name too long', wrong: { name: 'a'.repeat(257) }, right: { name: 'a'.repeat(256) },
      says: [`CB-AUDIT-001 at name: Name of the framework must start with a letter and have 1 to 256 letters, digits or underscores, got '${'a'.repeat(257)}'`],
    },
    {
      name: 'a blank description', wrong: { description: ' ' }, right: { description: 'x' },
      says: ['CB-AUDIT-002 at description: Description of the framework must have at most 1024 characters and not be blank, got blanks only'],
    },
    {
      name: 'a description too long', wrong: { description: 'x'.repeat(1025) }, right: { description: 'x'.repeat(1024) },
      says: ['CB-AUDIT-002 at description: Description of the framework must have at most 1024 characters and not be blank, got 1025 characters'],
    },
    {
      name: 'no controls', wrong: { controls: [] }, right: {},
      says: ['CB-AUDIT-003 at controls: Controls of the framework must be 1 to 50, got none'],
    },
    {
      name: 'too many controls', wrong: { controls: many(51) }, right: { controls: many(1) },
      says: ['CB-AUDIT-003 at controls: Controls of the framework must be 1 to 50, got 51'],
    },
    {
      name: 'a control word for word', wrong: { controls: [ENCRYPTED, { ...ENCRYPTED }] }, right: {},
      says: ["CB-AUDIT-005 at controls[1]: Controls of the framework must differ from each other, got 'BACKUP_RECOVERY_POINT_ENCRYPTED' twice with the same parameters and scope"],
    },
    {
      name: 'a control with two scopes', wrong: { controls: [ENCRYPTED, { ...ENCRYPTED, scope: { ...SCOPE, tags: [{ key: 'a', value: 'b' }] } }] },
      right: { controls: [ENCRYPTED] },
      says: ["CB-AUDIT-006 at controls[1].controlName: Controls of the framework must have different names to be told apart, got 'BACKUP_RECOVERY_POINT_ENCRYPTED' twice: use a second framework"],
    },
  ]);

  test('two controls of which one is not known are not compared', () => {
    expect(said('framework', { ...FRAMEWORK, controls: [ENCRYPTED, { ...ENCRYPTED, scope: UNKNOWN }] }, 'the framework')).toEqual([]);
  });
});

describe('controls', () => {
  diagnosticCases('control', ENCRYPTED, 'control', ['AUDIT'], [
    {
      name: 'a control that is almost one', wrong: { controlName: 'BACKUP_RECOVERY_POINT_ENCRYPTION' }, right: { controlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },
      says: ["CB-AUDIT-004 at controlName: Name of control must be one of the 11 of AWS Backup Audit Manager, got 'BACKUP_RECOVERY_POINT_ENCRYPTION': did you mean 'BACKUP_RECOVERY_POINT_ENCRYPTED'"],
    },
    {
      name: 'a control of another service', wrong: { controlName: 'S3_VERSIONING' }, right: {},
      says: ["CB-AUDIT-004 at controlName: Name of control must be one of the 11 of AWS Backup Audit Manager, got 'S3_VERSIONING': they are BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN, BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK, BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED, BACKUP_RECOVERY_POINT_ENCRYPTED, BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK, BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION, BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT, BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK, BACKUP_LAST_RECOVERY_POINT_CREATED, RESTORE_TIME_FOR_RESOURCES_MEET_TARGET, RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT"],
    },
    {
      name: 'a parameter on a control without any', wrong: { inputParameters: [{ name: 'requiredRetentionDays', value: '35' }] }, right: { inputParameters: [] },
      says: ["CB-AUDIT-007 at inputParameters[0].name: Parameters of control must be left out, got 'requiredRetentionDays'"],
    },
    {
      name: 'a misspelt parameter', ...parameter('BACKUP_LAST_RECOVERY_POINT_CREATED', 'recoveryPointAgeUnits', 'days', 'recoveryPointAgeUnit', 'days'),
      says: ["CB-AUDIT-007 at inputParameters[0].name: Parameters of control must be recoveryPointAgeUnit, recoveryPointAgeValue, got 'recoveryPointAgeUnits': did you mean 'recoveryPointAgeUnit'"],
    },
    {
      name: 'a unit in the singular', ...parameter('BACKUP_LAST_RECOVERY_POINT_CREATED', 'recoveryPointAgeUnit', 'day', 'recoveryPointAgeUnit', 'days'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter recoveryPointAgeUnit of control must be 'hours' or 'days', got 'day'"],
    },
    {
      name: 'more hours than there are',
      wrong: { controlName: FREQUENCY, inputParameters: [{ name: 'requiredFrequencyUnit', value: 'hours' }, { name: 'requiredFrequencyValue', value: '25' }] },
      right: { controlName: FREQUENCY, inputParameters: [{ name: 'requiredFrequencyUnit', value: 'hours' }, { name: 'requiredFrequencyValue', value: '24' }] },
      says: ["CB-AUDIT-008 at inputParameters[1].value: Parameter requiredFrequencyValue of control must be a whole number from 1 to 24 hours, got '25'"],
    },
    {
      name: 'more days than there are', ...parameter(FREQUENCY, 'requiredFrequencyValue', '32', 'requiredFrequencyValue', '31'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter requiredFrequencyValue of control must be a whole number from 1 to 31 days, got '32'"],
    },
    {
      name: 'fewer hours than an air gap takes', ...age('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', '23', '24'),
      says: ["CB-AUDIT-008 at inputParameters[1].value: Parameter recoveryPointAgeValue of control must be a whole number from 24 to 2184 hours, got '23'"],
    },
    {
      name: 'more hours than a recovery point takes', ...age('BACKUP_LAST_RECOVERY_POINT_CREATED', '745', '744'),
      says: ["CB-AUDIT-008 at inputParameters[1].value: Parameter recoveryPointAgeValue of control must be a whole number from 1 to 744 hours, got '745'"],
    },
    {
      name: 'a retention that is no number', ...parameter('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', 'requiredRetentionDays', '0', 'requiredRetentionDays', '1'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter requiredRetentionDays of control must be a whole number, at least 1, got '0'"],
    },
    {
      name: 'an account that is none', ...parameter('BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', 'crossAccountList', '123', 'crossAccountList', '111122223333'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter crossAccountList of control must be account ids of 12 digits, separated by commas, got '123'"],
    },
    {
      name: 'too many accounts',
      ...parameter('BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', 'crossAccountList', accounts(6), 'crossAccountList', accounts(5)),
      says: ['CB-AUDIT-008 at inputParameters[0].value: Parameter crossAccountList of control must have at most 5 entries, got 6'],
    },
    {
      name: 'a Region that is none', ...parameter('BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', 'crossRegionList', 'eu-west-1a', 'crossRegionList', 'eu-west-1, us-east-1'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter crossRegionList of control must be names of Regions, separated by commas, got 'eu-west-1a'"],
    },
    {
      name: 'a principal that is none',
      ...parameter('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', 'principalArnList', 'Admin', 'principalArnList', 'arn:aws:iam::111122223333:role/Admin'),
      says: ["CB-AUDIT-008 at inputParameters[0].value: Parameter principalArnList of control must be ARNs of principals, separated by commas, got 'Admin'"],
    },
    {
      name: 'no restore time', wrong: { controlName: RESTORE_TIME }, right: { controlName: RESTORE_TIME, inputParameters: [{ name: 'maxRestoreTime', value: '60' }] },
      says: ['CB-AUDIT-009 at inputParameters: Control must have the parameter maxRestoreTime, got none'],
    },
    {
      name: 'a parameter twice', wrong: { controlName: RESTORE_TIME, inputParameters: [{ name: 'maxRestoreTime', value: '60' }, { name: 'maxRestoreTime', value: '90' }] },
      right: { controlName: RESTORE_TIME, inputParameters: [{ name: 'maxRestoreTime', value: '60' }] },
      says: ["CB-AUDIT-010 at inputParameters[1].name: Parameters of control must stand there once each, got 'maxRestoreTime' twice"],
    },
    {
      name: 'a minimum above the maximum',
      wrong: { controlName: LOCK, inputParameters: [{ name: 'minRetentionDays', value: '90' }, { name: 'maxRetentionDays', value: '30' }] },
      right: { controlName: LOCK, inputParameters: [{ name: 'minRetentionDays', value: '30' }, { name: 'maxRetentionDays', value: '30' }] },
      says: ["CB-AUDIT-017 at inputParameters: Parameter minRetentionDays of control must be at most the maximum of 30 days, got '90'"],
    },
    {
      name: 'two tags', wrong: { scope: { ...SCOPE, tags: [{ key: 'a', value: '' }, { key: 'b', value: '' }] } }, right: { scope: { ...SCOPE, tags: [{ key: 'a', value: '' }] } },
      says: ['CB-AUDIT-011 at scope.tags: Tags in the scope of control must be at most 1, got 2: use one control per framework and tag'],
    },
    {
      name: 'a tag on the control without tags', wrong: { controlName: AIR_GAP, scope: { ...SCOPE, tags: [{ key: 'a', value: '' }] } },
      right: { controlName: AIR_GAP, scope: { ...SCOPE, complianceResourceTypes: ['EBS'] } },
      says: ['CB-AUDIT-012 at scope.tags: Scope of control must have no tags, got tags: name resource types, or one resource'],
    },
    {
      name: 'no resource ids', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: [] } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ['vol-1'] } },
      says: ['CB-AUDIT-013 at scope.complianceResourceIds: Resource ids in the scope of control must be 1 to 100, got none'],
    },
    {
      name: 'too many resource ids', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ids(101) } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ids(1) } },
      says: ['CB-AUDIT-013 at scope.complianceResourceIds: Resource ids in the scope of control must be 1 to 100, got 101'],
    },
    {
      name: 'a few resource ids', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ids(2) } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ids(1) } },
      says: ['CB-AUDIT-018 at scope.complianceResourceIds: Resource ids in the scope of control must be one, as AWS documents it, got 2'],
    },
    {
      name: 'a resource id without a type', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceIds: ids(1) } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'], complianceResourceIds: ids(1) } },
      says: ['CB-AUDIT-014 at scope.complianceResourceTypes: Scope of control with a resource id must have one resource type, got none'],
    },
    {
      name: 'a type of CloudFormation', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['AWS::EC2::Volume'] } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['EBS'] } },
      says: ["CB-AUDIT-015 at scope.complianceResourceTypes[0]: Resource type in the scope of control must be one that AWS Backup Audit Manager evaluates, got 'AWS::EC2::Volume': for example EBS"],
    },
    {
      name: 'a type in lower case', wrong: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['dynamodb'] } },
      right: { controlName: LOCK, scope: { ...SCOPE, complianceResourceTypes: ['DynamoDB'] } },
      says: ["CB-AUDIT-015 at scope.complianceResourceTypes[0]: Resource type in the scope of control must be one that AWS Backup Audit Manager evaluates, got 'dynamodb': did you mean 'DynamoDB'"],
    },
    {
      name: 'types on a control of recovery points', wrong: { scope: { ...SCOPE, complianceResourceTypes: ['EBS'] } }, right: { scope: SCOPE },
      says: ['CB-AUDIT-016 at scope: Scope of control must be a tag, got resource types'],
    },
    {
      name: 'a scope of no types',
      wrong: { controlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', scope: { ...SCOPE, complianceResourceTypes: [] } },
      right: { controlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', scope: { ...SCOPE, complianceResourceTypes: ['EBS'] } },
      says: ['CB-AUDIT-030 at scope.complianceResourceTypes: Resource types in the scope of control must be at least one, got none: leave the scope out to evaluate everything'],
    },
  ]);

  test('every control takes its own defaults', () => {
    for (const { name, parameters } of AUDIT_CONTROLS) {
      const inputParameters = parameters.flatMap(({ name: parameterName, required, serviceDefault }) =>
        required ? [{ name: parameterName, value: '60' }] : serviceDefault ? [{ name: parameterName, value: serviceDefault }] : []);
      expect(said('control', { controlName: name, inputParameters, scope: undefined }, 'control')).toEqual([]);
    }
  });
});

function many(count: number): ControlModel[] {
  return Array.from({ length: count }, (_, i) => ({ ...ENCRYPTED, controlName: i === 0 ? ENCRYPTED.controlName : UNKNOWN }));
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `vol-${i}`);
}

function accounts(count: number): string {
  return Array.from({ length: count }, (_, i) => `11112222333${i}`).join(',');
}

function parameter(controlName: string, name: string, value: string, rightName: string, rightValue: string) {
  const inputs = (one: string, its: string) => ({ controlName, inputParameters: [{ name: one, value: its }] });
  return { wrong: inputs(name, value), right: inputs(rightName, rightValue) };
}

function age(controlName: string, wrong: string, right: string) {
  const inputs = (value: string) => [{ name: 'recoveryPointAgeUnit', value: 'hours' }, { name: 'recoveryPointAgeValue', value }];
  return { wrong: { controlName, inputParameters: inputs(wrong) }, right: { controlName, inputParameters: inputs(right) } };
}
