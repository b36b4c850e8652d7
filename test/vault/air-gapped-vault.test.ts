import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Aws, CfnResource, Duration, NestedStack, RemovalPolicies, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { UNKNOWN } from '../../src/model/known';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import type { AirGappedVaultProps } from '../../src/vault/air-gapped-vault-props';
import { VaultEvent } from '../../src/vault/vault-event';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { describeRefusals, messageOf } from '../helpers/refusals';
import { ACCOUNT, IRELAND, shop, tokens, warnings } from '../helpers/stacks';

const TYPE = 'AWS::Backup::LogicallyAirGappedBackupVault';
const SHARE = 'AWS::RAM::ResourceShare';
const RESTORE_ACCOUNT = '444455556666';
const KEY_ARN = `arn:aws:kms:eu-west-1:${RESTORE_ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const TEAM_ARN = `arn:aws:mpa:us-east-1:${RESTORE_ACCOUNT}:approval-team/recovery.team-1`;
const BOUNDS = { minRetention: Duration.days(7), maxRetention: Duration.days(400) };

const vaultWith = (props: Partial<AirGappedVaultProps> = {}, stack = shop()) => new AirGappedVault(stack, 'Vault', { ...BOUNDS, ...props });
const templateWith = (props: Partial<AirGappedVaultProps>) => Template.fromStack(vaultWith(props).stack);

describe('minimal', () => {
  const vault = vaultWith();
  const template = Template.fromStack(vault.stack);

  test('a vault with its bounds and nothing else', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
    expect(Object.values(template.toJSON().Resources)).toEqual([{
      Type: TYPE,
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { BackupVaultName: expect.stringMatching(/^Shop-Vault-[0-9a-f]{8}$/), MinRetentionDays: 7, MaxRetentionDays: 400 },
    }]);
  });

  test('logical ids and construct ids are a contract', () => {
    expect(Object.keys(template.findResources(TYPE))).toEqual(['Vault23237E5B']);
    const all = vaultWith({ notifications: VaultNotifications.failuresOnly(), shareWith: [RESTORE_ACCOUNT] });
    expect(all.node.children.map(child => child.node.id)).toEqual(['TopicKey', 'Topic', 'Resource', 'Share']);
    expect(Object.keys(Template.fromStack(all.stack).findResources(SHARE))).toEqual(['VaultShare76145975']);
  });

  test('has no key, no topic and no share to hand out', () => {
    expect(vault.encryptionKey).toBeUndefined();
    expect(vault.notificationTopic).toBeUndefined();
    expect(vault.resourceShareArn).toBeUndefined();
  });

  test('warns about nothing', () => {
    expect(warnings(vaultWith().stack)).toEqual([]);
  });
});

describe('maximal', () => {
  const stack = shop();
  const topic = new sns.Topic(stack, 'Alarms');
  const vault = vaultWith({
    generation: '2',
    encryptionKey: kms.Key.fromKeyArn(stack, 'Theirs', KEY_ARN),
    shareWith: [RESTORE_ACCOUNT, RESTORE_ACCOUNT],
    allowExternalPrincipals: false,
    approvalTeamArn: TEAM_ARN,
    accessPolicy: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal('777788889999')], resources: ['*'],
      })],
    }),
    notifications: VaultNotifications.events({ events: [VaultEvent.COPY_JOB_FAILED], topic }),
  }, stack);
  Tags.of(vault).add('team', 'storage');
  const template = Template.fromStack(stack);

  test('renders every property', () => {
    template.hasResourceProperties(TYPE, {
      EncryptionKeyArn: KEY_ARN,
      MpaApprovalTeamArn: TEAM_ARN,
      Notifications: { BackupVaultEvents: ['COPY_JOB_FAILED'], SNSTopicArn: { Ref: Match.stringLikeRegexp('^Alarms') } },
      BackupVaultTags: { team: 'storage' },
      AccessPolicy: { Version: '2012-10-17', Statement: [Match.objectLike({ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: '*' })] },
    });
  });

  test('shares it, each account once, with the tags of the vault', () => {
    template.hasResourceProperties(SHARE, {
      Name: vault._model().name,
      ResourceArns: [{ 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] }],
      Principals: [RESTORE_ACCOUNT],
      AllowExternalPrincipals: false,
      Tags: [{ Key: 'team', Value: 'storage' }],
    });
  });

  test('hands out its parts', () => {
    expect(vault.encryptionKey?.keyRef.keyArn).toBe(KEY_ARN);
    expect(vault.notificationTopic).toBe(topic);
    expect(stack.resolve(vault.resourceShareArn)).toEqual({ 'Fn::GetAtt': ['VaultShare76145975', 'Arn'] });
  });

  test('is a model for the diagnostics', () => {
    expect(vault._model()).toEqual({
      name: expect.stringMatching(/^Shop-Vault-[0-9a-f]{8}$/),
      arn: UNKNOWN,
      ...IRELAND,
      airGapped: true,
      lock: { minRetentionDays: 7, maxRetentionDays: 400, changeableForDays: undefined },
      encryptionKeyArn: KEY_ARN,
      notificationEvents: ['COPY_JOB_FAILED'],
      retained: true,
      airGap: { sharedWith: [RESTORE_ACCOUNT], approvalTeamArn: TEAM_ARN, keyAccount: RESTORE_ACCOUNT },
      access: { actions: ['backup:CopyIntoBackupVault'], exceptions: undefined, deployerExcepted: undefined },
      topic: { fifo: false, account: ACCOUNT, policyManaged: true },
      naming: { fixed: false, generation: '2', followsKey: true, followsBounds: true },
    });
  });

  test('warns about nothing', () => {
    expect(warnings(stack)).toEqual([]);
  });
});

describe('bounds', () => {
  test.each<[string, Partial<AirGappedVaultProps>, number, number]>([
    ['the least, both the same', { minRetention: Duration.days(7), maxRetention: Duration.days(7) }, 7, 7],
    ['the most', { minRetention: Duration.days(36_500), maxRetention: Duration.days(36_500) }, 36_500, 36_500],
    ['in hours', { minRetention: Duration.hours(168) }, 7, 400],
  ])('%s', (_, props, min, max) => {
    templateWith(props).hasResourceProperties(TYPE, { MinRetentionDays: min, MaxRetentionDays: max });
  });
});

describe('sharing', () => {
  test('can be added to, at any time', () => {
    const vault = vaultWith();
    vault.shareWith(RESTORE_ACCOUNT);
    vault.shareWith('777788889999', RESTORE_ACCOUNT);
    Template.fromStack(vault.stack).hasResourceProperties(SHARE, { Principals: [RESTORE_ACCOUNT, '777788889999'], AllowExternalPrincipals: Match.absent() });
  });

  test.each<[string, (vault: AirGappedVault) => void]>([
    ['not at all', () => undefined],
    ['with an empty list', vault => vault.shareWith()],
  ])('%s makes no share', (_, share) => {
    const vault = vaultWith({ shareWith: [] });
    share(vault);
    Template.fromStack(vault.stack).resourceCountIs(SHARE, 0);
  });

  test('with a token, and with more accounts', () => {
    const stack = shop();
    const { text } = tokens(stack);
    const vault = vaultWith({ shareWith: [text] }, stack);
    vault.shareWith(RESTORE_ACCOUNT);
    expect(vault._model().airGap?.sharedWith).toEqual([UNKNOWN, RESTORE_ACCOUNT]);
    Template.fromStack(stack).hasResourceProperties(SHARE, { Principals: [{ Ref: 'Text' }, RESTORE_ACCOUNT] });
  });

  test('with a list that is a token, and with more accounts', () => {
    const stack = shop();
    const { list } = tokens(stack);
    const vault = vaultWith({ shareWith: list }, stack);
    vault.shareWith(RESTORE_ACCOUNT);
    expect(vault._model().airGap?.sharedWith).toBe(UNKNOWN);
    Template.fromStack(stack).hasResourceProperties(SHARE, {
      Principals: { 'Fn::Split': ['|', { 'Fn::Join': ['|', [{ 'Fn::Join': ['|', { Ref: 'List' }] }, RESTORE_ACCOUNT]] }] },
    });
  });

  test('in a stack without account: nobody knows whether it is the vault\'s own', () => {
    const stack = shop({ env: undefined });
    vaultWith({ shareWith: [RESTORE_ACCOUNT, Aws.ACCOUNT_ID] }, stack);
    Template.fromStack(stack).hasResourceProperties(SHARE, { Principals: [RESTORE_ACCOUNT, { Ref: 'AWS::AccountId' }] });
  });
});

describe('access policy', () => {
  const MEMBER = '777788889999';
  const STRANGER = '999900001111';

  test('takes statements later', () => {
    const vault = vaultWith();
    const statement = new iam.PolicyStatement({ actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal(MEMBER)], resources: ['*'] });
    expect(vault.addToResourcePolicy(statement).statementAdded).toBe(true);
    Template.fromStack(vault.stack).hasResourceProperties(TYPE, { AccessPolicy: { Statement: [Match.objectLike({ Effect: 'Allow' })] } });
  });

  test.each<[string, string, string, boolean]>([
    ['a member of the organization', MEMBER, 'backup:CopyIntoBackupVault', true],
    ['a member of the organization', MEMBER, 'backup:StartBackupJob', false],
    ['a stranger', STRANGER, 'backup:CopyIntoBackupVault', false],
  ])('%s (%s): %s is %s', async (_, account, action, allowed) => {
    const vault = vaultWith();
    vault.grants.copyInto(new iam.OrganizationPrincipal('o-abcdefghij'));
    const [resource] = Object.values(Template.fromStack(vault.stack).findResources(TYPE));
    const result = await runSimulation({
      request: {
        principal: `arn:aws:sts::${account}:assumed-role/backup/session`,
        action,
        resource: { resource: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:v`, accountId: ACCOUNT },
        contextVariables: { 'aws:PrincipalOrgID': account === MEMBER ? 'o-abcdefghij' : 'o-zzzzzzzzzz' },
      },
      identityPolicies: [{ name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: resource.Properties.AccessPolicy,
    }, {});
    expect(result).toMatchObject({ resultType: 'single', overallResult: allowed ? 'Allowed' : 'ImplicitlyDenied' });
  });
});

