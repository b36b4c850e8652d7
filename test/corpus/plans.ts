import { at, att, drop, many, ref, resource, right, risky, toldOf, without, wrong } from './entry';
import type { Area, JsonObject } from './entry';
import { AROUND_A_PLAN, BACKUP_ROLE } from './parts';

export const DAILY = right('daily backups of what carries a tag', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'Daily',
          BackupPlanRule: [{
            RuleName: 'Daily',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 ? * * *)',
            StartWindowMinutes: 60,
            CompletionWindowMinutes: 720,
            Lifecycle: { DeleteAfterDays: 35 },
          }],
        },
      },
    },
  },
});

export const GFS = right('grandfather, father and son into a locked vault', {
  Resources: {
    ...AROUND_A_PLAN,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'gfs-vault',
        EncryptionKeyArn: att('Key', 'Arn'),
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 2600 },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlanTags: { scheme: 'gfs' },
        BackupPlan: {
          BackupPlanName: 'gfs',
          BackupPlanRule: [
            { RuleName: 'son-daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 4 ? * MON-SAT *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 14 } },
            { RuleName: 'father-weekly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 4 ? * SUN *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 90 } },
            {
              RuleName: 'grandfather-monthly',
              TargetBackupVault: ref('Vault'),
              ScheduleExpression: 'cron(0 4 1 * ? *)',
              StartWindowMinutes: 60,
              Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 395, OptInToArchiveForSupportedResources: true },
            },
            { RuleName: 'yearly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 4 1 1 ? *)', Lifecycle: { MoveToColdStorageAfterDays: 90, DeleteAfterDays: 2555 } },
          ],
        },
      },
    },
  },
});

const DATABASE_TYPES: JsonObject = {
  Type: 'AWS::Backup::BackupSelection',
  Properties: {
    BackupPlanId: ref('Plan'),
    BackupSelection: {
      SelectionName: 'databases',
      IamRoleArn: att('Role', 'Arn'),
      Resources: ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*', 'arn:aws:dynamodb:*:*:table/*'],
      Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'gold' }] },
    },
  },
};

const PER_TYPE = right('a plan for databases and one for servers, by type and tag', {
  Resources: {
    ...AROUND_A_PLAN,
    Selection: DATABASE_TYPES,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'gold-databases',
          BackupPlanRule: [
            { RuleName: 'every-12-hours', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 0/12 * * ? *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 7 } },
            { RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(30 3 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } },
          ],
        },
      },
    },
    Servers: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'gold-servers',
          AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }],
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
        },
      },
    },
    ServerSelection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: att('Servers', 'BackupPlanId'),
        BackupSelection: {
          SelectionName: 'servers',
          IamRoleArn: att('Role', 'Arn'),
          Resources: ['arn:aws:ec2:*:*:instance/*'],
          NotResources: ['arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'],
          Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/tier', ConditionValue: 'gold' }] },
        },
      },
    },
  },
});

export const BUCKETS = right('buckets, with their access control lists left out', {
  Resources: {
    ...AROUND_A_PLAN,
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: { BackupPlanId: ref('Plan'), BackupSelection: { SelectionName: 'buckets', IamRoleArn: att('Role', 'Arn'), Resources: [att('Bucket', 'Arn')] } },
    },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'buckets',
          AdvancedBackupSettings: [{ ResourceType: 'S3', BackupOptions: { BackupACLs: 'disabled', BackupObjectTags: 'enabled' } }],
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
        },
      },
    },
  },
});

/** What aws-cdk-lib's BackupPlan.dailyWeeklyMonthly5YearRetention makes, logical ids included. */
const L2 = right("the plan of aws-cdk-lib's L2", {
  Resources: {
    PlanDAF4E53A: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'Plan',
          BackupPlanRule: [
            { RuleName: 'Daily', TargetBackupVault: att('PlanVault0284B0C2', 'BackupVaultName'), ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } },
            { RuleName: 'Weekly', TargetBackupVault: att('PlanVault0284B0C2', 'BackupVaultName'), ScheduleExpression: 'cron(0 5 ? * SAT *)', Lifecycle: { DeleteAfterDays: 90 } },
            {
              RuleName: 'Monthly5Year',
              TargetBackupVault: att('PlanVault0284B0C2', 'BackupVaultName'),
              ScheduleExpression: 'cron(0 5 1 * ? *)',
              Lifecycle: { DeleteAfterDays: 1825, MoveToColdStorageAfterDays: 90 },
            },
          ],
        },
      },
    },
    PlanVault0284B0C2: {
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'ShopPlanVault287D2E6D' },
      UpdateReplacePolicy: 'Retain',
      DeletionPolicy: 'Retain',
    },
    PlanOrdersRole1CD764C0: BACKUP_ROLE,
    PlanOrdersB54B5BF3: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: att('PlanDAF4E53A', 'BackupPlanId'),
        BackupSelection: {
          SelectionName: 'Orders',
          IamRoleArn: att('PlanOrdersRole1CD764C0', 'Arn'),
          ListOfTags: [{ ConditionKey: 'backup', ConditionType: 'STRINGEQUALS', ConditionValue: 'true' }],
          Resources: [{ 'Fn::Join': ['', ['arn:', ref('AWS::Partition'), ':dynamodb:eu-west-1:111122223333:table/', ref('OrdersA9B65338')]] }],
        },
      },
    },
    OrdersA9B65338: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
      UpdateReplacePolicy: 'Retain',
      DeletionPolicy: 'Retain',
    },
  },
}, { warnings: ['CB-VAULT-005 PlanVault0284B0C2'] });

