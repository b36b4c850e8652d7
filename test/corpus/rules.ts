import { at, att, imported, many, ref, right, risky, sub, wrong } from './entry';
import type { Area, JsonObject } from './entry';
import { AROUND_A_PLAN, INDEXED_BACKUP_ROLE, vaultWith } from './parts';
import { DAILY } from './plans';

const RULE = 'BackupPlan.BackupPlanRule.0';

const CONTINUOUS = right('point-in-time recovery for 35 days, and a snapshot a month', {
  Resources: {
    ...AROUND_A_PLAN,
    Vault: vaultWith({ BackupVaultName: 'pitr', LockConfiguration: { MinRetentionDays: 14, MaxRetentionDays: 400 } }),
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'databases',
          BackupPlanRule: [
            { RuleName: 'continuous', TargetBackupVault: ref('Vault'), EnableContinuousBackup: true, ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } },
            { RuleName: 'monthly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 1 * ? *)', Lifecycle: { DeleteAfterDays: 365 } },
          ],
        },
      },
    },
  },
});

const INDEXED = right('backups of volumes that can be searched', {
  Resources: {
    ...AROUND_A_PLAN,
    Role: INDEXED_BACKUP_ROLE,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'searchable',
          BackupPlanRule: [{
            RuleName: 'daily.ebs_35-days',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(15 4 ? * * *)',
            Lifecycle: { DeleteAfterDays: 35 },
            IndexActions: [{ ResourceTypes: ['EBS'] }],
            RecoveryPointTags: { 'team': 'storage', 'data class': 'internal' },
          }],
        },
      },
    },
  },
});

const BY_NAME = right('a vault of another stack, by its name, and everything else left to the service', {
  Parameters: { VaultName: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/backup/vault' } },
  Resources: {
    Role: AROUND_A_PLAN.Role,
    Selection: AROUND_A_PLAN.Selection,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanName: 'plain', BackupPlanRule: [{ RuleName: 'default', TargetBackupVault: ref('VaultName'), Lifecycle: { DeleteAfterDays: 30 } }] } },
    },
  },
});

const CONTINUOUS_BUCKET: JsonObject = {
  Type: 'AWS::Backup::BackupPlan',
  Properties: {
    BackupPlan: {
      BackupPlanName: 'bucket',
      BackupPlanRule: [{ RuleName: 'continuous', TargetBackupVault: ref('Vault'), EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 14 } }],
    },
  },
};

const takesBucket = (plan: string): JsonObject => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: ref(plan), BackupSelection: { SelectionName: 'bucket', IamRoleArn: att('Role', 'Arn'), Resources: [att('Bucket', 'Arn')] } },
});

const TWICE = right('a bucket with point-in-time recovery, and a weekly snapshot by another plan', {
  Resources: {
    ...AROUND_A_PLAN,
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Plan: CONTINUOUS_BUCKET,
    Selection: takesBucket('Plan'),
    Weekly: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'weekly',
          BackupPlanRule: [{ RuleName: 'weekly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * SUN *)', EnableContinuousBackup: false, Lifecycle: { DeleteAfterDays: 30 } }],
        },
      },
    },
    WeeklySelection: takesBucket('Weekly'),
  },
});

const EITHER = right('a bucket with point-in-time recovery by one of two plans, which exclude each other', {
  Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' } },
  Conditions: { IsProduction: { 'Fn::Equals': [ref('Stage'), 'prod'] }, IsDevelopment: { 'Fn::Not': [{ Condition: 'IsProduction' }] } },
  Resources: {
    ...TWICE.stacks.Backup.template.Resources,
    Plan: { ...CONTINUOUS_BUCKET, Condition: 'IsProduction' },
    Selection: { ...takesBucket('Plan'), Condition: 'IsProduction' },
    Weekly: { ...CONTINUOUS_BUCKET, Condition: 'IsDevelopment' },
    WeeklySelection: { ...takesBucket('Weekly'), Condition: 'IsDevelopment' },
  },
});

