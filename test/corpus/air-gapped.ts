import { at, att, FRANKFURT, IRELAND, many, OTHER_ACCOUNT, ref, resource, right, rightEstate, risky, sub, toldOf, without, wrong } from './entry';
import type { Area, JsonObject } from './entry';
import { AROUND_A_PLAN, INDEXED_BACKUP_ROLE, TOPIC, TOPIC_POLICY } from './parts';

const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const RULE = 'BackupPlan.BackupPlanRule.0';

const AIR_GAPPED: JsonObject = {
  Type: 'AWS::Backup::LogicallyAirGappedBackupVault',
  Properties: { BackupVaultName: 'air-gapped', MinRetentionDays: 7, MaxRetentionDays: 400 },
  ...RETAINED,
};

const VAULT = right('a logically air-gapped vault that reports and is opened by a team', {
  Resources: {
    Topic: TOPIC,
    TopicPolicy: TOPIC_POLICY,
    AirGapped: {
      Type: 'AWS::Backup::LogicallyAirGappedBackupVault',
      Properties: {
        BackupVaultName: sub('${AWS::StackName}-air-gapped'),
        MinRetentionDays: 7,
        MaxRetentionDays: 35,
        BackupVaultTags: { purpose: 'ransomware' },
        MpaApprovalTeamArn: `arn:aws:mpa:us-east-1:${OTHER_ACCOUNT}:approval-team/backup-recovery`,
        Notifications: { SNSTopicArn: ref('Topic'), BackupVaultEvents: ['BACKUP_JOB_COMPLETED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED'] },
      },
      ...RETAINED,
    },
  },
});

const SHARED = right('an air-gapped vault that another account may restore from', {
  Resources: {
    AirGapped: AIR_GAPPED,
    Share: {
      Type: 'AWS::RAM::ResourceShare',
      Properties: { Name: 'air-gapped', ResourceArns: [att('AirGapped', 'BackupVaultArn')], Principals: [OTHER_ACCOUNT], AllowExternalPrincipals: true },
    },
  },
});

const DIRECT = right('backups that go into the air-gapped vault directly', {
  Resources: {
    ...AROUND_A_PLAN,
    AirGapped: AIR_GAPPED,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'direct',
          BackupPlanRule: [{
            RuleName: 'daily',
            TargetBackupVault: ref('Vault'),
            TargetLogicallyAirGappedBackupVaultArn: att('AirGapped', 'BackupVaultArn'),
            ScheduleExpression: 'cron(0 5 ? * * *)',
            Lifecycle: { DeleteAfterDays: 35 },
          }],
        },
      },
    },
  },
});

const COPIED = right('copies of servers in the air-gapped vault', {
  Resources: {
    ...AROUND_A_PLAN,
    AirGapped: AIR_GAPPED,
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: ref('Plan'),
        BackupSelection: { SelectionName: 'servers', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*'] },
      },
    },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'copied',
          BackupPlanRule: [{
            RuleName: 'daily',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 ? * * *)',
            Lifecycle: { DeleteAfterDays: 7 },
            CopyActions: [{ DestinationBackupVaultArn: att('AirGapped', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 60 } }],
          }],
        },
      },
    },
  },
});

const MIXED = right('backups of servers that are copied to the air-gapped vault, and a plan of their own for databases', {
  Resources: {
    ...COPIED.stacks.Backup.template.Resources,
    Databases: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'databases',
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
        },
      },
    },
    DatabaseSelection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: ref('Databases'),
        BackupSelection: { SelectionName: 'databases', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:rds:*:*:db:*'] },
      },
    },
  },
});

const REMOTE = rightEstate('copies in the air-gapped vault of another Region', {
  Workload: {
    env: IRELAND,
    template: {
      Resources: {
        ...AROUND_A_PLAN,
        Plan: {
          Type: 'AWS::Backup::BackupPlan',
          Properties: {
            BackupPlan: {
              BackupPlanName: 'remote',
              BackupPlanRule: [{
                RuleName: 'daily',
                TargetBackupVault: ref('Vault'),
                ScheduleExpression: 'cron(0 5 ? * * *)',
                Lifecycle: { DeleteAfterDays: 35 },
                CopyActions: [{ DestinationBackupVaultArn: sub('arn:${AWS::Partition}:backup:eu-central-1:${AWS::AccountId}:backup-vault:air-gapped') }],
              }],
            },
          },
        },
      },
    },
  },
  Frankfurt: { env: FRANKFURT, template: { Resources: { AirGapped: AIR_GAPPED } } },
});

/** AWS GovCloud, for which AWS lists no air-gapped vaults. */
const GOVCLOUD = right('a vault in AWS GovCloud', {
  Resources: { Key: AROUND_A_PLAN.Key, Vault: AROUND_A_PLAN.Vault },
}, { env: { account: '111122223333', region: 'us-gov-west-1' } });

/** An Aurora cluster under the key that AWS manages. */
const CLUSTER: JsonObject = {
  Type: 'AWS::RDS::DBCluster',
  Properties: { Engine: 'aurora-postgresql', MasterUsername: 'postgres', ManageMasterUserPassword: true, StorageEncrypted: true },
  DeletionPolicy: 'Snapshot',
  UpdateReplacePolicy: 'Snapshot',
};

