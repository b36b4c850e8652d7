import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import type { AirGappedVaultProps } from '../../src/vault/air-gapped-vault-props';
import { VaultEvent } from '../../src/vault/vault-event';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const RESTORE_ACCOUNT = '444455556666';
const TEAM_ARN = `arn:aws:mpa:us-east-1:${RESTORE_ACCOUNT}:approval-team/recovery.team-1`;
const BOUNDS = { minRetention: Duration.days(7), maxRetention: Duration.days(400) };

const vaultWith = (props: Partial<AirGappedVaultProps> = {}, stack = shop()) => new AirGappedVault(stack, 'Vault', { ...BOUNDS, ...props });
const inShop = (write: (stack: Stack) => unknown) => () => write(shop());
const MIN = 'Minimum retention of the air-gapped vault must be a whole number of days from 7 to 36500';
const MAX = 'Maximum retention of the air-gapped vault must be a whole number of days from 7 to 36500';
const ONLY_ACCOUNTS = 'AWS shares these vaults with accounts only, not with organizations, organizational units, roles or users; name each account';
const TEAM = 'Approval team of the air-gapped vault must have the form arn:<partition>:mpa:<region>:<account>:approval-team/<name>';
const DESTROY = 'Removal policy of the air-gapped vault must retain it, because its compliance lock cannot be removed, got DESTROY: '
  + 'leave the removal policy of an air-gapped vault alone [Shop/Vault] (CB-VAULT-004)';

describeRefusals('refusals', [
  { name: 'a minimum of 6 days', write: () => vaultWith({ minRetention: Duration.days(6) }), message: `${MIN}, got 6 days [Shop/Vault] (CB-LAG-001)` },
  {
    name: 'bounds beyond the longest',
    write: () => vaultWith({ minRetention: Duration.days(36_501), maxRetention: Duration.days(36_501) }),
    message: `${MIN}, got 36501 days [Shop/Vault] (CB-LAG-001)\n${MAX}, got 36501 days [Shop/Vault] (CB-LAG-002)`,
  },
  { name: 'a minimum of a week and a half day', write: () => vaultWith({ minRetention: Duration.hours(180) }), message: `${MIN}, got 7.5 days [Shop/Vault] (CB-LAG-001)` },
  { name: 'a maximum of hours', write: () => vaultWith({ maxRetention: Duration.hours(180) }), message: `${MAX}, got 7.5 days [Shop/Vault] (CB-LAG-002)` },
  { name: 'a maximum beyond the longest', write: () => vaultWith({ maxRetention: Duration.days(36_501) }), message: `${MAX}, got 36501 days [Shop/Vault] (CB-LAG-002)` },
  {
    name: 'a maximum below the minimum',
    write: () => vaultWith({ minRetention: Duration.days(35), maxRetention: Duration.days(34) }),
    message: 'Maximum retention of the air-gapped vault must be at least the minimum of 35 days, got 34 days [Shop/Vault] (CB-LAG-003)',
  },
  ...[
    ['an organization', `arn:aws:organizations::${ACCOUNT}:organization/o-abcdefghij`],
    ['an organizational unit', `arn:aws:organizations::${ACCOUNT}:ou/o-abcdefghij/ou-abcd-12345678`],
    ['the id of an organizational unit', 'ou-abcd-12345678'],
    ['a role', `arn:aws:iam::${RESTORE_ACCOUNT}:role/restore`],
  ].flatMap(([name, principal]) => [
    {
      name: `shared with ${name}`,
      write: () => vaultWith({ shareWith: [principal] }),
      message: `Account that the air-gapped vault is shared with must have 12 digits, got '${principal}': ${ONLY_ACCOUNTS} [Shop/Vault] (CB-LAG-005)`,
    },
    {
      name: `shared with ${name}, later`,
      write: () => vaultWith().shareWith(RESTORE_ACCOUNT, principal),
      message: `Account that the air-gapped vault is shared with must have 12 digits, got '${principal}': ${ONLY_ACCOUNTS} [Shop/Vault] (CB-LAG-005)`,
    },
  ]),
  ...['44445555666', '4444555566667', ''].map(id => ({
    name: `shared with an id of ${id.length} digits`,
    write: () => vaultWith({ shareWith: [id] }),
    message: `Account that the air-gapped vault is shared with must have 12 digits, got '${id}' [Shop/Vault] (CB-LAG-005)`,
  })),
  {
    name: 'shared with its own account',
    write: () => vaultWith({ shareWith: [RESTORE_ACCOUNT, ACCOUNT] }),
    message: `Account that the air-gapped vault is shared with must be another than its own, got '${ACCOUNT}' [Shop/Vault] (CB-LAG-006)`,
  },
  {
    name: 'shared with its own account, later',
    write: () => vaultWith().shareWith(ACCOUNT),
    message: `Account that the air-gapped vault is shared with must be another than its own, got '${ACCOUNT}' [Shop/Vault] (CB-LAG-006)`,
  },
  ...['recovery-team', `arn:aws:mpa::${ACCOUNT}:approval-team/x`, 'arn:aws:mpa:us-east-1:1:approval-team/x', `arn:aws:mpa:us-east-1:${ACCOUNT}:identity-source/x`, `${TEAM_ARN} `].map(arn => ({
    name: `approval team ${arn}`,
    write: () => vaultWith({ approvalTeamArn: arn }),
    message: `${TEAM}, got '${arn}' [Shop/Vault] (CB-LAG-007)`,
  })),
  { name: 'DESTROY', write: () => vaultWith().applyRemovalPolicy(RemovalPolicy.DESTROY), message: DESTROY },
  {
    name: 'a name with a dot',
    write: () => vaultWith({ backupVaultName: 'my.vault' }),
    message: 'Name of the air-gapped vault must have 2 to 50 letters, digits, hyphens or underscores, got \'my.vault\' [Shop/Vault] (CB-VAULT-001)',
  },
  {
    name: 'a name and a generation',
    write: () => vaultWith({ backupVaultName: 'mine', generation: '2' }),
    message: 'Generation of the air-gapped vault must be left out where backupVaultName is given, got \'2\' [Shop/Vault] (CB-VAULT-008)',
  },
  {
    name: 'an alias as key',
    write: inShop(stack => vaultWith({ encryptionKey: kms.Alias.fromAliasName(stack, 'Mine', 'alias/mine') }, stack)),
    message: 'Encryption key of the air-gapped vault must be a key, not an alias, got \'arn:<AWS::Partition>:kms:eu-west-1:111122223333:alias/mine\': '
      + 'pass the key that the alias stands for [Shop/Vault] (CB-VAULT-006)',
  },
  {
    name: 'an action with a wildcard in the access policy',
    write: () => vaultWith({
      accessPolicy: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ actions: ['backup:Copy*'], principals: [new iam.AnyPrincipal()], resources: ['*'] })],
      }),
    }),
    message: 'Action in the access policy of the air-gapped vault must be named without wildcards, got \'backup:Copy*\' [Shop/Vault] (CB-VAULT-013)',
  },
  {
    name: 'an action with a wildcard, later',
    write: () => vaultWith().addToResourcePolicy(new iam.PolicyStatement({ actions: ['*'], principals: [new iam.AnyPrincipal()], resources: ['*'] })),
    message: 'Action in the access policy of the air-gapped vault must be named without wildcards, got \'*\' [Shop/Vault] (CB-VAULT-013)',
  },
  {
    name: 'a FIFO topic',
    write: inShop(stack => vaultWith({ notifications: VaultNotifications.failuresOnly({ topic: new sns.Topic(stack, 'Fifo', { fifo: true }) }) }, stack)),
    message: 'Notification topic of the air-gapped vault must be a standard topic, got a FIFO topic [Shop/Vault] (CB-VAULT-017)',
  },
  {
    name: 'a dead event',
    write: () => vaultWith({ notifications: VaultNotifications.events({ events: [VaultEvent.of('BACKUP_PLAN_CREATED')] }) }),
    message: 'Notifications of the air-gapped vault must name events that AWS Backup still sends, got BACKUP_PLAN_CREATED: '
      + 'use an EventBridge rule for the detail-type \'Backup Plan State Change\' [Shop/Vault] (CB-VAULT-014)',
  },
  {
    name: 'a subscription without notifications',
    write: () => vaultWith().addFailureSubscription(new EmailSubscription('on-call@example.com')),
    message: 'Vault must have notifications for a subscription, got none: set notifications [Shop/Vault]',
  },
]);

