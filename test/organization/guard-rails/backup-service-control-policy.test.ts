import { CfnParameter, CfnResource, Stack, Tags, Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BackupGuardRails } from '../../../src/organization/guard-rails/backup-guard-rails';
import { BackupServiceControlPolicy } from '../../../src/organization/guard-rails/backup-service-control-policy';
import type { BackupServiceControlPolicyProps } from '../../../src/organization/guard-rails/backup-service-control-policy';
import { testApp } from '../../helpers/app';
import { describeRefusals } from '../../helpers/refusals';
import { ACCOUNT, shop, templateOf, warnings } from '../../helpers/stacks';
import { nagFindings } from '../../nag/packs';

const OU = 'ou-ab12-11111111';
const ROOT = 'r-ab12';
const DEPLOYERS = ['arn:*:iam::*:role/cdk-*-cfn-exec-role-*'];
const rails = () => BackupGuardRails.protectVaults({ deploymentRoles: DEPLOYERS });

function policyWith(props: Partial<BackupServiceControlPolicyProps>, stack = shop()): BackupServiceControlPolicy {
  return new BackupServiceControlPolicy(stack, 'Policy', { guardRails: [rails()], targetIds: [OU], ...props });
}

/** Guard rails whose document has exactly so many characters. */
function railsOf(length: number): BackupGuardRails[] {
  const filled = (fill: number) => [rails(), BackupGuardRails.protectRoles({
    roleArns: [`arn:*:iam::*:role/${'x'.repeat(fill)}`], deploymentRoles: DEPLOYERS,
  })];
  const lengthOf = (list: BackupGuardRails[]) => JSON.stringify(BackupGuardRails.combine(...list).toPolicyDocument().toJSON()).length;
  const result = filled(1 + length - lengthOf(filled(1)));
  expect(lengthOf(result)).toBe(length);
  return result;
}

describe('minimal', () => {
  const stack = shop();
  const policy = policyWith({}, stack);
  const template = Template.fromStack(stack);

  test('is a service control policy with the statements', () => {
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Name: Match.stringLikeRegexp('^Shop-Policy-[0-9a-f]{8}$'),
      Description: 'Guard rails for backups',
      Type: 'SERVICE_CONTROL_POLICY',
      TargetIds: [OU],
      Content: {
        Version: '2012-10-17',
        Statement: [
          Match.objectLike({ Sid: 'DenyBackupDeletion', Effect: 'Deny', Resource: '*' }),
          Match.objectLike({ Sid: 'DenyVaultWeakening', Effect: 'Deny', Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalArn': DEPLOYERS } } }),
        ],
      },
    });
  });

  test('hands out its parts', () => {
    expect(stack.resolve(policy.policyId)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Policy/), 'Id'] });
    expect(stack.resolve(policy.policyArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Policy/), 'Arn'] });
    expect(policy.document.statementCount).toBe(2);
  });

  test('warns about nothing', () => {
    expect(warnings(stack)).toEqual([]);
  });
});

test('maximal', () => {
  const stack = shop();
  const policy = policyWith({
    guardRails: [rails(), BackupGuardRails.denyLeavingOrganization()],
    targetIds: [ROOT, OU, ACCOUNT, OU],
    policyName: 'backup-guard-rails',
    description: 'Backups stay',
    acknowledgeOrganizationRoot: true,
  }, stack);
  Tags.of(policy).add('team', 'storage');
  Template.fromStack(stack).hasResourceProperties('AWS::Organizations::Policy', {
    Name: 'backup-guard-rails',
    Description: 'Backups stay',
    TargetIds: [ROOT, OU, ACCOUNT],
    Content: { Statement: [Match.anyValue(), Match.anyValue(), Match.objectLike({ Sid: 'DenyLeavingOrganization' })] },
    Tags: [{ Key: 'team', Value: 'storage' }],
  });
});

test('all guard rails together fit into the smaller quota', () => {
  const stack = shop();
  policyWith({
    guardRails: [
      BackupGuardRails.restrictCopyTargets({ backupVaultArns: ['arn:aws:backup:*:444455556666:backup-vault:bunker-*'], organizationPaths: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] }),
      BackupGuardRails.protectVaults({ deploymentRoles: DEPLOYERS, breakGlassRoles: ['arn:*:iam::*:role/emergency'] }),
      BackupGuardRails.protectRoles({ roleArns: ['arn:*:iam::*:role/backup-*'], deploymentRoles: DEPLOYERS }),
      BackupGuardRails.protectPlans({ deploymentRoles: DEPLOYERS }),
      BackupGuardRails.protectSettings(),
      BackupGuardRails.denyLeavingOrganization(),
    ],
  }, stack);
  expect(warnings(stack)).toEqual([]);
});

test('no pack of cdk-nag finds anything', () => {
  expect(nagFindings(policyWith({}).node.root as App)).toEqual([]);
});

