import { Stack } from 'aws-cdk-lib';
import type { App, Environment } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CompliantBackup, CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector, SecureVault } from '../../src';
import { check } from '../checks/synth-checks';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, IRELAND, shop, tokens } from '../helpers/stacks';

const BUNKER = '999988887777';
const FAR = `arn:aws:backup:us-east-1:${ACCOUNT}:backup-vault:far`;
const resources = ResourceSelector.byTag('backup', 'true');

function vaultIn(stack: Stack, env: Environment): SecureVault {
  return new SecureVault(new Stack(stack.node.root, 'There', { env }), 'Vault', { backupVaultName: 'there' });
}

const mend = 'back up to a vault there, and reach this one with CopyDestination.vault';

describeRefusals('a vault elsewhere', [
  {
    name: 'of another Region and account, by its ARN, for a set-up',
    write: () => {
      const stack = shop();
      return new CompliantBackup(stack, 'Backup', { resources, backupVault: SecureVault.fromBackupVaultArn(stack, 'V', FAR.replace(ACCOUNT, BUNKER)) });
    },
    message: [
      `Vault 'far' must lie in the account of the plan, '${ACCOUNT}', got '${BUNKER}': ${mend} [Shop/Backup] (CB-PLAN-012)`,
      `Vault 'far' must lie in the Region of the plan, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Backup] (CB-PLAN-012)`,
    ].join('\n'),
  },
  {
    name: 'of a stack in another Region, for a set-up',
    write: () => {
      const stack = shop();
      return new CompliantBackup(stack, 'Backup', { resources, backupVault: vaultIn(stack, { account: ACCOUNT, region: 'us-east-1' }) });
    },
    message: `Vault 'there' must lie in the Region of the plan, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Backup] (CB-PLAN-012)`,
  },
  {
    name: 'of a stack in another account, for a plan',
    write: () => {
      const stack = shop();
      return new ProtectionPlan(stack, 'Plan', { backupVault: vaultIn(stack, { account: BUNKER, region: 'eu-west-1' }), rules: [ProtectionRule.daily()] });
    },
    message: `Vault 'there' must lie in the account of the plan, '${ACCOUNT}', got '${BUNKER}': ${mend} [Shop/Plan] (CB-PLAN-012)`,
  },
  {
    name: 'of aws-cdk-lib, by its ARN, for a rule',
    write: () => {
      const stack = shop();
      const backupVault = backup.BackupVault.fromBackupVaultArn(stack, 'V', FAR);
      return new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.weekly(), ProtectionRule.daily({ backupVault })] });
    },
    message: `Vault 'far' must lie in the Region of the plan, 'eu-west-1', got 'us-east-1': ${mend} [Shop/Plan] (CB-PLAN-012)`,
  },
]);

describe('is not refused', () => {
  const planWith = (stack: Stack, backupVault: backup.IBackupVaultRef) => () => new ProtectionPlan(stack, 'Plan', { backupVault, rules: [ProtectionRule.daily()] });

  test('one of another stack in account and Region', () => {
    const stack = shop();
    expect(planWith(stack, vaultIn(stack, IRELAND))).not.toThrow();
  });

  test('one that rules copy to', () => {
    const stack = shop();
    const copyTo = [CopyDestination.vault(vaultIn(stack, { account: ACCOUNT, region: 'us-east-1' }))];
    expect(() => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo })] })).not.toThrow();
  });

  test('one whose place is not known, and any from a stack whose own is not', () => {
    const stack = shop();
    expect(planWith(stack, SecureVault.fromBackupVaultArn(stack, 'V', tokens(stack).text))).not.toThrow();
    const anywhere = new Stack(testApp(), 'Anywhere');
    expect(planWith(anywhere, SecureVault.fromBackupVaultArn(anywhere, 'V', FAR))).not.toThrow();
  });
});

test('a template is told of a vault that comes from another Region', () => {
  const stack = shop({ crossRegionReferences: true });
  const there = new Stack(stack.node.root, 'There', { env: { account: ACCOUNT, region: 'us-east-1' }, crossRegionReferences: true });
  const plan = new backup.BackupPlan(stack, 'Plan', { backupVault: new backup.BackupVault(there, 'Vault') });
  plan.addRule(backup.BackupPlanRule.daily());

  expect(check(stack.node.root as App).findings).toContain('CB-PLAN-012 Shop/Plan/Resource Properties/BackupPlan/BackupPlanRule/0/TargetBackupVault');
});
