import { at, att, attribute, drop, many, OTHER_ACCOUNT, ref, resource, right, risky, sub, toldOf, without, wrong } from './entry';
import type { Area } from './entry';
import { KEY, TOPIC, TOPIC_POLICY, VAULT } from './parts';

const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const PLAIN = right('a vault with its own key', { Resources: { Key: KEY, Vault: VAULT } });

const NOTIFYING = right('a vault that reports what fails', {
  Resources: {
    Key: KEY,
    Topic: TOPIC,
    TopicPolicy: TOPIC_POLICY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'payments-vault',
        EncryptionKeyArn: att('Key', 'Arn'),
        BackupVaultTags: { 'team': 'payments', 'cost-center': '4711' },
        Notifications: {
          SNSTopicArn: ref('Topic'),
          BackupVaultEvents: ['BACKUP_JOB_COMPLETED', 'RESTORE_JOB_COMPLETED', 'COPY_JOB_FAILED', 'S3_BACKUP_OBJECT_FAILED', 'CONTINUOUS_BACKUP_INTERRUPTED'],
        },
      },
      ...RETAINED,
    },
  },
});

const DENYING = right('a vault from which nobody deletes but a break-glass role', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        AccessPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'NoManualDeletion',
            Effect: 'Deny',
            Principal: '*',
            Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:PutBackupVaultAccessPolicy'],
            Resource: '*',
            Condition: {
              ArnNotEquals: {
                'aws:PrincipalArn': [
                  sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/BreakGlass'),
                  sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}'),
                ],
              },
            },
          }],
        },
      },
      ...RETAINED,
    },
  },
});

const SINGLE_SIGN_ON = right('a vault from which only administrators of the single sign-on delete, by a pattern', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        AccessPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BackupAdmin_*' } },
          }],
        },
      },
      ...RETAINED,
    },
  },
});

const ACCEPTING = right('a vault that takes copies of the whole organization', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: sub('${AWS::StackName}-copies'),
        EncryptionKeyArn: att('Key', 'Arn'),
        AccessPolicy: {
          Version: '2012-10-17',
          Statement: [{
            Sid: 'CopiesOfTheOrganization',
            Effect: 'Allow',
            Principal: '*',
            Action: 'backup:CopyIntoBackupVault',
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-a1b2c3d4e5'] } },
          }],
        },
      },
      ...RETAINED,
    },
  },
});

const CHOSEN_KEY = right('a vault whose key comes as a parameter, or is made here', {
  Parameters: { KeyArn: { Type: 'String', Default: '' }, VaultName: { Type: 'String', Default: 'Central' } },
  Conditions: { MakesKey: { 'Fn::Equals': [ref('KeyArn'), ''] } },
  Resources: {
    Key: { ...KEY, Condition: 'MakesKey' },
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: { 'Fn::Join': ['-', [ref('VaultName'), ref('AWS::Region')]] },
        EncryptionKeyArn: { 'Fn::If': ['MakesKey', att('Key', 'Arn'), ref('KeyArn')] },
      },
      ...RETAINED,
    },
  },
});

