import { App, Duration, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CompliantBackup, ResourceSelector } from '../../src';
import { shop } from '../helpers/stacks';
import { check } from './synth-checks';

function appOf(stack: Stack): App {
  return stack.node.root as App;
}

test('an L1', () => {
  const stack = shop();
  const vault = new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'v1', lockConfiguration: { minRetentionDays: 30 } });
  new backup.CfnBackupPlan(stack, 'Plan', {
    backupPlan: { backupPlanName: 'p', backupPlanRule: [{ ruleName: 'r', targetBackupVault: vault.ref, lifecycle: { deleteAfterDays: 7 } }] },
  });
  const { success, findings, report } = check(appOf(stack));
  expect(findings).toEqual([]);
  expect(success).toBe(false);
  expect(report).toEqual({});
});

test('an L2', () => {
  const stack = shop();
  const plan = backup.BackupPlan.daily35DayRetention(stack, 'Plan');
  plan.addRule(new backup.BackupPlanRule({ deleteAfter: Duration.days(50), moveToColdStorageAfter: Duration.days(30) }));
  expect(check(appOf(stack)).findings).toEqual([]);
});

test('ours', () => {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true') });
  expect(check(appOf(stack)).findings).toEqual([]);
});