describe('grants', () => {
  test('a restore role of another account gets the vault and its recovery points by literal ARNs, without an export', () => {
    const app = testApp();
    const vault = vaultWith({}, new Stack(app, 'Shop', { env: IRELAND }));
    const stack = new Stack(app, 'Restore', { env: { account: RESTORE_ACCOUNT, region: 'eu-west-1' } });
    const operator = new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
    vault.grants.read(operator);
    vault.grants.restore(operator);
    const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:${ACCOUNT}:${rest}`]] });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['backup:ListRecoveryPointsByBackupVault']), Resource: arn(`backup-vault:${String(vault._model().name)}`) }),
          Match.objectLike({ Action: Match.arrayWith(['backup:StartRestoreJob']), Resource: arn('recovery-point:*') }),
        ],
      },
    });
    expect(Template.fromStack(vault.stack).toJSON().Outputs).toBeUndefined();
  });

  test('others are those of any vault', () => {
    const vault = vaultWith();
    vault.grant(new iam.Role(vault.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }), 'backup:TagResource');
    Template.fromStack(vault.stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'backup:TagResource', Resource: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } })] },
    });
  });
});

describe('notifications', () => {
  test('failures only, with a filter', () => {
    const vault = vaultWith({ notifications: VaultNotifications.failuresOnly() });
    vault.addFailureSubscription(new EmailSubscription('on-call@example.com'));
    const template = Template.fromStack(vault.stack);
    template.hasResourceProperties(TYPE, { Notifications: { BackupVaultEvents: Match.arrayWith(['COPY_JOB_FAILED']), SNSTopicArn: { Ref: Match.stringLikeRegexp('^VaultTopic') } } });
    template.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'on-call@example.com', FilterPolicy: { State: Match.anyValue(), IndexStatus: Match.anyValue() } });
  });
});

describe('removal', () => {
  test('RETAIN keeps the vault of a failed first deployment too', () => {
    const vault = vaultWith();
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Template.fromStack(vault.stack).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('an aspect that destroys it stops the synth', () => {
    const vault = vaultWith();
    RemovalPolicies.of(vault.stack).destroy();
    expect(messageOf(() => Template.fromStack(vault.stack))).toContain('(CB-VAULT-004)');
  });
});

describe('from elsewhere', () => {
  test.each([
    ['another Region', { account: ACCOUNT, region: 'eu-central-1' }, false],
    ['another account', { account: RESTORE_ACCOUNT, region: 'eu-west-1' }, false],
    ['another Region, from a nested stack', { account: ACCOUNT, region: 'eu-central-1' }, true],
  ])('%s reads a literal ARN, without export or custom resource', (_, env, nested) => {
    const app = testApp();
    const stack = new Stack(app, 'Shop', { env: IRELAND });
    const vault = vaultWith({}, nested ? new NestedStack(stack, 'Nested') : stack);
    const consumer = new Stack(app, 'Consumer', { env });
    new CfnResource(consumer, 'Reader', { type: 'Test::Reader', properties: { arn: vault.backupVaultArn, name: vault.backupVaultName } });
    app.synth();
    const { name } = vault._model();
    Template.fromStack(consumer).hasResourceProperties('Test::Reader', {
      arn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:${ACCOUNT}:backup-vault:${String(name)}`]] },
      name,
    });
    Template.fromStack(stack).resourceCountIs('Custom::CrossRegionExportWriter', 0);
    expect(JSON.stringify(Template.fromStack(stack).toJSON().Outputs ?? {})).not.toContain('"Export"');
  });

  test('aws-cdk-lib\'s BackupPlan copies to it', () => {
    const stack = shop();
    const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: new backup.BackupVault(stack, 'Ordinary') });
    plan.addRule(new backup.BackupPlanRule({ copyActions: [{ destinationBackupVault: vaultWith({}, stack) }] }));
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ CopyActions: [{ DestinationBackupVaultArn: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } }] })] },
    });
  });
});

