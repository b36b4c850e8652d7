import { runSimulation } from '@cloud-copilot/iam-simulate';
import { CfnParameter, Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { RestoreTesting, RestoreTestTarget, SecureVault } from '../../src';
import type { RestoreTestingProps } from '../../src';
import { evaluated } from '../helpers/simulation';
import { ACCOUNT, shop } from '../helpers/stacks';

const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/restore`;

interface Statement {
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly Statement: readonly Statement[];
}

/** Our own policy of the restore role, with every key of the app as `…:key/<logical id>`. */
function policyOf(stack: Stack): Policy | undefined {
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
  if (!policy) return undefined;
  const text = JSON.stringify((policy.Properties as { PolicyDocument: unknown }).PolicyDocument)
    .replace(/\{"Fn::GetAtt":\["([A-Za-z]+)[0-9A-F]{8}","Arn"\]\}/g, (_, id: string) => `"${KEY}${id}"`);
  return evaluated(JSON.parse(text)) as Policy;
}

function testing(props: (stack: Stack) => RestoreTestingProps): Stack {
  const stack = shop();
  new RestoreTesting(stack, 'Tests', props(stack));
  return stack;
}

/** Resources of each statement. */
function resourcesOf(stack: Stack): Record<string, unknown> {
  return Object.fromEntries((policyOf(stack)?.Statement ?? []).map(({ Sid, Resource }) => [Sid, Resource]));
}

async function may(policy: Policy | undefined, action: string, resource: string, context: Record<string, string> = {}): Promise<boolean> {
  const result = await runSimulation({
    request: {
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/restore/session`, action, resource: { resource, accountId: ACCOUNT },
      contextVariables: { 'aws:PrincipalArn': ROLE, 'aws:PrincipalAccount': ACCOUNT, ...context },
    },
    identityPolicies: [{ name: 'own', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    // A key as AWS makes it: the account's policies decide.
    resourcePolicy: action.startsWith('kms:')
      ? { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] }
      : undefined,
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

describe('keys', () => {
  const policy = policyOf(testing(scope => ({
    vaults: [new SecureVault(scope, 'Vault')],
    targets: [RestoreTestTarget.efs({ encryptionKey: new kms.Key(scope, 'Restored') })],
  })));

  test.each<[string, string, boolean]>([
    ['kms:Decrypt', 'VaultKey', true],
    ['kms:DescribeKey', 'VaultKey', true],
    ['kms:GenerateDataKey', 'VaultKey', false],
    ['kms:Encrypt', 'VaultKey', false],
    ['kms:GenerateDataKey', 'Restored', true],
    ['kms:GenerateDataKeyWithoutPlaintext', 'Restored', true],
    ['kms:ReEncryptTo', 'Restored', true],
    ['kms:Decrypt', 'Restored', true],
    ['kms:Decrypt', 'Stranger', false],
    ['kms:ScheduleKeyDeletion', 'Restored', false],
    ['kms:PutKeyPolicy', 'VaultKey', false],
  ])('%s with %s: %s', async (action, key, allowed) => {
    expect(await may(policy, action, `${KEY}${key}`)).toBe(allowed);
  });

  test.each<[string, string, boolean]>([
    ['VaultKey', 'true', true], ['Restored', 'true', true], ['Restored', 'false', false], ['Stranger', 'true', false],
  ])('grants of %s, for a service of AWS %s: %s', async (key, forService, allowed) => {
    expect(await may(policy, 'kms:CreateGrant', `${KEY}${key}`, { 'kms:GrantIsForAWSResource': forService })).toBe(allowed);
  });

  test('no statement is for everything', () => {
    const statements = policy!.Statement;

    expect(statements.map(({ Sid }) => Sid)).toEqual(['ReadRecoveryPoints', 'GrantKeysToServices', 'EncryptRestored']);
    expect(JSON.stringify(statements)).not.toContain('*');
  });

  test('of resources are used for what is restored from them, each once', () => {
    const shared = testing(scope => {
      const key = new kms.Key(scope, 'Source');
      const volume = (id: string) => new ec2.Volume(scope, id, { availabilityZone: 'eu-west-1a', size: Size.gibibytes(1), encrypted: true, encryptionKey: key });
      return { targets: [RestoreTestTarget.ebs({ resources: [volume('One'), volume('Two')] })] };
    });

    expect(resourcesOf(shared)).toEqual({ EncryptRestored: `${KEY}Source`, GrantKeysToServices: `${KEY}Source` });
  });

  test.each<[string, (scope: Stack) => backup.IBackupVaultRef, string]>([
    ['of aws-cdk-lib', scope => new backup.BackupVault(scope, 'Vault', { encryptionKey: new kms.Key(scope, 'Given') }), `${KEY}Given`],
    ['of which the key was told', scope => SecureVault.fromBackupVaultAttributes(scope, 'Vault', {
      backupVaultArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:others`, encryptionKey: kms.Key.fromKeyArn(scope, 'Given', `${KEY}given`),
    }), `${KEY}given`],
    ['whose key is in an account that is a token', scope => new backup.CfnBackupVault(scope, 'Vault', {
      backupVaultName: 'vault', encryptionKeyArn: `arn:aws:kms:${scope.region}:${new CfnParameter(scope, 'Text').valueAsString}:key/given`,
    }), ':key/given'],
  ])('a vault %s', (_, vault, expected) => {
    const { ReadRecoveryPoints } = resourcesOf(testing(scope => ({ vaults: [vault(scope)] })));

    expect(JSON.stringify(ReadRecoveryPoints)).toContain(expected);
  });

  test.each<[string, (scope: Stack) => RestoreTestingProps]>([
    ['a vault that is imported', scope => ({ vaults: [SecureVault.fromBackupVaultName(scope, 'Vault', 'others')] })],
    ['all vaults', () => ({})],
    ['an alias', scope => ({ targets: [RestoreTestTarget.efs({ encryptionKey: kms.Alias.fromAliasName(scope, 'Alias', 'alias/mine') as kms.IKey })] })],
    ['an id', scope => ({ targets: [RestoreTestTarget.ebs({ resources: [new ec2.CfnVolume(scope, 'Volume', { availabilityZone: 'eu-west-1a', size: 1, encrypted: true, kmsKeyId: '12345678-1234-1234-1234-123456789012' })] })] })],
    ['a parameter', scope => ({ targets: [RestoreTestTarget.efs({ encryptionKey: kms.Key.fromKeyArn(scope, 'Key', new CfnParameter(scope, 'Text', { default: KEY }).valueAsString) })] })],
    ['an unencrypted volume', scope => ({ targets: [RestoreTestTarget.ebs({ resources: [new ec2.CfnVolume(scope, 'Volume', { availabilityZone: 'eu-west-1a', size: 1 })] })] })],
  ])('%s: nothing is known, and nothing is allowed', (_, props) => {
    expect(policyOf(testing(props))).toBeUndefined();
  });

  test('a role of another kind gets nothing', () => {
    const other = testing(scope => ({
      vaults: [new SecureVault(scope, 'Vault')], targets: [RestoreTestTarget.s3()],
      role: new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') }),
    }));

    expect(policyOf(other)).toBeUndefined();
    Template.fromStack(other).resourcePropertiesCountIs('AWS::IAM::Role', { ManagedPolicyArns: [] }, 0);
  });
});

describe('instance profiles', () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/server`;
  const policy = policyOf(testing(scope => ({
    targets: [RestoreTestTarget.ec2({ keepInstanceProfile: true, instanceRoles: [iam.Role.fromRoleArn(scope, 'Server', role)] })],
  })));

  test.each<[string, string, boolean]>([
    [role, 'ec2.amazonaws.com', true], [role, 'lambda.amazonaws.com', false], [ROLE, 'ec2.amazonaws.com', false],
  ])('%s may be passed to %s: %s', async (passed, service, allowed) => {
    expect(await may(policy, 'iam:PassRole', passed, { 'iam:PassedToService': service })).toBe(allowed);
  });
});

test('who may read the tests', async () => {
  const stack = shop();
  const tests = new RestoreTesting(stack, 'Tests', { targets: [RestoreTestTarget.s3()] });
  tests.grantRead(new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountPrincipal(ACCOUNT) }));
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const plan = `arn:aws:backup:eu-west-1:${ACCOUNT}:restore-testing-plan:Tests-0000`;
  const text = JSON.stringify((policy.Properties as { PolicyDocument: unknown }).PolicyDocument).replace(/\{"Fn::GetAtt":\["Tests[^"]*","RestoreTestingPlanArn"\]\}/g, `"${plan}"`);
  const ask = (action: string, resource: string) => runSimulation({
    request: { principal: `arn:aws:iam::${ACCOUNT}:user/auditor`, action, resource: { resource, accountId: ACCOUNT }, contextVariables: {} },
    identityPolicies: [{ name: 'read', policy: JSON.parse(text) as object }], serviceControlPolicies: [], resourceControlPolicies: [], resourcePolicy: undefined,
  }, {});
  const answers = await Promise.all([
    ask('backup:GetRestoreTestingPlan', plan), ask('backup:GetRestoreTestingSelection', plan), ask('backup:ListRestoreTestingSelections', plan),
    ask('backup:GetRestoreTestingPlan', `${plan}1`), ask('backup:DeleteRestoreTestingPlan', plan),
  ]);

  expect(answers.map(answer => answer.resultType === 'error' ? answer.errors : answer.overallResult)).toEqual([
    'Allowed', 'Allowed', 'Allowed', 'ImplicitlyDenied', 'ImplicitlyDenied',
  ]);
});
