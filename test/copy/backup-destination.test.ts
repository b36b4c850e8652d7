import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { BackupDestination, SourceAccounts, VaultLock, VaultNotifications } from '../../src';
import type { BackupDestinationProps } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, synth, templateOf, tokens, warnings } from '../helpers/stacks';
import { acknowledgements, nagFindings } from '../nag/packs';

const BUNKER = '999988887777';
const ORGANIZATION = 'o-exampleorg1';
const WORKLOADS = `${ORGANIZATION}/r-ab12/ou-ab12-11111111/`;
const COPY = 'backup:CopyIntoBackupVault';

function bunker(account: string | undefined = BUNKER, region: string | undefined = 'eu-west-1'): Stack {
  return new Stack(testApp(), 'Bunker', { env: { account, region } });
}

function destination(props: Partial<BackupDestinationProps> = {}, stack = bunker()): BackupDestination {
  return new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom: [SourceAccounts.organization(ORGANIZATION)], ...props });
}

function policyOf(acceptFrom: SourceAccounts[], props: Partial<BackupDestinationProps> = {}): Json {
  const stack = bunker();
  destination({ acceptFrom, ...props }, stack);
  const [vault] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupVault'));
  return evaluated((vault.Properties as { AccessPolicy: unknown }).AccessPolicy, BUNKER) as Json;
}

