/**
 * A property: `string`, `number`, `boolean`, `map` (texts by name), `json` (anything), the name of a shape of the same type,
 * or a list of one of these. `!` behind it: CloudFormation requires it.
 */
export type PropertyKind = string;

export interface ResourceShape {
  readonly properties: Readonly<Record<string, PropertyKind>>;
  readonly [shape: string]: Readonly<Record<string, PropertyKind>>;
}

/**
 * Every property of the types of AWS Backup, from the CloudFormation registry by way of `@aws-cdk/aws-service-spec` 0.1.216
 * (2026-11).
 */
export const RESOURCE_SHAPES: Readonly<Record<string, ResourceShape>> = {
  'AWS::Backup::BackupPlan': {
    properties: { BackupPlan: 'BackupPlanResourceType!', BackupPlanTags: 'map' },
    BackupPlanResourceType: {
      BackupPlanName: 'string!', AdvancedBackupSettings: 'list of AdvancedBackupSettingResourceType',
      BackupPlanRule: 'list of BackupRuleResourceType!', ScanSettings: 'list of ScanSettingResourceType',
    },
    AdvancedBackupSettingResourceType: { BackupOptions: 'json!', ResourceType: 'string!' },
    BackupRuleResourceType: {
      CompletionWindowMinutes: 'number', ScheduleExpression: 'string', RecoveryPointTags: 'map',
      CopyActions: 'list of CopyActionResourceType', EnableContinuousBackup: 'boolean', Lifecycle: 'LifecycleResourceType',
      TargetBackupVault: 'string!', StartWindowMinutes: 'number', ScheduleExpressionTimezone: 'string', RuleName: 'string!',
      TargetLogicallyAirGappedBackupVaultArn: 'string', IndexActions: 'list of IndexActionsResourceType',
      ScanActions: 'list of ScanActionResourceType',
    },
    CopyActionResourceType: { Lifecycle: 'LifecycleResourceType', DestinationBackupVaultArn: 'string!' },
    LifecycleResourceType: {
      DeleteAfterDays: 'number', MoveToColdStorageAfterDays: 'number', OptInToArchiveForSupportedResources: 'boolean',
    },
    IndexActionsResourceType: { ResourceTypes: 'list of string' },
    ScanActionResourceType: { MalwareScanner: 'string', ScanMode: 'string' },
    ScanSettingResourceType: { MalwareScanner: 'string', ResourceTypes: 'list of string', ScannerRoleArn: 'string' },
  },
  'AWS::Backup::BackupSelection': {
    properties: { BackupSelection: 'BackupSelectionResourceType!', BackupPlanId: 'string!' },
    BackupSelectionResourceType: {
      ListOfTags: 'list of ConditionResourceType', NotResources: 'list of string', SelectionName: 'string!', IamRoleArn: 'string!',
      Resources: 'list of string', Conditions: 'Conditions',
    },
    ConditionResourceType: { ConditionValue: 'string!', ConditionKey: 'string!', ConditionType: 'string!' },
    ConditionParameter: { ConditionValue: 'string', ConditionKey: 'string' },
    Conditions: {
      StringEquals: 'list of ConditionParameter', StringNotLike: 'list of ConditionParameter', StringLike: 'list of ConditionParameter',
      StringNotEquals: 'list of ConditionParameter',
    },
  },
  'AWS::Backup::BackupVault': {
    properties: {
      BackupVaultTags: 'map', BackupVaultName: 'string!', EncryptionKeyArn: 'string', LockConfiguration: 'LockConfigurationType',
      Notifications: 'NotificationObjectType', AccessPolicy: 'json',
    },
    LockConfigurationType: { ChangeableForDays: 'number', MaxRetentionDays: 'number', MinRetentionDays: 'number!' },
    NotificationObjectType: { SNSTopicArn: 'string!', BackupVaultEvents: 'list of string!' },
  },
  'AWS::Backup::Framework': {
    properties: {
      FrameworkControls: 'list of FrameworkControl!', FrameworkName: 'string', FrameworkTags: 'list of Tag', FrameworkDescription: 'string',
    },
    FrameworkControl: { ControlName: 'string!', ControlInputParameters: 'list of ControlInputParameter', ControlScope: 'ControlScope' },
    ControlInputParameter: { ParameterValue: 'string!', ParameterName: 'string!' },
    ControlScope: { ComplianceResourceTypes: 'list of string', Tags: 'list of Tag', ComplianceResourceIds: 'list of string' },
  },
  'AWS::Backup::LegalHold': {
    properties: {
      Title: 'string!', Description: 'string!', RecoveryPointSelection: 'RecoveryPointSelection!', Tags: 'list of TagsItems',
    },
    RecoveryPointSelection: { VaultNames: 'list of string', ResourceIdentifiers: 'list of string', DateRange: 'DateRange' },
    DateRange: { FromDate: 'string!', ToDate: 'string!' },
    TagsItems: { Key: 'string!', Value: 'string!' },
  },
  'AWS::Backup::LogicallyAirGappedBackupVault': {
    properties: {
      AccessPolicy: 'json', BackupVaultName: 'string!', MinRetentionDays: 'number!', MaxRetentionDays: 'number!', BackupVaultTags: 'map',
      Notifications: 'NotificationObjectType', EncryptionKeyArn: 'string', MpaApprovalTeamArn: 'string',
    },
    NotificationObjectType: { BackupVaultEvents: 'list of string!', SNSTopicArn: 'string!' },
  },
  'AWS::Backup::ReportPlan': {
    properties: {
      ReportSetting: 'ReportSetting!', ReportPlanDescription: 'string', ReportPlanName: 'string',
      ReportDeliveryChannel: 'ReportDeliveryChannel!', ReportPlanTags: 'list of Tag',
    },
    ReportDeliveryChannel: { S3KeyPrefix: 'string', Formats: 'list of string', S3BucketName: 'string!' },
    ReportSetting: {
      FrameworkArns: 'list of string', ReportTemplate: 'string!', OrganizationUnits: 'list of string', Regions: 'list of string',
      Accounts: 'list of string',
    },
  },
  'AWS::Backup::RestoreTestingPlan': {
    properties: {
      RecoveryPointSelection: 'RestoreTestingRecoveryPointSelection!', RestoreTestingPlanName: 'string!', ScheduleExpression: 'string!',
      ScheduleExpressionTimezone: 'string', StartWindowHours: 'number', Tags: 'list of Tag',
    },
    RestoreTestingRecoveryPointSelection: {
      Algorithm: 'string!', SelectionWindowDays: 'number', RecoveryPointTypes: 'list of string!', IncludeVaults: 'list of string!',
      ExcludeVaults: 'list of string',
    },
  },
  'AWS::Backup::RestoreTestingSelection': {
    properties: {
      IamRoleArn: 'string!', ProtectedResourceArns: 'list of string', ProtectedResourceConditions: 'ProtectedResourceConditions',
      ProtectedResourceType: 'string!', RestoreMetadataOverrides: 'map', RestoreTestingPlanName: 'string!',
      RestoreTestingSelectionName: 'string!', ValidationWindowHours: 'number',
    },
    ProtectedResourceConditions: { StringEquals: 'list of KeyValue', StringNotEquals: 'list of KeyValue' },
    KeyValue: { Key: 'string!', Value: 'string!' },
  },
  'AWS::Backup::TieringConfiguration': {
    properties: {
      TieringConfigurationName: 'string!', BackupVaultName: 'string!', ResourceSelection: 'list of ResourceSelection!',
      TieringConfigurationTags: 'map',
    },
    ResourceSelection: { Resources: 'list of string!', TieringDownSettingsInDays: 'number!', ResourceType: 'string!' },
  },
  'AWS::BackupGateway::Hypervisor': {
    properties: {
      KmsKeyArn: 'string', Username: 'string', Host: 'string', LogGroupArn: 'string', Tags: 'list of Tag', Name: 'string',
      Password: 'string',
    },
  },
};

/** Shapes that several types have. */
export const COMMON_SHAPES: Readonly<Record<string, Readonly<Record<string, PropertyKind>>>> = { Tag: { Key: 'string!', Value: 'string!' } };
