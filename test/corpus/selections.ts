import { at, att, drop, many, ref, resource, right, risky, sub, without, wrong } from './entry';
import type { Area, Json, JsonObject, Right } from './entry';
import { AROUND_A_PLAN, BACKUP_ROLE } from './parts';

const PLAN: JsonObject = {
  Type: 'AWS::Backup::BackupPlan',
  Properties: {
    BackupPlan: {
      BackupPlanName: 'Daily',
      BackupPlanRule: [{ RuleName: 'Daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } }],
    },
  },
};

function selecting(title: string, what: JsonObject, others: Readonly<Record<string, JsonObject>> = {}): Right {
  return right(title, {
    Resources: {
      ...AROUND_A_PLAN,
      Plan: PLAN,
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: { BackupPlanId: ref('Plan'), BackupSelection: { SelectionName: 'what-we-protect', IamRoleArn: att('Role', 'Arn'), ...what } },
      },
      ...others,
    },
  });
}

const tag = (key: string, value: string): JsonObject => ({ ConditionType: 'STRINGEQUALS', ConditionKey: key, ConditionValue: value });
const condition = (key: string, value: Json): JsonObject => ({ ConditionKey: `aws:ResourceTag/${key}`, ConditionValue: value });

const TAGS = selecting('either of two tags', { ListOfTags: [tag('backup', 'daily'), tag('criticality', 'high')] });

const CONDITIONS = selecting('all resources of one department, but for scratch ones', {
  Resources: ['*'],
  Conditions: {
    StringEquals: [condition('department', 'finance')],
    StringLike: [condition('name', 'prod-*')],
    StringNotEquals: [condition('backup', 'none')],
    StringNotLike: [condition('purpose', '*scratch*')],
  },
});

const ARNS = selecting('a table, a file system and a database, by their ARNs', {
  Resources: [
    att('Orders', 'Arn'),
    att('Files', 'Arn'),
    sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db:${Database}'),
  ],
}, {
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  },
  Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'postgres', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '100', MasterUsername: 'postgres', ManageMasterUserPassword: true, StorageEncrypted: true },
    DeletionPolicy: 'Snapshot',
    UpdateReplacePolicy: 'Snapshot',
  },
});

const TYPES = selecting('types, of which some are left out', {
  Resources: ['arn:aws:ec2:*:*:volume/*', 'arn:aws:elasticfilesystem:*:*:file-system/*', 'arn:aws:fsx:*:*:file-system/*', 'arn:aws:fsx:*:*:volume/*', 'arn:aws:s3:::payments-*'],
  NotResources: ['arn:aws:s3:::payments-tmp-*', 'arn:aws:ec2:*:*:volume/vol-0123456789abcdef0'],
});

const DATABASES = selecting('databases that are no clusters, with the role of aws-cdk-lib', { Resources: ['arn:aws:rds:*:*:db:*', 'arn:aws:dynamodb:*:*:table/*'] }, { Role: BACKUP_ROLE });

const CHOSEN = right('a selection that depends on parameters', {
  Parameters: { TagKey: { Type: 'String', Default: 'backup' }, Role: { Type: 'String' }, Everything: { Type: 'String', Default: 'false' } },
  Conditions: { ByType: { 'Fn::Equals': [ref('Everything'), 'true'] } },
  Resources: {
    Key: AROUND_A_PLAN.Key,
    Vault: AROUND_A_PLAN.Vault,
    Plan: PLAN,
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: ref('Plan'),
        BackupSelection: {
          SelectionName: sub('${AWS::StackName}-selection'),
          IamRoleArn: ref('Role'),
          Resources: { 'Fn::If': ['ByType', ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*'], ref('AWS::NoValue')] },
          ListOfTags: { 'Fn::If': ['ByType', ref('AWS::NoValue'), [{ ConditionType: 'STRINGEQUALS', ConditionKey: ref('TagKey'), ConditionValue: 'true' }]] },
        },
      },
    },
  },
});

const property = (name: string, to: Json) => at('Selection', `BackupSelection.${name}`, to);

