import { CfnParameter, Duration, Stack, Token, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CentralBackupEvents, MemberAccountBaseline, VaultLock } from '../../../src';
import type { MemberAccountBaselineProps } from '../../../src';
import { testApp } from '../../helpers/app';
import { describeRefusals } from '../../helpers/refusals';
import { nagFindings } from '../../nag/packs';

const STACK_SET = 'AWS::CloudFormation::StackSet';
const PROPS = { organizationalUnitIds: ['ou-ab12-11111111'], regions: ['eu-west-1', 'eu-central-1'] };

function stack(): Stack {
  return new Stack(testApp(), 'Organization', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function baseline(props: Partial<MemberAccountBaselineProps> = {}): Template {
  const organization = stack();
  new MemberAccountBaseline(organization, 'Baseline', { ...PROPS, ...props });
  return Template.fromStack(organization);
}

function stackSetsOf(template: Template, like: object = {}): { readonly Properties: { readonly TemplateBody: string } }[] {
  return Object.values(template.findResources(STACK_SET, like)) as { Properties: { TemplateBody: string } }[];
}

/** What the stack set with this description deploys in an account. */
function member(template: Template, description: string): Template {
  const [found] = stackSetsOf(template, { Properties: { Description: description } });
  return Template.fromString(found.Properties.TemplateBody);
}

test('carries roles into one Region of every account, and vaults into all of them', () => {
  const template = baseline();

  template.resourceCountIs(STACK_SET, 2);
  template.hasResource(STACK_SET, {
    Properties: {
      Description: 'Roles for backups',
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'SELF',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-11111111'], Accounts: Match.absent() }, Regions: ['eu-west-1'] }],
    },
  });
  template.hasResource(STACK_SET, {
    DependsOn: [Match.stringLikeRegexp('^BaselineRoles')],
    Properties: {
      Description: 'Vaults for backups',
      Capabilities: Match.absent(),
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
      ManagedExecution: { Active: true },
      StackInstancesGroup: [{ Regions: ['eu-west-1', 'eu-central-1'] }],
      OperationPreferences: {
        FailureTolerancePercentage: 10, MaxConcurrentPercentage: 25, ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE', RegionConcurrencyType: 'PARALLEL', RegionOrder: Match.absent(),
      },
    },
  });
});

test('an account gets the vault and the roles under the names that a policy uses', () => {
  const template = baseline({ vaultLock: VaultLock.governance({ minRetention: Duration.days(35) }) });
  const vaults = member(template, 'Vaults for backups');
  const roles = member(template, 'Roles for backups');

  vaults.hasResource('AWS::Backup::BackupVault', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      BackupVaultName: 'organization-backups',
      EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VaultKey'), 'Arn'] },
      LockConfiguration: { MinRetentionDays: 35 },
      AccessPolicy: { Statement: [{ Sid: 'DenyManualDeletion', Effect: 'Deny', Principal: '*', Resource: '*', Action: Match.anyValue() }] },
    },
  });
  roles.resourceCountIs('AWS::IAM::Role', 2);
  roles.hasResourceProperties('AWS::IAM::Role', { RoleName: 'organization-backup' });
  roles.hasResourceProperties('AWS::IAM::Role', { RoleName: 'organization-restore' });
});

