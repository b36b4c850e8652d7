import { Aspects, CfnParameter, CfnResource, Duration, Fn, NestedStack, RemovalPolicies, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { UNKNOWN } from '../../src/model/known';
import { SecureVault } from '../../src/vault/secure-vault';
import type { SecureVaultProps } from '../../src/vault/secure-vault-props';
import { VaultEvent } from '../../src/vault/vault-event';
import { VaultLock } from '../../src/vault/vault-lock';
import { VaultNotifications } from '../../src/vault/vault-notifications';
import { testApp } from '../helpers/app';
import { describeRefusals, messageOf } from '../helpers/refusals';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const compliance = VaultLock.compliance({ minRetention: Duration.days(35), coolingOff: Duration.days(3), acknowledgeIrreversible: true });

const shop = () => new Stack(testApp(), 'Shop', { env: ENV });
const vaultWith = (props: SecureVaultProps, stack = shop()) => new SecureVault(stack, 'Vault', props);
const templateWith = (props: SecureVaultProps) => Template.fromStack(vaultWith(props).stack);
const warningIds = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue())
  .map(({ entry }) => /CB-[A-Z]+-\d{3}/.exec(String(entry.data))?.[0]);

describe('minimal', () => {
  const template = templateWith({});

  test('a vault with its own key, a deny and nothing else', () => {
    template.hasResourceProperties('AWS::Backup::BackupVault', {
      BackupVaultName: Match.stringLikeRegexp('^Shop-Vault-[0-9a-f]{8}$'),
      EncryptionKeyArn: { 'Fn::GetAtt': ['VaultKeyCB88EF1A', 'Arn'] },
      AccessPolicy: Match.objectLike({ Version: '2012-10-17' }),
      LockConfiguration: Match.absent(),
      Notifications: Match.absent(),
    });
    template.resourceCountIs('AWS::SNS::Topic', 0);
  });

  test('the key rotates', () => {
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true, Description: Match.stringLikeRegexp('^Backup vault Shop-Vault-') });
  });

  test.each(['AWS::Backup::BackupVault', 'AWS::KMS::Key'])('a %s of a failed first deployment goes, any other stays', type => {
    template.hasResource(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('logical ids are a contract: another one would make a second vault under the old name', () => {
    expect(Object.keys(template.findResources('AWS::Backup::BackupVault'))).toEqual(['Vault23237E5B']);
    expect(Object.keys(template.findResources('AWS::KMS::Key'))).toEqual(['VaultKeyCB88EF1A']);
  });

  test('construct ids are a contract', () => {
    const vault = vaultWith({ notifications: VaultNotifications.failuresOnly() });
    expect(vault.node.children.map(child => child.node.id)).toEqual(['Key', 'TopicKey', 'Topic', 'Resource']);
  });

  test('warns about nothing', () => {
    expect(warningIds(vaultWith({}).stack)).toEqual([]);
  });
});

describe('maximal', () => {
  const stack = shop();
  const topic = new sns.Topic(stack, 'Alarms');
  const vault = vaultWith({
    generation: '2',
    encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', KEY_ARN),
    vaultLock: compliance,
    policyAdministrators: ['arn:aws:iam::111122223333:role/admin'],
    breakGlassRoles: ['arn:aws:iam::111122223333:role/emergency'],
    accessPolicy: new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal('444455556666')], resources: ['*'],
      })],
    }),
    notifications: VaultNotifications.events({ events: [VaultEvent.COPY_JOB_FAILED, VaultEvent.COPY_JOB_FAILED], topic }),
    removalPolicy: RemovalPolicy.RETAIN,
  }, stack);
  Tags.of(vault).add('team', 'storage');
  const template = Template.fromStack(stack);

  test('renders every property', () => {
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: KEY_ARN,
        LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 },
        Notifications: { BackupVaultEvents: ['COPY_JOB_FAILED'], SNSTopicArn: { Ref: Match.stringLikeRegexp('^Alarms') } },
        BackupVaultTags: { team: 'storage' },
        AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault' })]) },
      },
    });
  });

  test('makes no key where one is given', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
    expect(vault.encryptionKey.keyRef.keyArn).toBe(KEY_ARN);
  });

  test('hands out its parts', () => {
    expect(vault.vaultLock).toBe(compliance);
    expect(vault.notificationTopic).toBe(topic);
  });

  test('is a model for the diagnostics', () => {
    expect(vault._model()).toMatchObject({
      name: expect.stringMatching(/^Shop-Vault-[0-9a-f]{8}$/),
      account: ENV.account,
      region: ENV.region,
      lock: { minRetentionDays: 35, maxRetentionDays: undefined, changeableForDays: 3 },
      encryptionKeyArn: KEY_ARN,
      notificationEvents: ['COPY_JOB_FAILED'],
      retained: true,
      access: { deployerExcepted: true, exceptions: [UNKNOWN, 'arn:aws:iam::111122223333:role/admin', 'arn:aws:iam::111122223333:role/emergency'] },
      naming: { fixed: false, generation: '2', followsKey: true },
    });
  });
});

