import { Aws, CfnResource, Duration, NestedStack, RemovalPolicies, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as fc from 'fast-check';
import { UNKNOWN } from '../../src/model/known';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import type { AirGappedVaultProps } from '../../src/vault/air-gapped-vault-props';
import { VaultEvent } from '../../src/vault/vault-event';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { messageOf } from '../helpers/refusals';
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
      keyRegion: 'eu-west-1',
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

test('all bounds that AWS takes are taken, and all others refused', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }), (min, max) => {
    const props = { minRetention: Duration.days(min), maxRetention: Duration.days(max) };
    if (min >= 7 && max >= min && max <= 36_500) {
      expect(vaultWith(props)._model().lock).toMatchObject({ minRetentionDays: min, maxRetentionDays: max });
    } else {
      expect(messageOf(() => vaultWith(props))).toMatch(/\(CB-LAG-00[123]\)$/);
    }
  }), { examples: [[7, 7], [7, 36_500], [6, 7], [7, 36_501], [8, 7]] });
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

test('grants are those of any vault', () => {
  const vault = vaultWith();
  vault.grant(new iam.Role(vault.stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }), 'backup:TagResource');
  Template.fromStack(vault.stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [Match.objectLike({ Action: 'backup:TagResource', Resource: { 'Fn::GetAtt': ['Vault23237E5B', 'BackupVaultArn'] } })] },
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
