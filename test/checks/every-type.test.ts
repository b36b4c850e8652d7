import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { ACCOUNT, IRELAND, shop } from '../helpers/stacks';
import {
  accessPoint, control, EVERY_TYPE, framework, hypervisor, legalHold, organizationPolicy, policyPlan, reportPlan, restoreTestingPlan,
  restoreTestingSelection, tiering,
} from './every-type';
import { findingsIn, place, plan, selection, setUp, vault } from './resources';
import type { RawResources } from './resources';
import { check } from './synth-checks';

const PARAMETER = { Ref: 'Anything' };
const SUB = { 'Fn::Sub': 'x-${AWS::Region}-${AWS::Partition}' };

/** Where something is found: `<id> <logical id> <path>`. */
function placesIn(resources: RawResources): string[] {
  return findingsIn(setUp({ ...EVERY_TYPE, ...resources })).map(finding => finding.split(': ')[0]);
}

test('the set-up that all rows start from has nothing wrong with it', () => {
  expect(placesIn({})).toEqual([]);
});

const set = (value: unknown) => ({ '@@assign': value });
const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';

describe('each property is read, and found again', () => {
  test.each<[string, RawResources, string[]]>([
    ['the name of a framework', { Framework: framework({ FrameworkName: 'my-framework' }) }, ['CB-AUDIT-001 Framework Properties/FrameworkName']],
    ['the description of a framework',
      { Framework: framework({ FrameworkDescription: ' ' }) },
      ['CB-AUDIT-002 Framework Properties/FrameworkDescription']],
    ['no controls', { Framework: framework({ FrameworkControls: [] }) }, ['CB-AUDIT-003 Framework Properties/FrameworkControls']],
    ['a misspelt control',
      { Framework: control({ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTION' }) },
      ['CB-AUDIT-004 Framework Properties/FrameworkControls/0/ControlName']],
    ['a control twice',
      { Framework: framework({ FrameworkControls: [{ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }, { ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }] }) },
      ['CB-AUDIT-005 Framework Properties/FrameworkControls/1']],
    ['a control without its parameter',
      { Framework: control({ ControlName: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET' }) },
      ['CB-AUDIT-009 Framework Properties/FrameworkControls/0/ControlInputParameters']],
    ['a number for a parameter', {
      Framework: control({
        ControlName: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', ControlInputParameters: [{ ParameterName: 'maxRestoreTime', ParameterValue: 720 }],
      }),
    }, []],
    ['a parameter of another control', {
      Framework: control({ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED', ControlInputParameters: [{ ParameterName: 'maxRestoreTime', ParameterValue: '60' }] }),
    }, ['CB-AUDIT-007 Framework Properties/FrameworkControls/0/ControlInputParameters/0/ParameterName']],
    ['a parameter out of range', {
      Framework: control({
        ControlName: 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', ControlInputParameters: [{ ParameterName: 'requiredRetentionDays', ParameterValue: '0' }],
      }),
    }, ['CB-AUDIT-008 Framework Properties/FrameworkControls/0/ControlInputParameters/0/ParameterValue']],
    ['two tags in a scope', {
      Framework: control({ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED', ControlScope: { Tags: [{ Key: 'a', Value: '' }, { Key: 'b', Value: '' }] } }),
    }, ['CB-AUDIT-011 Framework Properties/FrameworkControls/0/ControlScope/Tags']],
    ['an unknown type in a scope', {
      Framework: control({ ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED', ControlScope: { ComplianceResourceTypes: ['EBS', 'AWS::RDS::DBInstance'] } }),
    }, ['CB-AUDIT-015 Framework Properties/FrameworkControls/0/ControlScope/ComplianceResourceTypes/1']],
    ['an id without its type', {
      Framework: control({ ControlName: 'BACKUP_LAST_RECOVERY_POINT_CREATED', ControlScope: { ComplianceResourceIds: ['vol-1'] } }),
    }, ['CB-AUDIT-014 Framework Properties/FrameworkControls/0/ControlScope/ComplianceResourceTypes']],
    ['a control that a plan cannot meet', {
      Framework: framework({
        FrameworkControls: [{ ControlName: 'BACKUP_RECOVERY_POINT_ENCRYPTED' }, { ControlName: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK' }],
      }),
      Plan: plan({ Lifecycle: { DeleteAfterDays: 34 } }),
    }, ['CB-AUDIT-021 Framework Properties/FrameworkControls/1']],
    ['two frameworks of one name', { Second: framework() }, ['CB-AUDIT-019 Second Properties/FrameworkName']],
    ['a reserved tag in a list',
      { Framework: framework({ FrameworkTags: [{ Key: 'team', Value: 'x' }, { Key: 'aws:team', Value: 'x' }] }) },
      ['CB-TAG-001 Framework Properties/FrameworkTags/1']],
    ['a reserved tag in a map',
      { Vault: vault({ BackupVaultTags: { 'team': 'x', 'aws:team': 'x' } }) },
      ['CB-TAG-001 Vault Properties/BackupVaultTags/aws:team']],
    ['tags of a plan',
      { Plan: { ...plan(), Properties: { ...plan().Properties as object, BackupPlanTags: { 'aws:team': 'x' } } } },
      ['CB-TAG-001 Plan Properties/BackupPlanTags/aws:team']],

    ['the name of a report plan',
      { Report: reportPlan({}, {}, { ReportPlanName: 'daily-jobs' }) },
      ['CB-REPORT-001 Report Properties/ReportPlanName']],
    ['a template of reports', { Report: reportPlan({ ReportTemplate: 'JOBS' }) }, ['CB-REPORT-003 Report Properties/ReportSetting/ReportTemplate']],
    ['frameworks for jobs',
      { Report: reportPlan({ ReportTemplate: 'COPY_JOB_REPORT' }) },
      ['CB-REPORT-004 Report Properties/ReportSetting/FrameworkArns']],
    ['no frameworks', { Report: reportPlan({ FrameworkArns: undefined }) }, ['CB-REPORT-005 Report Properties/ReportSetting/FrameworkArns']],
    ['a report plan for a framework',
      { Report: reportPlan({ FrameworkArns: [{ Ref: 'Framework' }, { Ref: 'Hold' }] }) },
      ['CB-REPORT-011 Report Properties/ReportSetting/FrameworkArns/1']],
    ['JSON over accounts', { Report: reportPlan({ Accounts: ['ROOT'] }) }, ['CB-REPORT-007 Report Properties/ReportDeliveryChannel/Formats']],
    ['an account',
      { Report: reportPlan({ Accounts: ['1234'] }, { Formats: ['CSV'] }) },
      ['CB-REPORT-008 Report Properties/ReportSetting/Accounts/0']],
    ['an organizational unit',
      { Report: reportPlan({ OrganizationUnits: ['Production'] }, { Formats: ['CSV'] }) },
      ['CB-REPORT-009 Report Properties/ReportSetting/OrganizationUnits/0']],
    ['a Region',
      { Report: reportPlan({ Regions: ['eu-west-1', 'Ireland'] }, { Formats: ['CSV'] }) },
      ['CB-REPORT-010 Report Properties/ReportSetting/Regions/1']],
    ['a format', { Report: reportPlan({}, { Formats: ['PDF'] }) }, ['CB-REPORT-006 Report Properties/ReportDeliveryChannel/Formats/0']],
    ['the ARN of a bucket',
      { Report: reportPlan({}, { S3BucketName: { 'Fn::GetAtt': ['Reports', 'Arn'] } }) },
      ['CB-REPORT-012 Report Properties/ReportDeliveryChannel/S3BucketName']],
    ['two report plans of one name', { Second: reportPlan() }, ['CB-REPORT-013 Second Properties/ReportPlanName']],

    ['the name of a restore testing plan',
      { Testing: restoreTestingPlan({}, { RestoreTestingPlanName: 'weekly-test' }) },
      ['CB-RTEST-001 Testing Properties/RestoreTestingPlanName']],
    ['a schedule of restore tests',
      { Testing: restoreTestingPlan({}, { ScheduleExpression: 'rate(7 days)' }) },
      ['CB-SCHED-002 Testing Properties/ScheduleExpression']],
    ['a time zone of restore tests',
      { Testing: restoreTestingPlan({}, { ScheduleExpressionTimezone: 'Mars/Olympus' }) },
      ['CB-SCHED-004 Testing Properties/ScheduleExpressionTimezone']],
    ['a start window of restore tests',
      { Testing: restoreTestingPlan({}, { StartWindowHours: '200' }) },
      ['CB-RTEST-009 Testing Properties/StartWindowHours']],
    ['an algorithm', { Testing: restoreTestingPlan({ Algorithm: 'LATEST' }) }, ['CB-RTEST-002 Testing Properties/RecoveryPointSelection/Algorithm']],
    ['a recovery point type',
      { Testing: restoreTestingPlan({ RecoveryPointTypes: ['SNAPSHOT', 'PITR'] }) },
      ['CB-RTEST-003 Testing Properties/RecoveryPointSelection/RecoveryPointTypes/1']],
    ['the name of a vault instead of its ARN',
      { Testing: restoreTestingPlan({ IncludeVaults: [{ Ref: 'Vault' }] }) },
      ['CB-RTEST-004 Testing Properties/RecoveryPointSelection/IncludeVaults/0']],
    ['an excluded vault',
      { Testing: restoreTestingPlan({ ExcludeVaults: ['vault'] }) },
      ['CB-RTEST-005 Testing Properties/RecoveryPointSelection/ExcludeVaults/0']],
    ['a selection window',
      { Testing: restoreTestingPlan({ SelectionWindowDays: 0 }) },
      ['CB-RTEST-008 Testing Properties/RecoveryPointSelection/SelectionWindowDays']],
    ['a selection window shorter than the interval', {
      Testing: restoreTestingPlan({ SelectionWindowDays: 3 }), Plan: plan({ ScheduleExpression: 'cron(0 5 ? * SUN *)' }),
    }, ['CB-RTEST-010 Testing Properties/RecoveryPointSelection/SelectionWindowDays']],
    ['two restore testing plans of one name', { Second: restoreTestingPlan() }, ['CB-RTEST-024 Second Properties/RestoreTestingPlanName']],
    ['a restore testing plan without a selection',
      { Second: restoreTestingPlan({}, { RestoreTestingPlanName: 'Monthly' }) },
      ['CB-RTEST-028 Second Properties']],

    ['continuous backups of volumes', { Testing: restoreTestingPlan({ RecoveryPointTypes: ['CONTINUOUS'] }) }, ['CB-RTEST-029 Tested Properties/ProtectedResourceType']],
    ['the name of a restore testing selection',
      { Tested: restoreTestingSelection({ RestoreTestingSelectionName: 's-1' }) },
      ['CB-RTEST-011 Tested Properties/RestoreTestingSelectionName']],
    ['the type of a restore testing selection',
      { Tested: restoreTestingSelection({ ProtectedResourceType: 'EKS' }) },
      ['CB-RTEST-012 Tested Properties/ProtectedResourceType']],
    ['the name of a role', { Tested: restoreTestingSelection({ IamRoleArn: { Ref: 'Role' } }) }, ['CB-RTEST-019 Tested Properties/IamRoleArn']],
    ['a resource and conditions',
      { Tested: restoreTestingSelection({ ProtectedResourceArns: [VOLUME] }) },
      ['CB-RTEST-013 Tested Properties/ProtectedResourceConditions']],
    ['a resource of another type',
      { Tested: restoreTestingSelection({ ProtectedResourceArns: ['arn:aws:s3:::bucket'], ProtectedResourceConditions: undefined }) },
      ['CB-RTEST-016 Tested Properties/ProtectedResourceArns/0']],
    ['a plain key',
      { Tested: restoreTestingSelection({ ProtectedResourceConditions: { StringEquals: [{ Key: 'backup', Value: 'true' }] } }) },
      ['CB-RTEST-018 Tested Properties/ProtectedResourceConditions/StringEquals/0/Key']],
    ['a pattern',
      { Tested: restoreTestingSelection({ ProtectedResourceConditions: { StringLike: [{ Key: 'aws:ResourceTag/backup', Value: 't*' }] } }) },
      ['CB-RTEST-017 Tested Properties/ProtectedResourceConditions']],
    ['a key of another type',
      { Tested: restoreTestingSelection({ RestoreMetadataOverrides: { dbName: 'x' } }) },
      ['CB-RTEST-022 Tested Properties/RestoreMetadataOverrides']],
    ['a validation window',
      { Tested: restoreTestingSelection({ ValidationWindowHours: 200 }) },
      ['CB-RTEST-020 Tested Properties/ValidationWindowHours']],
    ['two restore testing selections of one name',
      { Second: restoreTestingSelection() },
      ['CB-RTEST-025 Second Properties/RestoreTestingSelectionName']],

    ['the name of a tiering configuration',
      { Tiering: tiering({ TieringConfigurationName: 'my-tiering' }) },
      ['CB-TIER-001 Tiering Properties/TieringConfigurationName']],
    ['the ARN of a vault instead of its name',
      { Tiering: tiering({ BackupVaultName: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } }) },
      ['CB-TIER-002 Tiering Properties/BackupVaultName']],
    ['days before tiering',
      { Tiering: tiering({ ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 30 }] }) },
      ['CB-TIER-006 Tiering Properties/ResourceSelection/0/TieringDownSettingsInDays']],
    ['the type of tiered resources',
      { Tiering: tiering({ ResourceSelection: [{ ResourceType: 'EBS', Resources: ['*'], TieringDownSettingsInDays: 60 }] }) },
      ['CB-TIER-004 Tiering Properties/ResourceSelection/0/ResourceType']],
    ['the name of a bucket',
      { Tiering: tiering({ ResourceSelection: [{ ResourceType: 'S3', Resources: [{ Ref: 'Reports' }, 'bucket'], TieringDownSettingsInDays: 60 }] }) },
      ['CB-TIER-005 Tiering Properties/ResourceSelection/0/Resources/1']],
    ['two tiering configurations for one vault',
      { Second: tiering({ TieringConfigurationName: 'Second' }) },
      ['CB-TIER-007 Second Properties/BackupVaultName']],

    ['the title of a legal hold', { Hold: legalHold({}, { Title: '' }) }, ['CB-HOLD-001 Hold Properties/Title']],
    ['dates to come',
      { Hold: legalHold({ DateRange: { FromDate: '2026-01-01', ToDate: '2999-01-01' } }) },
      ['CB-HOLD-003 Hold Properties/RecoveryPointSelection/DateRange/ToDate']],
    ['the ARN of a held vault',
      { Hold: legalHold({ VaultNames: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }] }) },
      ['CB-HOLD-004 Hold Properties/RecoveryPointSelection/VaultNames/0']],
    ['the id of a held resource',
      { Hold: legalHold({ ResourceIdentifiers: [VOLUME, 'vol-1'] }) },
      ['CB-HOLD-005 Hold Properties/RecoveryPointSelection/ResourceIdentifiers/1']],
    ['a hold of nothing',
      { Hold: legalHold({ VaultNames: undefined, ResourceIdentifiers: undefined }) },
      ['CB-HOLD-006 Hold Properties/RecoveryPointSelection/VaultNames']],

    ['the name of an access point', { AccessPoint: accessPoint({ Name: 'My_AP' }) }, ['CB-AP-001 AccessPoint Properties/Name']],
    ['the recovery point of an access point',
      { AccessPoint: accessPoint({ RecoveryPointArn: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } }) },
      ['CB-AP-002 AccessPoint Properties/RecoveryPointArn']],
    ['the moment of an access point',
      { AccessPoint: accessPoint({ AccessPointInTime: 'yesterday' }) },
      ['CB-AP-004 AccessPoint Properties/AccessPointInTime']],
    ['the policy of an access point',
      { AccessPoint: accessPoint({ AccessPointPolicy: 'everybody' }) },
      ['CB-AP-003 AccessPoint Properties/AccessPointPolicy']],

    ['the name of a hypervisor', { Hypervisor: hypervisor({ Name: 'my_vcenter' }) }, ['CB-GW-001 Hypervisor Properties/Name']],
    ['the host of a hypervisor', { Hypervisor: hypervisor({ Host: 'https://vcenter' }) }, ['CB-GW-008 Hypervisor Properties/Host']],
    ['the user of a hypervisor', { Hypervisor: hypervisor({ Username: 'CORP\\backup' }) }, ['CB-GW-003 Hypervisor Properties/Username']],
    ['the password of a hypervisor', { Hypervisor: hypervisor({ Password: 'secret' }) }, ['CB-GW-005 Hypervisor Properties/Password']],
    ['the log group of a hypervisor',
      { Hypervisor: hypervisor({ LogGroupArn: { 'Fn::Sub': 'arn:${AWS::Partition}:logs:eu-west-1:111122223333:log-group:x' } }) },
      ['CB-GW-006 Hypervisor Properties/LogGroupArn']],
    ['the key of a hypervisor', { Hypervisor: hypervisor({ KmsKeyArn: 'mine' }) }, ['CB-GW-007 Hypervisor Properties/KmsKeyArn']],

    ['a misspelt key of a policy',
      { Policy: organizationPolicy(policyPlan({ schedule_expresion: set('cron(0 5 ? * * *)') })) },
      ['CB-ORG-002 Policy Properties/Content/plans/Central/rules/Daily/schedule_expresion']],
    ['a number in a policy',
      { Policy: organizationPolicy(policyPlan({ lifecycle: { delete_after_days: set(35) } })) },
      ['CB-ORG-005 Policy Properties/Content/plans/Central/rules/Daily/lifecycle/delete_after_days/@@assign']],
    ['cold storage in a policy',
      { Policy: organizationPolicy(policyPlan({ lifecycle: { move_to_cold_storage_after_days: set('30'), delete_after_days: set('35') } })) },
      ['CB-LIFE-002 Policy Properties/Content/plans/Central/rules/Daily/lifecycle/delete_after_days']],
    ['a schedule in a policy',
      { Policy: organizationPolicy(policyPlan({ schedule_expression: set('rate(1 day)') })) },
      ['CB-SCHED-002 Policy Properties/Content/plans/Central/rules/Daily/schedule_expression']],
    ['a copy in a policy',
      { Policy: organizationPolicy(policyPlan({ copy_actions: { Central: { target_backup_vault_arn: set('Central') } } })) },
      ['CB-ORG-012 Policy Properties/Content/plans/Central/rules/Daily/copy_actions/Central']],
    ['cold storage of a copy in a policy', {
      Policy: organizationPolicy(policyPlan({
        copy_actions: {
          'arn:aws:backup:eu-central-1:$account:backup-vault:Central': {
            target_backup_vault_arn: set('arn:aws:backup:eu-central-1:$account:backup-vault:Central'), lifecycle: { delete_after_days: set('0') },
          },
        },
      })),
    }, ['CB-LIFE-001 Policy Properties/Content/plans/Central/rules/Daily/copy_actions/arn:aws:backup:eu-central-1:$account:backup-vault:Central/lifecycle/delete_after_days']],
    ['types in a policy', {
      Policy: organizationPolicy(policyPlan({}, {
        selections: { resources: { Topics: { iam_role_arn: set('arn:aws:iam::$account:role/Backup'), resource_types: set(['arn:aws:sns:*:*:*']) } } },
      })),
    }, ['CB-SEL-016 Policy Properties/Content/plans/Central/selections/resources/Topics/resource_types']],
    ['a policy in a text',
      { Policy: organizationPolicy({}, { Content: JSON.stringify({ plans: { Central: policyPlan({ enable_continuous_backup: set(true) }) } }) }) },
      ['CB-ORG-005 Policy Properties/Content']],
    ['a policy with a partition in it', {
      Policy: organizationPolicy({}, { Content: { 'Fn::Sub': JSON.stringify({ plans: { Central: policyPlan({ target_backup_vault_name: set('arn:${AWS::Partition}:x') }) } }) } }),
    }, ['CB-ORG-010 Policy Properties/Content']],
    ['a policy that is no JSON', { Policy: organizationPolicy({}, { Content: 'plans' }) }, ['CB-ORG-001 Policy Properties/Content']],
    ['a policy too long',
      { Policy: organizationPolicy(policyPlan({}, { backup_plan_tags: { a: { tag_key: set('a'), tag_value: set('x'.repeat(10_000)) } } })) },
      ['CB-ORG-020 Policy Properties/Content']],
    ['the target of a policy',
      { Policy: organizationPolicy(policyPlan(), { TargetIds: ['ou-ab12-cdef3456', 'Production'] }) },
      ['CB-ORG-017 Policy Properties/TargetIds/1']],

    ['two advanced settings',
      { Plan: plan({}, { AdvancedBackupSettings: Array(2).fill({ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }) }) },
      ['CB-PLAN-010 Plan Properties/BackupPlan/AdvancedBackupSettings/1']],
    ['scan settings', {
      Plan: plan({ ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' }] }, {
        ScanSettings: [{ MalwareScanner: 'CLAMAV', ResourceTypes: ['EBS', 'RDS'], ScannerRoleArn: { Ref: 'Role' } }],
      }),
    }, ['CB-SCAN-003 Plan Properties/BackupPlan/ScanSettings/0/ResourceTypes/1', 'CB-SCAN-004 Plan Properties/BackupPlan/ScanSettings/0/ScannerRoleArn', 'CB-SCAN-005 Plan Properties/BackupPlan/ScanSettings/0/MalwareScanner']],
    ['the ARN of a vault in a rule',
      { Plan: plan({ TargetBackupVault: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:vault' }) },
      ['CB-RULE-006 Plan Properties/BackupPlan/BackupPlanRule/0/TargetBackupVault']],
    ['an event in a lifecycle',
      { Plan: plan({ Lifecycle: { DeleteAfterDays: 35, DeleteAfterEvent: 'DELETE_AFTER_COPY' } }) },
      ['CB-LIFE-005 Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterEvent']],
    ['an opt-in to nothing',
      { Plan: plan({ Lifecycle: { DeleteAfterDays: 35, OptInToArchiveForSupportedResources: true } }) },
      ['CB-LIFE-006 Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle/MoveToColdStorageAfterDays']],
    ['the name of a role in a selection',
      { Selection: selection({ IamRoleArn: { Ref: 'Role' } }) },
      ['CB-SEL-030 Selection Properties/BackupSelection/IamRoleArn']],
    ['a prefix in a list of tags', {
      Selection: selection({ ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'true' }] }),
    }, ['CB-SEL-031 Selection Properties/BackupSelection/ListOfTags/0/ConditionKey']],
    ['the ARN of a vault of the app in a rule', { Plan: plan({ TargetBackupVault: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } }) }, ['CB-RULE-006 Plan Properties/BackupPlan/BackupPlanRule/0/TargetBackupVault']],
    ['the name of a vault of the app in a copy', {
      Other: vault({ BackupVaultName: 'other' }), Plan: plan({ CopyActions: [{ DestinationBackupVaultArn: { Ref: 'Other' } }] }),
    }, ['CB-COPY-004 Plan Properties/BackupPlan/BackupPlanRule/0/CopyActions/0/DestinationBackupVaultArn']],
    ['the ARN of a plan', {
      Selection: { ...selection(), Properties: { ...selection().Properties as object, BackupPlanId: { 'Fn::GetAtt': ['Plan', 'BackupPlanArn'] } } },
    }, ['CB-SEL-032 Selection Properties/BackupPlanId']],
    ['the id of a key',
      { Vault: vault({ EncryptionKeyArn: '1234abcd-12ab-34cd-56ef-1234567890ab' }) },
      ['CB-VAULT-020 Vault Properties/EncryptionKeyArn']],
  ])('%s', (_, resources, expected) => {
    expect(placesIn(resources)).toEqual(expected);
  });
});

describe('what is right is not found', () => {
  test.each<[string, RawResources]>([
    ['a service control policy', { Policy: organizationPolicy({}, { Type: 'SERVICE_CONTROL_POLICY', Content: { Version: '2012-10-17' }, Tags: [{ Key: 'aws:x', Value: '' }] }) }],
    ['names that are known at deployment only', {
      Framework: framework({ FrameworkName: PARAMETER }), Report: reportPlan({}, { S3BucketName: SUB }), Tiering: tiering({ BackupVaultName: SUB }),
      Hold: legalHold({ VaultNames: [SUB] }), Hypervisor: hypervisor({ Password: PARAMETER, LogGroupArn: PARAMETER }),
    }],
    ['a document that is known at deployment only', { Policy: organizationPolicy({}, { Content: PARAMETER }) }],
    ['a document with a hole in its form', { Policy: organizationPolicy({}, { Content: { 'Fn::Sub': '{"plans": ${AWS::Partition}' } }) }],
    ['two frameworks without names', { Framework: framework({ FrameworkName: undefined }), Second: framework({ FrameworkName: undefined }) }],
    ['a daily rule in a window of three days', { Testing: restoreTestingPlan({ SelectionWindowDays: 3 }) }],
    ['a weekly rule into another vault', {
      Testing: restoreTestingPlan({ SelectionWindowDays: 3, IncludeVaults: ['arn:aws:backup:eu-west-1:111122223333:backup-vault:other'] }),
      Plan: plan({ ScheduleExpression: 'cron(0 5 ? * SUN *)' }),
    }],
    ['a weekly rule beside a continuous one', {
      Testing: restoreTestingPlan({ SelectionWindowDays: 3, IncludeVaults: ['*'] }),
      Plan: plan({ EnableContinuousBackup: true, ScheduleExpression: 'cron(0 5 ? * SUN *)' }),
    }],
  ])('%s', (_, resources) => {
    expect(placesIn(resources)).toEqual([]);
  });

  test('two of one name, of which one is there', () => {
    const stack = shop();
    const stage = new CfnParameter(stack, 'StageName');
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage, 'prod') });
    new CfnCondition(stack, 'IsNotProd', { expression: Fn.conditionNot(isProd) });
    place(stack, { Framework: { ...framework(), Condition: 'IsProd' }, Second: { ...framework(), Condition: 'IsNotProd' } });
    expect(check(stack.node.root as App).findings).toEqual([]);
  });

  test('two of one name in two Regions, and one more in another stack', () => {
    const stack = shop();
    place(stack, { Framework: framework() });
    place(new Stack(stack.node.root, 'Far', { env: { account: ACCOUNT, region: 'eu-central-1' } }), { Framework: framework() });
    place(new Stack(stack.node.root, 'Somewhere'), { Framework: framework() });
    place(new Stack(stack.node.root, 'Near', { env: IRELAND }), { Framework: framework() });
    expect(check(stack.node.root as App).findings).toEqual(['CB-AUDIT-019 Near/Framework Properties/FrameworkName']);
  });
});

test('an included template, with functions for values', () => {
  const stack = shop();
  const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
  writeFileSync(file, JSON.stringify({
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Mappings: { Names: { report: { name: 'daily-jobs' } } },
    Resources: {
      Report: reportPlan({ ReportTemplate: 'BACKUP_JOB_REPORT', FrameworkArns: { Ref: 'AWS::NoValue' } }, { S3BucketName: 'reports' }, {
        ReportPlanName: { 'Fn::FindInMap': ['Names', 'report', 'name'] },
      }),
      Tested: restoreTestingSelection({
        RestoreTestingPlanName: 'Weekly', IamRoleArn: { Ref: 'Stage' }, ValidationWindowHours: { 'Fn::If': ['IsProd', 500, 4] },
      }),
    },
  }));
  new CfnInclude(stack, 'Included', { templateFile: file });
  expect(check(stack.node.root as App).findings).toEqual([
    'CB-REPORT-001 Shop/Included/Report Properties/ReportPlanName',
    'CB-RTEST-020 Shop/Included/Tested Properties/ValidationWindowHours',
  ]);
});
