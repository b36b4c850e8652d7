import { App, Aspects, DefaultStackSynthesizer, Duration, NestedStack, Stack, Stage, Tags, Token } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, VaultLock } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, IRELAND, shop, synth, templateOf, warnings } from '../helpers/stacks';

const FRANKFURT = 'eu-central-1';
const REPLICA_STACK = `Shop-eu-west-1-backup-${FRANKFURT}`;

function copying(scope: Stack, ...copyTo: CopyDestination[]): ProtectionPlan {
  const backupVault = new SecureVault(scope, 'Vault', { vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(366) }) });
  const plan = new ProtectionPlan(scope, 'Plan', { backupVault, rules: [ProtectionRule.daily({ copyTo })] });
  plan.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));
  return plan;
}

interface Copy {
  readonly DestinationBackupVaultArn: unknown;
  readonly Lifecycle?: unknown;
}

function copiesOf(stack: Stack, stackName = 'Shop'): Copy[] {
  const plans = Object.values(templateOf(stack, stackName).findResources('AWS::Backup::BackupPlan'));
  return plans.flatMap(plan => (plan.Properties as { BackupPlan: { BackupPlanRule: { CopyActions?: Copy[] }[] } }).BackupPlan.BackupPlanRule)
    .flatMap(rule => rule.CopyActions ?? []);
}

function replicaName(stack: Stack, stackName = REPLICA_STACK): string {
  const vaults = Object.values(templateOf(stack, stackName).findResources('AWS::Backup::BackupVault'));
  return (vaults[0].Properties as { BackupVaultName: string }).BackupVaultName;
}

describe('a copy to another Region', () => {
  test('makes a replica vault with a key and the lock of the original, and names it by a literal ARN', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT));
    const template = templateOf(stack, REPLICA_STACK);
    template.hasResource('AWS::Backup::BackupVault', {
      Properties: { LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 366 }, EncryptionKeyArn: { 'Fn::GetAtt': Match.anyValue() }, AccessPolicy: Match.anyValue() },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.hasResource('AWS::KMS::Key', { Properties: { EnableKeyRotation: true }, DeletionPolicy: 'RetainExceptOnCreate' });
    expect(copiesOf(stack)).toEqual([{
      DestinationBackupVaultArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:backup:${FRANKFURT}:${ACCOUNT}:backup-vault:${replicaName(stack)}`]] },
    }]);
  });

  test('needs no custom resource, no Lambda, no export and no parameter', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT));
    const types = synth(stack).stacks.flatMap(({ template }) => {
      const { Resources, Outputs } = template as { Resources: Record<string, { Type: string }>; Outputs?: object };
      expect(Outputs).toBeUndefined();
      return Object.values(Resources).map(({ Type }) => Type);
    });
    expect(types.filter(type => /^Custom::|Lambda|CustomResource|SSM/.test(type))).toEqual([]);
  });

  test('is deployed before the plan', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT));
    const assembly = synth(stack);
    const dependencies = assembly.getStackByName('Shop').dependencies.map(({ id }) => id);
    expect(dependencies).toContain(assembly.getStackByName(REPLICA_STACK).id);
  });

  test('may be kept for another time than the backup', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT, { retention: Retention.days(200).coldAfter(Duration.days(30)) }));
    expect(copiesOf(stack)[0].Lifecycle).toEqual({ DeleteAfterDays: 200, MoveToColdStorageAfterDays: 30 });
  });

  test('takes lock, key and name that are given', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT, {
      backupVaultName: 'bunker',
      vaultLock: VaultLock.governance({ minRetention: Duration.days(30) }),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${FRANKFURT}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`),
    }));
    const template = templateOf(stack, REPLICA_STACK);
    template.hasResourceProperties('AWS::Backup::BackupVault', { BackupVaultName: 'bunker', LockConfiguration: { MinRetentionDays: 30, MaxRetentionDays: Match.absent() } });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  test('a generation of its own gives the replica another name', () => {
    const [first, second] = ['1', '2'].map((generation) => {
      const stack = shop();
      copying(stack, CopyDestination.region(FRANKFURT, { generation }));
      return replicaName(stack);
    });
    expect(first).not.toBe(second);
  });

  test('the account may be unknown', () => {
    const stack = shop({ env: { region: 'eu-west-1' } });
    copying(stack, CopyDestination.region(FRANKFURT));
    expect(JSON.stringify(copiesOf(stack))).toContain('{"Ref":"AWS::AccountId"}');
  });

  test('a Region that aws-cdk-lib does not list is a warning', () => {
    const stack = shop();
    copying(stack, CopyDestination.region('eu-central-9'));
    expect(warnings(stack)).toContain('CB-COPY-008');
  });
});

