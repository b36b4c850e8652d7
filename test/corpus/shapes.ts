import { at, att, attribute, ref, right, risky, sub, without, wrong } from './entry';
import type { Area } from './entry';
import { AROUND_A_PLAN, KEY, VAULT } from './parts';
import { DAILY } from './plans';

const RULE = 'BackupPlan.BackupPlanRule.0';

const BUCKETS = right('a plan for buckets, with a role for them', {
  Resources: {
    ...AROUND_A_PLAN,
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: ref('Plan'),
        BackupSelection: { SelectionName: 'buckets', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:s3:::payments-invoices', 'arn:aws:s3:::payments-receipts'] },
      },
    },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'buckets',
          BackupPlanRule: [{ RuleName: 'daily', TargetBackupVault: sub('${Vault}'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
        },
      },
    },
  },
});

const INLINE = right('a role with a policy of its own', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: DAILY.stacks.Backup.template.Resources.Plan,
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: ['backup.amazonaws.com'] }, Action: ['sts:AssumeRole'] }] },
        Policies: [{ PolicyName: 'backup', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['dynamodb:*', 'backup:*', 's3:*', 'kms:*'], Resource: '*' }] } }],
      },
    },
  },
});

const GUARDED = right('a vault that a policy guards', {
  Resources: {
    Key: KEY,
    Vault: {
      ...VAULT,
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        AccessPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'], Resource: '*' }],
        },
      },
    },
  },
});

/** Templates as they are written down: names, kinds and left-overs of properties, and what stands around. */
export const SHAPES: Area = {
  name: 'Shapes, roles and access policies',
  right: [BUCKETS, INLINE, GUARDED],
  wrong: [
    wrong('CB-TPL-001', 'a property in the plural', DAILY, at('Plan', 'BackupPlan.BackupPlanRules', [{ RuleName: 'Daily', TargetBackupVault: ref('Vault'), Lifecycle: { DeleteAfterDays: 35 } }]), without('Plan', 'BackupPlan.BackupPlanRule')),
    wrong('CB-TPL-001', 'the name that the property has in the SDK', DAILY, at('Plan', `${RULE}.TargetBackupVaultName`, ref('Vault')), without('Plan', `${RULE}.TargetBackupVault`)),
    wrong('CB-TPL-001', 'a property that begins in lower case', DAILY, at('Plan', `${RULE}.lifecycle`, { DeleteAfterDays: 35 }), without('Plan', `${RULE}.Lifecycle`)),
    risky('CB-TPL-002', 'a property that nobody knows', DAILY, at('Plan', `${RULE}.Encrypted`, true)),
    wrong('CB-TPL-003', 'a selection without a role', DAILY, without('Selection', 'BackupSelection.IamRoleArn')),
    wrong('CB-TPL-003', 'a rule without a vault', DAILY, without('Plan', `${RULE}.TargetBackupVault`)),
    wrong('CB-TPL-003', 'a selection of no plan', DAILY, without('Selection', 'BackupPlanId')),
    wrong('CB-TPL-004', 'one resource where a list is wanted', BUCKETS, at('Selection', 'BackupSelection.Resources', 'arn:aws:s3:::payments-invoices')),
    wrong('CB-TPL-004', 'one rule where a list is wanted', BUCKETS, at('Plan', 'BackupPlan.BackupPlanRule', { RuleName: 'daily', TargetBackupVault: ref('Vault') })),
    wrong('CB-TPL-004', 'a duration in words', BUCKETS, at('Plan', `${RULE}.Lifecycle.DeleteAfterDays`, '35 days')),
    wrong('CB-TPL-007', 'a placeholder in a tag, without Sub', GUARDED, at('Vault', 'BackupVaultTags', { stack: '${AWS::StackName}' })),
    wrong('CB-TPL-007', 'a placeholder in the ARN of the role, without Sub', DAILY, at('Selection', 'BackupSelection.IamRoleArn', 'arn:aws:iam::${AWS::AccountId}:role/service-role/AWSBackupDefaultServiceRole')),
    risky('CB-TPL-008', 'a name that somebody wanted to fill in', BUCKETS, at('Plan', 'BackupPlan.BackupPlanName', 'CHANGEME')),
    risky('CB-TPL-008', 'a tag that somebody wanted to fill in', GUARDED, at('Vault', 'BackupVaultTags', { owner: '<your team>' })),
    risky('CB-TPL-009', "the account of AWS's examples", DAILY, at('Selection', 'BackupSelection.IamRoleArn', 'arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole')),
    wrong('CB-ROLE-001', 'a role that EC2 may use', DAILY, at('Role', 'AssumeRolePolicyDocument.Statement.0.Principal.Service', 'ec2.amazonaws.com')),
    wrong('CB-ROLE-002', 'the policy for buckets under service-role/', DAILY, at('Role', 'ManagedPolicyArns.1', sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForS3Backup'))),
    wrong('CB-ROLE-002', 'the policy for backups without service-role/', DAILY, at('Role', 'ManagedPolicyArns.0', sub('arn:${AWS::Partition}:iam::aws:policy/AWSBackupServiceRolePolicyForBackup'))),
    risky('CB-ROLE-003', 'a role without a policy', INLINE, without('Role', 'Policies')),
    risky('CB-ROLE-004', 'a role without the policy for buckets', BUCKETS, at('Role', 'ManagedPolicyArns', [sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup')])),
    risky('CB-KEEP-001', 'a vault that is not kept when it is replaced', GUARDED, attribute('Vault', 'UpdateReplacePolicy', undefined)),
    wrong('CB-ACCESS-001', 'a policy that is no JSON', GUARDED, at('Vault', 'AccessPolicy', 'Deny backup:DeleteRecoveryPoint')),
    wrong('CB-ACCESS-001', 'a statement without a principal', GUARDED, without('Vault', 'AccessPolicy.Statement.0.Principal')),
    wrong('CB-ACCESS-001', 'a statement that forbids', GUARDED, at('Vault', 'AccessPolicy.Statement.0.Effect', 'Forbid')),
    risky('CB-ACCESS-002', 'a denied action that is none', GUARDED, at('Vault', 'AccessPolicy.Statement.0.Action.0', 'backup:DeleteRecoveryPoints')),
    wrong('CB-ACCESS-003', 'nobody may ever change the policy again', GUARDED, at('Vault', 'AccessPolicy.Statement.0.Action.2', 'backup:PutBackupVaultAccessPolicy')),
  ],
};
