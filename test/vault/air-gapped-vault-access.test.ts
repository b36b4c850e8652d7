import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import { testApp } from '../helpers/app';
import { ACCOUNT, IRELAND, shop } from '../helpers/stacks';

const TYPE = 'AWS::Backup::LogicallyAirGappedBackupVault';
const RESTORE_ACCOUNT = '444455556666';
const MEMBER = '777788889999';
const STRANGER = '999900001111';
const VAULT = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:v`;
const RECOVERY_POINT = `arn:aws:backup:eu-west-1:${ACCOUNT}:recovery-point:1`;

type Policy = { readonly Version: string; readonly Statement: readonly object[] };
const EVERYTHING: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const vaultIn = (stack: Stack) => new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });

interface Request {
  readonly account: string;
  readonly action: string;
  readonly resource: string;
  readonly identityPolicy: Policy;
  readonly resourcePolicy: Policy;
}

/** What an engine that is not ours makes of a request that comes from a role of another account. */
async function may({ account, action, resource, identityPolicy, resourcePolicy }: Request): Promise<boolean> {
  const result = await runSimulation({
    request: {
      principal: `arn:aws:sts::${account}:assumed-role/role/session`,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: { 'aws:PrincipalOrgID': account === STRANGER ? 'o-zzzzzzzzzz' : 'o-abcdefghij' },
    },
    identityPolicies: [{ name: 'identity', policy: identityPolicy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy,
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

describe('access policy', () => {
  test('takes statements later', () => {
    const vault = vaultIn(shop());
    const statement = new iam.PolicyStatement({ actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal(MEMBER)], resources: ['*'] });
    expect(vault.addToResourcePolicy(statement).statementAdded).toBe(true);
    Template.fromStack(vault.stack).hasResourceProperties(TYPE, { AccessPolicy: { Statement: [Match.objectLike({ Effect: 'Allow' })] } });
  });

  test.each<[string, string, string, boolean]>([
    ['a member of the organization', MEMBER, 'backup:CopyIntoBackupVault', true],
    ['a member of the organization', MEMBER, 'backup:StartBackupJob', false],
    ['a stranger', STRANGER, 'backup:CopyIntoBackupVault', false],
  ])('lets an organization copy in: %s (%s), %s: %s', async (_, account, action, allowed) => {
    const vault = vaultIn(shop());
    vault.grants.copyInto(new iam.OrganizationPrincipal('o-abcdefghij'));
    const [resource] = Object.values(Template.fromStack(vault.stack).findResources(TYPE));
    const resourcePolicy = resource.Properties.AccessPolicy as Policy;
    expect(await may({ account, action, resource: VAULT, identityPolicy: EVERYTHING, resourcePolicy })).toBe(allowed);
  });
});

describe('restore account', () => {
  function setUp() {
    const app = testApp();
    const vault = vaultIn(new Stack(app, 'Shop', { env: IRELAND }));
    const stack = new Stack(app, 'Restore', { env: { account: RESTORE_ACCOUNT, region: 'eu-west-1' } });
    const operator = new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
    vault.grants.read(operator);
    vault.grants.restore(operator);
    return { vault, stack };
  }
  const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:${ACCOUNT}:${rest}`]] });

  test('gets the vault and its recovery points by literal ARNs, without an export', () => {
    const { vault, stack } = setUp();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['backup:ListRecoveryPointsByBackupVault']), Resource: arn(`backup-vault:${String(vault._model().name)}`) }),
          Match.objectLike({ Action: Match.arrayWith(['backup:StartRestoreJob']), Resource: arn('recovery-point:*') }),
        ],
      },
    });
    expect(Template.fromStack(vault.stack).toJSON().Outputs).toBeUndefined();
  });

  /** What sharing by AWS RAM allows, according to the Developer Guide. */
  const SHARED: Policy = {
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${RESTORE_ACCOUNT}:root` },
      Action: [
        'backup:DescribeBackupVault', 'backup:DescribeRecoveryPoint', 'backup:GetRecoveryPointRestoreMetadata',
        'backup:ListProtectedResourcesByBackupVault', 'backup:ListRecoveryPointsByBackupVault', 'backup:ListTags', 'backup:StartRestoreJob',
      ],
      Resource: '*',
    }],
  };

  test.each<[string, string, string, boolean]>([
    ['lists recovery points', 'backup:ListRecoveryPointsByBackupVault', VAULT, true],
    ['reads how to restore', 'backup:GetRecoveryPointRestoreMetadata', RECOVERY_POINT, true],
    ['restores', 'backup:StartRestoreJob', RECOVERY_POINT, true],
    ['restores what is not of the vault\'s account', 'backup:StartRestoreJob', RECOVERY_POINT.replace(ACCOUNT, MEMBER), false],
    ['deletes', 'backup:DeleteRecoveryPoint', RECOVERY_POINT, false],
    ['changes the access policy', 'backup:PutBackupVaultAccessPolicy', VAULT, false],
  ])('its operator %s (%s on %s): %s', async (_, action, resource, allowed) => {
    const { vault, stack } = setUp();
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const text = JSON.stringify(policy.Properties.PolicyDocument, (_key, value: { 'Fn::Join'?: [string, unknown[]] }) =>
      value['Fn::Join'] ? value['Fn::Join'][1].map(part => typeof part === 'string' ? part : 'aws').join('') : value);
    const identityPolicy = JSON.parse(text.replaceAll(`backup-vault:${String(vault._model().name)}`, 'backup-vault:v')) as Policy;
    expect(await may({ account: RESTORE_ACCOUNT, action, resource, identityPolicy, resourcePolicy: SHARED })).toBe(allowed);
  });

  test('a role of an account that it is not shared with does not restore, whatever it is allowed', async () => {
    const request = { action: 'backup:StartRestoreJob', resource: RECOVERY_POINT, identityPolicy: EVERYTHING, resourcePolicy: SHARED };
    expect(await may({ ...request, account: RESTORE_ACCOUNT })).toBe(true);
    expect(await may({ ...request, account: MEMBER })).toBe(false);
  });
});