export const RULES: Area = {
  name: 'Rules and continuous backup',
  right: [CONTINUOUS, INDEXED, BY_NAME, TWICE, EITHER],
  wrong: [
    wrong('CB-RULE-001', 'a name with a slash', DAILY, at('Plan', `${RULE}.RuleName`, 'daily/35d')),
    wrong('CB-RULE-001', 'a name of more than 50 characters', DAILY, at('Plan', `${RULE}.RuleName`, 'daily-backups-of-the-payments-service-kept-for-35-days')),
    wrong('CB-RULE-002', 'kept shorter than the lock of the vault demands', CONTINUOUS, at('Plan', 'BackupPlan.BackupPlanRule.1.Lifecycle.DeleteAfterDays', 7)),
    wrong('CB-RULE-002', 'point-in-time recovery for less than the lock demands', CONTINUOUS, at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 13)),
    wrong('CB-RULE-003', 'kept longer than the lock of the vault allows', CONTINUOUS, at('Plan', 'BackupPlan.BackupPlanRule.1.Lifecycle.DeleteAfterDays', 730)),
    wrong('CB-RULE-003', 'kept for ever in a vault with a maximum', CONTINUOUS, at('Plan', 'BackupPlan.BackupPlanRule.1', { RuleName: 'monthly', TargetBackupVault: ref('Vault') })),
    wrong('CB-RULE-004', 'eleven tags on each recovery point', INDEXED, at('Plan', `${RULE}.RecoveryPointTags`, Object.fromEntries(many(11, i => `tag${i}`).map(key => [key, 'x'])))),
    wrong('CB-RULE-004', 'a reserved tag', INDEXED, at('Plan', `${RULE}.RecoveryPointTags`, { 'aws:backup:source': 'daily' })),
    wrong('CB-RULE-005', 'two types in one index action', INDEXED, at('Plan', `${RULE}.IndexActions.0.ResourceTypes`, ['EBS', 'S3'])),
    wrong('CB-RULE-005', 'an index for a type that has none', INDEXED, at('Plan', `${RULE}.IndexActions.0.ResourceTypes`, ['RDS'])),
    wrong('CB-RULE-006', 'the ARN of the vault', DAILY, at('Plan', `${RULE}.TargetBackupVault`, sub('arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:backup-vault:Central'))),
    wrong('CB-RULE-006', 'GetAtt of the ARN of the vault', DAILY, at('Plan', `${RULE}.TargetBackupVault`, att('Vault', 'BackupVaultArn'))),
    wrong('CB-PITR-001', 'point-in-time recovery for 90 days', CONTINUOUS, at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 90)),
    wrong('CB-PITR-001', 'point-in-time recovery without an end', DAILY, at('Plan', RULE, { RuleName: 'pitr', TargetBackupVault: ref('Vault'), EnableContinuousBackup: true })),
    wrong('CB-PITR-002', 'point-in-time recovery with cold storage', DAILY, at('Plan', RULE, {
      RuleName: 'pitr', TargetBackupVault: ref('Vault'), EnableContinuousBackup: true, Lifecycle: { MoveToColdStorageAfterDays: 10, DeleteAfterDays: imported('days-of-recovery') },
    })),
    wrong('CB-PLAN-009', 'a bucket that two plans back up continuously', TWICE, at('Weekly', 'BackupPlan.BackupPlanRule.0.EnableContinuousBackup', true)),
    wrong('CB-PITR-003', 'point-in-time recovery in a vault that keeps everything for 90 days', DAILY,
      at('Plan', `${RULE}.EnableContinuousBackup`, true), at('Vault', 'LockConfiguration', { MinRetentionDays: 90 })),
    risky('CB-SCHED-007', 'less time to complete than to start', DAILY, at('Plan', `${RULE}.CompletionWindowMinutes`, 60)),
  ],
};