describe('the replica stack', () => {
  test('is one for each primary stack and Region, with one vault for each vault that is copied', () => {
    const stack = shop();
    const destination = CopyDestination.region(FRANKFURT);
    const first = copying(stack, destination);
    first.addRule(ProtectionRule.weekly({ copyTo: [destination] }));
    new ProtectionPlan(stack, 'Second', { rules: [ProtectionRule.daily({ copyTo: [destination] })] }).addSelection('T', ResourceSelector.byTag('a', 'b'));
    expect(synth(stack).stacks.map(({ stackName }) => stackName).sort()).toEqual(['Shop', REPLICA_STACK]);
    templateOf(stack, REPLICA_STACK).resourceCountIs('AWS::Backup::BackupVault', 2);
  });

  test('of two stacks in one app are two', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map(id => new Stack(app, id, { env: IRELAND }));
    stacks.forEach(stack => copying(stack, CopyDestination.region(FRANKFURT)));
    expect(app.synth().stacks.map(({ stackName }) => stackName).sort())
      .toEqual(['One', `One-eu-west-1-backup-${FRANKFURT}`, 'Two', `Two-eu-west-1-backup-${FRANKFURT}`]);
  });

  test('two stacks may copy to each other', () => {
    const app = new App();
    const west = new Stack(app, 'West', { env: IRELAND });
    const central = new Stack(app, 'Central', { env: { account: ACCOUNT, region: FRANKFURT } });
    copying(west, CopyDestination.region(FRANKFURT));
    copying(central, CopyDestination.region('eu-west-1'));
    expect(app.synth().stacks).toHaveLength(4);
  });

  test('gets tags and aspects of the primary stack', () => {
    const stack = shop();
    copying(stack, CopyDestination.region(FRANKFURT));
    Tags.of(stack).add('cost', 'shop');
    const visited = new Set<string>();
    const aspect: IAspect = { visit: (node: IConstruct) => void visited.add(node.node.path) };
    Aspects.of(stack).add(aspect);
    templateOf(stack, REPLICA_STACK).hasResourceProperties('AWS::Backup::BackupVault', { BackupVaultTags: { cost: 'shop' } });
    expect([...visited].some(path => path.startsWith(`Shop/backup-${FRANKFURT}/`))).toBe(true);
  });

  test('of one app in two Regions under one name are two, with vaults of two names', () => {
    const app = new App();
    const primaries = ['eu-west-1', 'us-east-1'].map(region => new Stack(app, region, { stackName: 'Shop', env: { account: ACCOUNT, region } }));
    primaries.forEach(stack => copying(stack, CopyDestination.region(FRANKFURT)));
    const names = ['Shop-eu-west-1-backup-eu-central-1', 'Shop-us-east-1-backup-eu-central-1'];
    expect(synth(primaries[0]).stacks.map(({ stackName }) => stackName).filter(name => name !== 'Shop').sort()).toEqual(names);
    const vaults = names.flatMap(name => Object.values(templateOf(primaries[0], name).findResources('AWS::Backup::BackupVault')));
    expect(new Set(vaults.map(({ Properties: { BackupVaultName: name } }: Record<string, Record<string, string>>) => name)).size).toBe(2);
  });

  test('does not say a Region twice', () => {
    const stack = shop({ stackName: 'shop-eu-west-1' });
    copying(stack, CopyDestination.region(FRANKFURT));
    expect(synth(stack).stacks.map(({ stackName }) => stackName)).toContain('shop-eu-west-1-backup-eu-central-1');
  });

  test('stays in the stage of the primary stack', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod', { env: IRELAND });
    copying(new Stack(stage, 'Shop'), CopyDestination.region(FRANKFURT));
    const names = app.synth().getNestedAssembly('assembly-Prod').stacks.map(({ stackName }) => stackName).sort();
    expect(names).toEqual(['Prod-Shop', `Prod-Shop-eu-west-1-backup-${FRANKFURT}`]);
  });

  test('of a nested stack belongs to the stack that is deployed', () => {
    const stack = shop();
    copying(new NestedStack(stack, 'Nested') as Stack, CopyDestination.region(FRANKFURT));
    expect(synth(stack).stacks.map(({ stackName }) => stackName).sort()).toEqual(['Shop', REPLICA_STACK]);
  });

  test('has a name of at most 128 characters that still tells primary stacks apart', () => {
    const names = ['a', 'b'].map((last) => {
      const stack = shop({ stackName: 'S'.repeat(127) + last });
      copying(stack, CopyDestination.region(FRANKFURT));
      return synth(stack).stacks.map(({ stackName }) => stackName).find(name => name.endsWith(FRANKFURT))!;
    });
    expect(names[0].length).toBeLessThanOrEqual(128);
    expect(names[0]).not.toBe(names[1]);
  });

  test('uses the synthesizer that is given, with its own execution role in the policy', () => {
    const stack = shop({ synthesizer: new DefaultStackSynthesizer({ qualifier: 'mine' }) });
    copying(stack, CopyDestination.region(FRANKFURT, { stackSynthesizer: new DefaultStackSynthesizer({ qualifier: 'mine' }) }));
    expect(JSON.stringify(templateOf(stack, REPLICA_STACK).findResources('AWS::Backup::BackupVault')))
      .toContain(`cdk-mine-cfn-exec-role-${ACCOUNT}-${FRANKFURT}`);
  });
});

