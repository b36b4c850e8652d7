import type { DesignModel } from '../../src/model/compliance/design';
import type { FactName } from '../../src/model/compliance/fact';
import { UNKNOWN } from '../../src/model/known';
import { at, copied, DAILY, design, every, factOf, kept, planOf, VAULT, withVault } from './design';

const LOCK = { minRetentionDays: 7, maxRetentionDays: 366, changeableForDays: undefined };
const SCHEDULE = { ...DAILY.schedule, startWindowMinutes: undefined };
const CONTROL = { controlName: 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', inputParameters: [{ name: 'maxRestoreTime', value: '240' }], scope: undefined };

function weekly(days: number | typeof UNKNOWN) {
  return { ...kept(days), schedule: every('cron(0 5 ? * SUN *)').schedule };
}

function tested(...expressions: string[]): DesignModel {
  return design({
    restoreTesting: expressions.map(expression => ({
      model: {
        name: 'test', schedule: { ...SCHEDULE, expression }, startWindowHours: undefined, algorithm: undefined, recoveryPointTypes: undefined, includeVaults: undefined,
        excludeVaults: undefined, selectionWindowDays: undefined,
      },
      at: at('Test'),
    })),
  });
}

test.each<[FactName, string, DesignModel, unknown]>([
  ['selection', 'none', design(), false],
  ['selection', 'one', design({ selections: [{ model: '1 by ARN', at: at('Selection') }] }), true],
  ['backup-interval', 'daily', design(), 24],
  ['backup-interval', 'daily in a zone with daylight saving', design({ rules: [{ ...DAILY, schedule: { ...DAILY.schedule, timeZone: 'Europe/Berlin' } }] }), 25],
  ['backup-interval', 'daily at a time that is skipped once a year', design({
    rules: [{ ...DAILY, schedule: { ...DAILY.schedule, expression: 'cron(30 2 ? * * *)', timeZone: 'Europe/Berlin' } }],
  }), 25],
  ['backup-interval', 'weekly', design({ rules: [every('cron(0 5 ? * SUN *)')] }), 168],
  ['backup-interval', 'daily and weekly', design({ rules: [DAILY, every('cron(0 5 ? * SUN *)')] }), 24],
  ['backup-interval', 'the slowest of two plans', design({ plans: [planOf([DAILY]), planOf([every('cron(0 5 ? * SUN *)')], 'Slow')] }), 168],
  ['backup-interval', 'a plan with nothing but a continuous rule beside', design({ plans: [planOf([DAILY]), planOf([{ ...DAILY, continuous: true }])] }), 24],
  ['backup-interval', 'a token', design({ rules: [every(UNKNOWN)] }), UNKNOWN],
  ['backup-interval', 'no rules', design({ rules: [] }), undefined],
  ['proved-rpo', 'none given', design(), undefined],
  ['proved-rpo', 'met', design({ rpoMinutes: 25 * 60 }), 25],
  ['proved-rpo', 'missed by the start window', design({ rpoMinutes: 24 * 60 }), undefined],
  ['proved-rpo', 'weekly', design({ rpoMinutes: 192 * 60, rules: [every('cron(0 5 ? * SUN *)')] }), 192],
  ['proved-rpo', 'weekly, gone after a day', design({ rpoMinutes: 192 * 60, rules: [weekly(1)] }), undefined],
  ['proved-rpo', 'weekly, kept for a time that is not known', design({ rpoMinutes: 192 * 60, rules: [weekly(UNKNOWN)] }), UNKNOWN],
  ['proved-rpo', 'weekly, gone after a day, beside a continuous rule', design({ rpoMinutes: 192 * 60, rules: [weekly(1), { ...DAILY, continuous: true }] }), 192],
  ['proved-rpo', 'one of two plans has times without a recovery point', design({ rpoMinutes: 192 * 60, plans: [planOf([DAILY]), planOf([weekly(1)], 'Weekly')] }), undefined],
  ['proved-rpo', 'a token', design({ rpoMinutes: UNKNOWN }), UNKNOWN],
  ['continuous-backup', 'none', design(), false],
  ['continuous-backup', 'one rule', design({ rules: [DAILY, { ...DAILY, continuous: true }] }), true],
  ['continuous-backup', 'a token', design({ rules: [{ ...DAILY, continuous: UNKNOWN }] }), UNKNOWN],
  ['shortest-retention', 'two rules', design({ rules: [DAILY, kept(366)] }), 35],
  ['longest-retention', 'two rules', design({ rules: [DAILY, kept(366)] }), 366],
  ['longest-retention', 'a copy that lives longer', design({
    rules: [copied({}, { lifecycle: { deleteAfterDays: 90, moveToColdStorageAfterDays: undefined, optInToArchive: undefined } })],
  }), 90],
  ['longest-retention', 'a token', design({ rules: [kept(UNKNOWN)] }), UNKNOWN],
  ['end-of-retention', 'days', design(), true],
  ['end-of-retention', 'for ever', design({ rules: [DAILY, kept(undefined)] }), false],
  ['generations', 'daily for 35 days', design(), 35],
  ['generations', 'for ever', design({ rules: [kept(undefined)] }), 36_500],
  ['places', 'no copy', design(), 1],
  ['places', 'one copy, not of all rules', design({ rules: [DAILY, copied({ region: 'eu-central-1' })] }), 1],
  ['places', 'copies that are not known', design({ rules: [{ ...DAILY, copies: UNKNOWN }] }), UNKNOWN],
  ['customer-key', 'one', design({ customerKey: { model: true, at: at('Key') } }), true],
  ['governance-lock', 'no lock', design(), false],
  ['governance-lock', 'a lock without cooling-off time', withVault({ lock: LOCK }), true],
  ['compliance-lock', 'a lock without cooling-off time', withVault({ lock: LOCK }), false],
  ['compliance-lock', 'a lock with cooling-off time', withVault({ lock: { ...LOCK, changeableForDays: 14 } }), true],
  ['compliance-lock', 'a lock whose cooling-off time is a token', withVault({ lock: { ...LOCK, changeableForDays: UNKNOWN } }), true],
  ['compliance-lock', 'an air-gapped vault', withVault({ lock: LOCK, airGapped: true }), true],
  ['compliance-lock', 'not known', withVault({ lock: UNKNOWN }), UNKNOWN],
  ['deny-delete', 'no deny', design(), false],
  ['deny-delete', 'a deny without exceptions', withVault({ access: { actions: [], exceptions: [], deployerExcepted: true } }), true],
  ['deny-delete', 'a policy that is not known', withVault({ access: undefined }), UNKNOWN],
  ['failure-notifications', 'none', design(), false],
  ['failure-notifications', 'the event that failures come with', withVault({ notificationEvents: ['BACKUP_JOB_COMPLETED'] }), true],
  ['failure-notifications', 'a dead event', withVault({ notificationEvents: ['BACKUP_JOB_FAILED'] }), false],
  ['cross-region-copy', 'none', design(), false],
  ['cross-region-copy', 'to the same Region', design({ rules: [copied({})] }), false],
  ['cross-region-copy', 'to another one', design({ rules: [copied({ region: 'eu-central-1' })] }), true],
  ['cross-region-copy', 'of some rules', design({ rules: [DAILY, copied({ region: 'eu-central-1' })] }), false],
  ['cross-region-copy', 'to one that is not known', design({ rules: [copied({ region: UNKNOWN })] }), UNKNOWN],
  ['cross-account-copy', 'to another account', design({ rules: [copied({ account: '444455556666' })] }), true],
  ['cross-account-copy', 'to one that is not known, though another was asked for', design({ rules: [copied({ account: UNKNOWN }, { toOtherAccount: true })] }), UNKNOWN],
  ['cross-account-copy', 'to the same account, though another was asked for', design({ rules: [copied({}, { toOtherAccount: true })] }), false],
  ['air-gap', 'a copy', design({ rules: [copied({}, { toAirGapped: true })] }), true],
  ['air-gap', 'directly', design({ rules: [{ ...DAILY, airGappedVault: { ...VAULT, airGapped: true } }] }), true],
  ['separate-roles', 'one role', design({ roles: [{ model: 'takes backups', at: at('Role') }] }), false],
  ['separate-roles', 'two', design({ roles: [{ model: 'takes backups', at: at('Role') }, { model: 'restores', at: at('Other') }] }), true],
  ['restore-test-interval', 'none', design(), undefined],
  ['restore-test-interval', 'weekly and monthly', tested('cron(0 5 1 * ? *)', 'cron(0 5 ? * SUN *)'), 7],
  ['restore-test-interval', 'monthly', tested('cron(0 5 1 * ? *)'), 31],
  ['restore-validation', 'one', design({ validators: [{ model: 'validator', at: at('Function') }] }), true],
  ['restore-time-target', 'a control', design({ frameworks: [{ model: { name: 'f', description: undefined, controls: [CONTROL] }, at: at('Framework') }] }), 240],
  ['audit-framework', 'one control', design({ frameworks: [{ model: { name: 'f', description: undefined, controls: [CONTROL] }, at: at('Framework') }] }), 1],
  ['job-reports', 'none', design(), false],
  ['job-reports', 'one', design({
    reportPlans: [{
      model: {
        name: 'r', description: undefined, reportTemplate: 'BACKUP_JOB_REPORT', frameworkArns: undefined, accounts: undefined, organizationUnits: undefined, regions: undefined,
        bucketName: 'b', keyPrefix: undefined, formats: undefined,
      },
      at: at('Report'),
    }],
  }), true],
])('%s, %s', (name, _, given, value) => {
  expect(factOf(name, given).value).toBe(value);
});

test('a fact names the resource and the property that show it', () => {
  expect(factOf('cross-region-copy', design({ rules: [DAILY, copied({ region: 'eu-central-1' })] })).shownBy).toEqual([
    { stack: 'Shop', logicalId: 'Plan', path: 'Shop/Plan', property: 'Properties.BackupPlan.BackupPlanRule[1].CopyActions', value: 'Daily: eu-central-1' },
  ]);
  expect(factOf('governance-lock', withVault({ lock: LOCK })).shownBy).toEqual([
    { stack: 'Shop', logicalId: 'Vault', path: 'Shop/Vault', property: 'Properties.LockConfiguration', value: 'at least 7 days, at most 366 days' },
  ]);
});

test('what is absent has no witness', () => {
  expect(factOf('compliance-lock', withVault({ lock: LOCK })).shownBy).toEqual([]);
});