describe('warnings', () => {
  const warn = (stack: Stack, message: string) => Annotations.fromStack(stack).hasWarning('/Shop/Vault', Match.stringLikeRegexp(message));

  test.each<[string, (stack: Stack) => kms.IKeyRef]>([
    ['made here', stack => new kms.Key(stack, 'Mine')],
    ['imported', stack => kms.Key.fromKeyArn(stack, 'Mine', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/a`)],
  ])('a key of the vault\'s own account: %s', (_, key) => {
    const stack = shop();
    vaultWith({ encryptionKey: key(stack) }, stack);
    warn(stack, 'Encryption key of the air-gapped vault must be in another account, out of reach of whoever takes over this one, '
      + `got a key of account ${ACCOUNT}: leave encryptionKey out, or take a key of the recovery account.*CB-LAG-009`);
    expect(warnings(stack)).toEqual(['CB-LAG-009']);
  });

  test('bounds that are known at deployment only', () => {
    const stack = shop();
    vaultWith({ maxRetention: Duration.days(tokens(stack).number) }, stack);
    warn(stack, 'Retention bounds of the air-gapped vault must be known at synth for the vault name to change with them, got a token: '
      + 'set another generation whenever a bound changes.*CB-LAG-008');
    expect(warnings(stack)).toEqual(['CB-LAG-008']);
  });

  test('not where the user chose the name', () => {
    const stack = shop();
    vaultWith({ backupVaultName: 'mine', maxRetention: Duration.days(tokens(stack).number) }, stack);
    expect(warnings(stack)).toEqual([]);
  });

  test.each(['cn-north-1', 'us-gov-west-1'])('a Region for which AWS lists no such vaults: %s', region => {
    const stack = shop({ env: { account: ACCOUNT, region } });
    vaultWith({}, stack);
    warn(stack, `Region of the air-gapped vault must be one where AWS Backup has logically air-gapped vaults, got '${region}'.*CB-LAG-004`);
  });

  test('a Region that the pages of AWS do not agree on is no warning', () => {
    const stack = shop({ env: { account: ACCOUNT, region: 'ca-west-1' } });
    vaultWith({}, stack);
    expect(warnings(stack)).toEqual([]);
  });
});
