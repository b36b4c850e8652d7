import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { BackupDestination, CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, SourceAccounts, VaultLock } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, IRELAND, shop, synth, templateOf, tokens, warnings } from '../helpers/stacks';

const BUNKER = '999988887777';
const TO_BUNKER = CopyDestination.account({ account: BUNKER, backupVaultName: 'bunker' });
const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab';

function copying(stack: Stack, ...copyTo: CopyDestination[]): ProtectionPlan {
  const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo })] });
  plan.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));
  return plan;
}

interface Rule {
  readonly CopyActions: { readonly DestinationBackupVaultArn: unknown }[];
}

function copyArns(stack: Stack): unknown[] {
  const plans = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan'));
  return plans.flatMap(plan => (plan.Properties as { BackupPlan: { BackupPlanRule: Rule[] } }).BackupPlan.BackupPlanRule)
    .flatMap(rule => rule.CopyActions.map(action => evaluated(action.DestinationBackupVaultArn)));
}

describe('a copy to another account', () => {
  test('names the vault by an ARN that is known at synth, in the Region of the plan', () => {
    const stack = shop();
    copying(stack, TO_BUNKER, CopyDestination.account({ account: BUNKER, backupVaultName: 'far', region: 'us-east-1', retention: Retention.days(90) }));
    expect(copyArns(stack)).toEqual([`arn:aws:backup:eu-west-1:${BUNKER}:backup-vault:bunker`, `arn:aws:backup:us-east-1:${BUNKER}:backup-vault:far`]);
    expect(synth(stack).stacks).toHaveLength(1);
  });

  test('is the ARN of the destination that another app makes', () => {
    const there = new Stack(testApp(), 'There', { env: { account: BUNKER, region: 'eu-west-1' } });
    const { vault } = new BackupDestination(there, 'Destination', { backupVaultName: 'bunker', acceptFrom: [SourceAccounts.accounts(ACCOUNT)] });
    const here = shop();
    copying(here, TO_BUNKER);
    const name = Object.values(templateOf(there, 'There').findResources('AWS::Backup::BackupVault'))[0].Properties as { BackupVaultName: string };
    expect(copyArns(here)).toEqual([`arn:aws:backup:eu-west-1:${vault.env.account}:backup-vault:${name.BackupVaultName}`]);
  });

  test('works where the own account and Region are not known', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    copying(stack, TO_BUNKER);
    expect(copyArns(stack)).toEqual(['arn:aws:backup:[object Object]:999988887777:backup-vault:bunker']);
    expect(warnings(stack)).toEqual([]);
  });

  test('is judged against the lock it is said to have', () => {
    const to = (days: number) => CopyDestination.account({
      account: BUNKER, backupVaultName: 'bunker', retention: Retention.days(days), vaultLock: VaultLock.governance({ minRetention: Duration.days(30) }),
    });
    expect(() => copying(shop(), to(30))).not.toThrow();
    expect(() => copying(shop(), to(29))).toThrow("must be at least 30 days, the minimum that Vault Lock of vault 'bunker' demands, got 29 days");
  });
});

describe('a vault of another account in the same app', () => {
  function twoAccounts() {
    const app = testApp();
    return { here: new Stack(app, 'Shop', { env: IRELAND }), there: new Stack(app, 'There', { env: { account: BUNKER, region: 'eu-west-1' } }) };
  }

  test.each<[string, (there: Stack) => backup.IBackupVault]>([
    ['of ours', there => new SecureVault(there, 'Vault', { vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }) })],
    ['of aws-cdk-lib', there => new backup.BackupVault(there, 'Vault', { backupVaultName: 'theirs', encryptionKey: new kms.Key(there, 'Key') })],
  ])('%s lets the account in', (_, make) => {
    const { here, there } = twoAccounts();
    const vault = make(there);
    const plan = copying(here, CopyDestination.vault(vault));
    plan.addRule(ProtectionRule.weekly({ copyTo: [CopyDestination.vault(vault)] }));
    const [{ Properties }] = Object.values(templateOf(there, 'There').findResources('AWS::Backup::BackupVault'));
    const allows = (Properties as { AccessPolicy: { Statement: { Effect: string }[] } }).AccessPolicy.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(evaluated(allows)).toEqual([{
      Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: '*', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    }]);
  });

  test('of a destination is asked whom it accepts', () => {
    const { here, there } = twoAccounts();
    const make = (id: string, sources: SourceAccounts) => new BackupDestination(there, id, { backupVaultName: id, acceptFrom: [sources] }).vault;
    expect(() => copying(here, CopyDestination.vault(make('Organization', SourceAccounts.organization('o-exampleorg1'))))).not.toThrow();
    expect(() => new ProtectionPlan(here, 'Other', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(make('Accounts', SourceAccounts.accounts('444455556666')))] })] }))
      .toThrow(`The copy to vault 'Accounts' in eu-west-1 in rule 'Daily' must go to a vault that accepts copies from account ${ACCOUNT}, got one that accepts 444455556666: add the account to acceptFrom of the BackupDestination [Shop/Other] (CB-COPY-015)`);
  });
});

