import { CfnCondition, CfnParameter, Duration, Fn, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { AirGappedVault, CompliantBackup, ResourceSelector, SecureVault } from '../../src';
import { ACCOUNT, IRELAND, shop } from '../helpers/stacks';
import { check } from './synth-checks';

const beside = (stack: Stack, id: string, env = IRELAND) => new Stack(stack.node.root, id, { env });
const found = (stack: Stack, id: string) => check(stack.node.root as App).findings.filter(finding => finding.startsWith(id));

describe('recorders', () => {
  const record = (stack: Stack) => new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true'), audit: { recordConfiguration: true } });

  test('two in one account and Region', () => {
    const stack = shop();
    record(stack);
    record(beside(stack, 'Near'));

    expect(found(stack, 'CB-AUDIT-035')).toEqual([expect.stringMatching(/^CB-AUDIT-035 Near\/Backup\/.*Recorder\/Resource Properties$/)]);
  });

  test('one in each Region', () => {
    const stack = shop();
    record(stack);
    record(beside(stack, 'Far', { account: ACCOUNT, region: 'eu-central-1' }));

    expect(found(stack, 'CB-AUDIT-035')).toEqual([]);
  });
});

describe('vaults of one name', () => {
  const vault = (stack: Stack, backupVaultName = 'copies') => new SecureVault(stack, 'Vault', { backupVaultName });

  test('in two stacks and in a Stage, whoever made them and of whatever kind', () => {
    const stack = shop();
    vault(stack);
    new backup.BackupVault(beside(stack, 'Theirs'), 'Vault', { backupVaultName: 'copies' });
    new AirGappedVault(beside(stack, 'Gap'), 'Vault', { backupVaultName: 'copies', minRetention: Duration.days(7), maxRetention: Duration.days(40) });
    vault(new Stack(new Stage(stack.node.root, 'Prod'), 'Shop', { env: IRELAND }));

    expect(found(stack, 'CB-VAULT-022')).toEqual(['Gap/Vault/Resource', 'Prod/Shop/Vault/Resource', 'Theirs/Vault/Resource']
      .map(path => `CB-VAULT-022 ${path} Properties/BackupVaultName`));
  });

  test('in other Regions, accounts and places that are not known; other names', () => {
    const stack = shop();
    vault(stack);
    vault(beside(stack, 'Far', { account: ACCOUNT, region: 'eu-central-1' }));
    vault(beside(stack, 'Bunker', { account: '999988887777', region: 'eu-west-1' }));
    vault(new Stack(stack.node.root, 'Anywhere'));
    vault(beside(stack, 'Near'), 'Copies');

    expect(found(stack, 'CB-VAULT-022')).toEqual([]);
  });

  test('of which one is there', () => {
    const stack = shop();
    const stage = new CfnParameter(stack, 'StageName');
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage, 'prod') });
    const isNotProd = new CfnCondition(stack, 'IsNotProd', { expression: Fn.conditionNot(isProd) });
    for (const condition of [isProd, isNotProd]) {
      new backup.CfnBackupVault(stack, `Vault${condition.node.id}`, { backupVaultName: 'copies' }).cfnOptions.condition = condition;
    }

    expect(found(stack, 'CB-VAULT-022')).toEqual([]);
  });
});