/** The blueprint style of a health service: daily, weekly, monthly and a copy in the vault account, by tag, each with bounds from parameters. */
export const BLUEPRINT = right('a blueprint with parameters, as health services share them', {
  Parameters: {
    VaultAccount: { Type: 'String', Default: '444455556666' },
    RetentionDays: { Type: 'Number', Default: 35 },
    CopiesOn: { Type: 'String', AllowedValues: ['true', 'false'], Default: 'true' },
  },
  Conditions: { Copies: { 'Fn::Equals': [ref('CopiesOn'), 'true'] } },
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: { 'Fn::Sub': '${AWS::StackName}-plan' },
          BackupPlanRule: [
            {
              RuleName: 'daily',
              TargetBackupVault: att('Vault', 'BackupVaultName'),
              ScheduleExpression: 'cron(0 0 * * ? *)',
              Lifecycle: { DeleteAfterDays: ref('RetentionDays') },
              CopyActions: {
                'Fn::If': ['Copies', [{
                  DestinationBackupVaultArn: { 'Fn::Sub': 'arn:${AWS::Partition}:backup:${AWS::Region}:${VaultAccount}:backup-vault:blueprint-copies' },
                  Lifecycle: { DeleteAfterDays: 35 },
                }], ref('AWS::NoValue')],
              },
              RecoveryPointTags: { environment: 'production', source: ref('AWS::StackName') },
            },
            { RuleName: 'weekly', TargetBackupVault: att('Vault', 'BackupVaultName'), ScheduleExpression: 'cron(0 1 ? * SUN *)', Lifecycle: { DeleteAfterDays: 90 } },
            {
              RuleName: 'monthly',
              TargetBackupVault: att('Vault', 'BackupVaultName'),
              ScheduleExpression: 'cron(0 2 1 * ? *)',
              Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 2555 },
            },
          ],
        },
      },
    },
  },
});

function rule(name: string): JsonObject {
  return { RuleName: name, TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } };
}

function tagged(i: number): JsonObject {
  return {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: ref('Plan'),
      BackupSelection: {
        SelectionName: `team-${i}`,
        IamRoleArn: att('Role', 'Arn'),
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'team', ConditionValue: `team-${i}` }],
      },
    },
  };
}