describe('a copy to a vault', () => {
  test('in the same stack', () => {
    const stack = shop();
    copying(stack, CopyDestination.vault(new SecureVault(stack, 'Second')));
    expect(copiesOf(stack)[0].DestinationBackupVaultArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Second/), 'BackupVaultArn'] });
  });

  test('of another stack and Region, by a literal ARN and after that stack', () => {
    const app = new App();
    const away = new Stack(app, 'Away', { env: { account: ACCOUNT, region: 'us-east-1' } });
    const stack = new Stack(app, 'Shop', { env: IRELAND });
    copying(stack, CopyDestination.vault(new SecureVault(away, 'Bunker')));
    expect(JSON.stringify(copiesOf(stack))).toContain(`:backup:us-east-1:${ACCOUNT}:backup-vault:Away-Bunker-`);
    expect(synth(stack).getStackByName('Shop').dependencies.map(({ id }) => id)).toContain('Away');
  });

  test('of aws-cdk-lib', () => {
    const stack = shop();
    copying(stack, CopyDestination.vault(new backup.BackupVault(stack, 'Theirs')));
    expect(copiesOf(stack)).toHaveLength(1);
  });

  test('that exists', () => {
    const stack = shop();
    copying(stack, CopyDestination.vaultArn('arn:aws:backup:us-east-1:444455556666:backup-vault:theirs'));
    expect(copiesOf(stack)).toEqual([{ DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:444455556666:backup-vault:theirs' }]);
  });
});

const VAULT_ARN = 'arn:aws:backup:us-east-1:111122223333:backup-vault:there';

describeRefusals('refused', [
  {
    name: 'a Region copy from a stack without a Region',
    write: () => copying(new Stack(new App(), 'Shop'), CopyDestination.region(FRANKFURT)),
    message: "The stack that copies to Region 'eu-central-1' must have a Region of its own, got an environment-agnostic stack: give the stack { env: { region: '…' } }, or copy to a vault that exists with CopyDestination.vaultArn [Shop/Plan] (CB-COPY-005)",
  },
  {
    name: 'a Region copy to the Region of the stack',
    write: () => copying(shop(), CopyDestination.region('eu-west-1')),
    message: "Region of a copy must differ from the Region of the stack, got 'eu-west-1' for both: to copy inside the Region use CopyDestination.vault [Shop/Plan] (CB-COPY-006)",
  },
  {
    name: 'a misspelled Region',
    write: () => copying(shop(), CopyDestination.region('eu-centrall-1')),
    message: "Region of a copy must be the code of an AWS Region, for example 'eu-central-1', got 'eu-centrall-1' [Shop/Plan] (CB-COPY-007)",
  },
  {
    name: 'an empty Region',
    write: () => copying(shop(), CopyDestination.region('')),
    message: "Region of a copy must be the code of an AWS Region, for example 'eu-central-1', got '' [Shop/Plan] (CB-COPY-007)",
  },
  {
    name: 'a Region that is a token',
    write: () => copying(shop(), CopyDestination.region(Token.asString({ Ref: 'Region' }))),
    message: "Region of a copy must be the code of an AWS Region, for example 'eu-central-1', got a token [Shop/Plan] (CB-COPY-007)",
  },
  {
    name: 'the same Region twice',
    write: () => copying(shop(), CopyDestination.region(FRANKFURT, { backupVaultName: 'there' }), CopyDestination.region(FRANKFURT)),
    message: "Copies of rule 'Daily' must go to different vaults, got the copy to vault 'there' in eu-central-1 twice [Shop/Plan] (CB-COPY-002)",
  },
  {
    name: 'the same ARN twice',
    write: () => copying(shop(), CopyDestination.vaultArn(VAULT_ARN), CopyDestination.vaultArn(VAULT_ARN)),
    message: "Copies of rule 'Daily' must go to different vaults, got the copy to vault 'there' in us-east-1 twice [Shop/Plan] (CB-COPY-002)",
  },
  {
    name: 'the vault of the rule',
    write: () => {
      const stack = shop();
      const backupVault = new SecureVault(stack, 'Vault', { backupVaultName: 'mine' });
      return new ProtectionPlan(stack, 'Plan', { backupVault, rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vault(backupVault)] })] });
    },
    message: "The copy to vault 'mine' in eu-west-1 in rule 'Daily' must go to another vault than the rule itself, got 'mine' [Shop/Plan] (CB-COPY-003)",
  },
  {
    name: 'something that is no vault',
    write: () => copying(shop(), CopyDestination.vaultArn('arn:aws:s3:::bucket')),
    message: "Destination of the copy to another vault in rule 'Daily' must be the ARN of a backup vault, 'arn:<partition>:backup:<region>:<account>:backup-vault:<name>', got 'arn:aws:s3:::bucket' [Shop/Plan] (CB-COPY-004)",
  },
  {
    name: 'two locks for one replica',
    write: () => copying(shop(),
      CopyDestination.region(FRANKFURT, { vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }) })).addRule(ProtectionRule.weekly({
      copyTo: [CopyDestination.region(FRANKFURT, { vaultLock: VaultLock.governance({ minRetention: Duration.days(8) }) })],
    })),
    message: "'vaultLock' of the copies to Region 'eu-central-1' must be the same wherever one vault is copied there, got two values: share one CopyDestination, or set the option once [Shop/Plan] (CB-COPY-009)",
  },
  {
    name: 'a copy whose cold storage is too short',
    write: () => CopyDestination.region(FRANKFURT, { retention: Retention.days(100).coldAfter(Duration.days(30)) }),
    message: 'Retention must be at least 90 days longer than the 30 days before cold storage, got 100 days: keep for 120 days or more, or leave cold storage out (CB-LIFE-002)',
  },
]);

test('an id that is taken is told as such', () => {
  const stack = shop();
  new Stack(stack, `backup-${FRANKFURT}`);
  expect(() => copying(stack, CopyDestination.region(FRANKFURT))).toThrow(`There is already a Construct with name 'backup-${FRANKFURT}'`);
});

test('nothing is created for a copy that is refused', () => {
  const stack = shop();
  const plan = copying(stack);
  expect(() => plan.addRule(ProtectionRule.weekly({ retention: Retention.days(1), copyTo: [CopyDestination.region(FRANKFURT)] }))).toThrow('CB-RULE-002');
  expect(synth(stack).stacks.map(({ stackName }) => stackName)).toEqual(['Shop']);
});
