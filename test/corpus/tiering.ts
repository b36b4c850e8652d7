import { at, many, ref, resource, right, toldOf, wrong } from './entry';
import type { Area, Json } from './entry';
import { KEY, VAULT } from './parts';

const EVERYTHING = right('every bucket backup of the account', {
  Resources: {
    Tiering: {
      Type: 'AWS::Backup::TieringConfiguration',
      Properties: { TieringConfigurationName: 'all_buckets', BackupVaultName: '*', ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 90 }] },
    },
  },
});

const SOME = right('two buckets in one vault, at different times', {
  Resources: {
    Key: KEY,
    Vault: VAULT,
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Tiering: {
      Type: 'AWS::Backup::TieringConfiguration',
      Properties: {
        TieringConfigurationName: 'invoices',
        BackupVaultName: ref('Vault'),
        TieringConfigurationTags: { owner: 'finance' },
        ResourceSelection: [
          { ResourceType: 'S3', Resources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }], TieringDownSettingsInDays: 60 },
          { ResourceType: 'S3', Resources: ['arn:aws:s3:::finance-invoices-archive'], TieringDownSettingsInDays: 365 },
        ],
      },
    },
  },
});

const first = (name: string, to: Json) => at('Tiering', `ResourceSelection.0.${name}`, to);
const everyBucket = { ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 };

export const TIERING: Area = {
  name: 'Tiering',
  right: [EVERYTHING, SOME],
  wrong: [
    wrong('CB-TIER-001', 'a hyphen in the name', SOME, at('Tiering', 'TieringConfigurationName', 'invoices-2026')),
    wrong('CB-TIER-002', 'the ARN of the vault', SOME, at('Tiering', 'BackupVaultName', { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] })),
    wrong('CB-TIER-003', 'no resources', EVERYTHING, at('Tiering', 'ResourceSelection', [])),
    wrong('CB-TIER-003', 'six selections', SOME, at('Tiering', 'ResourceSelection', many(6, i => ({ ResourceType: 'S3', Resources: [`arn:aws:s3:::invoices-${i}`], TieringDownSettingsInDays: 60 })))),
    wrong('CB-TIER-004', 'volumes', EVERYTHING, first('ResourceType', 'EBS')),
    wrong('CB-TIER-004', 'buckets in lower case', EVERYTHING, first('ResourceType', 's3')),
    wrong('CB-TIER-005', 'the name of a bucket', SOME, first('Resources.0', ref('Bucket'))),
    wrong('CB-TIER-005', 'a star beside a bucket', SOME, first('Resources.1', '*')),
    wrong('CB-TIER-006', 'after a month', EVERYTHING, first('TieringDownSettingsInDays', 30)),
    toldOf('Second', wrong('CB-TIER-007', 'two configurations of one vault', SOME, resource('Second', {
      Type: 'AWS::Backup::TieringConfiguration',
      Properties: { TieringConfigurationName: 'invoices_again', BackupVaultName: ref('Vault'), ResourceSelection: [everyBucket] },
    }))),
    toldOf('Second', wrong('CB-TIER-008', 'two configurations of one name', SOME, resource('Second', {
      Type: 'AWS::Backup::TieringConfiguration',
      Properties: { TieringConfigurationName: 'invoices', BackupVaultName: '*', ResourceSelection: [everyBucket] },
    }))),
    wrong('CB-TAG-001', 'a reserved tag', SOME, at('Tiering', 'TieringConfigurationTags', { 'aws:owner': 'finance' })),
  ],
};
