import { ACCOUNT } from '../helpers/stacks';
import type { RawResource, RawResources } from './resources';

type Properties = Readonly<Record<string, unknown>>;

/*
 * One of each type beside vaults, plans and selections, with nothing wrong in it, and every property that readers look
 * at set.
 */

export function framework(properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::Framework',
    Properties: {
      FrameworkName: 'Daily',
      FrameworkDescription: 'What auditors ask for',
      FrameworkControls: [
        { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' },
        {
          ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED',
          ControlInputParameters: [{ ParameterName: 'recoveryPointAgeUnit', ParameterValue: 'hours' }, { ParameterName: 'recoveryPointAgeValue', ParameterValue: '26' }],
          ControlScope: { ComplianceResourceTypes: ['EBS', 'RDS'] },
        },
        { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', ControlScope: { Tags: [{ Key: 'backup', Value: 'true' }] } },
      ],
      FrameworkTags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

export function control(properties: Properties): RawResource {
  return framework({ FrameworkControls: [properties] });
}

export function reportPlan(setting: Properties = {}, channel: Properties = {}, properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::ReportPlan',
    Properties: {
      ReportPlanName: 'Controls',
      ReportPlanDescription: 'For the audit',
      ReportDeliveryChannel: { S3BucketName: { Ref: 'Reports' }, S3KeyPrefix: 'backup', Formats: ['CSV', 'JSON'], ...channel },
      ReportSetting: { ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: [{ Ref: 'Framework' }], ...setting },
      ReportPlanTags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

export function restoreTestingPlan(selection: Properties = {}, properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::RestoreTestingPlan',
    Properties: {
      RestoreTestingPlanName: 'Weekly',
      ScheduleExpression: 'cron(0 5 ? * SUN *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      StartWindowHours: 24,
      RecoveryPointSelection: {
        Algorithm: 'RANDOM_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'], IncludeVaults: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }],
        SelectionWindowDays: 30, ...selection,
      },
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

export function restoreTestingSelection(properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: {
      RestoreTestingPlanName: { Ref: 'Testing' },
      RestoreTestingSelectionName: 'Volumes',
      ProtectedResourceType: 'EBS',
      IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ProtectedResourceArns: ['*'],
      ProtectedResourceConditions: {
        StringEquals: [{ Key: 'aws:ResourceTag/backup', Value: 'true' }],
        StringNotEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'dev' }],
      },
      RestoreMetadataOverrides: { volumetype: 'gp3' },
      ValidationWindowHours: 4,
      ...properties,
    },
  };
}

export function tiering(properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::TieringConfiguration',
    Properties: {
      TieringConfigurationName: 'Cheaper',
      BackupVaultName: { Ref: 'Vault' },
      ResourceSelection: [{ ResourceType: 'S3', Resources: [{ 'Fn::GetAtt': ['Reports', 'Arn'] }, 'arn:aws:s3:::other'], TieringDownSettingsInDays: 60 }],
      TieringConfigurationTags: { team: 'shop' },
      ...properties,
    },
  };
}

export function legalHold(selection: Properties = {}, properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::LegalHold',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Title: 'Case 1',
      Description: 'Requested by counsel',
      RecoveryPointSelection: {
        VaultNames: [{ Ref: 'Vault' }], ResourceIdentifiers: [`arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-1`],
        DateRange: { FromDate: '2026-01-01T00:00:00Z', ToDate: '2026-02-01T00:00:00Z' }, ...selection,
      },
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

export function accessPoint(properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Backup::BackupAccessPoint',
    Properties: {
      Name: 'audit-2026',
      RecoveryPointArn: { 'Fn::Sub': 'arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:recovery-point:continuous:bucket-1' },
      AccessPointInTime: '2026-01-31T03:30:27Z',
      AccessPointPolicy: { Version: '2012-10-17', Statement: [] },
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

export function hypervisor(properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::BackupGateway::Hypervisor',
    Properties: {
      Name: 'vcenter',
      Host: 'vcenter.example.com',
      Username: '{{resolve:secretsmanager:vcenter:SecretString:username}}',
      Password: '{{resolve:secretsmanager:vcenter:SecretString:password}}',
      KmsKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] },
      LogGroupArn: { 'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/backup/gateway:*' },
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

const set = (value: unknown) => ({ '@@assign': value });

export function policyPlan(rule: Properties = {}, plan: Properties = {}): Properties {
  return {
    regions: set(['eu-west-1']),
    rules: {
      Daily: {
        schedule_expression: set('cron(0 5 ? * * *)'), start_backup_window_minutes: set('60'), target_backup_vault_name: set('Central'),
        lifecycle: { delete_after_days: set('35') },
        copy_actions: {
          'arn:aws:backup:eu-central-1:$account:backup-vault:Central': {
            target_backup_vault_arn: set('arn:aws:backup:eu-central-1:$account:backup-vault:Central'), lifecycle: { delete_after_days: set('35') },
          },
        },
        ...rule,
      },
    },
    selections: { tags: { Daily: { iam_role_arn: set('arn:aws:iam::$account:role/Backup'), tag_key: set('backup'), tag_value: set(['daily']) } } },
    ...plan,
  };
}

export function organizationPolicy(plan: Properties = policyPlan(), properties: Properties = {}): RawResource {
  return {
    Type: 'AWS::Organizations::Policy',
    Properties: {
      Name: 'Backup', Description: 'For all accounts', Type: 'BACKUP_POLICY', TargetIds: ['ou-ab12-cdef3456'], Content: { plans: { Central: plan } },
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...properties,
    },
  };
}

/** To be put into a set-up without a finding. */
export const EVERY_TYPE: RawResources = {
  Reports: { Type: 'AWS::S3::Bucket', Properties: {} },
  Framework: framework(),
  Report: reportPlan(),
  Testing: restoreTestingPlan(),
  Tested: restoreTestingSelection(),
  Tiering: tiering(),
  Hold: legalHold(),
  AccessPoint: accessPoint(),
  Hypervisor: hypervisor(),
  Policy: organizationPolicy(),
};
