import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { UNKNOWN } from '../../src/model/known';
import { BackupRole } from '../../src/selection/backup-role';
import { RestoreRole } from '../../src/selection/restore-role';

function newStack(env?: { account: string; region: string }): Stack {
  return new Stack(new App(), 'S', { env });
}

function policiesOf(stack: Stack): string[] {
  const [role] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role')) as { Properties: { ManagedPolicyArns: unknown[] } }[];
  return role.Properties.ManagedPolicyArns.map(arn => /policy\/([^"]+)"/.exec(JSON.stringify(arn))?.[1] ?? '');
}

const BACKUP = 'service-role/AWSBackupServiceRolePolicyForBackup';
const RESTORE = 'service-role/AWSBackupServiceRolePolicyForRestores';

describe('the backup role', () => {
  test('trusts AWS Backup and carries the policy for backups only', () => {
    const stack = newStack();
    new BackupRole(stack, 'Role');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Condition: Match.absent() }] },
    });
    expect(policiesOf(stack)).toEqual([BACKUP]);
  });

  test.each<[string, readonly string[] | 'any' | typeof UNKNOWN, string[]]>([
    ['a type without a policy of its own', ['ebs', 'dynamodb'], [BACKUP]],
    ['S3', ['ebs', 's3'], [BACKUP, 'AWSBackupServiceRolePolicyForS3Backup']],
    ['any type', 'any', [BACKUP, 'AWSBackupServiceRolePolicyForS3Backup']],
    ['types known at deployment only', UNKNOWN, [BACKUP, 'AWSBackupServiceRolePolicyForS3Backup']],
  ])('admits %s, once', (_, types, policies) => {
    const stack = newStack();
    const role = new BackupRole(stack, 'Role');
    role._admit(types);
    role._admit(types);
    expect(policiesOf(stack)).toEqual(policies);
  });

  test.each([
    ['nothing', { indexActions: undefined, scanActions: undefined }, [BACKUP]],
    ['an index of S3', { indexActions: [['S3']], scanActions: [] }, [BACKUP]],
    ['an index of EBS', { indexActions: [['EBS']], scanActions: UNKNOWN }, [BACKUP, 'AWSBackupServiceRolePolicyForIndexing']],
    ['a scan', { indexActions: UNKNOWN, scanActions: [{ malwareScanner: 'GUARDDUTY', scanMode: 'FULL_SCAN' }] }, [BACKUP, 'AWSBackupServiceRolePolicyForScans']],
  ] as const)('a rule with %s', (_, rule, policies) => {
    const stack = newStack();
    const role = new BackupRole(stack, 'Role');
    role._admitActions(rule);
    role._admitActions(rule);
    expect(policiesOf(stack)).toEqual(policies);
  });

  test('is limited to its account where asked', () => {
    const stack = newStack({ account: '111122223333', region: 'eu-west-1' });
    new BackupRole(stack, 'Role', { confusedDeputyProtection: true, roleName: 'backup' });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'backup',
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })] },
    });
  });

  test('takes a permissions boundary', () => {
    const stack = newStack();
    new BackupRole(stack, 'Role', { permissionsBoundary: iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess') });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: Match.anyValue() });
  });
});

describe('the restore role', () => {
  test.each<[readonly string[] | 'any' | typeof UNKNOWN, string[]]>([
    [[], [RESTORE]],
    [['efs'], [RESTORE]],
    [['s3'], [RESTORE, 'AWSBackupServiceRolePolicyForS3Restore']],
    ['any', [RESTORE, 'AWSBackupServiceRolePolicyForS3Restore']],
    [UNKNOWN, [RESTORE, 'AWSBackupServiceRolePolicyForS3Restore']],
    [['sap-hana'], [RESTORE, 'AWSBackupRestoreAccessForSAPHANA']],
  ])('%# admits what can be restored', (types, policies) => {
    const stack = newStack();
    new RestoreRole(stack, 'Role')._admit(types);
    expect(policiesOf(stack)).toEqual(policies);
  });
});

describe('cdk-nag', () => {
  const packs = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks];

  function findings(stack: Stack): string[] {
    return packs.flatMap(Pack => new Pack(stack.node.root as App).validateScope(stack).violations.map(({ ruleName }) => ruleName));
  }

  test('has nothing left to say of roles with every policy', () => {
    const stack = newStack();
    const backup = new BackupRole(stack, 'Backup', { confusedDeputyProtection: true });
    const restore = new RestoreRole(stack, 'Restore');
    for (const role of [backup, restore]) {
      role._admit('any');
      role._admit(['sap-hana', 's3']);
    }
    backup._admitActions({ indexActions: [['EBS']], scanActions: [{ malwareScanner: 'GUARDDUTY', scanMode: 'FULL_SCAN' }] });
    expect(findings(stack)).toEqual([]);
  });

  test('still speaks of what a user attaches', () => {
    const stack = newStack();
    new BackupRole(stack, 'Backup').addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));
    expect(findings(stack)).toContain('AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AdministratorAccess]');
  });
});
