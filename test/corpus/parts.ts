import { ref, sub } from './entry';
import type { JsonObject } from './entry';

/*
 * Resources that stand around backups in nearly every template.
 */

const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

/** A customer managed key with rotation. */
export const KEY: JsonObject = {
  Type: 'AWS::KMS::Key',
  Properties: {
    Description: 'Encrypts recovery points',
    EnableKeyRotation: true,
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: [{
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') },
        Action: 'kms:*',
        Resource: '*',
      }],
    },
  },
  ...RETAINED,
};

function serviceRole(...policies: readonly string[]): JsonObject {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: policies.map(policy => sub(`arn:\${AWS::Partition}:iam::aws:policy/${policy}`)),
    },
  };
}

const FOR_BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const FOR_S3_BACKUP = 'AWSBackupServiceRolePolicyForS3Backup';

/** Backs up everything but buckets. */
export const BACKUP_ROLE = serviceRole(FOR_BACKUP);
/** Backs up everything. */
export const ANY_BACKUP_ROLE = serviceRole(FOR_BACKUP, FOR_S3_BACKUP);
/** Backs up everything and lets it be scanned. */
export const SCANNED_BACKUP_ROLE = serviceRole(FOR_BACKUP, FOR_S3_BACKUP, 'AWSBackupServiceRolePolicyForScans');
/** Backs up everything and indexes it. */
export const INDEXED_BACKUP_ROLE = serviceRole(FOR_BACKUP, FOR_S3_BACKUP, 'AWSBackupServiceRolePolicyForIndexing');
/** Restores everything. */
export const RESTORE_ROLE = serviceRole('service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore');

/** Lets GuardDuty read what is scanned. */
export const SCANNER_ROLE: JsonObject = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'malware-protection.guardduty.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/AWSBackupGuardDutyRolePolicyForScans')],
  },
};

/** A vault with a key of its own, which outlives the stack. */
export const VAULT: JsonObject = {
  Type: 'AWS::Backup::BackupVault',
  Properties: { BackupVaultName: 'Central', EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } },
  ...RETAINED,
};

export const TOPIC: JsonObject = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'backup-events' } };

export const TOPIC_POLICY: JsonObject = {
  Type: 'AWS::SNS::TopicPolicy',
  Properties: {
    Topics: [ref('Topic')],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: ref('Topic') }],
    },
  },
};

/** The vault, with other properties beside its name and key. */
export function vaultWith(properties: JsonObject): JsonObject {
  return { ...VAULT, Properties: { ...VAULT.Properties as JsonObject, ...properties } };
}

/** A selection of the plan `Plan` by one tag. */
export const BY_TAG: JsonObject = {
  Type: 'AWS::Backup::BackupSelection',
  Properties: {
    BackupPlanId: ref('Plan'),
    BackupSelection: {
      SelectionName: 'tagged',
      IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'daily' }],
    },
  },
};

/** Key, vault, role and a selection by tag: all that a plan needs around it. */
export const AROUND_A_PLAN = { Key: KEY, Vault: VAULT, Role: ANY_BACKUP_ROLE, Selection: BY_TAG };