const elsewhere = (region: string, account: string) => `arn:aws:backup:${region}:${account}:backup-vault:air-gapped`;
const selected = (...arns: readonly string[]) => at('Selection', 'BackupSelection.Resources', arns);

export const AIR_GAPPED_VAULTS: Area = {
  name: 'Logically air-gapped vaults',
  right: [VAULT, SHARED, DIRECT, COPIED, MIXED, GOVCLOUD, REMOTE],
  wrong: [
    wrong('CB-LAG-001', 'a minimum below a week', VAULT, at('AirGapped', 'MinRetentionDays', 6)),
    wrong('CB-LAG-002', 'a maximum of more than a hundred years', VAULT, at('AirGapped', 'MaxRetentionDays', 40000)),
    wrong('CB-LAG-003', 'a maximum below the minimum', VAULT, at('AirGapped', 'MinRetentionDays', 90)),
    risky('CB-LAG-009', 'a key of its own account', SHARED, at('AirGapped', 'EncryptionKeyArn', sub('arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab'))),
    wrong('CB-LAG-005', 'shared with the organization', SHARED, at('Share', 'Principals', ['arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5'])),
    wrong('CB-LAG-006', 'shared with its own account', SHARED, at('Share', 'Principals', ['111122223333'])),
    wrong('CB-LAG-007', 'the name of a team', VAULT, at('AirGapped', 'MpaApprovalTeamArn', 'backup-recovery')),
    wrong('CB-LAG-010', 'an air-gapped vault as the vault of a rule', DIRECT, at('Plan', RULE, {
      RuleName: 'daily', TargetBackupVault: ref('AirGapped'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 },
    })),
    wrong('CB-LAG-011', 'an ordinary vault where an air-gapped one belongs', DIRECT, at('Plan', `${RULE}.TargetLogicallyAirGappedBackupVaultArn`, att('Vault', 'BackupVaultArn'))),
    wrong('CB-LAG-012', 'an air-gapped vault of another account', DIRECT, at('Plan', `${RULE}.TargetLogicallyAirGappedBackupVaultArn`, elsewhere('eu-west-1', OTHER_ACCOUNT))),
    wrong('CB-LAG-012', 'an air-gapped vault of another Region', DIRECT, at('Plan', `${RULE}.TargetLogicallyAirGappedBackupVaultArn`, elsewhere('eu-central-1', '111122223333'))),
    wrong('CB-LAG-013', 'copies into the air-gapped vault that it backs up to', DIRECT, at('Plan', `${RULE}.CopyActions`, [{ DestinationBackupVaultArn: att('AirGapped', 'BackupVaultArn') }])),
    risky('CB-LAG-014', 'an index of what is air-gapped', DIRECT, at('Plan', `${RULE}.IndexActions`, [{ ResourceTypes: ['S3'] }]), at('Role', 'ManagedPolicyArns', (INDEXED_BACKUP_ROLE.Properties as JsonObject).ManagedPolicyArns)),
    wrong('CB-RULE-002', 'kept shorter than the air-gapped vault demands', DIRECT, at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 5)),
    wrong('CB-RULE-003', 'kept longer than the air-gapped vault allows', DIRECT, at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 730)),
    wrong('CB-RULE-003', 'a copy for ever in the air-gapped vault', COPIED, without('Plan', `${RULE}.Lifecycle`), without('Plan', `${RULE}.CopyActions.0.Lifecycle`)),
    toldOf('Plan', risky('CB-TYPE-006', 'copies of databases, which cannot go there, beside servers', COPIED,
      at('Selection', 'BackupSelection.Resources', ['arn:aws:ec2:*:*:instance/*', 'arn:aws:rds:eu-west-1:111122223333:db:orders']))),
    toldOf('Plan', wrong('CB-TYPE-005', 'copies of databases that cannot go there', COPIED, selected('arn:aws:rds:*:*:db:*'))),
    toldOf('Plan', risky('CB-LAG-016', 'copies of a cluster under the key that AWS manages', COPIED,
      resource('Cluster', CLUSTER), at('Selection', 'BackupSelection.Resources', [att('Cluster', 'DBClusterArn')]))),
    toldOf('Plan', risky('CB-LAG-016', 'backups of such a cluster, directly', DIRECT,
      resource('Cluster', CLUSTER), without('Selection', 'BackupSelection.ListOfTags'), at('Selection', 'BackupSelection.Resources', [att('Cluster', 'DBClusterArn')]))),
    wrong('CB-VAULT-001', 'a name with a dot', VAULT, at('AirGapped', 'BackupVaultName', 'air.gapped')),
    wrong('CB-VAULT-014', 'waits for BACKUP_JOB_FAILED, which is never sent', VAULT, at('AirGapped', 'Notifications.BackupVaultEvents.0', 'BACKUP_JOB_FAILED')),
    risky('CB-LAG-004', 'in a Region for which AWS lists no such vaults', GOVCLOUD, resource('AirGapped', AIR_GAPPED)),
    risky('CB-TAG-003', '51 tags', VAULT, at('AirGapped', 'BackupVaultTags', Object.fromEntries(many(51, i => `tag-${i}`).map(key => [key, 'x'])))),
  ],
};
