import { CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DelegatedBackupAdministrator } from '../../../src';
import type { DelegatedBackupAdministratorProps } from '../../../src';
import { testApp } from '../../helpers/app';
import { describeRefusals } from '../../helpers/refusals';
import { nagFindings } from '../../nag/packs';

const PROPS = { accountId: '444455556666', organizationId: 'o-a1b2c3d4e5' };

function stack(): Stack {
  return new Stack(testApp(), 'Management', { env: { account: '111122223333', region: 'us-east-1' } });
}

function administrator(props: Partial<DelegatedBackupAdministratorProps> = {}): Template {
  const management = stack();
  new DelegatedBackupAdministrator(management, 'Administrator', { ...PROPS, ...props });
  return Template.fromStack(management);
}

test('gives the account backup policies, and no function', () => {
  const template = administrator();

  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.hasResource('AWS::Organizations::ResourcePolicy', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      Content: {
        Version: '2012-10-17',
        Statement: [
          Match.objectLike({ Sid: 'SeeTheOrganization', Resource: '*' }),
          Match.objectLike({ Sid: 'SeeBackupPolicies', Condition: { StringEquals: { 'organizations:PolicyType': 'BACKUP_POLICY' } } }),
          Match.objectLike({
            Sid: 'ManageBackupPolicies',
            Action: ['organizations:AttachPolicy', 'organizations:CreatePolicy', 'organizations:DeletePolicy', 'organizations:DetachPolicy', 'organizations:UpdatePolicy'],
            Condition: { StringEquals: { 'organizations:PolicyType': 'BACKUP_POLICY' } },
            Resource: [
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':organizations::111122223333:policy/o-a1b2c3d4e5/backup_policy/p-*']] },
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':organizations::111122223333:account/o-a1b2c3d4e5/*']] },
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':organizations::111122223333:ou/o-a1b2c3d4e5/*']] },
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':organizations::111122223333:root/o-a1b2c3d4e5/*']] },
            ],
          }),
        ],
      },
    },
  });
});

test('leaves the resource policy alone where there is one, and hands out what belongs into it', () => {
  const management = stack();
  const { statements } = new DelegatedBackupAdministrator(management, 'Administrator', { ...PROPS, managesPolicies: false });

  expect(management.node.findAll().filter(child => CfnResource.isCfnResource(child))).toEqual([]);
  expect(statements.map(({ sid }) => sid)).toEqual(['SeeTheOrganization', 'SeeBackupPolicies', 'ManageBackupPolicies']);
});

test('switches on what it is asked for, with no more permissions than that takes', () => {
  const template = administrator({ register: true, enableBackupPoliciesInRoot: 'r-ab12' });

  template.hasResourceProperties('Custom::BackupAdministration', { Scope: 'Organization', Administrator: '444455556666', PolicyRoot: 'r-ab12' });
  const forBackup = { StringEquals: { 'organizations:ServicePrincipal': 'backup.amazonaws.com' } };
  const within = (path: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:organizations::111122223333:${path}`]] });
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Sid: 'Log' }),
        { Effect: 'Allow', Action: 'organizations:EnableAWSServiceAccess', Resource: '*', Condition: forBackup },
        { Effect: 'Allow', Action: 'organizations:RegisterDelegatedAdministrator', Resource: within('account/o-a1b2c3d4e5/444455556666'), Condition: forBackup },
        {
          Effect: 'Allow', Action: 'organizations:EnablePolicyType', Resource: within('root/o-a1b2c3d4e5/r-ab12'),
          Condition: { StringEquals: { 'organizations:PolicyType': 'BACKUP_POLICY' } },
        },
      ],
    },
  });
});

test('asks for one of the two alone', () => {
  administrator({ enableBackupPoliciesInRoot: 'r-ab12' }).hasResourceProperties('Custom::BackupAdministration', { Administrator: Match.absent(), PolicyRoot: 'r-ab12' });
  administrator({ register: true }).hasResourceProperties('Custom::BackupAdministration', { Administrator: '444455556666', PolicyRoot: Match.absent() });
});

test('takes ids that are known at deployment', () => {
  const management = stack();
  const [accountId, organizationId, root] = ['Account', 'Organization', 'Root'].map(id => new CfnParameter(management, id).valueAsString);
  new DelegatedBackupAdministrator(management, 'Administrator', { accountId, organizationId, enableBackupPoliciesInRoot: root, register: true });

  Template.fromStack(management).hasResourceProperties('AWS::Organizations::ResourcePolicy', {
    Content: { Statement: Match.arrayWith([Match.objectLike({ Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'Account' }, ':root']] } } })]) },
  });
});

test('says where it has to be deployed', () => {
  const management = new Stack(testApp(), 'Management');
  const made = new DelegatedBackupAdministrator(management, 'Administrator', PROPS);

  expect(made.node.metadata.map(({ data }) => String(data))).toEqual([
    expect.stringMatching(/^Stack of the delegated administrator must be deployed in the management account, .*: set env\.account of the stack .*CB-BASE-103\]$/),
  ]);
});

test('passes cdk-nag, with reasons for what it does not follow', () => {
  const app = testApp();
  const management = new Stack(app, 'Management', { env: { account: '111122223333', region: 'us-east-1' } });
  new DelegatedBackupAdministrator(management, 'Administrator', { ...PROPS, register: true, enableBackupPoliciesInRoot: 'r-ab12' });

  expect(nagFindings(app)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'an account that is none',
    write: () => administrator({ accountId: '4444' }),
    message: "Delegated administrator must be an account id of 12 digits, got '4444' [Management/Administrator] (CB-BASE-101)",
  },
  {
    name: 'an organization that is none',
    write: () => administrator({ organizationId: 'r-ab12' }),
    message: "Id of the organization must have the form o-…, got 'r-ab12' [Management/Administrator] (CB-BASE-101)",
  },
  {
    name: 'a root that is none',
    write: () => administrator({ enableBackupPoliciesInRoot: 'ou-ab12-11111111' }),
    message: "Root in which backup policies are switched on must have the form r-…, got 'ou-ab12-11111111' [Management/Administrator] (CB-BASE-101)",
  },
  {
    name: 'the management account',
    write: () => administrator({ accountId: '111122223333' }),
    message: "Delegated administrator must be a member account, got the account of the stack, '111122223333' [Management/Administrator] (CB-BASE-102)",
  },
]);
