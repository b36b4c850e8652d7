import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aws, CfnCondition, CfnParameter, CfnResource, Duration, Fn, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as rds from 'aws-cdk-lib/aws-rds';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { CompliantBackup, CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, VaultLock } from '../../src';
import { BackupChecks } from '../../src/checks/backup-checks';
import { testApp } from '../helpers/app';
import { ACCOUNT, IRELAND, shop, warnings } from '../helpers/stacks';
import { place, plan, setUp, vault } from './resources';
import type { RawResource } from './resources';
import { check } from './synth-checks';

function appOf(stack: Stack): App {
  return stack.node.root as App;
}

function lockedVault(scope: Stack, backupVaultName = 'locked'): backup.CfnBackupVault {
  return new backup.CfnBackupVault(scope, 'Locked', { backupVaultName, lockConfiguration: { minRetentionDays: 30 } });
}

function weekPlan(scope: Stack, targetBackupVault: string): backup.CfnBackupPlan {
  return new backup.CfnBackupPlan(scope, 'Plan', {
    backupPlan: { backupPlanName: 'p', backupPlanRule: [{ ruleName: 'r', targetBackupVault, lifecycle: { deleteAfterDays: 7 } }] },
  });
}

const TOO_SHORT = 'Properties/BackupPlan/BackupPlanRule/0/Lifecycle/DeleteAfterDays';