const TEN_TEAMS = right('ten selections by tag', {
  Resources: { ...DAILY.stacks.Backup.template.Resources, ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Team${i}`, tagged(i)])) },
});

export const PLANS: Area = {
  name: 'Plans',
  right: [DAILY, GFS, PER_TYPE, BUCKETS, L2, BLUEPRINT, TEN_TEAMS],
  wrong: [
    wrong('CB-PLAN-001', 'a name with spaces', DAILY, at('Plan', 'BackupPlan.BackupPlanName', 'Daily backups (35 days)')),
    wrong('CB-PLAN-001', 'a name of 51 characters', DAILY, at('Plan', 'BackupPlan.BackupPlanName', 'x'.repeat(51))),
    wrong('CB-PLAN-002', 'no rules', DAILY, at('Plan', 'BackupPlan.BackupPlanRule', [])),
    wrong('CB-PLAN-003', 'eleven rules', DAILY, at('Plan', 'BackupPlan.BackupPlanRule', many(11, i => rule(`rule-${i}`)))),
    wrong('CB-PLAN-004', 'two rules of one name', GFS, at('Plan', 'BackupPlan.BackupPlanRule.1.RuleName', 'son-daily')),
    wrong('CB-PLAN-005', 'two continuous rules', BUCKETS, at('Plan', 'BackupPlan.BackupPlanRule', [
      { ...rule('pitr-short'), EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 7 } },
      { ...rule('pitr-long'), EnableContinuousBackup: true, Lifecycle: { DeleteAfterDays: 35 } },
    ])),
    toldOf('Plan', risky('CB-PLAN-006', 'no selection', DAILY, drop('Selection'))),
    toldOf('Plan', wrong('CB-PLAN-007', 'eleven selections by tag', TEN_TEAMS, resource('Eleventh', tagged(11)))),
    wrong('CB-PLAN-008', 'settings for a type that has none', BUCKETS, at('Plan', 'BackupPlan.AdvancedBackupSettings.0.ResourceType', 'RDS')),
    wrong('CB-PLAN-008', 'an option written like an API of Windows', PER_TYPE, at('Servers', 'BackupPlan.AdvancedBackupSettings.0.BackupOptions', { WindowsVss: 'enabled' })),
    wrong('CB-PLAN-008', 'an option that is true', PER_TYPE, at('Servers', 'BackupPlan.AdvancedBackupSettings.0.BackupOptions.WindowsVSS', 'true')),
    wrong('CB-PLAN-010', 'settings of EC2 twice', PER_TYPE, at('Servers', 'BackupPlan.AdvancedBackupSettings.1', { ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'disabled' } })),
    risky('CB-PLAN-011', 'weekly backups that are gone after a day', DAILY,
      at('Plan', 'BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays', 1), at('Plan', 'BackupPlan.BackupPlanRule.0.ScheduleExpression', 'cron(0 5 ? * SUN *)')),
    wrong('CB-TAG-001', 'a plan tag with the reserved prefix', GFS, at('Plan', 'BackupPlanTags', { 'AWS:scheme': 'gfs' })),
    wrong('CB-TAG-001', 'a plan tag of more than 256 characters', GFS, at('Plan', 'BackupPlanTags.scheme', 'g'.repeat(257))),
    toldOf('Plan', risky('CB-TYPE-002', 'copies a Redshift cluster, which cannot be copied', DAILY,
      at('Plan', 'BackupPlan.BackupPlanRule.0.CopyActions', [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:Central' }]),
      resource('Cluster', { Type: 'AWS::Redshift::Cluster', Properties: { ClusterType: 'single-node', DBName: 'dwh', MasterUsername: 'admin', ManageMasterPassword: true, NodeType: 'ra3.large' } }),
      at('Selection', 'BackupSelection.ListOfTags', []),
      at('Selection', 'BackupSelection.Resources', [{ 'Fn::Sub': 'arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' }])), 'Properties'),
    toldOf('Plan', risky('CB-TYPE-003', 'is continuous for volumes only', DAILY,
      at('Plan', 'BackupPlan.BackupPlanRule.0.EnableContinuousBackup', true),
      at('Selection', 'BackupSelection', { SelectionName: 'volumes', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:ec2:*:*:volume/*'] }))),
    toldOf('Plan', risky('CB-TYPE-001', 'cold storage for servers only', GFS,
      at('Selection', 'BackupSelection', { SelectionName: 'servers', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:ec2:*:*:instance/*'] }))),
    toldOf('Vault', risky('CB-VAULT-005', 'a plan whose vault lost its key', DAILY, without('Vault', 'EncryptionKeyArn'))),
  ],
};
