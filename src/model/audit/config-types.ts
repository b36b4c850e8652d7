import type { Source } from '../sources';

/** The CloudFormation type of what records for AWS Config. */
export const RECORDER = 'AWS::Config::ConfigurationRecorder';

/** Resource types of CloudFormation that AWS Config does not record, or not under this name, among those that AWS Backup protects. */
export const NOT_RECORDED: { readonly value: readonly string[]; readonly source: Source } = {
  value: ['AWS::DynamoDB::GlobalTable', 'AWS::FSx::FileSystem', 'AWS::FSx::Volume'],
  source: {
    title: 'AWS Config Developer Guide, resource-config-reference',
    url: 'https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html',
    checked: '2026-11',
  },
};

/** What AWS Backup Audit Manager wants recorded, whatever is protected. */
export const RECORDED_ALWAYS: readonly string[] = [
  'AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault', 'AWS::Backup::RecoveryPoint',
];
