import { awsPolicy, findingsIn, plan, role, selection, setUp, TRUST, vault } from './resources';
import type { RawResource, RawResources } from './resources';

const PARAMETER = { Ref: 'Anything' };

test('the set-up that all rows start from has nothing wrong with it', () => {
  expect(findingsIn(setUp())).toEqual([]);
});

const POLICY = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' };
function policy(...statements: unknown[]) {
  return { AccessPolicy: { Version: '2012-10-17', Statement: statements } };
}

const TOPIC: RawResource = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'backups' } };
const EVENTS = { BackupVaultEvents: ['COPY_JOB_FAILED'] };
function topicPolicy(statement: unknown): RawResource {
  return { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: { Version: '2012-10-17', Statement: [statement] } } };
}
const LETS = topicPolicy({ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: { Ref: 'Topic' } });
const BUCKET: RawResource = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
const bucketOnly = selection({ ListOfTags: undefined, Resources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }] });

interface Row {
  readonly name: string;
  readonly wrong: RawResources;
  readonly found: string;
  /** The nearest that passes, and the same where it is not known at synth. */
  readonly right: RawResources;
  readonly unknown: RawResources;
}

const ROWS: readonly Row[] = [
  {
    name: 'a property in camel case',
    wrong: { Plan: plan({ startWindowMinutes: 60 }) },
    found: "CB-TPL-001 Plan Properties/BackupPlan/BackupPlanRule/0/startWindowMinutes: Property 'startWindowMinutes' of AWS::Backup::BackupPlan must have a name that CloudFormation knows, got 'startWindowMinutes': write 'StartWindowMinutes'",
    right: { Plan: plan({ StartWindowMinutes: 60 }) },
    unknown: { Plan: plan({ Lifecycle: PARAMETER }) },
  },
  {
    name: 'a misspelt property',
    wrong: { Plan: plan({ Lifecycle: { DeleteAfterDay: 35 } }) },
    found: "CB-TPL-001 Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterDay: Property 'DeleteAfterDay' of AWS::Backup::BackupPlan must have a name that CloudFormation knows, got 'DeleteAfterDay': write 'DeleteAfterDays'",
    right: { Plan: plan({ Lifecycle: { DeleteAfterDays: 35 } }) },
    unknown: { Plan: plan({ Lifecycle: { DeleteAfterDays: PARAMETER } }) },
  },
  {
    name: 'an unfamiliar property',
    wrong: { Vault: vault({ Immutable: true }) },
    found: "CB-TPL-002 Vault Properties/Immutable: Property 'Immutable' of AWS::Backup::BackupVault must have a name that CloudFormation knows, got 'Immutable'",
    right: { Vault: vault({ BackupVaultTags: { Immutable: 'true' } }) },
    unknown: { Vault: vault({ BackupVaultTags: PARAMETER }) },
  },
  {
    name: 'a missing property',
    wrong: { Plan: plan({ TargetBackupVault: undefined }) },
    found: "CB-TPL-003 Plan Properties/BackupPlan/BackupPlanRule/0: 'BackupPlan/BackupPlanRule/0' of AWS::Backup::BackupPlan must have 'TargetBackupVault', got none",
    right: { Plan: plan({ TargetBackupVault: 'vault' }) },
    unknown: { Plan: plan({ TargetBackupVault: PARAMETER }) },
  },
  {
    name: 'an object where a list is wanted',
    wrong: { Selection: selection({ ListOfTags: { ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'true' } }) },
    found: "CB-TPL-004 Selection Properties/BackupSelection/ListOfTags: 'ListOfTags' of AWS::Backup::BackupSelection must be a list, got an object",
    right: {},
    unknown: { Selection: selection({ ListOfTags: PARAMETER }) },
  },
  {
    name: 'a list where an object is wanted',
    wrong: { Vault: vault({ LockConfiguration: [{ MinRetentionDays: 7 }] }) },
    found: "CB-TPL-004 Vault Properties/LockConfiguration: 'LockConfiguration' of AWS::Backup::BackupVault must be an object, got a list",
    right: { Vault: vault({ LockConfiguration: { MinRetentionDays: 7 } }) },
    unknown: { Vault: vault({ LockConfiguration: PARAMETER }) },
  },
  {
    name: 'a text that is no number',
    wrong: { Plan: plan({ Lifecycle: { DeleteAfterDays: '35 days' } }) },
    found: "CB-TPL-004 Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterDays: 'DeleteAfterDays' of AWS::Backup::BackupPlan must be a number, got '35 days'",
    right: { Plan: plan({ Lifecycle: { DeleteAfterDays: '35' } }) },
    unknown: { Plan: plan({ Lifecycle: { DeleteAfterDays: PARAMETER } }) },
  },
  {
    name: 'conditions as in IAM',
    wrong: { Selection: selection({ Conditions: { StringEquals: { 'aws:ResourceTag/backup': 'true' } } }) },
    found: "CB-TPL-005 Selection Properties/BackupSelection/Conditions: Conditions of AWS::Backup::BackupSelection must be a list for each operator, got a map of keys and values, as in IAM: write StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'true' }]",
    right: { Selection: selection({ Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'true' }] } }) },
    unknown: { Selection: selection({ Conditions: { StringEquals: PARAMETER } }) },
  },
  {
    name: 'another spelling of STRINGEQUALS',
    wrong: { Selection: selection({ ListOfTags: [{ ConditionType: 'StringEquals', ConditionKey: 'backup', ConditionValue: 'true' }] }) },
    found: "CB-TPL-006 Selection Properties/BackupSelection/ListOfTags/0/ConditionType: ConditionType of AWS::Backup::BackupSelection must be 'STRINGEQUALS', got 'StringEquals'",
    right: {},
    unknown: { Selection: selection({ ListOfTags: [{ ConditionType: PARAMETER, ConditionKey: 'backup', ConditionValue: 'true' }] }) },
  },
  {
    name: 'a placeholder outside of Fn::Sub',
    wrong: { Vault: vault({ BackupVaultTags: { region: '${AWS::Region}' } }) },
    found: "CB-TPL-007 Vault Properties/BackupVaultTags/region: 'BackupVaultTags/region' of AWS::Backup::BackupVault must have no literal placeholder, got '${AWS::Region}': put the text into Fn::Sub, or use a reference",
    right: { Vault: vault(policy({ ...POLICY, Condition: { StringNotEquals: { 'aws:PrincipalTag/a': '${aws:PrincipalTag/b}' } } })) },
    unknown: { Vault: vault({ BackupVaultTags: { region: { 'Fn::Sub': '${AWS::Region}' } } }) },
  },
  {
    name: 'a word that was left in',
    wrong: { Vault: vault({ BackupVaultTags: { owner: 'TODO' } }) },
    found: "CB-TPL-008 Vault Properties/BackupVaultTags/owner: 'BackupVaultTags/owner' of AWS::Backup::BackupVault must have its value, got 'TODO'",
    right: { Vault: vault({ BackupVaultTags: { owner: 'Todor' } }) },
    unknown: { Vault: vault({ BackupVaultTags: { owner: PARAMETER } }) },
  },
  {
    name: 'the account of examples',
    wrong: { Vault: vault({ EncryptionKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1' }) },
    found: "CB-TPL-009 Vault Properties/EncryptionKeyArn: Account in 'EncryptionKeyArn' of AWS::Backup::BackupVault must be one of yours, got '123456789012' of AWS's examples",
    right: { Vault: vault({ EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' }) },
    unknown: { Vault: vault({ EncryptionKeyArn: { 'Fn::Sub': 'arn:aws:kms:eu-west-1:${AWS::AccountId}:key/1' } }) },
  },
  {
    name: 'a replaced vault that is deleted',
    wrong: { Vault: vault({}, { UpdateReplacePolicy: 'Delete' }) },
    found: "CB-KEEP-001 Vault UpdateReplacePolicy: UpdateReplacePolicy of the vault must retain it, got Delete: set UpdateReplacePolicy: 'Retain'",
    right: {},
    unknown: {},
  },
  {
    name: 'a key that goes with the stack',
    wrong: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {} } } },
    found: 'CB-KEEP-002 Key DeletionPolicy: DeletionPolicy of the key of the vault must retain it, got Delete',
    right: {},
    unknown: { Vault: vault({ EncryptionKeyArn: PARAMETER }) },
  },
  {
    name: 'the id of a key',
    wrong: { Vault: vault({ EncryptionKeyArn: { Ref: 'Key' } }) },
    found: 'CB-KEEP-003 Vault Properties/EncryptionKeyArn: Encryption key of the vault must be given by its ARN, got Ref, which is its id: use Fn::GetAtt <key>.Arn',
    right: {},
    unknown: { Vault: vault({ EncryptionKeyArn: PARAMETER }) },
  },
  {
    name: 'the name of an alias',
    wrong: { Vault: vault({ EncryptionKeyArn: 'alias/backup' }) },
    found: "CB-VAULT-006 Vault Properties/EncryptionKeyArn: Encryption key of the vault must be a key, not an alias, got 'alias/backup': pass the key that the alias stands for",
    right: {},
    unknown: { Vault: vault({ EncryptionKeyArn: PARAMETER }) },
  },
  {
    name: 'a topic without a policy for AWS Backup',
    wrong: { Topic: TOPIC, Vault: vault({ Notifications: { SNSTopicArn: { Ref: 'Topic' }, ...EVENTS } }) },
    found: "CB-TOPIC-001 Vault Properties/Notifications/SNSTopicArn: Policy of the notification topic of the vault must allow 'backup.amazonaws.com' to 'sns:Publish', got no such statement",
    right: { Topic: TOPIC, Lets: LETS, Vault: vault({ Notifications: { SNSTopicArn: { Ref: 'Topic' }, ...EVENTS } }) },
    unknown: { Topic: TOPIC, Lets: topicPolicy(PARAMETER), Vault: vault({ Notifications: { SNSTopicArn: PARAMETER, ...EVENTS } }) },
  },
  {
    name: 'a topic with the key that AWS manages',
    wrong: {
      Topic: { ...TOPIC, Properties: { KmsMasterKeyId: 'alias/aws/sns' } }, Lets: LETS,
      Vault: vault({ Notifications: { SNSTopicArn: { Ref: 'Topic' }, ...EVENTS } }),
    },
    found: "CB-TOPIC-002 Vault Properties/Notifications/SNSTopicArn: Notification topic of the vault must be encrypted with a key of your own, got 'alias/aws/sns'",
    right: {
      Topic: { ...TOPIC, Properties: { KmsMasterKeyId: 'alias/mine' } }, Lets: LETS,
      Vault: vault({ Notifications: { SNSTopicArn: { Ref: 'Topic' }, ...EVENTS } }),
    },
    unknown: {
      Topic: { ...TOPIC, Properties: { KmsMasterKeyId: PARAMETER } }, Lets: LETS,
      Vault: vault({ Notifications: { SNSTopicArn: { Ref: 'Topic' }, ...EVENTS } }),
    },
  },
  {
    name: 'a policy that is not JSON',
    wrong: { Vault: vault({ AccessPolicy: '{ Version: 1' }) },
    found: 'CB-ACCESS-001 Vault Properties/AccessPolicy: Access policy of the vault must be a policy document, got a text that is not JSON',
    right: { Vault: vault({ AccessPolicy: JSON.stringify(policy(POLICY).AccessPolicy) }) },
    unknown: { Vault: vault({ AccessPolicy: PARAMETER }) },
  },
  {
    name: 'a statement without a principal',
    wrong: { Vault: vault(policy({ ...POLICY, Principal: undefined })) },
    found: "CB-ACCESS-001 Vault Properties/AccessPolicy: Statement 1 of the access policy of the vault must have 'Principal', got none",
    right: { Vault: vault(policy(POLICY)) },
    unknown: { Vault: vault(policy({ ...POLICY, Principal: PARAMETER })) },
  },
  {
    name: 'an effect that does not exist',
    wrong: { Vault: vault(policy({ ...POLICY, Effect: 'deny' })) },
    found: "CB-ACCESS-001 Vault Properties/AccessPolicy: Effect of statement 1 of the access policy of the vault must be 'Allow' or 'Deny', got 'deny'",
    right: { Vault: vault(policy(POLICY)) },
    unknown: { Vault: vault(policy({ ...POLICY, Effect: PARAMETER })) },
  },
  {
    name: 'an action that does not exist',
    wrong: { Vault: vault(policy({ ...POLICY, Action: 'backup:DeleteRecoveryPoints' })) },
    found: "CB-ACCESS-002 Vault Properties/AccessPolicy: Action in the access policy of the vault must be one of AWS Backup, got 'backup:DeleteRecoveryPoints': did you mean 'backup:DeleteRecoveryPoint'?",
    right: { Vault: vault(policy(POLICY)) },
    unknown: { Vault: vault(policy({ ...POLICY, Action: PARAMETER })) },
  },
  {
    name: 'a policy that nobody can ever change',
    wrong: { Vault: vault(policy({ ...POLICY, Action: ['backup:PutBackupVaultAccessPolicy'] })) },
    found: 'CB-ACCESS-003 Vault Properties/AccessPolicy: Deny of backup:PutBackupVaultAccessPolicy on the vault must leave somebody out who deploys it, got no condition: add a Condition on aws:PrincipalArn',
    right: { Vault: vault(policy({ ...POLICY, Action: ['backup:PutBackupVaultAccessPolicy'], Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/admin' } } })) },
    unknown: { Vault: vault(policy({ ...POLICY, Action: ['backup:PutBackupVaultAccessPolicy'], Principal: PARAMETER })) },
  },
  {
    name: 'a role that trusts somebody else',
    wrong: { Role: role({ AssumeRolePolicyDocument: { Statement: [{ ...TRUST.Statement[0], Principal: { Service: 'ec2.amazonaws.com' } }] } }) },
    found: "CB-ROLE-001 Role Properties/AssumeRolePolicyDocument: Trust policy of the role must name 'backup.amazonaws.com', got 'ec2.amazonaws.com'",
    right: { Role: role({ AssumeRolePolicyDocument: { Statement: [{ ...TRUST.Statement[0], Principal: { Service: ['ec2.amazonaws.com', 'backup.amazonaws.com'] } }] } }) },
    unknown: { Role: role({ AssumeRolePolicyDocument: { Statement: [{ ...TRUST.Statement[0], Principal: { Service: PARAMETER } }] } }) },
  },
  {
    name: 'a managed policy under the wrong path',
    wrong: { Role: role({ ManagedPolicyArns: [awsPolicy('AWSBackupServiceRolePolicyForBackup')] }) },
    found: "CB-ROLE-002 Role Properties/ManagedPolicyArns/0: Managed policy of the role must be 'policy/service-role/AWSBackupServiceRolePolicyForBackup', got 'policy/AWSBackupServiceRolePolicyForBackup'",
    right: { Role: role({ ManagedPolicyArns: [awsPolicy('service-role/AWSBackupServiceRolePolicyForBackup')] }) },
    unknown: { Role: role({ ManagedPolicyArns: [PARAMETER] }) },
  },
  {
    name: 'a role without a permission',
    wrong: { Role: role({ ManagedPolicyArns: undefined }) },
    found: "CB-ROLE-003 Role Properties/ManagedPolicyArns: The role must have 'service-role/AWSBackupServiceRolePolicyForBackup', or a policy of its own, got no policy",
    right: {
      Role: role({ ManagedPolicyArns: undefined }),
      Own: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'own', Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] } } },
    },
    unknown: { Role: role({ ManagedPolicyArns: PARAMETER }) },
  },
  {
    name: 'a bucket whose role has no policy for S3',
    wrong: { Bucket: BUCKET, Selection: bucketOnly },
    found: "CB-ROLE-004 Role Properties/ManagedPolicyArns: The role must have 'AWSBackupServiceRolePolicyForS3Backup' to back up S3 bucket, got 'service-role/AWSBackupServiceRolePolicyForBackup'",
    right: {
      Bucket: BUCKET, Selection: bucketOnly,
      Role: role({ ManagedPolicyArns: [awsPolicy('service-role/AWSBackupServiceRolePolicyForBackup'), awsPolicy('AWSBackupServiceRolePolicyForS3Backup')] }),
    },
    unknown: { Bucket: BUCKET, Selection: bucketOnly, Role: role({ ManagedPolicyArns: [PARAMETER] }) },
  },
];

describe.each(ROWS)('$name', ({ wrong, found, right, unknown }) => {
  test('is named', () => {
    expect(findingsIn(setUp(wrong))).toEqual([found]);
  });

  test('the nearest that passes', () => {
    expect(findingsIn(setUp(right))).toEqual([]);
  });

  test('what is not known at synth', () => {
    expect(findingsIn(setUp(unknown))).toEqual([]);
  });
});
