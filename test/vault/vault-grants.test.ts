import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultGrants } from '../../src/vault/vault-grants';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const VAULT_ARN = { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] };
const RECOVERY_POINTS = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup:eu-west-1:111122223333:recovery-point:*']] };

function setUp() {
  const stack = new Stack(testApp(), 'Shop', { env: ENV });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  return { stack, role, vault: new SecureVault(stack, 'Vault') };
}

function granted(give: (vault: SecureVault, role: iam.Role) => iam.Grant) {
  const { stack, role, vault } = setUp();
  expect(give(vault, role).success).toBe(true);
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policy.Properties.PolicyDocument.Statement;
}

test.each<[string, (vault: SecureVault, role: iam.Role) => iam.Grant, unknown[]]>([
  ['read', (vault, role) => vault.grants.read(role), [{
    Effect: 'Allow',
    Action: [
      'backup:DescribeBackupVault', 'backup:GetBackupVaultAccessPolicy', 'backup:GetBackupVaultNotifications', 'backup:ListRecoveryPointsByBackupVault',
    ],
    Resource: VAULT_ARN,
  }]],
  ['startBackup', (vault, role) => vault.grants.startBackup(role), [{ Effect: 'Allow', Action: 'backup:StartBackupJob', Resource: VAULT_ARN }]],
  ['copyInto', (vault, role) => vault.grants.copyInto(role), [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: VAULT_ARN }]],
  ['actions', (vault, role) => vault.grants.actions(role, 'backup:TagResource'), [{ Effect: 'Allow', Action: 'backup:TagResource', Resource: VAULT_ARN }]],
  ['grant', (vault, role) => vault.grant(role, 'backup:TagResource'), [{ Effect: 'Allow', Action: 'backup:TagResource', Resource: VAULT_ARN }]],
  ['describeRecoveryPoints', (vault, role) => vault.grants.describeRecoveryPoints(role), [
    { Effect: 'Allow', Action: ['backup:DescribeRecoveryPoint', 'backup:GetRecoveryPointRestoreMetadata'], Resource: RECOVERY_POINTS },
  ]],
  ['restore', (vault, role) => vault.grants.restore(role, { recoveryPointArns: ['arn:aws:ec2:eu-west-1::snapshot/*'] }), [
    {
      Effect: 'Allow',
      Action: ['backup:DescribeRecoveryPoint', 'backup:GetRecoveryPointRestoreMetadata', 'backup:StartRestoreJob'],
      Resource: 'arn:aws:ec2:eu-west-1::snapshot/*',
    },
  ]],
])('%s gives just that', (_, give, statements) => {
  expect(granted(give)).toEqual(statements);
});

test('a principal of another account also gets a statement in the vault policy, with the resource that AWS wants', () => {
  const { stack, vault } = setUp();
  vault.grants.copyInto(new iam.AccountPrincipal('444455556666'));
  Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
    AccessPolicy: {
      Statement: Match.arrayWith([{
        Effect: 'Allow',
        Action: 'backup:CopyIntoBackupVault',
        Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] } },
        Resource: '*',
      }]),
    },
  });
});

test('a role of this account does not', () => {
  const { stack, role, vault } = setUp();
  vault.grants.copyInto(role);
  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::Backup::BackupVault'))).not.toContain('CopyInto');
});

test.each<[string, (stack: Stack) => backup.IBackupVaultRef]>([
  ['imported', stack => SecureVault.fromBackupVaultArn(stack, 'Theirs', 'arn:aws:backup:eu-central-1:111122223333:backup-vault:theirs')],
  ['an imported air-gapped one', stack => AirGappedVault.fromBackupVaultArn(stack, 'Theirs', 'arn:aws:backup:eu-central-1:111122223333:backup-vault:theirs')],
  ['aws-cdk-lib\'s L2', stack => new backup.BackupVault(stack, 'Theirs', { backupVaultName: 'theirs' })],
  ['aws-cdk-lib\'s L1', stack => new backup.CfnBackupVault(stack, 'Theirs', { backupVaultName: 'theirs' })],
])('a vault of other making has the same grants: %s', (_, make) => {
  const { stack, role } = setUp();
  const vault = make(stack);
  VaultGrants.fromVault(vault).copyInto(role);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: stack.resolve(vault.backupVaultRef.backupVaultArn) }] },
  });
});

test('recovery points are those of the Region of the vault', () => {
  const { stack, role } = setUp();
  const vault = SecureVault.fromBackupVaultArn(stack, 'Theirs', 'arn:aws:backup:eu-central-1:444455556666:backup-vault:theirs');
  VaultGrants.fromVault(vault).describeRecoveryPoints(role);
  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain(':backup:eu-central-1:444455556666:recovery-point:*');
});

describeRefusals('refusals', [
  {
    name: 'a wildcard',
    write: () => {
      const { vault, role } = setUp();
      return vault.grant(role, 'backup:*');
    },
    message: 'Action in the access policy of the vault must be named without wildcards, got \'backup:*\' [Shop/Vault] (CB-VAULT-013)',
  },
  {
    name: 'a wildcard on an imported vault',
    write: () => {
      const { stack, role } = setUp();
      return SecureVault.fromBackupVaultName(stack, 'Theirs', 'theirs').grant(role, 'backup:Describe*');
    },
    message: 'Action in the access policy of the vault must be named without wildcards, got \'backup:Describe*\' [Shop/Theirs] (CB-VAULT-013)',
  },
]);
