import { runSimulation } from '@cloud-copilot/iam-simulate';
import {
  BootstraplessSynthesizer, CfnParameter, CliCredentialsStackSynthesizer, Fn, LegacyStackSynthesizer, RemovalPolicies, RemovalPolicy, Stack,
  Validations,
} from 'aws-cdk-lib';
import type { IStackSynthesizer } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { KeyProtection } from '../../src/vault/key-protection';
import type { KeyProtectionOptions } from '../../src/vault/key-protection';
import { SecureVault } from '../../src/vault/secure-vault';
import { describeRefusals, messageOf } from '../helpers/refusals';
import { ACCOUNT, shop, synthErrors, warnings } from '../helpers/stacks';

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const DEPLOYER = role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`);
const KEY_ADMINISTRATOR = role('key-administrator');
const POLICY_ADMINISTRATOR = role('policy-administrator');
const STRANGER = role('administrator');
const BACKUP_ROLE = role('backup');
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const KEY_ARN = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const PUT_POLICY = 'kms:PutKeyPolicy';
const LOSS = ['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:DeleteImportedKeyMaterial'];

type Json = { readonly [key: string]: unknown };

/** The whole policy of the vault's key, intrinsic functions worked out. */
function keyPolicy(options: KeyProtectionOptions = {}, synthesizer?: IStackSynthesizer): Json {
  const stack = shop({ synthesizer });
  new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion(options) });
  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  return evaluate(key.Properties.KeyPolicy) as Json;
}

function evaluate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(evaluate);
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::Sub': sub, 'Fn::Join': join, 'Ref': ref } = value as { 'Fn::Sub'?: string; 'Fn::Join'?: [string, unknown[]]; 'Ref'?: string };
  if (sub !== undefined) return sub.replace('${AWS::Partition}', 'aws').replaceAll('${AWS::AccountId}', ACCOUNT).replaceAll('${AWS::Region}', 'eu-west-1');
  if (join !== undefined) return join[1].map(evaluate).join(join[0]);
  if (ref === 'AWS::Partition') return 'aws';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, evaluate(inner)]));
}

/** Whether a principal whose own permissions allow everything may do this to the key. */
async function may(principal: string, action: string, resourcePolicy: Json): Promise<boolean> {
  const result = await runSimulation({
    request: {
      principal: principal === ROOT ? ROOT : `arn:aws:sts::${ACCOUNT}:assumed-role/${principal.split('/').pop()}/session`,
      action,
      resource: { resource: KEY_ARN, accountId: ACCOUNT },
      contextVariables: { 'aws:PrincipalArn': principal },
    },
    identityPolicies: [{ name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy,
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

describe('who may do what', () => {
  const policy = keyPolicy({ keyAdministrators: [KEY_ADMINISTRATOR], policyAdministrators: [POLICY_ADMINISTRATOR] });

  test.each([
    ...LOSS.map(action => ['an administrator', STRANGER, action, false] as const),
    ...LOSS.map(action => ['the root of the account', ROOT, action, false] as const),
    ...LOSS.map(action => ['CloudFormation', DEPLOYER, action, false] as const),
    ...LOSS.map(action => ['a policy administrator', POLICY_ADMINISTRATOR, action, false] as const),
    ...LOSS.map(action => ['a key administrator', KEY_ADMINISTRATOR, action, true] as const),
    ['an administrator', STRANGER, PUT_POLICY, false],
    ['the root of the account', ROOT, PUT_POLICY, false],
    ['CloudFormation', DEPLOYER, PUT_POLICY, true],
    ['a policy administrator', POLICY_ADMINISTRATOR, PUT_POLICY, true],
    ['a key administrator', KEY_ADMINISTRATOR, PUT_POLICY, true],
    ['the backup role', BACKUP_ROLE, 'kms:GenerateDataKey', true],
    ['the backup role', BACKUP_ROLE, 'kms:CreateGrant', true],
    ['the backup role', BACKUP_ROLE, 'kms:Decrypt', true],
    ['anybody who is allowed to', STRANGER, 'kms:CancelKeyDeletion', true],
    ['anybody who is allowed to', STRANGER, 'kms:EnableKey', true],
    ['anybody who is allowed to', STRANGER, 'kms:ImportKeyMaterial', true],
    ['CloudFormation', DEPLOYER, 'kms:EnableKeyRotation', true],
  ] as const)('%s (%s): %s is %s', async (_, principal, action, allowed) => {
    expect(await may(principal, action, policy)).toBe(allowed);
  });

  test('with nobody named, nobody deletes the key and CloudFormation alone changes its policy', async () => {
    const strict = keyPolicy();
    for (const principal of [DEPLOYER, KEY_ADMINISTRATOR, STRANGER, ROOT]) expect(await may(principal, LOSS[0], strict)).toBe(false);
    for (const principal of [KEY_ADMINISTRATOR, STRANGER, ROOT]) expect(await may(principal, PUT_POLICY, strict)).toBe(false);
    expect(await may(DEPLOYER, PUT_POLICY, strict)).toBe(true);
  });

  test('with policy changes left open, everybody who is allowed to changes the policy, and nobody deletes', async () => {
    const open = keyPolicy({ blockKeyPolicyChanges: false });
    expect(await may(STRANGER, PUT_POLICY, open)).toBe(true);
    expect(await may(STRANGER, LOSS[1], open)).toBe(false);
  });

  test('without protection, an administrator deletes the key', async () => {
    const stack = shop();
    new SecureVault(stack, 'Vault');
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    expect(await may(STRANGER, LOSS[0], evaluate(key.Properties.KeyPolicy) as Json)).toBe(true);
  });
});

describe('the key of a vault', () => {
  test('is retained in every case, the vault as before', () => {
    const stack = shop();
    new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion() });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    expect(warnings(stack)).toEqual([]);
  });

  test('can be protected later: neither vault nor key is replaced', () => {
    const resources = (keyProtection?: KeyProtection) => {
      const stack = shop();
      new SecureVault(stack, 'Vault', { keyProtection });
      return Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Properties: Json }>;
    };
    const [before, after] = [resources(), resources(KeyProtection.denyDeletion())];
    const [key] = Object.keys(before).filter(id => before[id].Type === 'AWS::KMS::Key');
    const { [key]: keyBefore, ...othersBefore } = before;
    const { [key]: keyAfter, ...othersAfter } = after;
    expect(othersAfter).toEqual(othersBefore);
    expect({ ...keyAfter.Properties, KeyPolicy: undefined }).toEqual({ ...keyBefore.Properties, KeyPolicy: undefined });
  });

  test('stays retained when the vault gets the usual removal policy later', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion(), removalPolicy: RemovalPolicy.RETAIN });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    Template.fromStack(stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
  });

  test('keeps the allow of its account, without which nobody could use it', () => {
    expect(keyPolicy()).toMatchObject({ Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal: { AWS: ROOT } }, { Sid: 'DenyKeyDeletion' }, { Sid: 'DenyKeyPolicyChanges' }] });
  });

  test('fails at synth where it is to be destroyed', () => {
    const stack = shop();
    new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion(), removalPolicy: RemovalPolicy.DESTROY });
    expect(synthErrors(stack).join('\n')).toContain('Removal policy of the key must retain it, because its policy denies CloudFormation to delete it, '
      + 'got DESTROY: use RemovalPolicy.RETAIN, or leave the protection out (CB-KEY-004)');
  });

  test('warns where an aspect lets it go with a failed first deployment', () => {
    const stack = shop();
    new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion() });
    RemovalPolicies.of(stack).retainOnUpdateOrDelete();
    expect(warnings(stack)).toEqual(['CB-KEY-005']);
  });
});

describe('a key that was given', () => {
  /** Imported keys alone make an empty template, which newer releases of aws-cdk-lib refuse. */
  function withSomething(): Stack {
    const stack = shop();
    new kms.Key(stack, 'Other');
    return stack;
  }

  test('is protected as well, once for several vaults', () => {
    const stack = shop();
    const encryptionKey = new kms.Key(stack, 'Mine');
    const keyProtection = KeyProtection.denyDeletion();
    new SecureVault(stack, 'One', { encryptionKey, keyProtection });
    new SecureVault(stack, 'Two', { encryptionKey, keyProtection });
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    expect((key.Properties.KeyPolicy.Statement as Json[]).map(({ Sid }) => Sid)).toEqual([undefined, 'DenyKeyDeletion', 'DenyKeyPolicyChanges']);
    expect(warnings(stack)).toEqual([]);
  });

  test('is protected without a vault', () => {
    const stack = shop();
    KeyProtection.denyDeletion({ keyAdministrators: [KEY_ADMINISTRATOR] }).protect(new kms.Key(stack, 'Mine'));
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([{
          Sid: 'DenyKeyDeletion', Effect: 'Deny', Principal: '*', Action: LOSS, Resource: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': [KEY_ADMINISTRATOR] } },
        }]),
      },
    });
  });

  test('fails at synth where it is set to be destroyed later, once', () => {
    const stack = shop();
    const key = new kms.Key(stack, 'Mine');
    KeyProtection.denyDeletion().protect(key);
    KeyProtection.denyDeletion().protect(key);
    key.applyRemovalPolicy(RemovalPolicy.DESTROY);
    expect(synthErrors(stack).filter(line => line.includes('(CB-KEY-004)'))).toHaveLength(1);
  });

  test.each([
    ['an imported key', (stack: Stack) => kms.Key.fromKeyArn(stack, 'Mine', KEY_ARN)],
    ['a key of the first level', (stack: Stack) => new kms.CfnKey(stack, 'Mine', { enableKeyRotation: true })],
    ['an alias of an imported key', (stack: Stack) => new kms.Alias(stack, 'Mine', { aliasName: 'alias/mine', targetKey: kms.Key.fromKeyArn(stack, 'Target', KEY_ARN) })],
  ] as const)('warns that nothing was added: %s', (_, make) => {
    const stack = withSomething();
    KeyProtection.denyDeletion().protect(make(stack));
    expect(warnings(stack)).toEqual(['CB-KEY-003']);
  });

  test('says what to do for an imported key, until it is acknowledged', () => {
    const stack = withSomething();
    const key = kms.Key.fromKeyArn(stack, 'Mine', KEY_ARN);
    Validations.of(key).acknowledge({ id: 'CB-KEY-003', reason: 'its policy holds the statements' });
    KeyProtection.denyDeletion().protect(key);
    expect(warnings(stack)).toEqual([]);
    expect(KeyProtection.denyDeletion().statements(stack).map(({ sid }) => sid)).toEqual(['DenyKeyDeletion', 'DenyKeyPolicyChanges']);
  });
});

describe('refusals', () => {
  const MUST = 'Principal whom the protection of the key leaves out must be the ARN of a role or user without wildcards';
  const BAD = ['arn:aws:sts::111122223333:assumed-role/admin/session', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::*:role/admin', '*', 'admin', ''];

  describeRefusals('principals', BAD.flatMap(arn => [
    {
      name: `key administrator '${arn}'`,
      write: () => keyPolicy({ keyAdministrators: [arn] }),
      message: `${MUST}, got '${arn}' [Shop/Vault/Key] (CB-KEY-002)`,
    },
    {
      name: `policy administrator '${arn}'`,
      write: () => keyPolicy({ policyAdministrators: [arn] }),
      message: `${MUST}, got '${arn}' [Shop/Vault/Key] (CB-KEY-002)`,
    },
    {
      name: `key administrator '${arn}', policy changes left open`,
      write: () => keyPolicy({ keyAdministrators: [arn], blockKeyPolicyChanges: false }),
      message: `${MUST}, got '${arn}' [Shop/Vault/Key] (CB-KEY-002)`,
    },
  ]));

  const LOCKED_OUT = 'Deny of kms:PutKeyPolicy on the key must leave out the role that CloudFormation deploys with, '
    + 'got a stack whose synthesizer does not name that role: use the DefaultStackSynthesizer, name the role in policyAdministrators, '
    + 'or set blockKeyPolicyChanges to false';
  const UNKNOWN_TO = [
    ['LegacyStackSynthesizer', () => new LegacyStackSynthesizer()],
    ['CliCredentialsStackSynthesizer', () => new CliCredentialsStackSynthesizer()],
    ['BootstraplessSynthesizer', () => new BootstraplessSynthesizer()],
  ] as const;

  const protectIn = (synthesizer: IStackSynthesizer, options: KeyProtectionOptions) =>
    KeyProtection.denyDeletion(options).protect(new kms.Key(shop({ synthesizer }), 'Mine'));

  describeRefusals('whoever deploys could not change the policy again', UNKNOWN_TO.flatMap(([name, synthesizer]) => [
    { name, write: () => protectIn(synthesizer(), {}), message: `${LOCKED_OUT} [Shop/Mine] (CB-KEY-001)` },
    {
      name: `${name}, with a key administrator, who need not be the one who deploys`,
      write: () => protectIn(synthesizer(), { keyAdministrators: [KEY_ADMINISTRATOR] }),
      message: `${LOCKED_OUT} [Shop/Mine] (CB-KEY-001)`,
    },
  ]));

  test.each(UNKNOWN_TO)('unknown to %s, but named', (_, synthesizer) => {
    const stack = shop({ synthesizer: synthesizer() });
    const [, policy] = KeyProtection.denyDeletion({ policyAdministrators: [role('deploy')] }).statements(stack);
    expect(policy.toStatementJson().Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': [role('deploy')] } });
  });

  test.each(UNKNOWN_TO)('unknown to %s, and left open', (_, synthesizer) => {
    expect(KeyProtection.denyDeletion({ blockKeyPolicyChanges: false }).statements(shop({ synthesizer: synthesizer() }))).toHaveLength(1);
  });

  test('are thrown at the path of whom they concern', () => {
    const stack = shop({ synthesizer: new LegacyStackSynthesizer() });
    expect(messageOf(() => KeyProtection.denyDeletion().statements(stack))).toBe(`${LOCKED_OUT} [Shop] (CB-KEY-001)`);
  });
});

describe('tokens', () => {
  test('in a list are not judged', () => {
    const stack = shop();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;
    const [loss] = KeyProtection.denyDeletion({ keyAdministrators: [arn, KEY_ADMINISTRATOR] }).statements(stack);
    expect(stack.resolve(loss.toStatementJson()).Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': [{ Ref: 'Arn' }, KEY_ADMINISTRATOR] } });
  });

  test('as a list are joined by CloudFormation', () => {
    const stack = shop();
    const arns = new CfnParameter(stack, 'Arns', { type: 'CommaDelimitedList' }).valueAsList;
    const [loss, policy] = KeyProtection.denyDeletion({ keyAdministrators: arns }).statements(stack);
    expect(stack.resolve(loss.toStatementJson()).Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': { Ref: 'Arns' } } });
    const deployer = Fn.sub('arn:${AWS::Partition}:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1');
    const both = Fn.split('|', Fn.join('|', [Fn.join('|', [deployer]), Fn.join('|', arns)]));
    expect(stack.resolve(policy.toStatementJson()).Condition).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': stack.resolve(both) } });
  });
});

test('a copy of the vault in another Region is protected too, from the role that deploys there', () => {
  const stack = shop();
  const vault = new SecureVault(stack, 'Vault', { keyProtection: KeyProtection.denyDeletion() });
  const there = new Stack(stack, 'There', { env: { account: ACCOUNT, region: 'eu-central-1' } });
  new SecureVault(there, 'Copy', vault._replicaSettings());
  Template.fromStack(there).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([Match.objectLike({
        Sid: 'DenyKeyPolicyChanges',
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': [{ 'Fn::Sub': Match.stringLikeRegexp('cfn-exec-role-111122223333-eu-central-1$') }] } },
      })]),
    },
  });
});
