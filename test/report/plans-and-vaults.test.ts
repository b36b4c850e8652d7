import { CfnCondition, Duration, Fn, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BackupExemption, SecureVault, VaultLock } from '../../src';
import type { Posture } from '../../src/report/posture';
import { planOf, tag } from '../checks/app-coverage/covered';
import { fragmentApp } from '../helpers/app';
import { ACCOUNT, shop, tokens } from '../helpers/stacks';
import { table } from './parts';
import { markdownRows, reportOf, schemaErrors } from './reported';
import type { Reported } from './reported';

type Rule = Partial<backup.CfnBackupPlan.BackupRuleResourceTypeProperty>;

function reported(make: (stack: Stack) => void): Reported {
  const stack = shop({}, 'Shop', fragmentApp());
  make(stack);
  return reportOf(stack.node.root as App);
}

function ruleOf(rule: Rule): NonNullable<Posture['plans'][number]['rules']>[number] {
  return reported(stack => planOf(stack, { resources: ['*'] }, 'Plan', rule)).posture.plans[0].rules![0];
}

describe('rules', () => {
  test.each<[string, Rule, object]>([
    ['no end', {}, { kept: 'forever', coldAfterDays: 'never' }],
    ['cold storage', { lifecycle: { moveToColdStorageAfterDays: 30, deleteAfterDays: 366 } }, { kept: 366, coldAfterDays: 30 }],
    ['a copy that inherits', { lifecycle: { deleteAfterDays: 35 }, copyActions: [{ destinationBackupVaultArn: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:v' }] },
      { copies: [{ name: 'v', account: '444455556666', region: 'eu-central-1', kept: 35, lock: { mode: null } }] }],
    ['a copy of its own', { copyActions: [{ destinationBackupVaultArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:v`, lifecycle: { deleteAfterDays: 90 } }] },
      { kept: 'forever', copies: [{ kept: 90 }] }],
    ['an air-gapped vault', { targetLogicallyAirGappedBackupVaultArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:gap` }, { airGappedVault: { name: 'gap' } }],
    ['continuous', { enableContinuousBackup: true, lifecycle: { deleteAfterDays: 14 } }, { continuous: true, kept: 14 }],
  ])('%s', (_, rule, expected) => {
    expect(ruleOf(rule)).toMatchObject(expected);
  });

  test('of several plans go together', () => {
    const { posture } = reported(stack => {
      const { attrArn } = table(stack, 'Orders');
      planOf(stack, { resources: [attrArn] }, 'Weekly', { scheduleExpression: 'cron(0 5 ? * SUN *)', startWindowMinutes: 60, lifecycle: { deleteAfterDays: 90 } });
      planOf(stack, { resources: [attrArn] }, 'Daily', { scheduleExpression: 'cron(0 5 ? * MON-SAT *)', startWindowMinutes: 60, lifecycle: { deleteAfterDays: 7 } });
    });

    expect(posture.resources[0]).toMatchObject({ worstGapMinutes: 25 * 60, kept: { shortest: 7, longest: 90 } });
    expect(posture.plans.map(({ path, worstGapMinutes }) => [path, worstGapMinutes])).toEqual([['Shop/Daily', 49 * 60], ['Shop/Weekly', (7 * 24 + 1) * 60]]);
  });

  describe('that are gone before the next backup is made', () => {
    const weekly = { scheduleExpression: 'cron(0 5 ? * SUN *)', startWindowMinutes: 60, lifecycle: { deleteAfterDays: 1 } };
    const WORDS = 'no recovery point for up to 145 h';
    const without = ({ posture: { resources, plans } }: Reported) => [...resources, ...plans].map(one => one.withoutRecoveryPointMinutes);

    test('are told of resource and plan', () => {
      const told = reported(stack => planOf(stack, { resources: [table(stack, 'Orders').attrArn] }, 'Weekly', weekly));

      expect(without(told)).toEqual([145 * 60, 145 * 60]);
      expect(markdownRows(told.texts.md, 'Resources')[0][3]).toContain(WORDS);
      expect(markdownRows(told.texts.md, 'Plans')[0][0]).toContain(WORDS);
      expect(told.texts.html.split(WORDS)).toHaveLength(3);
      expect(schemaErrors(told.posture)).toEqual([]);
    });

    test('are not where another plan keeps some, or makes continuous backups', () => {
      const kept = { scheduleExpression: 'cron(0 5 1 * ? *)', startWindowMinutes: 60, lifecycle: { deleteAfterDays: 31 } };
      const continuous = { ...weekly, enableContinuousBackup: true };
      const told = reported(stack => {
        const { attrArn } = table(stack, 'Orders');
        const bucket = new CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
        planOf(stack, { resources: [attrArn] }, 'Weekly', weekly);
        planOf(stack, { resources: [attrArn] }, 'Monthly', kept);
        planOf(stack, { resources: [bucket.attrArn] }, 'Continuous', continuous);
      });

      expect(told.posture.resources.map(({ withoutRecoveryPointMinutes }) => withoutRecoveryPointMinutes)).toEqual([0, 0]);
      expect(told.posture.plans.map(({ name, withoutRecoveryPointMinutes }) => [name, withoutRecoveryPointMinutes]))
        .toEqual(expect.arrayContaining([['weekly', 145 * 60], ['monthly', 0], ['continuous', 0]]));
    });

    test('are where the type has no continuous backup', () => {
      const told = reported(stack => planOf(stack, { resources: [table(stack, 'Orders').attrArn] }, 'Weekly', { ...weekly, enableContinuousBackup: true }));

      expect(without(told)).toEqual([145 * 60, 0]);
    });

    test('are not known where a retention is not', () => {
      const days = (stack: Stack) => tokens(stack).number;
      const told = reported(stack => {
        planOf(stack, { resources: [table(stack, 'Orders').attrArn] }, 'Weekly', { ...weekly, lifecycle: { deleteAfterDays: days(stack) } });
      });

      expect(without(told)).toEqual([null, null]);
      expect(told.texts.md).not.toContain('no recovery point');
    });
  });

  test('a schedule that never comes again has no gap', () => {
    const { posture, texts } = reported(stack => planOf(stack, { resources: [table(stack, 'Orders').attrArn] }, 'Once', { scheduleExpression: 'cron(0 5 1 1 ? 2199)' }));

    expect(posture.resources[0].worstGapMinutes).toBeNull();
    expect(texts.md).toContain('longest time between scheduled backups: cannot be computed');
  });
});

describe('vaults', () => {
  const vaults = (make: (stack: Stack) => void) => reported(make).posture.vaults;

  test('a bare one', () => {
    expect(vaults(stack => new backup.CfnBackupVault(stack, 'Vault', { backupVaultName: 'bare' }))).toEqual([{
      path: 'Shop/Vault', name: 'bare', account: ACCOUNT, region: 'eu-west-1',
      lock: { mode: 'none', minDays: null, maxDays: null, changeableForDays: null }, customerKey: false, denyDelete: false, notifies: false, retained: false,
    }]);
  });

  test('locks', () => {
    const { posture, texts } = reported(stack => {
      new backup.CfnBackupVault(stack, 'Governance', { backupVaultName: 'governance', lockConfiguration: { minRetentionDays: 7 } });
      new SecureVault(stack, 'Compliance', {
        vaultLock: VaultLock.compliance({
          minRetention: Duration.days(7), maxRetention: Duration.days(400), coolingOff: Duration.days(3), acknowledgeIrreversible: true,
        }),
      });
      new backup.CfnLogicallyAirGappedBackupVault(stack, 'AirGap', { backupVaultName: 'gap', minRetentionDays: 7, maxRetentionDays: 90 });
    });

    expect(posture.summary.locks).toEqual({ 'none': 0, 'governance': 1, 'compliance': 1, 'air-gapped': 1, 'unknown': 0 });
    expect(posture.vaults.map(({ lock }) => lock)).toEqual([
      { mode: 'air-gapped', minDays: 7, maxDays: 90, changeableForDays: null },
      { mode: 'compliance', minDays: 7, maxDays: 400, changeableForDays: 3 },
      { mode: 'governance', minDays: 7, maxDays: 'none', changeableForDays: null },
    ]);
    for (const words of ['can be removed for 3 days after it is set, then by nobody', 'nobody can remove it', 'at least 7 days, no maximum<br>permitted people can remove it']) {
      expect(texts.md).toContain(words);
    }
    expect(posture.notProved.join('\n')).toContain('Since when a compliance lock is set');
  });
});

describe('what is known at deployment only', () => {
  const { posture, texts } = reported(stack => {
    const { text, number, list } = tokens(stack);
    const yes = new CfnCondition(stack, 'Yes', { expression: Fn.conditionEquals(text, 'yes') });
    const maybe = (value: unknown) => Token.asAny(Fn.conditionIf(yes.logicalId, value, { Ref: 'AWS::NoValue' }));
    new backup.CfnBackupVault(stack, 'Vault', {
      backupVaultName: text, encryptionKeyArn: text, accessPolicy: { Ref: 'Text' }, lockConfiguration: { minRetentionDays: number, maxRetentionDays: number, changeableForDays: number },
    });
    new backup.CfnBackupVault(stack, 'MaybeLocked', { backupVaultName: 'maybe', lockConfiguration: maybe({ MinRetentionDays: 7 }) });
    planOf(stack, { resources: list }, 'Plan', {
      ruleName: text, targetBackupVault: text, scheduleExpression: text, scheduleExpressionTimezone: text, startWindowMinutes: number,
      enableContinuousBackup: Token.asAny({ Ref: 'Text' }), lifecycle: { deleteAfterDays: number, moveToColdStorageAfterDays: number },
      copyActions: [{ destinationBackupVaultArn: text, lifecycle: { deleteAfterDays: number } }],
    });
    const rules = new backup.CfnBackupPlan(stack, 'Rules', { backupPlan: { backupPlanName: text, backupPlanRule: maybe([]) as never } });
    new backup.CfnBackupSelection(stack, 'Selection', {
      backupPlanId: rules.ref, backupSelection: { selectionName: text, iamRoleArn: text, resources: [table(stack, 'Orders').attrArn] },
    });
    new backup.CfnRestoreTestingPlan(stack, 'Tests', {
      restoreTestingPlanName: text,
      scheduleExpression: text,
      recoveryPointSelection: { algorithm: text, recoveryPointTypes: list, includeVaults: list },
    });
    new backup.CfnFramework(stack, 'Framework', { frameworkControls: maybe([]) as never });
    BackupExemption.of(table(stack, 'Cache')).because(text, { owner: text });
  });

  test('is null, and never guessed', () => {
    expect(schemaErrors(posture)).toEqual([]);
    expect(posture.plans.find(({ path }) => path === 'Shop/Plan')!.rules![0]).toMatchObject({
      name: null, schedule: 'a schedule that is known at deployment only', startWindowMinutes: null, continuous: null, kept: null, coldAfterDays: null,
      vault: { name: null }, copies: [{ name: null, account: null, region: null, kept: null }],
    });
    expect(posture.plans.find(({ path }) => path === 'Shop/Rules')).toMatchObject({ name: null, rules: null, worstGapMinutes: null });
    expect(posture.vaults.map(({ path, lock, customerKey, denyDelete }) => ({ path, lock, customerKey, denyDelete }))).toEqual([
      { path: 'Shop/MaybeLocked', lock: { mode: null, minDays: null, maxDays: null, changeableForDays: null }, customerKey: false, denyDelete: false },
      { path: 'Shop/Vault', lock: { mode: 'compliance', minDays: null, maxDays: null, changeableForDays: null }, customerKey: null, denyDelete: null },
    ]);
    expect(posture.resources.map(({ path, verdict, kept }) => [path, verdict, kept])).toEqual([
      ['Shop/Cache', 'exempt', null], ['Shop/Orders', 'protected', { shortest: null, longest: null }],
    ]);
    expect(posture.resources[0].exemption).toEqual({ path: 'Shop/Cache', reason: null, owner: null, expires: null, expired: false });
  });

  test('reads so, and shows no token', () => {
    expect(texts.md).toContain('reason known at deployment');
    expect(texts.md).toContain('1 audit framework, with controls known at deployment');
    expect(texts.md).toContain('can be removed for a time known at deployment, then by nobody');
    for (const text of Object.values(texts)) expect(text).not.toMatch(/\$\{Token|\[object Object\]|undefined|NaN|Infinity/);
  });
});

test('without a place', () => {
  const app = fragmentApp();
  const stack = new Stack(app, 'Anywhere');
  planOf(stack, { listOfTags: [tag('backup', 'true')] });
  table(new NestedStack(stack, 'Inner'), 'Orders', { backup: 'true' });
  table(new Stack(new Stage(app, 'Other'), 'Shop'), 'Orders', { backup: 'true' });
  const { posture, texts } = reportOf(app);

  expect(schemaErrors(posture)).toEqual([]);
  expect(posture.resources.map(({ path, verdict }) => [path, verdict])).toEqual([['Anywhere/Inner/Orders', 'protected'], ['Other/Shop/Orders', 'unknown']]);
  expect(posture.summary.backupsIn).toEqual([{ account: null, region: null }]);
  expect(texts.md).toContain('Backups lie in: a Region known at deployment (account known at deployment).');
});
