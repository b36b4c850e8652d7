import { at, FRANKFURT, imported, IRELAND, many, OTHER_ACCOUNT, ref, resource, right, rightEstate, risky, sub, toldOf, without, wrong } from './entry';
import type { Area, JsonObject, Template } from './entry';
import { AROUND_A_PLAN, KEY, vaultWith } from './parts';

const RULE = 'BackupPlan.BackupPlanRule.0';
const COPY = `${RULE}.CopyActions.0`;

const OTHER_REGION = right('a copy in another Region of the account', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'copied',
          BackupPlanRule: [{
            RuleName: 'daily',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 ? * * *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{
              DestinationBackupVaultArn: sub('arn:${AWS::Partition}:backup:eu-central-1:${AWS::AccountId}:backup-vault:Central-copies'),
              Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 365 },
            }],
          }],
        },
      },
    },
  },
});

const CROSS_ACCOUNT = right('a copy in the vault account, which inherits the retention', {
  Parameters: { VaultAccount: { Type: 'String', Default: OTHER_ACCOUNT } },
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'copied',
          BackupPlanRule: [{
            RuleName: 'daily',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 ? * * *)',
            Lifecycle: { DeleteAfterDays: 35 },
            CopyActions: [{
              DestinationBackupVaultArn: { 'Fn::Join': [':', ['arn', ref('AWS::Partition'), 'backup', ref('AWS::Region'), ref('VaultAccount'), 'backup-vault', 'org-copies']] },
            }],
          }],
        },
      },
    },
  },
});

const copiesOf = (vaults: readonly string[]) => vaults.map(DestinationBackupVaultArn => ({ DestinationBackupVaultArn }));

/** Primary and replica in two stacks of one app. */
const REPLICA = rightEstate('a copy in a locked replica vault of the app', {
  Primary: {
    env: IRELAND,
    template: {
      Resources: {
        ...AROUND_A_PLAN,
        Plan: {
          Type: 'AWS::Backup::BackupPlan',
          Properties: {
            BackupPlan: {
              BackupPlanName: 'replicated',
              BackupPlanRule: [{
                RuleName: 'daily',
                TargetBackupVault: ref('Vault'),
                ScheduleExpression: 'cron(0 5 ? * * *)',
                Lifecycle: { DeleteAfterDays: 35 },
                CopyActions: [{
                  DestinationBackupVaultArn: sub('arn:${AWS::Partition}:backup:eu-central-1:${AWS::AccountId}:backup-vault:Replica'),
                  Lifecycle: { DeleteAfterDays: 90 },
                }],
              }],
            },
          },
        },
      },
    },
  },
  Replica: {
    env: FRANKFURT,
    template: { Resources: { Key: KEY, Vault: vaultWith({ BackupVaultName: 'Replica', LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 400 } }) } },
  },
});

/** The receiving account as a stack of the same app. */
const destination: Template = {
  Resources: {
    Key: KEY,
    Vault: vaultWith({
      BackupVaultName: 'org-copies',
      AccessPolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'backup:CopyIntoBackupVault', Resource: '*' }],
      },
    }),
  },
};

