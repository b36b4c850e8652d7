import { Duration, TimeZone } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { BackupCoverage, BackupExemption, BackupSchedule, OnMissed, ProtectionPlan, ProtectionRule, Retention, SecureVault, VaultLock } from '../../src';
import { shop } from '../helpers/stacks';
import { table } from './parts';
import { reportOf } from './reported';
import type { Reported } from './reported';

afterEach(() => jest.useRealTimers());

/** An app with what speaks of the present day: a lock that becomes final, and an exemption that is over. */
function reportOn(day: string, asOf?: string): Reported['texts'] {
  jest.useFakeTimers({ now: new Date(`${day}T12:00:00Z`) });
  const stack = shop();
  const backupVault = new SecureVault(stack, 'Vault', {
    vaultLock: VaultLock.compliance({
      minRetention: Duration.days(7), maxRetention: Duration.days(400), coolingOff: Duration.days(5), acknowledgeIrreversible: true,
    }),
  });
  const schedule = BackupSchedule.daily({ timeZone: TimeZone.EUROPE_BERLIN });
  new ProtectionPlan(stack, 'Plan', { backupVault, rules: [ProtectionRule.of('Daily', schedule, { retention: Retention.days(35) })] });
  BackupExemption.of(table(stack, 'Cache')).because('filled again', { expires: '2026-01-31' });
  if (asOf !== undefined) new BackupCoverage(stack.node.root, { asOf, onMissed: OnMissed.WARN });
  return reportOf(stack.node.root as App).texts;
}

test('the same app gives the same report on another day', () => {
  const texts = reportOn('2026-03-01');

  expect(texts.md).toContain('becomes final 5 days after it is set:');
  expect(texts.md).toContain('must hold, got an end on 2026-01-31');
  expect(texts.md).toContain('can be removed for 5 days after it is set, then by nobody');
  expect(texts.json).not.toContain('2026-03');
  expect(reportOn('2026-03-02')).toEqual(texts);
});

test('a day that was given holds in every year', () => {
  const texts = reportOn('2026-03-01', '2026-02-01');

  expect(texts.md).toContain('As of 2026-02-01.');
  expect(texts.md).toContain('must hold on 2026-02-01, got an end on 2026-01-31');
  expect(reportOn('2031-07-09', '2026-02-01')).toEqual(texts);
});

test('an exemption that has ended by the day is none', () => {
  expect(reportOn('2026-01-31').md).toContain('- **1** exempt');
  expect(reportOn('2026-02-01').md).toContain('- **0** exempt');
});
