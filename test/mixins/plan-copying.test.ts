import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CopyDestination, mixins, Retention, SecureVault } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';

const PLAN = 'AWS::Backup::BackupPlan';
const ELSEWHERE = 'arn:aws:backup:eu-central-1:111122223333:backup-vault:elsewhere';

function stack(): Stack {
  return new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function rulesOf(of: Stack): { readonly RuleName: string; readonly CopyActions?: object[] }[] {
  const [plan] = Object.values(Template.fromStack(of).findResources(PLAN)) as [{ Properties: { BackupPlan: { BackupPlanRule: [] } } }];
  return plan.Properties.BackupPlan.BackupPlanRule;
}

test('copies what the rules of an L2 put into the vault, later rules too', () => {
  const shop = stack();
  const vault = new backup.BackupVault(shop, 'Vault');
  const other = new backup.BackupVault(shop, 'Other');
  const plan = new backup.BackupPlan(shop, 'Plan', { backupVault: vault });
  plan.addRule(backup.BackupPlanRule.daily());
  plan.with(new mixins.PlanCopying(vault, CopyDestination.vaultArn(ELSEWHERE, { retention: Retention.days(400) })));
  plan.addRule(backup.BackupPlanRule.weekly());
  plan.addRule(backup.BackupPlanRule.monthly1Year(other));

  const copy = { DestinationBackupVaultArn: ELSEWHERE, Lifecycle: { DeleteAfterDays: 400 } };
  expect(rulesOf(shop).map(({ RuleName, CopyActions }) => [RuleName, CopyActions])).toEqual([
    ['Daily', [copy]], ['Weekly', [copy]], ['Monthly1Year', undefined],
  ]);
});

test('makes the replica, which comes first', () => {
  const app = testApp();
  const shop = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const vault = new SecureVault(shop, 'Vault');
  const plan = new backup.BackupPlan(shop, 'Plan', { backupVault: vault, backupPlanRules: [backup.BackupPlanRule.daily()] });
  plan.with(new mixins.PlanCopying(vault, CopyDestination.region('us-west-2')));

  Template.fromStack(shop).hasResourceProperties(PLAN, {
    BackupPlan: { BackupPlanRule: [Match.objectLike({ CopyActions: [{ DestinationBackupVaultArn: Match.anyValue(), Lifecycle: Match.absent() }] })] },
  });
  const replica = stacksOf(app).find(({ region }) => region === 'us-west-2');
  Template.fromStack(replica!).resourceCountIs('AWS::Backup::BackupVault', 1);
  expect(shop.dependencies).toContain(replica);
});

test('adds nothing to a rule that has the copy', () => {
  const shop = stack();
  const vault = new backup.CfnBackupVault(shop, 'Vault', { backupVaultName: 'shop' });
  const plan = new backup.CfnBackupPlan(shop, 'Plan', {
    backupPlan: {
      backupPlanName: 'plan',
      backupPlanRule: [{ ruleName: 'daily', targetBackupVault: vault.ref, copyActions: [{ destinationBackupVaultArn: ELSEWHERE }] }],
    },
  });
  plan.with(new mixins.PlanCopying(vault, CopyDestination.vaultArn(ELSEWHERE)));
  plan.with(new mixins.PlanCopying(vault, CopyDestination.vaultArn(ELSEWHERE)));

  expect(rulesOf(shop)).toEqual([expect.objectContaining({ CopyActions: [{ DestinationBackupVaultArn: ELSEWHERE }] })]);
});

test('takes a destination that is known at deployment', () => {
  const shop = stack();
  const arn = new CfnParameter(shop, 'Arn').valueAsString;
  const vault = new backup.BackupVault(shop, 'Vault');
  const plan = new backup.BackupPlan(shop, 'Plan', { backupVault: vault, backupPlanRules: [backup.BackupPlanRule.daily()] });
  plan.with(new mixins.PlanCopying(vault, CopyDestination.vaultArn(arn)));

  expect(rulesOf(shop)).toEqual([expect.objectContaining({ CopyActions: [{ DestinationBackupVaultArn: { Ref: 'Arn' } }] })]);
});

test('what is no plan stays as it is', () => {
  const shop = stack();
  const vault = new backup.BackupVault(shop, 'Vault');
  const mixin = new mixins.PlanCopying(vault, CopyDestination.vaultArn(ELSEWHERE));
  vault.with(mixin);
  mixin.applyTo(vault);

  expect(mixin.supports(vault)).toBe(false);
  Template.fromStack(shop).resourceCountIs('AWS::Backup::BackupVault', 1);
});

describeRefusals('refused', [
  {
    name: 'a vault that no rule names',
    write: () => {
      const shop = stack();
      const [vault, other] = ['Vault', 'Other'].map(id => new backup.BackupVault(shop, id));
      new backup.BackupPlan(shop, 'Plan', { backupVault: other, backupPlanRules: [backup.BackupPlanRule.daily()] })
        .with(new mixins.PlanCopying(vault, CopyDestination.vaultArn(ELSEWHERE)));
      Template.fromStack(shop);
    },
    message: "Validation failed with the following errors:\n  [Shop/Plan/Resource] Plan must have a rule that puts backups into 'Shop/Vault', got none: copy from the vault that its rules name",
  },
  {
    name: 'a copy into the Region itself',
    write: () => {
      const shop = stack();
      const vault = new backup.BackupVault(shop, 'Vault');
      new backup.BackupPlan(shop, 'Plan', { backupVault: vault }).with(new mixins.PlanCopying(vault, CopyDestination.region('eu-west-1')));
    },
    message: "Region of a copy must differ from the Region of the stack, got 'eu-west-1' for both: to copy inside the Region use CopyDestination.vault [Shop/Plan/Resource] (CB-COPY-006)",
  },
]);

function stacksOf(app: App): Stack[] {
  return app.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
}