export const SELECTIONS: Area = {
  name: 'Selections',
  right: [TAGS, CONDITIONS, ARNS, TYPES, DATABASES, CHOSEN],
  wrong: [
    wrong('CB-SEL-001', 'selects nothing, which is everything', TAGS, property('ListOfTags', [])),
    wrong('CB-SEL-002', 'two values that one tag cannot have together', CONDITIONS, property('Conditions.StringEquals.1', condition('department', 'sales'))),
    wrong('CB-SEL-002', 'a value that another condition takes away', CONDITIONS, property('Conditions.StringNotEquals.0', condition('department', 'finance'))),
    wrong('CB-SEL-002', 'a tag that a condition takes away', TAGS, property('ListOfTags', [tag('backup', 'daily')]), property('Conditions', { StringNotEquals: [condition('backup', 'daily')] })),
    wrong('CB-SEL-003', 'leaves out what it takes', TYPES, property('NotResources', ['arn:aws:ec2:*:*:volume/*', 'arn:aws:elasticfilesystem:*', 'arn:aws:fsx:*', 'arn:aws:s3:::payments-*'])),
    wrong('CB-SEL-004', 'a name with spaces', TAGS, property('SelectionName', 'All tagged resources')),
    wrong('CB-SEL-005', '31 tags', TAGS, property('ListOfTags', many(31, i => tag('team', `team-${i}`)))),
    wrong('CB-SEL-006', '31 conditions', CONDITIONS, property('Conditions', { StringNotEquals: [...many(30, i => condition('team', `team-${i}`))], StringEquals: [condition('backup', 'daily')] })),
    wrong('CB-SEL-007', '501 ARNs', ARNS, property('Resources', many(501, i => sub(`arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/orders-${i}`)))),
    wrong('CB-SEL-008', '31 ARNs with wildcards', TYPES, property('Resources', many(31, i => `arn:aws:s3:::team-${i}-*`))),
    wrong('CB-SEL-009', '501 ARNs left out', TYPES, property('NotResources', many(501, i => `arn:aws:dynamodb:eu-west-1:111122223333:table/tmp-${i}`))),
    wrong('CB-SEL-010', '31 ARNs with wildcards left out', TYPES, property('NotResources', many(31, i => `arn:aws:s3:::scratch-${i}-*`))),
    wrong('CB-SEL-011', 'a tag key of more than 128 characters', TAGS, property('ListOfTags.0.ConditionKey', 'k'.repeat(129))),
    wrong('CB-SEL-011', 'an empty tag key', TAGS, property('ListOfTags.0.ConditionKey', '')),
    wrong('CB-SEL-012', 'a condition on the plain tag key', CONDITIONS, property('Conditions.StringEquals.0.ConditionKey', 'department')),
    risky('CB-SEL-013', 'everything but one tag', TAGS, property('Conditions', { StringNotEquals: [condition('backup', 'none')] }), without('Selection', 'BackupSelection.ListOfTags')),
    risky('CB-SEL-014', 'a wildcard in front', TYPES, property('Resources.4', 'arn:aws:s3:::*-payments')),
    wrong('CB-SEL-015', 'a placeholder without Sub', TYPES, property('Resources.0', 'arn:${AWS::Partition}:ec2:*:*:volume/*')),
    wrong('CB-SEL-015', "Terraform's placeholder", TYPES, property('Resources.4', 'arn:aws:s3:::${var.bucket}')),
    wrong('CB-SEL-016', 'the id of a volume', TYPES, property('Resources.0', 'vol-0123456789abcdef0')),
    wrong('CB-SEL-016', 'a service that AWS Backup does not know', TYPES, property('Resources.0', 'arn:aws:sqs:eu-west-1:111122223333:orders')),
    wrong('CB-SEL-016', 'the name of a table, as Ref gives it', ARNS, property('Resources.0', ref('Orders'))),
    wrong('CB-SEL-016', 'the name of a type', TYPES, property('Resources.0', 'EBS')),
    wrong('CB-SEL-017', 'a resource of another account', TYPES, property('Resources.0', 'arn:aws:ec2:eu-west-1:444455556666:volume/vol-0123456789abcdef0')),
    wrong('CB-SEL-017', 'a resource of another Region', TYPES, property('Resources.0', 'arn:aws:ec2:us-east-1:111122223333:volume/vol-0123456789abcdef0')),
    risky('CB-SEL-020', 'a bucket without versioning', ARNS, property('Resources.3', att('Bucket', 'Arn')), resource('Bucket', { Type: 'AWS::S3::Bucket', Properties: {} })),
    wrong('CB-SEL-019', 'a queue, which has no backups', ARNS, property('Resources.3', att('Queue', 'Arn')), resource('Queue', { Type: 'AWS::SQS::Queue', Properties: {} })),
    wrong('CB-SEL-032', 'the ARN of the plan', TAGS, at('Selection', 'BackupPlanId', att('Plan', 'BackupPlanArn'))),
    wrong('CB-SEL-032', 'the ARN of a plan from elsewhere', TAGS, at('Selection', 'BackupPlanId', 'arn:aws:backup:eu-west-1:111122223333:backup-plan:0a1b2c3d-1111-2222-3333-444455556666'), drop('Plan')),
    wrong('CB-SEL-030', 'the name of a role', TAGS, property('IamRoleArn', 'AWSBackupDefaultServiceRole')),
    wrong('CB-SEL-030', 'Ref of the role, which is its name', TAGS, property('IamRoleArn', ref('Role'))),
    wrong('CB-SEL-030', 'the ARN of a policy', TAGS, property('IamRoleArn', 'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup')),
    wrong('CB-TPL-006', 'the condition type in camel case', TAGS, property('ListOfTags.0.ConditionType', 'StringEquals')),
    wrong('CB-TPL-006', 'a condition type that is none', TAGS, property('ListOfTags.0.ConditionType', 'STRINGLIKE')),
    risky('CB-TPL-002', 'an operator that is none', CONDITIONS, property('Conditions', { StringMatches: [condition('department', 'finance')] })),
    wrong('CB-TPL-005', 'conditions as IAM has them', CONDITIONS, property('Conditions', { StringEquals: { 'aws:ResourceTag/department': 'finance' } })),
    risky('CB-SEL-031', 'the prefix of a condition in a tag', TAGS, property('ListOfTags.0.ConditionKey', 'aws:ResourceTag/backup')),
  ],
};