describe('keys of what is copied', () => {
  const encrypted: [string, (stack: Stack, encryptionKey: kms.IKey) => IConstruct][] = [
    ['a volume', (stack, key) => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'eu-west-1a', encrypted: true, kmsKeyId: key.keyArn })],
    ['an instance', (stack, key) => new ec2.CfnInstance(stack, 'R', { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, kmsKeyId: key.keyArn } }] })],
    ['a database', (stack, key) => new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: key.keyArn })],
    ['a cluster', (stack, key) => new rds.CfnDBCluster(stack, 'R', { engine: 'aurora-mysql', storageEncrypted: true, kmsKeyId: key.keyArn })],
    ['a DocumentDB cluster', (stack, key) => new docdb.CfnDBCluster(stack, 'R', { storageEncrypted: true, kmsKeyId: key.keyArn })],
    ['a file system', (stack, key) => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'LUSTRE', subnetIds: ['subnet-1'], kmsKeyId: key.keyArn })],
  ];

  test.each(encrypted)('%s: a key of the app is opened to the other account, once', (_, make) => {
    const stack = shop();
    const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    const plan = copying(stack, TO_BUNKER);
    const resource = make(stack, key);
    plan.protect(resource);
    plan.protect(resource);
    plan.addRule(ProtectionRule.weekly({ copyTo: [TO_BUNKER] }));
    const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key', { Properties: { KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCopiesOfBackups' })]) } } }));
    const sids = (Properties as { KeyPolicy: { Statement: { Sid?: string }[] } }).KeyPolicy.Statement.flatMap(({ Sid }) => Sid ?? []);
    expect(sids).toEqual(['AllowCopiesOfBackups', 'AllowGrantsForCopiesOfBackups']);
    expect(warnings(stack).filter(id => id.startsWith('CB-COPY'))).toEqual([]);
  });

  test('the policy lets the backup account use the key, and make grants for AWS services only', async () => {
    const stack = shop();
    const key = new kms.Key(stack, 'Key');
    copying(stack, TO_BUNKER).protect(new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: key.keyArn }));
    const { KeyPolicy } = Template.fromStack(stack).findResources('AWS::KMS::Key')[stack.getLogicalId(key.node.defaultChild as kms.CfnKey)].Properties as { KeyPolicy: unknown };
    const may = (account: string, action: string, grantIsForAWSResource = 'false') => isAllowed({
      principal: `arn:aws:iam::${account}:role/backup`, action, resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${KEY_ID}`, account: ACCOUNT,
      resourcePolicy: evaluated(KeyPolicy) as Json, context: { 'kms:GrantIsForAWSResource': grantIsForAWSResource },
    });
    expect(await may(BUNKER, 'kms:Decrypt')).toBe(true);
    expect(await may(BUNKER, 'kms:CreateGrant', 'true')).toBe(true);
    expect(await may(BUNKER, 'kms:CreateGrant')).toBe(false);
    expect(await may(BUNKER, 'kms:ScheduleKeyDeletion')).toBe(false);
    expect(await may('444455556666', 'kms:Decrypt')).toBe(false);
  });

  test('of an L1 are opened too', () => {
    const stack = shop();
    const key = new kms.CfnKey(stack, 'Key', {
      keyPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] },
    });
    copying(stack, TO_BUNKER).protect(new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: key.attrArn }));
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'AllowCopiesOfBackups' })]) } });
  });

  test('are opened by a rule that comes after the selection', () => {
    const stack = shop();
    const key = new kms.Key(stack, 'Key');
    const plan = copying(stack);
    plan.protect(new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: key.keyArn }));
    plan.addRule(ProtectionRule.weekly({ copyTo: [TO_BUNKER] }));
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('AllowCopiesOfBackups');
  });

  test('stay closed where nothing leaves the account, and where that was asked for', () => {
    for (const destination of [CopyDestination.region('eu-central-1'), CopyDestination.account({ account: BUNKER, backupVaultName: 'bunker', shareSourceKeys: false })]) {
      const stack = shop();
      const key = new kms.Key(stack, 'Key');
      copying(stack, destination).protect(new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: key.keyArn }));
      expect(JSON.stringify(templateOf(stack, 'Shop').toJSON())).not.toContain('AllowCopiesOfBackups');
      expect(warnings(stack)).toEqual([]);
    }
  });

  test.each<[string, (stack: Stack) => IConstruct, string[]]>([
    ['managed by AWS', stack => new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true }), ['CB-COPY-013']],
    ['named by the alias of AWS', stack => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'a', encrypted: true, kmsKeyId: 'alias/aws/ebs' }), ['CB-COPY-013']],
    ['managed by AWS, as file systems always are encrypted', stack => new fsx.CfnFileSystem(stack, 'R', { fileSystemType: 'WINDOWS', subnetIds: ['s'] }), ['CB-COPY-013']],
    ['of another app', stack => new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${KEY_ID}` }), ['CB-COPY-014']],
    ['a token', stack => new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true, kmsKeyId: tokens(stack).text }), ['CB-COPY-014']],
    ['none', stack => new rds.CfnDBInstance(stack, 'R', {}), []],
    ['that of the vault', stack => new s3.Bucket(stack, 'R', { versioned: true }), []],
  ])('%s', (_, make, ids) => {
    const stack = shop();
    copying(stack, TO_BUNKER).protect(make(stack));
    expect(warnings(stack)).toEqual(ids);
  });

  test('what cannot be opened is named, with the statements it needs', () => {
    const stack = shop();
    copying(stack, TO_BUNKER).protect(
      new rds.CfnDBInstance(stack, 'Managed', { storageEncrypted: true }),
      new rds.CfnDBInstance(stack, 'Elsewhere', { storageEncrypted: true, kmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${KEY_ID}` }),
    );
    const messages = synth(stack).stacks.flatMap(({ messages: all }) => all).map(({ entry }) => String(entry.data));
    expect(messages).toEqual(expect.arrayContaining([
      expect.stringContaining(`Resource 'Shop/Managed' must be encrypted with a customer managed key to be copied to account ${BUNKER}, got the default one: give it a key of your own; most resources are replaced by that`),
      expect.stringContaining(`Key of resource 'Shop/Elsewhere' must allow account ${BUNKER} to use it, got a key whose policy is not in this app: add the statements of CopyDestination.keySharingStatements('${BUNKER}') to its policy, and acknowledge this`),
    ]));
    expect(CopyDestination.keySharingStatements(BUNKER).map(statement => statement.sid)).toEqual(['AllowCopiesOfBackups', 'AllowGrantsForCopiesOfBackups']);
  });
});

test.each<[string, (stack: Stack) => IConstruct, string[]]>([
  ['a type of which AWS does not say so', stack => new ec2.CfnVolume(stack, 'R', { availabilityZone: 'a' }), ['CB-TYPE-004']],
  ['a type that AWS Backup manages fully', stack => new s3.Bucket(stack, 'R', { versioned: true }), []],
  ['a database', stack => new rds.CfnDBInstance(stack, 'R', {}), []],
])('account and Region in one copy action: %s', (_, make, ids) => {
  const stack = shop();
  const plan = copying(stack, CopyDestination.account({ account: BUNKER, backupVaultName: 'bunker', region: 'eu-central-1' }));
  plan.protect(make(stack));
  expect(warnings(stack)).toEqual(ids);
});

test('the way out of one action for both is two', () => {
  const stack = shop();
  copying(stack, CopyDestination.account({ account: BUNKER, backupVaultName: 'bunker', region: 'eu-central-1' })).protect(new ec2.CfnVolume(stack, 'R', { availabilityZone: 'a' }));
  const messages = synth(stack).stacks.flatMap(({ messages: all }) => all).map(({ entry }) => String(entry.data));
  expect(messages).toEqual([expect.stringContaining("The copy to vault 'bunker' in eu-central-1 in rule 'Daily' must leave either the account or the Region for EBS volume, got both in one action: copy to the account in eu-west-1 and, with CopyDestination.region('eu-central-1'), to eu-central-1 in this account")]);
});

describeRefusals('refused', [
  {
    name: 'an account that is none',
    write: () => copying(shop(), CopyDestination.account({ account: '99998888777', backupVaultName: 'bunker' })),
    message: "Account of a copy must have 12 digits, got '99998888777' [Shop/Plan] (CB-COPY-011)",
  },
  {
    name: 'the own account',
    write: () => copying(shop(), CopyDestination.account({ account: ACCOUNT, backupVaultName: 'bunker' })),
    message: `Account of a copy must differ from the account of the stack, got '${ACCOUNT}' for both: name the backup account, or use CopyDestination.region or .vault inside the account [Shop/Plan] (CB-COPY-012)`,
  },
  {
    name: 'the Default vault of another account',
    write: () => copying(shop(), CopyDestination.account({ account: BUNKER, backupVaultName: 'Default' })),
    message: "The copy to vault 'Default' in eu-west-1 in rule 'Daily' must go to a vault that was made for it, got 'Default' of another account: make a BackupDestination there [Shop/Plan] (CB-COPY-010)",
  },
  {
    name: 'the Default vault of another account by its ARN',
    write: () => copying(shop(), CopyDestination.vaultArn(`arn:aws:backup:eu-west-1:${BUNKER}:backup-vault:Default`)),
    message: "The copy to vault 'Default' in eu-west-1 in rule 'Daily' must go to a vault that was made for it, got 'Default' of another account: make a BackupDestination there [Shop/Plan] (CB-COPY-010)",
  },
  {
    name: 'a misspelled Region',
    write: () => copying(shop(), CopyDestination.account({ account: BUNKER, backupVaultName: 'bunker', region: 'eu-centrall-1' })),
    message: "Region of a copy must be the code of an AWS Region, for example 'eu-central-1', got 'eu-centrall-1' [Shop/Plan] (CB-COPY-007)",
  },
  {
    name: 'the same vault twice',
    write: () => copying(shop(), TO_BUNKER, TO_BUNKER),
    message: "Copies of rule 'Daily' must go to different vaults, got the copy to vault 'bunker' in eu-west-1 twice [Shop/Plan] (CB-COPY-002)",
  },
  {
    name: 'a circle: the vault of the rule itself, by account, Region and name',
    write: () => {
      const stack = shop();
      const backupVault = new SecureVault(stack, 'Vault', { backupVaultName: 'circle' });
      return new ProtectionPlan(stack, 'Plan', {
        backupVault, rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vaultArn(BackupDestination.arnFor({ account: ACCOUNT, region: 'eu-west-1', backupVaultName: 'circle' }).replace(/\$\{[^}]*\}/, 'aws'))] })],
      });
    },
    message: "The copy to vault 'circle' in eu-west-1 in rule 'Daily' must go to another vault than the rule itself, got 'circle' [Shop/Plan] (CB-COPY-003)",
  },
]);

test('tokens are handed on, and nothing is said of them', () => {
  const stack = shop();
  const { text } = tokens(stack);
  copying(stack, CopyDestination.account({ account: text, backupVaultName: text, region: text })).protect(new rds.CfnDBInstance(stack, 'R', { storageEncrypted: true }));
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('":backup-vault:",{"Ref":"Text"}');
  expect(warnings(stack)).toEqual([]);
});
