import { at, ref, resource, right, risky, sub, toldOf, without, wrong } from './entry';
import type { Area, Json, JsonObject } from './entry';
import { DAILY } from './plans';

const parameters = (values: Readonly<Record<string, string>>): JsonObject =>
  ({ ControlInputParameters: Object.entries(values).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })) });

const ALL_CONTROLS = right('all eleven controls', {
  Resources: {
    Framework: {
      Type: 'AWS::Backup::Framework',
      Properties: {
        FrameworkName: 'every_control',
        FrameworkDescription: 'What an auditor asks for',
        FrameworkTags: [{ Key: 'owner', Value: 'compliance' }],
        FrameworkControls: [
          { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', ControlScope: { ComplianceResourceTypes: ['EBS', 'EC2', 'RDS', 'Aurora', 'DynamoDB', 'EFS', 'FSx', 'S3'] } },
          { ControlName: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', ...parameters({ requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '35' }) },
          { ControlName: 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', ...parameters({ principalArnList: 'arn:aws:iam::111122223333:role/BreakGlass' }) },
          { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },
          { ControlName: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', ...parameters({ requiredRetentionDays: '35' }) },
          { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', ...parameters({ crossRegionList: 'eu-central-1,eu-west-3' }) },
          { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', ...parameters({ crossAccountList: '444455556666' }) },
          { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', ...parameters({ minRetentionDays: '7', maxRetentionDays: '400' }) },
          { ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED', ...parameters({ recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '26' }) },
          { ControlName: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', ...parameters({ maxRestoreTime: '240' }) },
          { ControlName: 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', ...parameters({ recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '8' }) },
        ],
      },
    },
  },
});

const RECORDER: JsonObject = {
  Type: 'AWS::Config::ConfigurationRecorder',
  Properties: { RoleARN: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig') },
};

const RECORDED = right('AWS Config records', { Resources: { Recorder: RECORDER } });

const SCOPED = right('controls for tagged resources and for one file system', {
  Parameters: { Tier: { Type: 'String', Default: 'gold' } },
  Resources: {
    Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Framework: {
      Type: 'AWS::Backup::Framework',
      Properties: {
        FrameworkName: { 'Fn::Join': ['_', ['framework', ref('Tier')]] },
        FrameworkControls: [
          { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', ControlScope: { Tags: [{ Key: 'tier', Value: ref('Tier') }] } },
          {
            ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED',
            ControlInputParameters: [{ ParameterName: 'recoveryPointAgeUnit', ParameterValue: 'days' }, { ParameterName: 'recoveryPointAgeValue', ParameterValue: '1' }],
            ControlScope: { ComplianceResourceIds: [ref('Files')], ComplianceResourceTypes: ['EFS'] },
          },
          { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED', ControlScope: { Tags: [{ Key: 'tier', Value: 'gold' }] } },
        ],
      },
    },
  },
});

const UNNAMED = right('a framework whose name the service makes', {
  Resources: {
    Framework: {
      Type: 'AWS::Backup::Framework',
      Properties: { FrameworkControls: [{ ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', ControlScope: { ComplianceResourceTypes: ['S3', 'VirtualMachine', 'Storage Gateway'] } }] },
    },
  },
});

const WITH_PLAN = right('a framework that asks for what the plan of the stack keeps', {
  Resources: {
    ...DAILY.stacks.Backup.template.Resources,
    Framework: {
      Type: 'AWS::Backup::Framework',
      Properties: { FrameworkName: 'of_the_plan', FrameworkControls: [{ ControlName: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', ...parameters({ requiredRetentionDays: '35' }) }] },
    },
  },
});

const PARTS = 'FrameworkControls';
const control = (index: number, path: string, to: Json) => at('Framework', `${PARTS}.${index}.${path}`, to);
const framework = (name: string): JsonObject =>
  ({ Type: 'AWS::Backup::Framework', Properties: { FrameworkName: name, FrameworkControls: [{ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }] } });

export const FRAMEWORKS: Area = {
  name: 'Audit frameworks',
  right: [ALL_CONTROLS, SCOPED, UNNAMED, WITH_PLAN, RECORDED],
  wrong: [
    wrong('CB-AUDIT-001', 'hyphens in the name', ALL_CONTROLS, at('Framework', 'FrameworkName', 'every-control')),
    wrong('CB-AUDIT-001', 'a digit first', ALL_CONTROLS, at('Framework', 'FrameworkName', '2026_controls')),
    wrong('CB-AUDIT-001', 'the name of the stack, with a hyphen', ALL_CONTROLS, at('Framework', 'FrameworkName', sub('${AWS::StackName}-framework'))),
    wrong('CB-AUDIT-002', 'a blank description', ALL_CONTROLS, at('Framework', 'FrameworkDescription', ' ')),
    wrong('CB-AUDIT-002', 'a description of more than 1,024 characters', ALL_CONTROLS, at('Framework', 'FrameworkDescription', 'The same again. '.repeat(65))),
    wrong('CB-AUDIT-003', 'no controls', ALL_CONTROLS, at('Framework', PARTS, [])),
    wrong('CB-AUDIT-004', 'a control that is nearly one', ALL_CONTROLS, control(3, 'ControlName', 'BACKUP_RECOVERY_POINT_ENCRYPTION')),
    wrong('CB-AUDIT-004', 'the name of a Config rule', ALL_CONTROLS, control(3, 'ControlName', 'backup-recovery-point-encrypted')),
    wrong('CB-AUDIT-005', 'the same control twice', ALL_CONTROLS, at('Framework', `${PARTS}.11`, { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' })),
    risky('CB-AUDIT-006', 'the same control with another value', ALL_CONTROLS,
      at('Framework', `${PARTS}.11`, { ControlName: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', ...parameters({ requiredRetentionDays: '90' }) })),
    wrong('CB-AUDIT-007', 'a parameter for a control that takes none', ALL_CONTROLS, at('Framework', `${PARTS}.3`, { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED', ...parameters({ requiredRetentionDays: '35' }) })),
    wrong('CB-AUDIT-007', 'a parameter that starts in upper case', ALL_CONTROLS, control(4, 'ControlInputParameters.0.ParameterName', 'RequiredRetentionDays')),
    wrong('CB-AUDIT-008', 'a unit in the singular', ALL_CONTROLS, control(1, 'ControlInputParameters.0.ParameterValue', 'day')),
    wrong('CB-AUDIT-008', 'a recovery point that may be 40 days old', ALL_CONTROLS, control(8, 'ControlInputParameters', [{ ParameterName: 'recoveryPointAgeUnit', ParameterValue: 'days' }, { ParameterName: 'recoveryPointAgeValue', ParameterValue: '40' }])),
    wrong('CB-AUDIT-008', 'an account of three digits', ALL_CONTROLS, control(6, 'ControlInputParameters.0.ParameterValue', '123')),
    wrong('CB-AUDIT-009', 'no restore time', ALL_CONTROLS, without('Framework', `${PARTS}.9.ControlInputParameters`)),
    wrong('CB-AUDIT-010', 'a parameter twice', ALL_CONTROLS, control(4, 'ControlInputParameters.1', { ParameterName: 'requiredRetentionDays', ParameterValue: '90' })),
    wrong('CB-AUDIT-011', 'two tags in a scope', SCOPED, control(0, 'ControlScope.Tags.1', { Key: 'stage', Value: 'prod' })),
    wrong('CB-AUDIT-012', 'tags on the control that takes none', ALL_CONTROLS, control(10, 'ControlScope', { Tags: [{ Key: 'tier', Value: 'gold' }] })),
    wrong('CB-AUDIT-013', 'an empty list of resources', SCOPED, control(1, 'ControlScope.ComplianceResourceIds', [])),
    wrong('CB-AUDIT-014', 'a resource without its type', SCOPED, without('Framework', `${PARTS}.1.ControlScope.ComplianceResourceTypes`)),
    wrong('CB-AUDIT-014', 'a resource with two types', SCOPED, control(1, 'ControlScope.ComplianceResourceTypes', ['EFS', 'EBS'])),
    risky('CB-AUDIT-015', 'a type of CloudFormation', ALL_CONTROLS, control(0, 'ControlScope.ComplianceResourceTypes', ['AWS::EC2::Volume'])),
    risky('CB-AUDIT-015', 'a type in lower case', ALL_CONTROLS, control(0, 'ControlScope.ComplianceResourceTypes', ['ec2'])),
    risky('CB-AUDIT-016', 'types for a control of recovery points', ALL_CONTROLS, control(3, 'ControlScope', { ComplianceResourceTypes: ['EBS'] })),
    wrong('CB-AUDIT-017', 'a minimum above the maximum', ALL_CONTROLS, control(7, 'ControlInputParameters.0.ParameterValue', '500')),
    risky('CB-AUDIT-018', 'two resources in one scope', SCOPED, control(1, 'ControlScope.ComplianceResourceIds.1', 'fs-0123456789abcdef0')),
    toldOf('Second', wrong('CB-AUDIT-035', 'two recorders', RECORDED, resource('Second', RECORDER))),
    toldOf('Second', wrong('CB-AUDIT-019', 'two frameworks of one name', ALL_CONTROLS, resource('Second', framework('every_control')))),
    toldOf('More14', risky('CB-AUDIT-020', 'sixteen frameworks', ALL_CONTROLS, resource('More0', framework('more_0')), ...Array.from({ length: 14 }, (_, i) => resource(`More${i + 1}`, framework(`more_${i + 1}`))))),
    toldOf('Framework', risky('CB-AUDIT-021', 'asks the plan of the stack for more than it keeps', WITH_PLAN, control(0, 'ControlInputParameters.0.ParameterValue', '90'))),
    wrong('CB-TAG-002', 'a tag twice', ALL_CONTROLS, at('Framework', 'FrameworkTags.1', { Key: 'owner', Value: 'platform' })),
  ],
};
