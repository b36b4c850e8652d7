import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Aws, CfnParameter, Fn } from 'aws-cdk-lib';
import { BackupGuardRails } from '../../../src/organization/guard-rails/backup-guard-rails';
import { describeRefusals } from '../../helpers/refusals';
import { ACCOUNT, shop } from '../../helpers/stacks';

const BUNKER = '444455556666';
const STRANGER = '777788889999';
const ORGANIZATION = 'o-a1b2c3d4e5';
const OU_PATH = `${ORGANIZATION}/r-ab12/ou-ab12-11111111/`;

const DEPLOYERS = 'arn:*:iam::*:role/cdk-*-cfn-exec-role-*';
const EMERGENCY = 'arn:*:iam::*:role/emergency';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const DEPLOYER = role(`cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-west-1`);
const BREAK_GLASS = role('emergency');
const ADMINISTRATOR = role('administrator');
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

interface Call {
  readonly principal: string;
  readonly action: string;
  readonly resource?: string;
  readonly context?: Record<string, string | string[]>;
}

/** Whether an account below the guard rails lets somebody do this whose own permissions allow everything. */
async function may(guardRails: BackupGuardRails, { principal, action, resource, context }: Call): Promise<boolean> {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const result = await runSimulation({
    request: {
      principal: principal === ROOT ? ROOT : `arn:aws:sts::${ACCOUNT}:assumed-role/${principal.split('/').pop()}/session`,
      action,
      resource: { resource: resource ?? resourceOf(action), accountId: ACCOUNT },
      contextVariables: { 'aws:PrincipalArn': principal, 'aws:PrincipalAccount': ACCOUNT, ...context },
    },
    identityPolicies: [{ name: 'all', policy: everything }],
    serviceControlPolicies: [{
      orgIdentifier: ORGANIZATION,
      policies: [{ name: 'FullAWSAccess', policy: everything }, { name: 'guard-rails', policy: guardRails.toPolicyDocument().toJSON() }],
    }],
    resourceControlPolicies: [],
  }, {});
  // An action that does not exist is an error here.
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

function resourceOf(action: string): string {
  if (action.startsWith('iam:')) return role('backup-service');
  if (/LegalHold/.test(action)) return `arn:aws:backup:eu-west-1:${ACCOUNT}:legal-hold:1`;
  if (/RecoveryPoint|CopyFrom/.test(action)) return `arn:aws:backup:eu-west-1:${ACCOUNT}:recovery-point:1`;
  if (/Plan|Selection/.test(action)) return `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-plan:1`;
  if (/Vault|StartBackupJob/.test(action)) return `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:v`;
  return '*';
}

function actionsOf(guardRails: BackupGuardRails): string[] {
  const { Statement: statements } = guardRails.toPolicyDocument().toJSON() as { Statement: { Action: string | string[] }[] };
  return statements.flatMap(({ Action: actions }) => actions);
}

test('the engine knows which actions there are', async () => {
  await expect(may(BackupGuardRails.protectVaults(), { principal: ADMINISTRATOR, action: 'backup:RemoveVaultLock' })).rejects.toThrow('action');
});

const DELETION = [
  'backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent',
  'backup:UpdateRecoveryPointLifecycle', 'backup:CancelLegalHold',
];
const WEAKENING = [
  'backup:DeleteBackupVault', 'backup:DeleteBackupVaultAccessPolicy', 'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteBackupVaultNotifications', 'backup:PutBackupVaultAccessPolicy', 'backup:PutBackupVaultLockConfiguration',
  'backup:PutBackupVaultSharingPolicy', 'backup:AssociateBackupVaultMpaApprovalTeam', 'backup:DisassociateBackupVaultMpaApprovalTeam',
];
const PLAN_CHANGES = ['backup:DeleteBackupPlan', 'backup:DeleteBackupSelection', 'backup:UpdateBackupPlan', 'backup:StopBackupJob'];
const SETTINGS = ['backup:UpdateGlobalSettings', 'backup:UpdateRegionSettings'];
const ROLE_CHANGES = [
  'iam:AttachRolePolicy', 'iam:CreateRole', 'iam:DeleteRole', 'iam:DeleteRolePermissionsBoundary', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy', 'iam:TagRole', 'iam:UntagRole', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];

describe('protectVaults', () => {
  const rails = BackupGuardRails.protectVaults({ deploymentRoles: [DEPLOYERS], breakGlassRoles: [EMERGENCY] });

  test('is about these actions', () => {
    expect(actionsOf(rails).sort()).toEqual([...DELETION, ...WEAKENING].sort());
  });

  test.each([
    ...[...DELETION, ...WEAKENING].flatMap(action => [
      [ADMINISTRATOR, action, false], [ROOT, action, false], [BREAK_GLASS, action, true],
    ] as const),
    ...DELETION.map(action => [DEPLOYER, action, false] as const),
    ...WEAKENING.map(action => [DEPLOYER, action, true] as const),
    [ADMINISTRATOR, 'backup:StartBackupJob', true],
    [ADMINISTRATOR, 'backup:CreateBackupVault', true],
    [ADMINISTRATOR, 'backup:StartRestoreJob', true],
  ] as const)('%s: %s is %s', async (principal, action, allowed) => {
    expect(await may(rails, { principal, action })).toBe(allowed);
  });

  test('a role of nearly the same name is bound', async () => {
    expect(await may(rails, { principal: role('emergency-2'), action: DELETION[0] })).toBe(false);
  });

  test('with nobody named, everybody is bound', async () => {
    for (const principal of [DEPLOYER, BREAK_GLASS, ADMINISTRATOR, ROOT]) {
      expect(await may(BackupGuardRails.protectVaults(), { principal, action: 'backup:PutBackupVaultAccessPolicy' })).toBe(false);
    }
  });
});

describe('protectRoles', () => {
  const rails = BackupGuardRails.protectRoles({ roleArns: ['arn:*:iam::*:role/backup-*'], deploymentRoles: [DEPLOYERS] });

  test('is about these actions', () => {
    expect(actionsOf(rails).sort()).toEqual([...ROLE_CHANGES].sort());
  });

  test.each([
    ...ROLE_CHANGES.flatMap(action => [[ADMINISTRATOR, action, false], [ROOT, action, false], [DEPLOYER, action, true]] as const),
    [ADMINISTRATOR, 'iam:GetRole', true],
    [ADMINISTRATOR, 'iam:PassRole', true],
  ] as const)('%s: %s is %s', async (principal, action, allowed) => {
    expect(await may(rails, { principal, action })).toBe(allowed);
  });

  test('other roles are left alone', async () => {
    expect(await may(rails, { principal: ADMINISTRATOR, action: 'iam:DeleteRole', resource: role('application') })).toBe(true);
  });
});

describe('protectPlans and protectSettings', () => {
  test.each([
    ['protectPlans', BackupGuardRails.protectPlans({ deploymentRoles: [DEPLOYERS] }), PLAN_CHANGES],
    ['protectSettings', BackupGuardRails.protectSettings({ deploymentRoles: [DEPLOYERS] }), SETTINGS],
  ] as const)('%s', async (_, rails, actions) => {
    expect(actionsOf(rails).sort()).toEqual([...actions].sort());
    for (const action of actions) {
      expect(await may(rails, { principal: ADMINISTRATOR, action })).toBe(false);
      expect(await may(rails, { principal: DEPLOYER, action })).toBe(true);
    }
    for (const action of ['backup:CreateBackupPlan', 'backup:CreateBackupSelection']) {
      expect(await may(rails, { principal: ADMINISTRATOR, action })).toBe(true);
    }
  });
});

test('denyLeavingOrganization', async () => {
  const rails = BackupGuardRails.denyLeavingOrganization();
  expect(await may(rails, { principal: ADMINISTRATOR, action: 'organizations:LeaveOrganization' })).toBe(false);
  expect(await may(rails, { principal: ADMINISTRATOR, action: 'organizations:DescribeOrganization' })).toBe(true);
});

describe('restrictCopyTargets', () => {
  const copyTo = (account: string, vault: string, path: string): Call => ({
    principal: role('backup'),
    action: 'backup:CopyFromBackupVault',
    context: { 'backup:CopyTargets': [`arn:aws:backup:eu-central-1:${account}:backup-vault:${vault}`], 'backup:CopyTargetOrgPaths': [path] },
  });
  const ELSEWHERE = `${ORGANIZATION}/r-ab12/ou-ab12-99999999/`;
  const TO = {
    bunker: copyTo(BUNKER, 'bunker-1', ELSEWHERE),
    otherVaultOfBunker: copyTo(BUNKER, 'scratch', ELSEWHERE),
    ou: copyTo(STRANGER, 'any', OU_PATH),
    belowOu: copyTo(STRANGER, 'any', `${OU_PATH}ou-ab12-22222222/`),
    stranger: copyTo(STRANGER, 'bunker-1', ELSEWHERE),
    own: copyTo(ACCOUNT, 'replica', ELSEWHERE),
    unknown: { principal: role('backup'), action: 'backup:CopyFromBackupVault' },
  };
  const VAULTS = [`arn:aws:backup:*:${BUNKER}:backup-vault:bunker-*`];

  test.each<[string, Parameters<typeof BackupGuardRails.restrictCopyTargets>[0], (keyof typeof TO)[]]>([
    ['to vaults', { backupVaultArns: VAULTS }, ['bunker', 'own']],
    ['to vaults only', { backupVaultArns: VAULTS, allowOwnAccount: false }, ['bunker']],
    ['to an OU', { organizationPaths: [OU_PATH] }, ['ou', 'own']],
    ['to an OU and below', { organizationPaths: [`${OU_PATH}*`] }, ['ou', 'belowOu', 'own']],
    ['to an OU only', { organizationPaths: [OU_PATH], allowOwnAccount: false }, ['ou']],
    ['to vaults or an OU', { backupVaultArns: VAULTS, organizationPaths: [OU_PATH] }, ['bunker', 'ou', 'own']],
    ['within the account', {}, ['own']],
  ])('%s', async (_, options, allowed) => {
    const rails = BackupGuardRails.restrictCopyTargets(options);
    const answers = await Promise.all(Object.entries(TO).map(async ([name, call]) => [name, await may(rails, call)] as const));
    expect(answers.filter(([, yes]) => yes).map(([name]) => name)).toEqual(allowed);
  });

  test('is about copying out only', async () => {
    const rails = BackupGuardRails.restrictCopyTargets({ backupVaultArns: VAULTS });
    expect(actionsOf(rails)).toEqual(['backup:CopyFromBackupVault']);
    expect(await may(rails, { principal: ADMINISTRATOR, action: 'backup:StartBackupJob' })).toBe(true);
  });
});

describe('a document', () => {
  test('of several guard rails has an id for each statement', () => {
    const roles = (name: string) => BackupGuardRails.protectRoles({ roleArns: [role(name)] });
    const document = BackupGuardRails.combine(roles('a'), roles('b'), roles('c')).toPolicyDocument();
    const { Statement: statements } = document.toJSON() as { Statement: { Sid: string }[] };
    expect(statements.map(({ Sid }) => Sid)).toEqual(['DenyBackupRoleChanges', 'DenyBackupRoleChanges2', 'DenyBackupRoleChanges3']);
  });

  test('has statements as AWS Organizations takes them: an effect, actions, resources, a condition, and no principal', () => {
    const vaults = BackupGuardRails.protectVaults({ deploymentRoles: [DEPLOYERS] });
    const rails = BackupGuardRails.combine(vaults, BackupGuardRails.denyLeavingOrganization());
    const { Version, Statement: statements } = rails.toPolicyDocument().toJSON() as { Version: string; Statement: Record<string, unknown>[] };
    expect(Version).toBe('2012-10-17');
    expect(statements.map(statement => Object.keys(statement).sort())).toEqual([
      ['Action', 'Effect', 'Resource', 'Sid'], ['Action', 'Condition', 'Effect', 'Resource', 'Sid'], ['Action', 'Effect', 'Resource', 'Sid'],
    ]);
    expect(statements.every(({ Effect, Sid }) => Effect === 'Deny' && /^[A-Za-z0-9]+$/.test(String(Sid)))).toBe(true);
  });
});

describe('refusals', () => {
  const VAULT = 'have the form arn:<partition>:backup:<region or *>:<account>:backup-vault:<name or pattern>';
  const ROLE = 'have the form arn:<partition>:iam::<account or *>:role/<name or pattern>';
  const PATH = "have the form o-…/r-…/ou-…/, with '*' at the end for what is below";
  const ROLES = [role('backup')];

  describeRefusals('vaults', [
    'bunker', '*', 'arn:aws:backup:*:*:backup-vault:bunker', 'arn:aws:backup:eu-west-1:44445555666:backup-vault:x',
    `arn:aws:backup:eu-west-1:${BUNKER}:recovery-point:x`, `arn:aws:s3:::${BUNKER}`, '',
  ].map(arn => ({
    name: `'${arn}'`,
    write: () => BackupGuardRails.restrictCopyTargets({ backupVaultArns: [VAULTS_OK, arn] }),
    message: `Vault that BackupGuardRails.restrictCopyTargets allows copies to must ${VAULT}, got '${arn}' (CB-ORG-101)`,
  })));

  describeRefusals('organization paths', [
    ORGANIZATION, 'o-short/r-ab12/ou-ab12-11111111/', 'o-A1B2C3D4E5/r-ab12/ou-ab12-11111111/', `${ORGANIZATION}/ou-ab12-11111111/`,
    `${ORGANIZATION}/r-ab12/ou-ab12-11111111`, `${ORGANIZATION}/r-ab12/ou-ab12-1/`, 'ou-ab12-11111111', '*', '',
  ].map(path => ({
    name: `'${path}'`,
    write: () => BackupGuardRails.restrictCopyTargets({ organizationPaths: [path] }),
    message: `Organization path that BackupGuardRails.restrictCopyTargets allows copies to must ${PATH}, got '${path}' (CB-ORG-102)`,
  })));

  describeRefusals('copies to nowhere', [{}, { backupVaultArns: [] }, { organizationPaths: [], backupVaultArns: [] }].map(options => ({
    name: JSON.stringify(options),
    write: () => BackupGuardRails.restrictCopyTargets({ ...options, allowOwnAccount: false }),
    message: 'BackupGuardRails.restrictCopyTargets must allow copies to a vault, an organization path or the own account, got none of them (CB-ORG-104)',
  })));

  describeRefusals('roles', ['backup', 'arn:aws:iam::*:role/*', 'arn:aws:iam::*:user/eve', 'arn:aws:iam::12345:role/x', `arn:aws:sts::${ACCOUNT}:assumed-role/x/y`, '*']
    .map(arn => ({
      name: arn,
      write: () => BackupGuardRails.protectRoles({ roleArns: [arn] }),
      message: `Role that BackupGuardRails.protectRoles protects must ${ROLE}, got '${arn}' (CB-ORG-105)`,
    })));

  describeRefusals('no role', [{
    name: 'an empty list',
    write: () => BackupGuardRails.protectRoles({ roleArns: [] }),
    message: 'Roles of BackupGuardRails.protectRoles must name at least one role, got none (CB-ORG-106)',
  }]);

  describeRefusals('exceptions', [
    ...['*', 'arn:*:iam::*:role/*', 'arn:*:iam::*:role/**', `arn:aws:sts::${ACCOUNT}:assumed-role/x/y`, 'admin', `arn:aws:iam::${ACCOUNT}:group/x`].flatMap(arn => [
      {
        name: `protectVaults, deploymentRoles: ${arn}`,
        write: () => BackupGuardRails.protectVaults({ deploymentRoles: [arn] }),
        message: `DeploymentRoles of BackupGuardRails.protectVaults must ${ROLE}, got '${arn}' (CB-ORG-107)`,
      },
      {
        name: `protectVaults, breakGlassRoles: ${arn}`,
        write: () => BackupGuardRails.protectVaults({ breakGlassRoles: [arn] }),
        message: `BreakGlassRoles of BackupGuardRails.protectVaults must ${ROLE}, got '${arn}' (CB-ORG-107)`,
      },
    ]),
    {
      name: 'protectRoles',
      write: () => BackupGuardRails.protectRoles({ roleArns: ROLES, deploymentRoles: ['*'] }),
      message: `DeploymentRoles of BackupGuardRails.protectRoles must ${ROLE}, got '*' (CB-ORG-107)`,
    },
    {
      name: 'protectPlans',
      write: () => BackupGuardRails.protectPlans({ deploymentRoles: ['*'] }),
      message: `DeploymentRoles of BackupGuardRails.protectPlans must ${ROLE}, got '*' (CB-ORG-107)`,
    },
    {
      name: 'protectSettings',
      write: () => BackupGuardRails.protectSettings({ deploymentRoles: ['*'] }),
      message: `DeploymentRoles of BackupGuardRails.protectSettings must ${ROLE}, got '*' (CB-ORG-107)`,
    },
  ]);

  test.each([
    () => BackupGuardRails.restrictCopyTargets({ backupVaultArns: [VAULTS_OK, `arn:aws-cn:backup:cn-north-1:${BUNKER}:backup-vault:b`] }),
    () => BackupGuardRails.restrictCopyTargets({ organizationPaths: [OU_PATH, `${OU_PATH}*`, `${ORGANIZATION}/r-ab12/`, `${OU_PATH}ou-ab12-22222222/*`] }),
    () => BackupGuardRails.protectRoles({ roleArns: ['arn:*:iam::*:role/service/backup-*', role('x')], deploymentRoles: [DEPLOYERS, ROOT] }),
    () => BackupGuardRails.protectVaults({ deploymentRoles: [`arn:aws:iam::${ACCOUNT}:user/eve`], breakGlassRoles: [ROOT] }),
  ])('what is right passes, %#', write => {
    expect(write()._findings()).toEqual([]);
  });
});

const VAULTS_OK = `arn:aws:backup:*:${BUNKER}:backup-vault:bunker`;

describe('tokens', () => {
  const stack = shop();
  const text = new CfnParameter(stack, 'Text').valueAsString;
  const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;

  test.each([
    ['as text', () => BackupGuardRails.combine(
      BackupGuardRails.restrictCopyTargets({ backupVaultArns: [text], organizationPaths: [text] }),
      BackupGuardRails.protectRoles({ roleArns: [text], deploymentRoles: [text] }),
      BackupGuardRails.protectVaults({ deploymentRoles: [text], breakGlassRoles: [text] }),
    )],
    ['as a list', () => BackupGuardRails.combine(
      BackupGuardRails.restrictCopyTargets({ backupVaultArns: list, organizationPaths: list }),
      BackupGuardRails.protectRoles({ roleArns: list, deploymentRoles: list }),
      BackupGuardRails.protectVaults({ deploymentRoles: list, breakGlassRoles: list }),
    )],
  ])('%s are not judged', (_, write) => {
    expect(write()._findings()).toEqual([]);
  });

  test('as lists are joined by CloudFormation', () => {
    const document = BackupGuardRails.protectVaults({ deploymentRoles: list, breakGlassRoles: [EMERGENCY] }).toPolicyDocument();
    const [, { Condition: condition }] = (stack.resolve(document.toJSON()) as { Statement: { Condition: unknown }[] }).Statement;
    const joined = stack.resolve(Fn.split('|', Fn.join('|', [Fn.join('|', list), Fn.join('|', [EMERGENCY])])));
    expect(condition).toEqual({ ArnNotLike: { 'aws:PrincipalArn': joined } });
  });

  test('within an ARN leave the rest to be judged', () => {
    expect(() => BackupGuardRails.protectRoles({ roleArns: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/*`] })).toThrow('(CB-ORG-105)');
    expect(() => BackupGuardRails.protectRoles({ roleArns: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/x`] })).not.toThrow();
    expect(() => BackupGuardRails.restrictCopyTargets({ backupVaultArns: [`arn:${Aws.PARTITION}:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:vault:x`] })).toThrow('(CB-ORG-101)');
  });
});