describe('access policy', () => {
  const statement = () => new iam.PolicyStatement({
    actions: ['backup:CopyIntoBackupVault'], principals: [new iam.AccountPrincipal('444455556666')], resources: ['*'],
  });

  test('takes statements later', () => {
    const vault = vaultWith({});
    const { statementAdded } = vault.addToResourcePolicy(statement());
    expect(statementAdded).toBe(true);
    Template.fromStack(vault.stack).hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow' })]) },
    });
  });

  test('a document of the user\'s serves two vaults and stays as it is', () => {
    const stack = shop();
    const accessPolicy = new iam.PolicyDocument({ statements: [statement()] });
    new SecureVault(stack, 'One', { accessPolicy });
    new SecureVault(stack, 'Two', { accessPolicy });
    expect(accessPolicy.statementCount).toBe(1);
    for (const resource of Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupVault'))) {
      expect(resource.Properties.AccessPolicy.Statement).toHaveLength(4);
    }
  });

  test('is absent where nothing is said', () => {
    templateWith({ blockRecoveryPointDeletion: false }).hasResourceProperties('AWS::Backup::BackupVault', { AccessPolicy: Match.absent() });
  });
});

describe('removal policy', () => {
  test('DESTROY takes the own key along, and warns', () => {
    const vault = vaultWith({ removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(vault.stack).hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Delete' });
    Template.fromStack(vault.stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
    expect(warningIds(vault.stack)).toEqual(['CB-VAULT-003']);
  });

  test('may be set later, for the key too', () => {
    const vault = vaultWith({});
    vault.applyRemovalPolicy(RemovalPolicy.DESTROY);
    Template.fromStack(vault.stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
    expect(vault._model().retained).toBe(false);
  });

  test('a key that was brought along is left alone', () => {
    const stack = shop();
    const encryptionKey = new kms.Key(stack, 'Mine');
    vaultWith({ encryptionKey }, stack).applyRemovalPolicy(RemovalPolicy.DESTROY);
    Template.fromStack(stack).hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
  });

  test('an aspect that destroys a compliance-locked vault stops the synth', () => {
    const vault = vaultWith({ vaultLock: compliance });
    RemovalPolicies.of(vault.stack).destroy();
    expect(messageOf(() => Template.fromStack(vault.stack))).toContain('(CB-VAULT-004)');
  });

  test('an aspect that destroys another vault does not', () => {
    const vault = vaultWith({});
    RemovalPolicies.of(vault.stack).destroy();
    Template.fromStack(vault.stack).hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Delete' });
    expect(Aspects.of(vault.stack).all).toHaveLength(1);
  });
});

describe('from elsewhere', () => {
  function readArn(consumerEnv: { account: string; region: string }, nested: boolean) {
    const app = testApp();
    const stack = new Stack(app, 'Shop', { env: ENV });
    const vault = new SecureVault(nested ? new NestedStack(stack, 'Nested') : stack, 'Vault');
    const consumer = new Stack(app, 'Consumer', { env: consumerEnv });
    new CfnResource(consumer, 'Reader', { type: 'Test::Reader', properties: { arn: vault.backupVaultArn, name: vault.backupVaultName } });
    app.synth();
    return { name: vault._model().name, consumer: consumer.resolve(vault.backupVaultArn), own: Template.fromStack(stack) };
  }

  test.each([
    ['another Region', { account: ENV.account, region: 'eu-central-1' }, false],
    ['another account', { account: '444455556666', region: ENV.region }, false],
    ['another Region, from a nested stack', { account: ENV.account, region: 'eu-central-1' }, true],
  ])('%s reads a literal ARN, without export or custom resource', (_, env, nested) => {
    const { name, consumer, own } = readArn(env, nested);
    expect(consumer).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:eu-west-1:111122223333:backup-vault:${String(name)}`]] });
    own.resourceCountIs('Custom::CrossRegionExportWriter', 0);
    expect(Object.values(own.toJSON().Outputs ?? {}).filter(output => (output as { Export?: unknown }).Export)).toEqual([]);
  });
});

describe('interop', () => {
  test('aws-cdk-lib\'s BackupPlan takes it', () => {
    const stack = shop();
    const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: vaultWith({}, stack) });
    plan.addRule(backup.BackupPlanRule.daily());
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ TargetBackupVault: { Ref: 'Vault23237E5B' } })] },
    });
  });

  test('a replica shares what is not bound to place', () => {
    const vault = vaultWith({ backupVaultName: 'mine', vaultLock: compliance, notifications: VaultNotifications.failuresOnly() });
    expect(Object.keys(vault._replicaSettings())).toEqual(['vaultLock', 'notifications']);
  });

  test('a replica does not report to a topic of the primary Region', () => {
    const stack = shop();
    const notifications = VaultNotifications.failuresOnly({ topic: new sns.Topic(stack, 'Alarms') });
    expect(vaultWith({ notifications }, stack)._replicaSettings().notifications).toBeUndefined();
  });
});

describe('tokens', () => {
  const stack = shop();
  const text = new CfnParameter(stack, 'Text').valueAsString;
  const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
  const vault = vaultWith({
    backupVaultName: text,
    encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', Fn.importValue('key-arn')),
    vaultLock: VaultLock.governance({ minRetention: Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber) }),
    policyAdministrators: list,
    breakGlassRoles: [text],
    notifications: VaultNotifications.events({ events: [VaultEvent.of(text)], topic: sns.Topic.fromTopicArn(stack, 'Alarms', text) }),
  }, stack);

  test('are not judged', () => {
    expect(vault._model()).toMatchObject({
      name: UNKNOWN,
      encryptionKeyArn: UNKNOWN,
      lock: { minRetentionDays: UNKNOWN },
      notificationEvents: [UNKNOWN],
      access: { exceptions: UNKNOWN, deployerExcepted: true },
      topic: { account: UNKNOWN },
    });
  });

  test('reach the template', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
      BackupVaultName: { Ref: 'Text' },
      EncryptionKeyArn: { 'Fn::ImportValue': 'key-arn' },
      LockConfiguration: { MinRetentionDays: { Ref: 'Days' } },
      Notifications: { BackupVaultEvents: [{ Ref: 'Text' }], SNSTopicArn: { Ref: 'Text' } },
    });
  });

  test('a list that is a token is joined with the other exceptions by CloudFormation', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::BackupVault', {
      AccessPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Sid: 'DenyManualDeletion',
          Condition: {
            ArnNotEquals: {
              'aws:PrincipalArn': {
                'Fn::Split': ['|', {
                  'Fn::Join': ['|', [
                    { 'Fn::Sub': Match.stringLikeRegexp('cfn-exec-role') },
                    { 'Fn::Join': ['|', { Ref: 'List' }] },
                    { Ref: 'Text' },
                  ]],
                }],
              },
            },
          },
        })]),
      },
    });
  });

  test('a generation that is a token is part of the name by its expression', () => {
    const one = shop();
    const generation = new CfnParameter(one, 'Generation').valueAsString;
    expect(vaultWith({ generation }, one)._model().name).not.toBe(vaultWith({})._model().name);
  });
});

const inShop = (write: (stack: Stack) => unknown) => () => write(shop());

describeRefusals('refusals', [
  {
    name: 'a name with a dot',
    write: () => vaultWith({ backupVaultName: 'my.vault' }),
    message: 'Name of the vault must have 2 to 50 letters, digits, hyphens or underscores, got \'my.vault\' [Shop/Vault] (CB-VAULT-001)',
  },
  {
    name: 'a name of one letter',
    write: () => vaultWith({ backupVaultName: 'v' }),
    message: 'Name of the vault must have 2 to 50 letters, digits, hyphens or underscores, got \'v\' [Shop/Vault] (CB-VAULT-001)',
  },
  {
    name: 'a name of 51 letters',
    write: () => vaultWith({ backupVaultName: 'v'.repeat(51) }),
    message: `Name of the vault must have 2 to 50 letters, digits, hyphens or underscores, got '${'v'.repeat(51)}' [Shop/Vault] (CB-VAULT-001)`,
  },
  {
    name: 'DESTROY with a compliance lock',
    write: () => vaultWith({ vaultLock: compliance, removalPolicy: RemovalPolicy.DESTROY }),
    message: 'Removal policy of the vault must retain it, because its compliance lock cannot be removed, got DESTROY: '
      + 'leave removalPolicy out, or use a governance lock [Shop/Vault] (CB-VAULT-004)',
  },
  {
    name: 'DESTROY with a compliance lock, later',
    write: () => vaultWith({ vaultLock: compliance }).applyRemovalPolicy(RemovalPolicy.DESTROY),
    message: 'Removal policy of the vault must retain it, because its compliance lock cannot be removed, got DESTROY: '
      + 'leave removalPolicy out, or use a governance lock [Shop/Vault] (CB-VAULT-004)',
  },
  {
    name: 'an imported alias as key',
    write: inShop(stack => vaultWith({ encryptionKey: kms.Alias.fromAliasName(stack, 'Mine', 'alias/mine') }, stack)),
    message: 'Encryption key of the vault must be a key, not an alias, got \'arn:<AWS::Partition>:kms:eu-west-1:111122223333:alias/mine\': '
      + 'pass the key that the alias stands for [Shop/Vault] (CB-VAULT-006)',
  },
  {
    name: 'an alias of a key of this app as key',
    write: inShop(stack => vaultWith({ encryptionKey: new kms.Key(stack, 'Mine').addAlias('mine') }, stack)),
    message: 'Encryption key of the vault must be a key, not an alias, got \'arn:<AWS::Partition>:kms:eu-west-1:111122223333:alias/mine\': '
      + 'pass the key that the alias stands for [Shop/Vault] (CB-VAULT-006)',
  },
  {
    name: 'a literal alias ARN as key',
    write: inShop(stack => vaultWith({ encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:eu-west-1:111122223333:alias/mine') }, stack)),
    message: 'Encryption key of the vault must be a key, not an alias, got \'arn:aws:kms:eu-west-1:111122223333:alias/mine\': '
      + 'pass the key that the alias stands for [Shop/Vault] (CB-VAULT-006)',
  },
  {
    name: 'a name and a generation',
    write: () => vaultWith({ backupVaultName: 'mine', generation: '2' }),
    message: 'Generation of the vault must be left out where backupVaultName is given, got \'2\' [Shop/Vault] (CB-VAULT-008)',
  },
  {
    name: 'an action with a wildcard in the access policy',
    write: () => vaultWith({
      accessPolicy: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ actions: ['backup:Copy*'], principals: [new iam.AnyPrincipal()], resources: ['*'] })],
      }),
    }),
    message: 'Action in the access policy of the vault must be named without wildcards, got \'backup:Copy*\' [Shop/Vault] (CB-VAULT-013)',
  },
  {
    name: 'an action with a wildcard, later',
    write: () => vaultWith({}).addToResourcePolicy(new iam.PolicyStatement({ actions: ['*'], principals: [new iam.AnyPrincipal()], resources: ['*'] })),
    message: 'Action in the access policy of the vault must be named without wildcards, got \'*\' [Shop/Vault] (CB-VAULT-013)',
  },
  {
    name: 'an imported vault with the ARN of something else',
    write: inShop(stack => SecureVault.fromBackupVaultArn(stack, 'Vault', KEY_ARN)),
    message: 'ARN of the vault must have the form arn:<partition>:backup:<region>:<account>:backup-vault:<name>, '
      + `got '${KEY_ARN}' [Shop/Vault] (CB-VAULT-009)`,
  },
  {
    name: 'an imported vault with a wrong name',
    write: inShop(stack => SecureVault.fromBackupVaultName(stack, 'Vault', 'my.vault')),
    message: 'Name of the vault must have 2 to 50 letters, digits, hyphens or underscores, got \'my.vault\' [Shop/Vault] (CB-VAULT-001)',
  },
]);

describe('warnings', () => {
  test('a key ARN that is known at deployment only', () => {
    const stack = shop();
    const arn = new CfnParameter(stack, 'KeyArn').valueAsString;
    vaultWith({ encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', arn) }, stack);
    Annotations.fromStack(stack).hasWarning('/Shop/Vault', Match.stringLikeRegexp(
      'ARN of the encryption key of the vault must be known at synth for the vault name to change with it, got a token: '
      + 'set another generation whenever the key changes.*CB-VAULT-007',
    ));
  });

  test('not where the user chose the name', () => {
    const stack = shop();
    const arn = new CfnParameter(stack, 'KeyArn').valueAsString;
    vaultWith({ backupVaultName: 'mine', encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', arn) }, stack);
    expect(warningIds(stack)).toEqual([]);
  });

  test('the name of AWS Backup\'s own vault', () => {
    expect(warningIds(vaultWith({ backupVaultName: 'Default' }).stack)).toEqual(['CB-VAULT-002']);
  });
});