test('stacks need neither a bootstrap nor assets nor anything of this app', () => {
  for (const description of ['Vaults for backups', 'Roles for backups']) {
    const { Parameters, Rules, Resources } = member(baseline(), description).toJSON() as Record<string, unknown>;
    expect({ Parameters, Rules }).toEqual({});
    expect(JSON.stringify(Resources)).not.toMatch(/cdk-hnb659fds|Token\[|111122223333/);
  }
});

test('takes names, units, accounts and speed from its user', () => {
  const organization = stack();
  const made = new MemberAccountBaseline(organization, 'Baseline', {
    ...PROPS,
    organizationalUnitIds: ['r-ab12'],
    acknowledgeOrganizationRoot: true,
    excludedAccounts: ['444455556666'],
    backupVaultName: 'central',
    backupRoleName: 'backup',
    restoreRoleName: 'restore',
    policyAdministrators: ['arn:aws:iam::111122223333:role/administrator'],
    notifications: false,
    autoDeployment: false,
    delegatedAdministrator: true,
    operation: { failureTolerancePercentage: 0, maxConcurrentPercentage: 100, parallelRegions: false },
  });

  expect(made).toMatchObject({ backupVaultName: 'central', backupRoleName: 'backup', restoreRoleName: 'restore', regions: ['eu-west-1', 'eu-central-1'] });
  const template = Template.fromStack(organization);
  template.allResourcesProperties(STACK_SET, {
    CallAs: 'DELEGATED_ADMIN',
    AutoDeployment: { Enabled: false, RetainStacksOnAccountRemoval: Match.absent() },
  });
  template.hasResourceProperties(STACK_SET, {
    StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['r-ab12'], Accounts: ['444455556666'], AccountFilterType: 'DIFFERENCE' } }],
    OperationPreferences: { FailureTolerancePercentage: 0, MaxConcurrentPercentage: 100, RegionConcurrencyType: 'SEQUENTIAL', RegionOrder: ['eu-west-1', 'eu-central-1'] },
  });
  const vaults = member(template, 'Vaults for backups');
  vaults.hasResourceProperties('AWS::Backup::BackupVault', {
    Notifications: Match.absent(),
    AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'DenyPolicyRemoval' })]) },
  });
});

test('sends events to a bus elsewhere, with a role for that alone', () => {
  const forwardEventsTo = CentralBackupEvents.eventBusArnFor({ account: '999988887777', region: 'eu-west-1', eventBusName: 'backups' });
  const template = baseline({ forwardEventsTo });
  const vaults = member(template, 'Vaults for backups');
  const bus = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':events:eu-west-1:999988887777:event-bus/backups']] };

  template.hasResourceProperties(STACK_SET, { Description: 'Vaults for backups', Capabilities: ['CAPABILITY_IAM'] });
  vaults.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.backup'] },
    Targets: [{
      Id: 'Forward', Arn: bus, RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ForwardingRole'), 'Arn'] },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UndeliveredEvents'), 'Arn'] } },
    }],
  });
  vaults.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({
        Action: 'sqs:SendMessage', Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['ForwardEvents', 'Arn'] } } },
      })]),
    },
  });
  vaults.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: { Statement: [{ Sid: 'ForwardEvents', Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }] },
  });
  baseline().hasResourceProperties(STACK_SET, { Description: 'Vaults for backups', Capabilities: Match.absent() });
});

test('templates are small enough to be passed on as text', () => {
  const template = baseline({ vaultLock: VaultLock.governance({ minRetention: Duration.days(35) }) });

  // A tenth of what CloudFormation takes.
  for (const { Properties: { TemplateBody } } of stackSetsOf(template)) expect(TemplateBody.length).toBeLessThan(5_120);
});

test('what its constructs warn of is told in the app, unless somebody has acknowledged it', () => {
  const vaultLock = VaultLock.compliance({ minRetention: Duration.days(35), coolingOff: Duration.days(7), acknowledgeIrreversible: true });
  const warnings = (organization: Stack) => new MemberAccountBaseline(organization, 'Baseline', { ...PROPS, vaultLock })
    .node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
  const acknowledged = stack();
  Validations.of(acknowledged).acknowledge({ id: 'CB-LOCK-007', reason: 'meant' });

  expect(warnings(stack())).toEqual([expect.stringMatching(/^Compliance lock of the vault must be meant for good.*CB-LOCK-007\]$/)]);
  expect(warnings(acknowledged)).toEqual([]);
});

test('takes targets and Regions that are known at deployment', () => {
  const organization = stack();
  const units = new CfnParameter(organization, 'Units', { type: 'CommaDelimitedList' }).valueAsList;
  new MemberAccountBaseline(organization, 'Baseline', {
    organizationalUnitIds: units, excludedAccounts: [Token.asString(new CfnParameter(organization, 'Account').value)], regions: ['eu-west-1'],
  });

  Template.fromStack(organization).allResourcesProperties(STACK_SET, { StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: { Ref: 'Units' } } }] });
});