describe('whoever wrote the template', () => {
  test('L1s', () => {
    const stack = shop();
    weekPlan(stack, lockedVault(stack).ref);

    expect(check(appOf(stack))).toMatchObject({
      success: false,
      findings: [
        'CB-PLAN-006 Shop/Plan Properties/BackupPlan',
        `CB-RULE-002 Shop/Plan ${TOO_SHORT}`,
        'CB-VAULT-003 Shop/Locked DeletionPolicy',
        'CB-VAULT-005 Shop/Locked Properties/EncryptionKeyArn',
      ],
    });
  });

  test('an override that the typed property does not show', () => {
    const stack = shop();
    const weekly = weekPlan(stack, lockedVault(stack).ref);
    weekly.addPropertyOverride('BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays', 40);
    weekly.addPropertyOverride('BackupPlan.BackupPlanRule.0.StartWindowMinutes', '30');

    const { findings } = check(appOf(stack));

    expect(findings).not.toContain(`CB-RULE-002 Shop/Plan ${TOO_SHORT}`);
    expect(findings).toContainEqual(expect.stringMatching(/^CB-SCHED-\d+ Shop\/Plan Properties\/BackupPlan\/BackupPlanRule\/0\/StartWindowMinutes$/));
  });

  test('L2s of aws-cdk-lib, which accept less than 90 days in cold storage', () => {
    const stack = shop();
    const l2 = backup.BackupPlan.daily35DayRetention(stack, 'Plan');
    l2.addRule(new backup.BackupPlanRule({ deleteAfter: Duration.days(50), moveToColdStorageAfter: Duration.days(30) }));

    expect(check(appOf(stack)).findings).toEqual([
      'CB-LIFE-002 Shop/Plan/Resource Properties/BackupPlan/BackupPlanRule/1/Lifecycle/DeleteAfterDays',
      'CB-PLAN-006 Shop/Plan/Resource Properties/BackupPlan',
      'CB-VAULT-005 Shop/Plan/Vault/Resource Properties/EncryptionKeyArn',
    ]);
  });

  test('an L2 vault of another stack, by way of an export', () => {
    const stack = shop();
    const vaults = new Stack(appOf(stack), 'Vaults', { env: IRELAND });
    const locked = new backup.BackupVault(vaults, 'Vault', { lockConfiguration: { minRetention: Duration.days(30) } });
    new backup.BackupPlan(stack, 'Plan', {
      backupPlanRules: [new backup.BackupPlanRule({ backupVault: locked, deleteAfter: Duration.days(8) })],
    });

    expect(check(appOf(stack)).findings).toContain(`CB-RULE-002 Shop/Plan/Resource ${TOO_SHORT}`);
  });

  test('an included template', () => {
    const stack = shop();
    const { Key, Vault, Role, Selection } = setUp({ Vault: vault({ LockConfiguration: { MinRetentionDays: '30' } }) });
    const template = { Parameters: { Days: { Type: 'Number', Default: 7 } }, Resources: { Key, Vault, Role, Selection, Plan: plan({ Lifecycle: { DeleteAfterDays: '7' } }) } };
    const templateFile = join(mkdtempSync(join(tmpdir(), 'included-')), 'backup.json');
    writeFileSync(templateFile, JSON.stringify(template));
    new CfnInclude(stack, 'Included', { templateFile });

    const { report } = check(appOf(stack));

    expect(report.violations).toEqual([{
      ruleName: 'CB-RULE-002',
      description: "Retention of rule 'Daily' must be at least 30 days, the minimum that Vault Lock of vault 'vault' demands, got 7 days: keep it longer, or lower the minimum retention of the lock",
      severity: 'error',
      fix: 'keep it longer, or lower the minimum retention of the lock',
      ruleMetadata: {
        source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html',
        why: 'Every job of the rule or of the copy fails at run time, while the deployment succeeds.',
      },
      violatingResources: [{
        constructPath: 'Shop/Included/Plan', resourceLogicalId: 'Plan', templatePath: expect.stringMatching(/Shop\.template\.json$/) as string, locations: [TOO_SHORT],
      }],
    }]);
  });

  test('a rule that says what must be, and no way there, has no fix', () => {
    const stack = shop();
    lockedVault(stack);

    expect(check(appOf(stack)).report.violations.map(({ ruleName, fix }) => [ruleName, fix])).toEqual([['CB-VAULT-003', undefined], ['CB-VAULT-005', undefined]]);
  });

  test('a nested stack, whose vault is in its parent', () => {
    const stack = shop();
    weekPlan(new NestedStack(stack, 'Nested'), lockedVault(stack).ref);

    expect(check(appOf(stack)).findings).toContain(`CB-RULE-002 Shop/Nested/Plan ${TOO_SHORT}`);
  });

  test('a Stage', () => {
    const app = testApp();
    const stack = new Stack(new Stage(app, 'Prod', { env: IRELAND }), 'Shop');
    weekPlan(stack, lockedVault(stack).ref);

    expect(check(app).findings).toContain(`CB-RULE-002 Prod/Shop/Plan ${TOO_SHORT}`);
  });

  test('a copy into a locked vault that is named by a literal ARN', () => {
    const app = testApp();
    const here = new Stack(app, 'Here', { env: IRELAND });
    const there = new Stack(app, 'There', { env: { account: ACCOUNT, region: 'eu-central-1' } });
    lockedVault(there);
    weekPlan(here, 'Default').addPropertyOverride('BackupPlan.BackupPlanRule.0.CopyActions', [
      { DestinationBackupVaultArn: { 'Fn::Sub': 'arn:${AWS::Partition}:backup:eu-central-1:${AWS::AccountId}:backup-vault:locked' } },
    ]);

    const { findings } = check(app);

    expect(findings).toContain('CB-RULE-002 Here/Plan Properties/BackupPlan/BackupPlanRule/0/CopyActions/0/Lifecycle/DeleteAfterDays');
  });

  test("a copy to an L2 vault of another Region, carried by aws-cdk-lib's own custom resources", () => {
    const app = testApp();
    const [here, there] = ['eu-west-1', 'eu-central-1'].map(region => new Stack(app, region, { env: { account: ACCOUNT, region }, crossRegionReferences: true }));
    const locked = new backup.BackupVault(there, 'Vault', { lockConfiguration: { minRetention: Duration.days(30) } });
    const copied = new backup.BackupPlan(here, 'Plan');
    copied.addRule(new backup.BackupPlanRule({ deleteAfter: Duration.days(8), copyActions: [{ destinationBackupVault: locked }] }));

    expect(check(app).findings).toContain('CB-RULE-002 eu-west-1/Plan/Resource Properties/BackupPlan/BackupPlanRule/0/CopyActions/0/Lifecycle/DeleteAfterDays');
  });

  test('an environment-agnostic stack knows its own vaults', () => {
    const stack = new Stack(testApp(), 'Shop');
    lockedVault(stack);
    weekPlan(stack, 'locked').addPropertyOverride('BackupPlan.BackupPlanRule.0.CopyActions', [
      { DestinationBackupVaultArn: { 'Fn::Sub': 'arn:${AWS::Partition}:backup:eu-west-1:${AWS::AccountId}:backup-vault:${Name}' } },
    ]);

    expect(check(appOf(stack)).findings).toContain(`CB-RULE-002 Shop/Plan ${TOO_SHORT}`);
  });
});

