import {
  App, BootstraplessSynthesizer, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, LegacyStackSynthesizer, NestedStack, Stack,
} from 'aws-cdk-lib';
import type { IStackSynthesizer } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { SecureVault } from '../../src/vault/secure-vault';
import type { SecureVaultProps } from '../../src/vault/secure-vault-props';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, IRELAND as ENV } from '../helpers/stacks';

const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

const DEPLOYER = role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`);
const ADMINISTRATOR = role('policy-administrator');
const BREAK_GLASS = role('emergency');
const STRANGER = role('application');
const BACKUP_ROLE = role('backup');
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

/** The policy as AWS Backup gets it: intrinsic functions worked out for the account and Region of the test. */
function policyOf(props: SecureVaultProps, synthesizer?: IStackSynthesizer): Json {
  const stack = new Stack(testApp(), 'Shop', { env: ENV, synthesizer });
  new SecureVault(stack, 'Vault', props);
  const [vault] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupVault'));
  return evaluated(vault.Properties.AccessPolicy) as Json;
}

/** Whether a principal that is allowed everything by its own permissions may do this to the vault. */
async function may(principal: string, action: string, resourcePolicy: Json): Promise<boolean> {
  const kind = /RecoveryPoint/.test(action) ? 'recovery-point:1' : 'backup-vault:v';
  return isAllowed({ principal, action, resource: `arn:aws:backup:eu-west-1:${ACCOUNT}:${kind}`, account: ACCOUNT, resourcePolicy });
}

const DELETE = 'backup:DeleteRecoveryPoint';
const SHORTEN = 'backup:UpdateRecoveryPointLifecycle';
const CHANGE = 'backup:PutBackupVaultAccessPolicy';
const REMOVE = 'backup:DeleteBackupVaultAccessPolicy';
const START = 'backup:StartBackupJob';
const COPY_IN = 'backup:CopyIntoBackupVault';

describe('who may do what', () => {
  const policy = policyOf({ policyAdministrators: [ADMINISTRATOR], breakGlassRoles: [BREAK_GLASS] });

  test.each<[string, string, string, boolean]>([
    ['a stranger', STRANGER, DELETE, false],
    ['a stranger', STRANGER, SHORTEN, false],
    ['a stranger', STRANGER, CHANGE, false],
    ['a stranger', STRANGER, REMOVE, false],
    ['the root of the account', ROOT, DELETE, false],
    ['the root of the account', ROOT, CHANGE, false],
    ['CloudFormation', DEPLOYER, CHANGE, true],
    ['CloudFormation', DEPLOYER, REMOVE, true],
    ['CloudFormation', DEPLOYER, DELETE, false],
    ['CloudFormation', DEPLOYER, SHORTEN, false],
    ['a policy administrator', ADMINISTRATOR, CHANGE, true],
    ['a policy administrator', ADMINISTRATOR, DELETE, false],
    ['a policy administrator', ADMINISTRATOR, SHORTEN, false],
    ['a break-glass role', BREAK_GLASS, DELETE, true],
    ['a break-glass role', BREAK_GLASS, SHORTEN, true],
    ['a break-glass role', BREAK_GLASS, CHANGE, true],
    ['a break-glass role', BREAK_GLASS, REMOVE, true],
    ['the backup role', BACKUP_ROLE, START, true],
    ['the backup role', BACKUP_ROLE, COPY_IN, true],
    ['the backup role', BACKUP_ROLE, DELETE, false],
  ])('%s (%s): %s is %s', async (_, principal, action, allowed) => {
    expect(await may(principal, action, policy)).toBe(allowed);
  });

  test('with nobody named, nobody deletes and CloudFormation alone changes the policy', async () => {
    const strict = policyOf({});
    expect(await may(DEPLOYER, CHANGE, strict)).toBe(true);
    for (const principal of [DEPLOYER, ADMINISTRATOR, BREAK_GLASS, ROOT]) expect(await may(principal, DELETE, strict)).toBe(false);
    for (const principal of [ADMINISTRATOR, BREAK_GLASS, ROOT]) expect(await may(principal, CHANGE, strict)).toBe(false);
  });

  test('with policy changes left open, everybody who is allowed to may change the policy, and nobody deletes', async () => {
    const open = policyOf({ blockAccessPolicyChanges: false });
    expect(await may(STRANGER, CHANGE, open)).toBe(true);
    expect(await may(STRANGER, DELETE, open)).toBe(false);
    expect(await may(DEPLOYER, DELETE, open)).toBe(false);
  });
});

test('the first statement is the one that the audit control describes', () => {
  expect(policyOf({ breakGlassRoles: [BREAK_GLASS] })).toMatchObject({
    Statement: expect.arrayContaining([{
      Sid: 'DenyManualDeletion',
      Effect: 'Deny',
      Principal: '*',
      Resource: '*',
      Action: [DELETE, SHORTEN, CHANGE],
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER, BREAK_GLASS] } },
    }]),
  });
});

test('a role that is named twice counts once', () => {
  const { Statement: [first] } = policyOf({ policyAdministrators: [ADMINISTRATOR], breakGlassRoles: [ADMINISTRATOR] }) as { Statement: Json[] };
  expect(first).toMatchObject({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER, ADMINISTRATOR] } } });
});

describe('the role that CloudFormation deploys with', () => {
  test.each<[string, IStackSynthesizer | undefined, string]>([
    ['the default bootstrap', undefined, DEPLOYER],
    ['another qualifier', new DefaultStackSynthesizer({ qualifier: 'acme' }), role(`cdk-acme-cfn-exec-role-${ACCOUNT}-eu-west-1`)],
    ['an ARN of the user\'s', new DefaultStackSynthesizer({ cloudFormationExecutionRole: role('deploy') }), role('deploy')],
    [
      'an ARN with placeholders',
      new DefaultStackSynthesizer({ cloudFormationExecutionRole: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/deploy-${AWS::Region}' }),
      role('deploy-eu-west-1'),
    ],
  ])('is found: %s', async (_, synthesizer, deployer) => {
    const policy = policyOf({}, synthesizer);
    expect(await may(deployer, CHANGE, policy)).toBe(true);
    expect(await may(STRANGER, CHANGE, policy)).toBe(false);
  });

  test('is found in a stack without account and Region', () => {
    const stack = new Stack(testApp(), 'Shop');
    new SecureVault(stack, 'Vault');
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Condition: {
            ArnNotEquals: {
              'aws:PrincipalArn': [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}' }],
            },
          },
        })]),
      },
    });
  });

  test('is that of the stack around a nested stack', () => {
    const stack = new Stack(testApp(), 'Shop', { env: ENV });
    const nested = new NestedStack(new NestedStack(stack, 'Outer'), 'Inner');
    new SecureVault(nested, 'Vault');
    const [vault] = Object.values(Template.fromStack(nested).findResources('AWS::Backup::BackupVault'));
    expect(evaluated(vault.Properties.AccessPolicy.Statement[0].Condition)).toEqual({ ArnNotEquals: { 'aws:PrincipalArn': [DEPLOYER] } });
  });

  const UNKNOWN_TO = [
    ['LegacyStackSynthesizer', () => new LegacyStackSynthesizer()],
    ['CliCredentialsStackSynthesizer', () => new CliCredentialsStackSynthesizer()],
    ['BootstraplessSynthesizer', () => new BootstraplessSynthesizer()],
  ] as const;

  const inStackOf = (synthesizer: IStackSynthesizer, props: SecureVaultProps) =>
    new SecureVault(new Stack(new App(), 'Shop', { env: ENV, synthesizer }), 'Vault', props);

  const LOCKED_OUT = 'Deny of backup:PutBackupVaultAccessPolicy on the vault must leave out the role that CloudFormation deploys with, '
    + 'got a stack whose synthesizer does not name that role: use the DefaultStackSynthesizer, name the role in policyAdministrators, '
    + 'or set blockAccessPolicyChanges to false [Shop/Vault] (CB-VAULT-010)';

  describeRefusals('unknown, and nobody else may change the policy', UNKNOWN_TO.flatMap(([name, synthesizer]) => [
    { name, write: () => inStackOf(synthesizer(), {}), message: LOCKED_OUT },
    { name: `${name}, with a break-glass role`, write: () => inStackOf(synthesizer(), { breakGlassRoles: [BREAK_GLASS] }), message: LOCKED_OUT },
  ]));

  test.each(UNKNOWN_TO)('unknown to %s, but named', async (_, synthesizer) => {
    const policy = policyOf({ policyAdministrators: [role('deploy')] }, synthesizer());
    expect(await may(role('deploy'), CHANGE, policy)).toBe(true);
    expect(await may(role('deploy'), DELETE, policy)).toBe(false);
    expect(await may(STRANGER, CHANGE, policy)).toBe(false);
  });

  test.each(UNKNOWN_TO)('unknown to %s, and left open', async (_, synthesizer) => {
    const policy = policyOf({ blockAccessPolicyChanges: false }, synthesizer());
    expect(await may(STRANGER, CHANGE, policy)).toBe(true);
    expect(await may(STRANGER, DELETE, policy)).toBe(false);
  });

  test.each(UNKNOWN_TO)('unknown to %s, and nothing denied', (_, synthesizer) => {
    expect(inStackOf(synthesizer(), { blockRecoveryPointDeletion: false })._model().access).toEqual({
      actions: [], exceptions: undefined, deployerExcepted: undefined,
    });
  });
});

describe('exceptions', () => {
  const vaultWith = (props: SecureVaultProps) => new SecureVault(new Stack(testApp(), 'Shop', { env: ENV }), 'Vault', props);
  const MUST = 'Principal whom the deny of manual deletion on the vault leaves out must be the ARN of a role or user without wildcards';

  describeRefusals('refusals', [
    ...['arn:aws:sts::111122223333:assumed-role/admin/session', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::*:role/admin', '*', 'admin'].flatMap(arn => [
      {
        name: `policy administrator ${arn}`,
        write: () => vaultWith({ policyAdministrators: [arn] }),
        message: `${MUST}, got '${arn}' [Shop/Vault] (CB-VAULT-012)`,
      },
      {
        name: `break-glass role ${arn}`,
        write: () => vaultWith({ breakGlassRoles: [arn] }),
        message: `${MUST}, got '${arn}' [Shop/Vault] (CB-VAULT-012)`,
      },
    ]),
  ]);

  test.each([ADMINISTRATOR, role('path/to/admin'), `arn:aws-cn:iam::${ACCOUNT}:role/admin`, `arn:aws:iam::${ACCOUNT}:user/eve`, ROOT])('%s is fine', arn => {
    expect(vaultWith({ policyAdministrators: [arn] })._model().access?.exceptions).toContain(arn);
  });

  const many = (count: number) => Array.from({ length: count }, (_, i) => role(`admin-${i}`));

  test('more than five, the deployment role included, warn', () => {
    const { stack } = vaultWith({ policyAdministrators: many(5) });
    Annotations.fromStack(stack).hasWarning('/Shop/Vault', Match.stringLikeRegexp(
      'Deny of manual deletion on the vault must leave out 5 principals at most for the audit control to accept it, got 6.*CB-VAULT-011',
    ));
  });

  test('five do not', () => {
    const { stack } = vaultWith({ policyAdministrators: many(4) });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