describe('the vault', () => {
  test('has the name that sources know, a key, a lock and failure notifications, and outlives its stack', () => {
    const stack = bunker();
    destination({}, stack);
    const template = templateOf(stack, 'Bunker');
    template.hasResource('AWS::Backup::BackupVault', {
      Properties: {
        BackupVaultName: 'bunker',
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: Match.absent() },
        EncryptionKeyArn: Match.anyValue(),
        Notifications: { BackupVaultEvents: Match.arrayWith(['COPY_JOB_FAILED']) },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasOutput('*', { Description: 'ARN of the backup vault that sources copy into' });
  });

  test('takes key, lock, roles and notifications that are given', () => {
    const stack = bunker();
    const made = destination({
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:${BUNKER}:key/1234abcd-12ab-34cd-56ef-1234567890ab`),
      vaultLock: VaultLock.governance({ minRetention: Duration.days(30), maxRetention: Duration.days(400) }),
      breakGlassRoles: [`arn:aws:iam::${BUNKER}:role/emergency`],
      policyAdministrators: [`arn:aws:iam::${BUNKER}:role/policies`],
      notifications: VaultNotifications.failuresOnly(),
    }, stack);
    const template = templateOf(stack, 'Bunker');
    template.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: 400 } });
    expect(JSON.stringify(template.toJSON())).toContain('role/emergency');
    expect(JSON.stringify(template.toJSON())).toContain('role/policies');
    expect(made.vaults).toEqual([made.vault]);
  });

  test('has an ARN that another app can compute', () => {
    const stack = bunker();
    const { vault } = destination({}, stack);
    const computed = BackupDestination.arnFor({ account: BUNKER, region: 'eu-west-1', backupVaultName: 'bunker' });
    const other = new Stack(testApp(), 'Other');
    expect(evaluated(other.resolve(computed))).toBe(`arn:aws:backup:eu-west-1:${BUNKER}:backup-vault:bunker`);
    expect(vault.backupVaultName).toBeDefined();
  });

  test('in several Regions has one name, and is one for each', () => {
    const stack = bunker();
    const made = destination({ regions: ['eu-central-1', 'eu-west-1', 'us-east-1'] }, stack);
    expect(synth(stack).stacks.map(({ stackName }) => stackName).sort()).toEqual(['Bunker', 'Bunker-eu-west-1-backup-eu-central-1', 'Bunker-eu-west-1-backup-us-east-1']);
    for (const name of ['Bunker', 'Bunker-eu-west-1-backup-eu-central-1', 'Bunker-eu-west-1-backup-us-east-1']) {
      const template = templateOf(stack, name);
      template.resourceCountIs('AWS::Backup::BackupVault', 1);
      template.resourceCountIs('AWS::SNS::Topic', 1);
      template.hasResourceProperties('AWS::Backup::BackupVault', {
        BackupVaultName: 'bunker',
        AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCopiesFromOrganization' }), Match.objectLike({ Sid: 'DenyCopiesFromElsewhere' })]) },
      });
    }
    expect(made.vaults.map(({ env }) => env.region)).toEqual(['eu-west-1', 'eu-central-1', 'us-east-1']);
  });

  test('leaves nothing for cdk-nag to find', () => {
    const stack = bunker();
    destination({ regions: ['eu-central-1'] }, stack);
    const app = stack.node.root as ReturnType<typeof testApp>;
    expect(nagFindings(app)).toEqual([]);
    expect(acknowledgements(app)).toEqual([]);
  });
});

describe('who may copy into it', () => {
  const member = { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:PrincipalOrgPaths': [WORKLOADS], 'aws:PrincipalIsAWSService': 'false' };
  const below = { ...member, 'aws:PrincipalOrgPaths': [`${WORKLOADS}ou-ab12-22222222/`] };
  const besides = { ...member, 'aws:PrincipalOrgPaths': [`${ORGANIZATION}/r-ab12/ou-ab12-99999999/`] };
  const stranger = { 'aws:PrincipalOrgID': 'o-strangers99', 'aws:PrincipalOrgPaths': ['o-strangers99/r-zz99/'], 'aws:PrincipalIsAWSService': 'false' };
  const nowhere = { 'aws:PrincipalIsAWSService': 'false' };
  const role = (account: string, name = 'backup') => `arn:aws:iam::${account}:role/${name}`;
  const serviceLinked = role(BUNKER, 'aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup');
  const organization = [SourceAccounts.organization(ORGANIZATION)];
  const unit = [SourceAccounts.organizationalUnits(WORKLOADS)];
  const account = [SourceAccounts.accounts(ACCOUNT)];
  const either = [SourceAccounts.accounts('444455556666'), SourceAccounts.organizationalUnits(WORKLOADS)];

  test.each<[string, SourceAccounts[], string, Record<string, string | string[]>, boolean]>([
    ['an organization: a member', organization, role(ACCOUNT), member, true],
    ['an organization: a stranger', organization, role('123412341234'), stranger, false],
    ['an organization: an account outside any', organization, role('123412341234'), nowhere, false],
    ['a unit: an account in it', unit, role(ACCOUNT), member, true],
    ['a unit: an account below it', unit, role(ACCOUNT), below, true],
    ['a unit: an account besides it', unit, role('123412341234'), besides, false],
    ['a unit: the account of the vault', unit, role(BUNKER), besides, false],
    ['an account: itself', account, role(ACCOUNT), member, true],
    ['an account: another member', account, role('123412341234'), member, false],
    ['an account: the account of the vault', account, role(BUNKER), member, false],
    ['an account: the role of AWS Backup in the account of the vault', account, serviceLinked, member, true],
    ['an account or a unit: the account', either, role('444455556666'), besides, true],
    ['an account or a unit: one in the unit', either, role(ACCOUNT), member, true],
    ['an account or a unit: another', either, role('123412341234'), besides, false],
  ])('%s', async (_, acceptFrom, principal, context, allowed) => {
    const resource = `arn:aws:backup:eu-west-1:${BUNKER}:backup-vault:bunker`;
    expect(await isAllowed({ principal, action: COPY, resource, account: BUNKER, resourcePolicy: policyOf(acceptFrom), context })).toBe(allowed);
  });

  test.each([
    ['an administrator of the backup account cannot delete', role(BUNKER, 'admin'), 'backup:DeleteRecoveryPoint', false],
    ['nor back up into it', role(BUNKER, 'admin'), 'backup:StartBackupJob', false],
    ['nor change its policy', role(BUNKER, 'admin'), 'backup:PutBackupVaultAccessPolicy', false],
    ['CloudFormation may', role(BUNKER, `cdk-hnb659fds-cfn-exec-role-${BUNKER}-eu-west-1`), 'backup:PutBackupVaultAccessPolicy', true],
    ['who breaks the glass may delete', role(BUNKER, 'emergency'), 'backup:DeleteRecoveryPoint', true],
    ['a member cannot delete', role(ACCOUNT), 'backup:DeleteRecoveryPoint', false],
  ])('%s', async (_, principal, action, allowed) => {
    const kind = action.includes('RecoveryPoint') ? 'recovery-point:1' : 'backup-vault:bunker';
    const resourcePolicy = policyOf(organization, { breakGlassRoles: [role(BUNKER, 'emergency')] });
    expect(await isAllowed({ principal, action, resource: `arn:aws:backup:eu-west-1:${BUNKER}:${kind}`, account: BUNKER, resourcePolicy, context: member })).toBe(allowed);
  });
});

describeRefusals('refused', [
  {
    name: 'nobody to accept from',
    write: () => destination({ acceptFrom: [] }),
    message: 'AcceptFrom of the destination must name an organization, organizational units or accounts, got none [Bunker/Destination] (CB-DEST-001)',
  },
  {
    name: 'nobody in what is accepted',
    write: () => destination({ acceptFrom: [SourceAccounts.accounts()] }),
    message: 'AcceptFrom of the destination must name an organization, organizational units or accounts, got none [Bunker/Destination] (CB-DEST-001)',
  },
  {
    name: 'an organization by its ARN',
    write: () => SourceAccounts.organization('arn:aws:organizations::111122223333:organization/o-exampleorg1'),
    message: "Organization that copies are accepted from must be the id of an organization, 'o-' and 10 to 32 lower-case letters or digits, got 'arn:aws:organizations::111122223333:organization/o-exampleorg1' (CB-DEST-002)",
  },
  {
    name: 'a unit by its id alone',
    write: () => SourceAccounts.organizationalUnits('ou-ab12-11111111'),
    message: "Organizational unit that copies are accepted from must be a path of the form 'o-…/r-…/ou-…/', with every unit from the root down, got 'ou-ab12-11111111' (CB-DEST-003)",
  },
  {
    name: 'a root without a unit',
    write: () => SourceAccounts.organizationalUnits('o-exampleorg1/r-ab12/'),
    message: "Organizational unit that copies are accepted from must be a path of the form 'o-…/r-…/ou-…/', with every unit from the root down, got 'o-exampleorg1/r-ab12/' (CB-DEST-003)",
  },
  {
    name: 'an account with eleven digits',
    write: () => SourceAccounts.accounts('11112222333'),
    message: "Account that copies are accepted from must have 12 digits, got '11112222333' (CB-DEST-004)",
  },
  {
    name: 'its own account',
    write: () => destination({ acceptFrom: [SourceAccounts.accounts(ACCOUNT, BUNKER)] }),
    message: `Account of the destination must differ from the accounts it accepts copies from, got '${BUNKER}' for both: make the destination in a backup account [Bunker/Destination] (CB-DEST-005)`,
  },
  {
    name: 'the Default vault',
    write: () => destination({ backupVaultName: 'Default' }),
    message: "BackupVaultName of the destination must be a name of its own, got 'Default' [Bunker/Destination] (CB-DEST-006)",
  },
  {
    name: 'several Regions from a stack without one',
    write: () => destination({ regions: ['eu-central-1'] }, new Stack(testApp(), 'Bunker')),
    message: "Stack of the destination must have a Region of its own where regions are given, got an environment-agnostic stack: give the stack { env: { account: '…', region: '…' } } [Bunker/Destination] (CB-DEST-007)",
  },
  {
    name: 'a misspelled Region',
    write: () => destination({ regions: ['eu-centrall-1'] }),
    message: "Region of the destination must be the code of an AWS Region, for example 'eu-central-1', got 'eu-centrall-1' [Bunker/Destination] (CB-COPY-007)",
  },
  {
    name: 'a name with a slash',
    write: () => destination({ backupVaultName: 'a/b' }),
    message: "Name of the vault must have 2 to 50 letters, digits, hyphens or underscores, got 'a/b' [Bunker/Destination/Vault] (CB-VAULT-001)",
  },
]);

test('a path of a unit may end in a slash, a star, or neither', () => {
  for (const path of [WORKLOADS, `${WORKLOADS}*`, WORKLOADS.slice(0, -1)]) {
    expect(JSON.stringify(policyOf([SourceAccounts.organizationalUnits(path)]))).toContain(`"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":["${WORKLOADS}*"]}`);
  }
});

test('a Region that aws-cdk-lib does not list is a warning', () => {
  const stack = bunker();
  destination({ regions: ['eu-central-9'] }, stack);
  expect(warnings(stack)).toEqual(['CB-COPY-008']);
});

test('tokens are handed on', () => {
  const stack = bunker();
  const { text } = tokens(stack);
  const acceptFrom = [SourceAccounts.organization(text), SourceAccounts.organizationalUnits(text), SourceAccounts.accounts(text)];
  destination({ backupVaultName: text, acceptFrom }, stack);
  templateOf(stack, 'Bunker').hasResourceProperties('AWS::Backup::BackupVault', {
    BackupVaultName: { Ref: 'Text' },
    AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCopiesFromOrganization', Condition: { StringEquals: { 'aws:PrincipalOrgID': [{ Ref: 'Text' }] } } })]) },
  });
});