describe('refusals', () => {
  const ROOT_TEXT = "AcknowledgeOrganizationRoot of the service control policy must be true for the root 'r-ab12', got no yes: "
    + 'it binds every account but the management account at once; try it on an OU first [Shop/Policy] (CB-ORG-111)';

  describeRefusals('at the line that wrote it', [
    {
      name: 'no guard rails',
      write: () => policyWith({ guardRails: [] }),
      message: 'Guard rails of the service control policy must be at least one, got none [Shop/Policy] (CB-ORG-109)',
    },
    {
      name: 'no targets',
      write: () => policyWith({ targetIds: [] }),
      message: 'Targets of the service control policy must be at least one account, OU or root, got none [Shop/Policy] (CB-ORG-109)',
    },
    ...['o-a1b2c3d4e5', '12345678901', 'ou-ab12-1', 'OU-ab12-11111111', 'r-AB12', 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/', '*', '',
      `arn:aws:organizations::${ACCOUNT}:ou/o-a1b2c3d4e5/ou-ab12-11111111`, `${ACCOUNT}0`].map(id => ({
      name: `target '${id}'`,
      write: () => policyWith({ targetIds: [OU, id] }),
      message: `Target of the service control policy must be an account id of 12 digits, an OU (ou-…-…) or a root (r-…), got '${id}' [Shop/Policy] (CB-ORG-110)`,
    })),
    { name: 'the root, without a word', write: () => policyWith({ targetIds: [ROOT] }), message: ROOT_TEXT },
    { name: 'the root, with a no', write: () => policyWith({ targetIds: [OU, ROOT], acknowledgeOrganizationRoot: false }), message: ROOT_TEXT },
    {
      name: 'a document of 10,241 characters',
      write: () => policyWith({ guardRails: railsOf(10_241) }),
      message: 'Document of the service control policy must have 10240 characters at most, got 10241: divide the guard rails among several policies '
        + '[Shop/Policy] (CB-ORG-113)',
    },
    {
      name: 'a name of 129 characters',
      write: () => policyWith({ policyName: 'x'.repeat(129) }),
      message: 'Name of the service control policy must have 1 to 128 characters, got 129 [Shop/Policy] (CB-ORG-114)',
    },
    {
      name: 'a name of none',
      write: () => policyWith({ policyName: '' }),
      message: 'Name of the service control policy must have 1 to 128 characters, got 0 [Shop/Policy] (CB-ORG-114)',
    },
  ]);

  test('nothing is made where something is refused', () => {
    const stack = shop();
    expect(() => policyWith({ targetIds: [] }, stack)).toThrow('(CB-ORG-109)');
    expect(stack.node.findAll().filter(child => CfnResource.isCfnResource(child))).toEqual([]);
  });
});

describe('warnings', () => {
  test.each<[string, Partial<BackupServiceControlPolicyProps>, string[]]>([
    ['a document of 5,120 characters', { guardRails: railsOf(5_120) }, []],
    ['a document of 5,121 characters', { guardRails: railsOf(5_121) }, ['CB-ORG-112']],
    ['a document of 10,240 characters', { guardRails: railsOf(10_240) }, ['CB-ORG-112']],
    ['vaults that nobody deploys', { guardRails: [BackupGuardRails.protectVaults()] }, ['CB-ORG-108']],
    ['vaults that only emergencies change', { guardRails: [BackupGuardRails.protectVaults({ breakGlassRoles: ['arn:*:iam::*:role/x'] })] }, ['CB-ORG-108']],
    ['plans that nobody deploys', { guardRails: [BackupGuardRails.protectPlans({ deploymentRoles: [] })] }, ['CB-ORG-108']],
    ['settings that nobody changes', { guardRails: [BackupGuardRails.protectSettings()] }, []],
    ['copies to the whole organization', { guardRails: [BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/*'] })] }, ['CB-ORG-103']],
    ['copies to all below the root', { guardRails: [BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/r-ab12/*'] })] }, ['CB-ORG-103']],
    ['copies to accounts at the root', { guardRails: [BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/r-ab12/'] })] }, []],
    ['a name of 128 characters', { policyName: 'x'.repeat(128) }, []],
  ])('%s: %j', (_, props, ids) => {
    expect(warnings(policyWith(props).stack)).toEqual(ids);
  });

  test('are silent when acknowledged', () => {
    const stack = shop();
    Validations.of(stack).acknowledge({ id: 'CB-ORG-108', reason: 'no stacks are deployed there' });
    policyWith({ guardRails: [BackupGuardRails.protectVaults()] }, stack);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('tokens', () => {
  test('are not judged, and a document that holds some is not measured', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    const long = BackupGuardRails.protectRoles({ roleArns: [`arn:*:iam::*:role/${'x'.repeat(20_000)}`, text], deploymentRoles: DEPLOYERS });
    new BackupServiceControlPolicy(stack, 'One', { guardRails: [long], targetIds: [text, OU], policyName: text });
    new BackupServiceControlPolicy(stack, 'Two', {
      guardRails: [BackupGuardRails.protectVaults({ deploymentRoles: list })], targetIds: list,
    });
    expect(warnings(stack)).toEqual([]);
    templateOf(stack, 'Anywhere').hasResourceProperties('AWS::Organizations::Policy', { TargetIds: { Ref: 'List' } });
  });
});
