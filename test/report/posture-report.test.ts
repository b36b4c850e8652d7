import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { ShopStack } from '../../examples/demo/shop-stack';
import { BackupExemption, CompliantBackup, ComplianceStandard, CopyDestination, ProtectionLevel, ResourceSelector } from '../../src';
import { testApp } from '../helpers/app';
import { IRELAND } from '../helpers/stacks';
import { reportOf, schemaErrors } from './reported';

process.env.JSII_DEPRECATED ??= 'quiet';

/** Everything that a report can say something of. */
function fullShop(): App {
  const app = testApp();
  const stack = new ShopStack(app, 'Shop', { env: IRELAND });
  const backup = new CompliantBackup(stack, 'Backup', {
    level: ProtectionLevel.regulated(), resources: ResourceSelector.byTag('backup', 'true'), copyTo: [CopyDestination.region('eu-central-1')],
    standards: [ComplianceStandard.HIPAA], restoreTesting: {}, monitoring: {}, audit: {}, reports: {},
  });
  backup.protect(stack.orders, stack.media, ...stack.others.slice(1));
  BackupExemption.of(stack.others[0]).because('filled again from orders', { owner: 'shop team', expires: '2999-12-31' });
  Validations.of(backup).acknowledge({ id: 'CB-COV-008', reason: 'the tag is for what is made elsewhere' });
  return app;
}

describe('a full set-up', () => {
  const { posture, texts } = reportOf(fullShop(), { title: 'The shop' });
  const resource = (path: string) => posture.resources.find(one => one.path === path)!;

  test('has the documented form', () => {
    expect(schemaErrors(posture)).toEqual([]);
  });

  test('sums up', () => {
    expect(posture.title).toBe('The shop');
    expect(posture.asOf).toBeNull();
    expect(posture.summary).toMatchObject({
      resources: { total: 16, protected: 12, exempt: 3, missed: 1, unknown: 0, baseline: 0 },
      plans: 2, declaredPlans: 0, vaults: 2, locks: { governance: 2, compliance: 0, none: 0 },
      backupsIn: [IRELAND], copiesIn: [{ account: IRELAND.account, region: 'eu-central-1' }],
      errors: 1, accepted: 1,
    });
  });

  test('tells of a resource what the plans do for it', () => {
    expect(resource('Shop/Orders/Resource')).toMatchObject({
      type: 'DynamoDB table', verdict: 'protected', worstGapMinutes: 25 * 60, pointInTimeRecovery: false, kept: { shortest: 35, longest: 366 },
      copies: [{ region: 'eu-central-1', supported: 'conditional' }],
      restoreTest: { verdict: 'tested', by: ['Shop/Backup/RestoreTesting/Resource'] },
    });
    expect(resource('Shop/Media/Resource')).toMatchObject({ pointInTimeRecovery: true, worstGapMinutes: 25 * 60 });
    expect(resource('Shop/Reports')).toMatchObject({ copies: [{ supported: false }], restoreTest: { verdict: 'not supported', by: [] } });
  });

  test('tells of one that is exempt, and of one that is missed', () => {
    expect(resource('Shop/Stock/Resource')).toMatchObject({
      verdict: 'exempt', worstGapMinutes: null, kept: null,
      exemption: { reason: 'filled again from orders', owner: 'shop team', expires: '2999-12-31', expired: false },
    });
    expect(resource('Shop/Accounts/Resource')).toMatchObject({ verdict: 'missed', exemption: null, hint: expect.stringContaining("wants tag backup = 'true'") as unknown });
  });

  test('tells of rules with their vaults and copies', () => {
    const plan = posture.plans.find(({ path }) => path === 'Shop/Backup/Plan/Resource')!;

    expect(plan).toMatchObject({ worstGapMinutes: 25 * 60, takes: 12 });
    expect(plan.rules!.map(({ name, schedule, kept, coldAfterDays }) => [name, schedule, kept, coldAfterDays])).toEqual([
      ['Daily', 'daily at 05:00 (Etc/UTC)', 35, 'never'], ['Weekly', 'weekly on SUN at 05:00 (Etc/UTC)', 91, 'never'], ['Monthly', 'monthly on day 1 at 05:00 (Etc/UTC)', 366, 30],
    ]);
    expect(plan.rules![0]).toMatchObject({
      startWindowMinutes: 60, continuous: false, airGappedVault: null,
      vault: { lock: { mode: 'governance', minDays: 7, maxDays: 366, changeableForDays: null } },
      copies: [{ region: 'eu-central-1', kept: 35, lock: { mode: 'governance' } }],
    });
  });

  test('tells of vaults, restore tests and what watches', () => {
    expect(posture.vaults[0]).toMatchObject({ path: 'Shop/Backup/Vault/Resource', customerKey: true, denyDelete: true, notifies: true, retained: true });
    expect(posture.restoreTests).toMatchObject([{ schedule: 'weekly on SUN at 09:00 (Etc/UTC)', tests: 8, mayTest: 0 }]);
    expect(posture.watch.frameworks).toMatchObject([{ path: 'Shop/Backup/Framework/Resource' }]);
    expect(posture.watch.reportPlans.length).toBeGreaterThan(0);
    expect(posture.watch.alarms).toBeGreaterThan(0);
    expect(posture.watch.eventRules).toBeGreaterThan(0);
    expect(posture.watch.notifyingVaults).toBe(2);
  });

  test('has findings of coverage, of templates and of constructs, each once, and what was accepted', () => {
    const ids = posture.findings.map(({ id, path }) => `${id} ${path}`);

    expect(ids).toContain('CB-COV-001 Shop/Accounts/Resource');
    expect(ids).toContain('CB-TYPE-002 Shop/Backup/Plan');
    expect(ids).toContain('CB-MON-011 Shop/Backup/Monitoring');
    expect(new Set(posture.findings.map(({ id, path, message }) => `${id} ${path} ${message}`)).size).toBe(posture.findings.length);
    expect(ids.join()).not.toContain('CB-COV-008');
    expect(posture.accepted).toEqual([expect.objectContaining({ id: 'CB-COV-008', path: 'Shop/Backup', reason: 'the tag is for what is made elsewhere' })]);
  });

  test('counts what a standard asks for, and names the evidence', () => {
    const [standard] = posture.standards;

    expect(standard).toMatchObject({ setUp: 'Shop/Backup', evidence: 'backup-evidence.md' });
    expect(Object.values(standard.requirements).reduce((sum, count) => sum + count)).toBeGreaterThan(5);
    expect(texts.md).toContain('[backup-evidence.md](<backup-evidence.md>)');
  });

  test('never says that anything is compliant', () => {
    for (const text of [texts.md, texts.html]) expect(text.replace(/non-compliant|compliance lock/gi, '')).not.toMatch(/\b(is|are|fully) compliant\b/i);
    expect(posture.notProved.join('\n')).toContain('That a standard is fulfilled');
  });

  test('is the same in every run', () => {
    expect(reportOf(fullShop(), { title: 'The shop' }).texts).toEqual(texts);
  });
});