test('passes cdk-nag', () => {
  const app = testApp();
  new MemberAccountBaseline(new Stack(app, 'Organization'), 'Baseline', PROPS);

  expect(nagFindings(app)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'no unit',
    write: () => baseline({ organizationalUnitIds: [] }),
    message: 'Targets of the baseline of member accounts must name an organizational unit, got none [Organization/Baseline] (CB-BASE-001)',
  },
  {
    name: 'an account as unit',
    write: () => baseline({ organizationalUnitIds: ['444455556666'] }),
    message: "Target of the baseline of member accounts must be the id of an organizational unit (ou-…-…) or of the root (r-…), got '444455556666': name the unit that holds an account [Organization/Baseline] (CB-BASE-001)",
  },
  {
    name: 'more units than an operation takes',
    write: () => baseline({ organizationalUnitIds: Array.from({ length: 51 }, (_, i) => `ou-ab12-111111${String(i).padStart(2, '0')}`) }),
    message: 'Targets of the baseline of member accounts must be 50 at most, got 51: name the units above them [Organization/Baseline] (CB-BASE-001)',
  },
  {
    name: 'the root without a yes',
    write: () => baseline({ organizationalUnitIds: ['r-ab12'] }),
    message: "AcknowledgeOrganizationRoot of the baseline of member accounts must be true for the root 'r-ab12', got no yes: every account gets the stacks at once; try it on an OU first [Organization/Baseline] (CB-BASE-002)",
  },
  {
    name: 'no Region',
    write: () => baseline({ regions: [] }),
    message: 'Regions of the baseline of member accounts must be one or more, got none [Organization/Baseline] (CB-BASE-003)',
  },
  {
    name: 'a Region twice',
    write: () => baseline({ regions: ['eu-west-1', 'eu-west-1'] }),
    message: "Regions of the baseline of member accounts must differ, got 'eu-west-1' twice [Organization/Baseline] (CB-BASE-003)",
  },
  {
    name: 'a vault name that is none',
    write: () => baseline({ backupVaultName: 'no spaces' }),
    message: "Name of the vault in member accounts must be 2 to 50 letters, digits, hyphens or underscores, got 'no spaces' [Organization/Baseline] (CB-BASE-005)",
  },
  {
    name: 'a role name that is none',
    write: () => baseline({ backupRoleName: 'a/b' }),
    message: "Name of the backup role in member accounts must be 1 to 64 letters, digits or characters of +=,.@_-, got 'a/b' [Organization/Baseline] (CB-BASE-005)",
  },
  {
    name: 'a name of this app',
    write: () => {
      const organization = stack();
      const role = new iam.Role(organization, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
      new MemberAccountBaseline(organization, 'Baseline', { ...PROPS, backupRoleName: role.roleName });
    },
    message: 'Name of the backup role in member accounts must be known at synth, got a token: write the name itself [Organization/Baseline] (CB-BASE-004)',
  },
  {
    name: 'a tolerance out of range',
    write: () => baseline({ operation: { failureTolerancePercentage: 101 } }),
    message: 'Failure tolerance in percent must be a whole number from 0 to 100, got 101 [Organization/Baseline] (CB-BASE-006)',
  },
  {
    name: 'no account at a time',
    write: () => baseline({ operation: { maxConcurrentPercentage: 0 } }),
    message: 'Accounts at a time in percent must be a whole number from 1 to 100, got 0 [Organization/Baseline] (CB-BASE-006)',
  },
  {
    name: 'an account that is none',
    write: () => baseline({ excludedAccounts: ['ou-ab12-11111111'] }),
    message: "Account left out of the baseline of member accounts must be an id of 12 digits, got 'ou-ab12-11111111' [Organization/Baseline] (CB-BASE-008)",
  },
  {
    name: 'a template that is too long',
    write: () => baseline({ policyAdministrators: Array.from({ length: 1000 }, (_, i) => `arn:aws:iam::111122223333:role/administrator-${i}`) }),
    message: 'Template of the vaults in member accounts must be 51200 bytes at most, got 104840: shorten descriptions, or make two baselines [Organization/Baseline] (CB-BASE-007)',
  },
]);