const TEXT_POLICY = right('a vault with its access policy as text', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        AccessPolicy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OTHER_ACCOUNT}:root` }, Action: 'backup:CopyIntoBackupVault', Resource: '*' }],
        }),
      },
      ...RETAINED,
    },
  },
});

const AWS_KEY = right("a vault under AWS's own key", {
  Resources: { Vault: { Type: 'AWS::Backup::BackupVault', Properties: { BackupVaultName: 'dev-backups' }, ...RETAINED } },
}, { warnings: ['CB-VAULT-005 Vault'] });

export const VAULTS: Area = {
  name: 'Vaults',
  right: [PLAIN, NOTIFYING, DENYING, SINGLE_SIGN_ON, ACCEPTING, CHOSEN_KEY, TEXT_POLICY, AWS_KEY],
  wrong: [
    wrong('CB-VAULT-001', 'a slash in the name', PLAIN, at('Vault', 'BackupVaultName', 'prod/central')),
    wrong('CB-VAULT-001', 'spaces in the name', PLAIN, at('Vault', 'BackupVaultName', 'Central Backup Vault')),
    wrong('CB-VAULT-001', 'a name of 56 characters, put together by Sub', PLAIN, at('Vault', 'BackupVaultName', sub('payments-production-central-backup-vault-in-${AWS::Region}-1'))),
    risky('CB-VAULT-002', "takes the name of the account's own vault", PLAIN, at('Vault', 'BackupVaultName', 'Default')),
    risky('CB-VAULT-003', 'goes with its stack, because no policy says otherwise', PLAIN, attribute('Vault', 'DeletionPolicy', undefined)),
    risky('CB-VAULT-003', 'is deleted with its stack', NOTIFYING, attribute('Vault', 'DeletionPolicy', 'Delete')),
    risky('CB-VAULT-005', 'has no key of its own', PLAIN, without('Vault', 'EncryptionKeyArn')),
    wrong('CB-VAULT-006', 'an alias instead of a key', PLAIN, at('Vault', 'EncryptionKeyArn', sub('arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/backup'))),
    toldOf('Second', wrong('CB-VAULT-022', 'two vaults of one name', PLAIN, resource('Second', VAULT))),
    wrong('CB-VAULT-021', 'a key of another Region', PLAIN, at('Vault', 'EncryptionKeyArn', 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab')),
    wrong('CB-VAULT-020', 'the id of a key', PLAIN, at('Vault', 'EncryptionKeyArn', '1234abcd-12ab-34cd-56ef-1234567890ab')),
    risky('CB-KEEP-003', 'Ref of the key, which is its id', PLAIN, at('Vault', 'EncryptionKeyArn', ref('Key'))),
    wrong('CB-VAULT-006', 'the name of an alias', PLAIN, at('Vault', 'EncryptionKeyArn', 'alias/backup')),
    risky('CB-VAULT-011', 'six exceptions, and the audit control takes five', DENYING,
      at('Vault', 'AccessPolicy.Statement.0.Condition.ArnNotEquals.aws:PrincipalArn', many(6, i => sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/Admin${i}`)))),
    wrong('CB-VAULT-012', 'the name of a role as exception', DENYING, at('Vault', 'AccessPolicy.Statement.0.Condition.ArnNotEquals.aws:PrincipalArn.0', 'BreakGlass')),
    wrong('CB-VAULT-012', 'a session as exception', DENYING,
      at('Vault', 'AccessPolicy.Statement.0.Condition.ArnNotEquals.aws:PrincipalArn.0', sub('arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/BreakGlass/alice'))),
    wrong('CB-VAULT-013', 'every action in the access policy', ACCEPTING, at('Vault', 'AccessPolicy.Statement.0.Action', 'backup:*')),
    wrong('CB-VAULT-013', 'a wildcard among the denied actions', DENYING, at('Vault', 'AccessPolicy.Statement.0.Action.0', 'backup:Delete*')),
    wrong('CB-VAULT-014', 'waits for BACKUP_JOB_FAILED, which is never sent', NOTIFYING, at('Vault', 'Notifications.BackupVaultEvents.0', 'BACKUP_JOB_FAILED')),
    wrong('CB-VAULT-014', 'waits for changes of plans', NOTIFYING, at('Vault', 'Notifications.BackupVaultEvents.5', 'BACKUP_PLAN_MODIFIED')),
    risky('CB-VAULT-015', 'an event that is misspelt', NOTIFYING, at('Vault', 'Notifications.BackupVaultEvents.2', 'COPY_JOBS_FAILED')),
    wrong('CB-VAULT-016', 'notifications of no event', NOTIFYING, at('Vault', 'Notifications.BackupVaultEvents', [])),
    toldOf('Vault', wrong('CB-VAULT-017', 'reports to a FIFO topic', NOTIFYING, at('Topic', 'FifoTopic', true), at('Topic', 'TopicName', 'backup-events.fifo')), 'Properties/Notifications'),
    wrong('CB-VAULT-018', 'a topic of another account', NOTIFYING, at('Vault', 'Notifications.SNSTopicArn', `arn:aws:sns:eu-west-1:${OTHER_ACCOUNT}:backup-events`)),
    risky('CB-VAULT-019', 'a topic whose policy is not in sight', NOTIFYING, at('Vault', 'Notifications.SNSTopicArn', sub('arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:platform-events'))),
    toldOf('Vault', wrong('CB-TOPIC-001', 'a topic that AWS Backup may not publish to', NOTIFYING,
      at('TopicPolicy', 'PolicyDocument.Statement.0.Principal.Service', 'events.amazonaws.com')), 'Properties/Notifications'),
    toldOf('Vault', wrong('CB-TOPIC-001', 'a topic without a policy', NOTIFYING, drop('TopicPolicy')), 'Properties/Notifications'),
    toldOf('Vault', risky('CB-TOPIC-002', 'a topic under the key that AWS manages', NOTIFYING, at('Topic', 'KmsMasterKeyId', 'alias/aws/sns')), 'Properties/Notifications'),
    risky('CB-KEEP-002', 'a key that goes with the stack', PLAIN, attribute('Key', 'DeletionPolicy', 'Delete')),
    wrong('CB-TAG-001', 'a tag with the reserved prefix', NOTIFYING, at('Vault', 'BackupVaultTags', { 'aws:team': 'payments' })),
    risky('CB-TAG-003', '51 tags', NOTIFYING, at('Vault', 'BackupVaultTags', Object.fromEntries(many(51, i => `tag-${i}`).map(key => [key, 'x'])))),
  ],
};