const ESTATE = rightEstate('a vault account that accepts copies, and the account that makes them', {
  Workload: {
    env: IRELAND,
    template: {
      Resources: {
        ...AROUND_A_PLAN,
        Plan: {
          Type: 'AWS::Backup::BackupPlan',
          Properties: {
            BackupPlan: {
              BackupPlanName: 'to-the-vault-account',
              BackupPlanRule: [{
                RuleName: 'daily',
                TargetBackupVault: ref('Vault'),
                ScheduleExpression: 'cron(0 5 ? * * *)',
                Lifecycle: { DeleteAfterDays: 35 },
                CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:${OTHER_ACCOUNT}:backup-vault:org-copies` }],
              }],
            },
          },
        },
      },
    },
  },
  Vaults: { env: { account: OTHER_ACCOUNT, region: 'eu-west-1' }, template: destination },
});

/** The vault lies in a stack of its own and is imported. */
const IMPORTED = rightEstate('a vault of the platform, through an export', {
  Platform: {
    env: IRELAND,
    template: {
      Resources: { Key: KEY, Vault: vaultWith({ LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 60 } }) },
      Outputs: { VaultName: { Value: ref('Vault'), Export: { Name: 'platform-vault' } } },
    },
  },
  App: {
    env: IRELAND,
    template: {
      Resources: {
        Role: AROUND_A_PLAN.Role,
        Selection: AROUND_A_PLAN.Selection,
        Plan: {
          Type: 'AWS::Backup::BackupPlan',
          Properties: {
            BackupPlan: {
              BackupPlanName: 'app',
              BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: imported('platform-vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
            },
          },
        },
      },
    },
  },
});

const DATABASE: JsonObject = {
  Type: 'AWS::RDS::DBInstance',
  Properties: { Engine: 'postgres', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '100', MasterUsername: 'postgres', ManageMasterUserPassword: true, StorageEncrypted: true },
  DeletionPolicy: 'Snapshot',
  UpdateReplacePolicy: 'Snapshot',
};
const OF_DATABASE = { SelectionName: 'database', IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Resources: [{ 'Fn::GetAtt': ['Database', 'DBInstanceArn'] }] };
const vaultArn = (name: string, region = 'eu-central-1', account = '111122223333') => `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

export const COPIES: Area = {
  name: 'Copies and vaults of other stacks',
  right: [OTHER_REGION, CROSS_ACCOUNT, REPLICA, ESTATE, IMPORTED],
  wrong: [
    wrong('CB-COPY-001', 'six copies', OTHER_REGION, at('Plan', `${RULE}.CopyActions`, copiesOf(many(6, i => vaultArn(`Copy-${i}`))))),
    wrong('CB-COPY-002', 'the same vault twice', OTHER_REGION, at('Plan', `${RULE}.CopyActions`, copiesOf([vaultArn('Copies'), vaultArn('Copies')]))),
    wrong('CB-COPY-003', 'into the vault of the rule', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] })),
    wrong('CB-COPY-003', 'into the vault of the rule, by its ARN', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, sub('arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:backup-vault:${Vault}'))),
    wrong('CB-COPY-004', 'the name of a vault', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, 'Central-copies')),
    wrong('CB-COPY-004', 'the ARN of a plan', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, 'arn:aws:backup:eu-central-1:111122223333:backup-plan:Central-copies')),
    wrong('CB-COPY-004', 'an account of eleven digits', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('Central', 'eu-central-1', '44445555666'))),
    wrong('CB-COPY-007', 'a Region that does not exist', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('Central', 'eu-centrall'))),
    risky('CB-COPY-008', 'a Region that nobody knows yet', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('Central', 'eu-central-9'))),
    wrong('CB-COPY-010', 'into the Default vault of another account', CROSS_ACCOUNT, at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('Default', 'eu-west-1', OTHER_ACCOUNT))),
    toldOf('Plan', risky('CB-COPY-013', 'a database under the key that AWS manages goes to another account', ESTATE,
      resource('Database', DATABASE), at('Selection', 'BackupSelection', OF_DATABASE))),
    toldOf('Plan', risky('CB-COPY-014', 'a database under a key from elsewhere goes to another account', ESTATE,
      resource('Database', { ...DATABASE, Properties: { ...DATABASE.Properties as JsonObject, KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' } }),
      at('Selection', 'BackupSelection', OF_DATABASE))),
    toldOf('Plan', risky('CB-TYPE-004', 'a volume leaves account and Region in one step', OTHER_REGION,
      at('Selection', 'BackupSelection', { SelectionName: 'volume', IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Resources: ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-0123456789abcdef0'] }),
      at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('org-copies', 'eu-central-1', OTHER_ACCOUNT)))),
    toldOf('Workload/Plan', wrong('CB-COPY-015', 'the vault account lets others in', ESTATE, at('Vaults/Vault', 'AccessPolicy.Statement.0.Principal.AWS', 'arn:aws:iam::777788889999:root'))),
    wrong('CB-COPY-016', 'into GovCloud, which is another partition', OTHER_REGION, at('Plan', `${COPY}.DestinationBackupVaultArn`, vaultArn('Central-copies', 'us-gov-west-1'))),
    wrong('CB-LIFE-002', 'a copy that is deleted two months after it went cold', OTHER_REGION, at('Plan', `${COPY}.Lifecycle.DeleteAfterDays`, 90)),
    wrong('CB-LIFE-001', 'a copy that is kept for no day', OTHER_REGION, at('Plan', `${COPY}.Lifecycle`, { DeleteAfterDays: 0 })),
    wrong('CB-RULE-002', 'a copy that the lock of the replica keeps longer', REPLICA, at('Plan', `${COPY}.Lifecycle.DeleteAfterDays`, 14)),
    wrong('CB-RULE-003', 'a copy that the lock of the replica does not keep so long', REPLICA, at('Plan', `${COPY}.Lifecycle.DeleteAfterDays`, 730)),
    wrong('CB-RULE-002', 'a copy that inherits too short a retention', REPLICA, without('Plan', `${COPY}.Lifecycle`), at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 14)),
    wrong('CB-RULE-002', 'kept shorter than the imported vault demands', IMPORTED, at('App/Plan', `${RULE}.Lifecycle.DeleteAfterDays`, 8)),
    wrong('CB-RULE-003', 'kept for ever in the imported vault', IMPORTED, without('App/Plan', `${RULE}.Lifecycle`)),
  ],
};