describe('values that conditions choose', () => {
  function conditional(Plan: RawResource): Stack {
    const stack = shop();
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Environment'), 'prod') });
    place(stack, setUp({
      Plan,
      Vault: vault({ LockConfiguration: { 'Fn::If': [isProd.logicalId, { MinRetentionDays: 30 }, { Ref: 'AWS::NoValue' }] } }),
    }));
    return stack;
  }

  test('each branch is judged, and branches of one condition fit together', () => {
    const stack = conditional(plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 30, 7] } } }));

    expect(check(appOf(stack)).findings).toEqual([]);
  });

  test('a plan is judged in the cases in which there is one', () => {
    const stack = conditional({ ...plan({ Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProd', 30, 7] } } }), Condition: 'IsProd' });
    (stack.node.findChild('Vault') as CfnResource).addPropertyOverride('LockConfiguration', { MinRetentionDays: 30 });

    expect(check(appOf(stack)).findings).toEqual([]);
  });

  test('the wrong branch is named', () => {
    const stack = conditional(plan({ Lifecycle: { 'Fn::If': ['IsProd', { DeleteAfterDays: 7 }, { DeleteAfterDays: 30 }] } }));

    expect(check(appOf(stack)).findings).toEqual([
      'CB-RULE-002 Shop/Plan Properties/BackupPlan/BackupPlanRule/0/Lifecycle/Fn::If/1/DeleteAfterDays',
    ]);
  });

  test('rules that come to nothing do not shift the others', () => {
    const stack = conditional(plan({}, {
      BackupPlanRule: [{ Ref: 'AWS::NoValue' }, { RuleName: 'Late', TargetBackupVault: 'vault', Lifecycle: { DeleteAfterDays: 7 } }],
    }));

    expect(check(appOf(stack)).findings).toEqual(['CB-RULE-002 Shop/Plan Properties/BackupPlan/BackupPlanRule/1/Lifecycle/DeleteAfterDays']);
  });
});

describe('what users have said, or have been told', () => {
  test.each<[string, (stack: Stack) => { readonly node: Stack['node'] }]>([
    ['on the construct', stack => stack.node.findChild('Locked')],
    ['on the stack', stack => stack],
    ['on the app', stack => appOf(stack)],
  ])('a warning that is acknowledged %s', (_, where) => {
    const stack = shop();
    lockedVault(stack);
    Validations.of(where(stack) as Stack).acknowledge({ id: 'CB-VAULT-005', reason: 'a test' });

    expect(check(appOf(stack)).findings).toEqual(['CB-VAULT-003 Shop/Locked DeletionPolicy']);
  });

  test('a warning that is acknowledged elsewhere stays', () => {
    const stack = shop();
    lockedVault(stack);
    Validations.of(new Stack(appOf(stack), 'Other')).acknowledge({ id: 'CB-VAULT-005', reason: 'a test' });

    expect(check(appOf(stack)).findings).toContain('CB-VAULT-005 Shop/Locked Properties/EncryptionKeyArn');
  });

  test('an error cannot be acknowledged', () => {
    const stack = shop();
    weekPlan(stack, lockedVault(stack).ref);
    Validations.of(stack).acknowledge({ id: 'CB-RULE-002', reason: 'a test' });

    expect(check(appOf(stack))).toMatchObject({ success: false, findings: expect.arrayContaining([`CB-RULE-002 Shop/Plan ${TOO_SHORT}`]) as string[] });
  });

  test('a warning says how it is accepted', () => {
    const stack = shop();
    lockedVault(stack);

    const warning = check(appOf(stack)).report.violations.find(({ ruleName }) => ruleName === 'CB-VAULT-005');

    expect(warning?.severity).toBe('warning');
    expect(warning?.ruleMetadata?.acknowledge).toBe("Validations.of(construct).acknowledge({ id: 'CB-VAULT-005', reason: '…' })");
  });

  test('our constructs have said it', () => {
    const stack = shop();
    const locked = new SecureVault(stack, 'Vault', { vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }), backupVaultName: 'Default' });
    new ProtectionPlan(stack, 'Plan', { backupVault: locked, rules: [ProtectionRule.daily({ retention: Retention.days(100).coldAfter(Duration.days(5)) })] });

    expect(check(appOf(stack))).toMatchObject({ success: true, findings: [] });
    expect(warnings(stack)).toEqual(expect.arrayContaining(['CB-VAULT-002', 'CB-LIFE-004', 'CB-PLAN-006']));
  });

  test('our constructs have said it, and call it differently', () => {
    const stack = shop();
    const database = new rds.CfnDBInstance(new Construct(stack, 'Db'), 'Resource', { storageEncrypted: true });
    const copyTo = [
      CopyDestination.vaultArn('arn:aws:backup:eu-central-9:999988887777:backup-vault:bunker'),
      CopyDestination.region('eu-central-9'),
    ];
    new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo })] }).protect(database);

    const { findings } = check(appOf(stack));
    expect(findings.filter(found => found.startsWith('CB-COPY'))).toEqual([]);
    expect(warnings(stack)).toEqual(expect.arrayContaining(['CB-COPY-008', 'CB-COPY-013']));
  });

  test('what an override adds to our constructs is told', () => {
    const stack = shop();
    const own = new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true') });
    (own.plan.node.findChild('Resource') as CfnResource).addPropertyOverride('BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays', 1);

    expect(check(appOf(stack)).findings).toContain(`CB-RULE-002 Shop/Backup/Plan/Resource ${TOO_SHORT}`);
  });
});

test('what aws-cdk-lib asks a plugin for', () => {
  const checks = new BackupChecks(testApp());

  expect(checks).toMatchObject({ name: 'BackupChecks', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string });
  expect(checks.ruleIds).toEqual(expect.arrayContaining(['CB-RULE-002', 'CB-TPL-001', 'CB-ROLE-001']));
  expect(checks.ruleIds).not.toContain('CB-SETUP-001');
});

test('an app without backups has nothing wrong with it', () => {
  const stack = shop();
  new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic', properties: { TopicName: Aws.STACK_NAME } });

  expect(check(appOf(stack))).toMatchObject({ success: true, findings: [] });
});
