import { CfnResource, Stack } from 'aws-cdk-lib';
import type { App, StackProps } from 'aws-cdk-lib';
import { shop } from '../helpers/stacks';
import { check } from './synth-checks';

/** A resource as a template has it. */
export interface RawResource {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly [attribute: string]: unknown;
}
export type RawResources = Readonly<Record<string, RawResource>>;

/** Puts resources into a stack, word for word. */
export function place(stack: Stack, resources: RawResources): void {
  for (const [id, { Type, ...attributes }] of Object.entries(resources)) {
    const resource = new CfnResource(stack, id, { type: Type });
    resource.overrideLogicalId(id);
    for (const [name, value] of Object.entries(attributes)) resource.addOverride(name, value);
  }
}

/** What is found in these resources: `<id> <logical id> <path>: <message>`. */
export function findingsIn(resources: RawResources, props?: StackProps): string[] {
  const stack = shop(props);
  place(stack, resources);
  return check(stack.node.root as App).report.violations.map(({ ruleName, description, violatingResources: [at] }) =>
    `${ruleName} ${at.resourceLogicalId} ${at.locations.join()}: ${description}`);
}

export const KEY: RawResource = { Type: 'AWS::KMS::Key', DeletionPolicy: 'Retain', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: [] } } };

/** A vault that has nothing wrong with it. */
export function vault(properties: Readonly<Record<string, unknown>> = {}, attributes: Readonly<Record<string, unknown>> = {}): RawResource {
  return {
    Type: 'AWS::Backup::BackupVault',
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    ...attributes,
    Properties: { BackupVaultName: 'vault', EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] }, ...properties },
  };
}

/** A plan that has nothing wrong with it; its rule can be changed. */
export function plan(rule: Readonly<Record<string, unknown>> = {}, properties: Readonly<Record<string, unknown>> = {}): RawResource {
  return {
    Type: 'AWS::Backup::BackupPlan',
    Properties: {
      BackupPlan: {
        BackupPlanName: 'plan',
        BackupPlanRule: [{ RuleName: 'Daily', TargetBackupVault: { Ref: 'Vault' }, Lifecycle: { DeleteAfterDays: 35 }, ...rule }],
        ...properties,
      },
    },
  };
}

export const TRUST = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole' }] };

export function role(properties: Readonly<Record<string, unknown>> = {}): RawResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: TRUST,
      ManagedPolicyArns: [awsPolicy('service-role/AWSBackupServiceRolePolicyForBackup')],
      ...properties,
    },
  };
}

export function awsPolicy(path: string): unknown {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${path}` };
}

export function selection(properties: Readonly<Record<string, unknown>> = {}): RawResource {
  return {
    Type: 'AWS::Backup::BackupSelection',
    Properties: {
      BackupPlanId: { Ref: 'Plan' },
      BackupSelection: {
        SelectionName: 'tagged',
        IamRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'true' }],
        ...properties,
      },
    },
  };
}

/** A whole set-up without a finding, in which single resources can be replaced or added. */
export function setUp(changed: RawResources = {}): RawResources {
  return { Key: KEY, Vault: vault(), Plan: plan(), Role: role(), Selection: selection(), ...changed };
}