describe('tokens in every property', () => {
  const stack = shop();
  const { text, number, list } = tokens(stack);
  const vault = vaultWith({
    minRetention: Duration.days(number),
    maxRetention: Duration.days(number),
    backupVaultName: text,
    encryptionKey: kms.Key.fromKeyArn(stack, 'Theirs', text),
    shareWith: list,
    approvalTeamArn: text,
    notifications: VaultNotifications.events({ events: [VaultEvent.of(text)], topic: sns.Topic.fromTopicArn(stack, 'Alarms', text) }),
  }, stack);

  test('are not judged', () => {
    expect(vault._model()).toMatchObject({
      name: UNKNOWN,
      lock: { minRetentionDays: UNKNOWN, maxRetentionDays: UNKNOWN },
      encryptionKeyArn: UNKNOWN,
      airGap: { sharedWith: UNKNOWN, approvalTeamArn: UNKNOWN, keyAccount: UNKNOWN },
      notificationEvents: [UNKNOWN],
    });
  });

  test('reach the template', () => {
    Template.fromStack(stack).hasResourceProperties(TYPE, {
      BackupVaultName: { Ref: 'Text' },
      MinRetentionDays: { Ref: 'Number' },
      MaxRetentionDays: { Ref: 'Number' },
      EncryptionKeyArn: { Ref: 'Text' },
      MpaApprovalTeamArn: { Ref: 'Text' },
      Notifications: { BackupVaultEvents: [{ Ref: 'Text' }], SNSTopicArn: { Ref: 'Text' } },
    });
    Template.fromStack(stack).hasResourceProperties(SHARE, {
      Name: { Ref: 'Text' },
      Principals: { Ref: 'List' },
    });
  });

  test('warn only of what they hide', () => {
    // A topic that is imported by a token.
    expect(warnings(stack)).toEqual(['CB-VAULT-019']);
  });
});

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
