import { EVERY_TYPE, restoreTestingPlan } from './every-type';
import { findingsIn, plan, setUp, vault } from './resources';
import type { RawResources } from './resources';

const WEEKLY = { ScheduleExpression: 'cron(0 5 ? * SUN *)' };
const SHORT = { SelectionWindowDays: 3 };
const PARAMETER = { Ref: 'Anything' };
const FAR = 'arn:aws:backup:eu-central-1:111122223333:backup-vault:vault';

function warned(resources: RawResources): boolean {
  return findingsIn(setUp({ ...EVERY_TYPE, Testing: restoreTestingPlan(SHORT), ...resources })).some(finding => finding.startsWith('CB-RTEST-010 '));
}

test.each<[string, RawResources]>([
  ['a weekly rule', { Plan: plan(WEEKLY) }],
  ['a weekly rule for any vault', { Plan: plan(WEEKLY), Testing: restoreTestingPlan({ ...SHORT, IncludeVaults: ['*'] }) }],
  ['a weekly rule for a pattern', { Plan: plan(WEEKLY), Testing: restoreTestingPlan({ ...SHORT, IncludeVaults: ['arn:aws:backup:*:*:backup-vault:va*'] }) }],
  ['a weekly copy', {
    Plan: plan({ ...WEEKLY, TargetBackupVault: { Ref: 'Other' }, CopyActions: [{ DestinationBackupVaultArn: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } }] }),
    Other: vault({ BackupVaultName: 'other' }),
  }],
  ['a weekly copy to another Region', { Plan: plan({ ...WEEKLY, CopyActions: [{ DestinationBackupVaultArn: FAR }] }) }],
])('%s is seen', (_, resources) => {
  expect(warned(resources)).toBe(true);
});

test.each<[string, RawResources]>([
  ['a daily rule', { Plan: plan() }],
  ['a weekly rule beside a daily one', { Plan: plan(WEEKLY), Second: plan({}, { BackupPlanName: 'second' }) }],
  ['a weekly rule into an excluded vault', {
    Plan: plan(WEEKLY), Testing: restoreTestingPlan({ ...SHORT, IncludeVaults: ['*'], ExcludeVaults: [{ 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] }] }),
  }],
  ['a rule into a vault that is not known', { Plan: plan({ ...WEEKLY, TargetBackupVault: PARAMETER }) }],
  ['copies that are not known', { Plan: plan({ ...WEEKLY, CopyActions: PARAMETER }) }],
  ['rules that are not known', { Plan: plan({}, { BackupPlanRule: PARAMETER }) }],
  ['a rule that may be continuous', { Plan: plan({ ...WEEKLY, EnableContinuousBackup: PARAMETER }) }],
  ['a schedule that is not known', { Plan: plan({ ScheduleExpression: PARAMETER }) }],
  ['vaults that are not known', { Plan: plan(WEEKLY), Testing: restoreTestingPlan({ ...SHORT, IncludeVaults: [PARAMETER] }) }],
  ['a window that is not known', { Plan: plan(WEEKLY), Testing: restoreTestingPlan({ SelectionWindowDays: PARAMETER }) }],
])('%s is silent', (_, resources) => {
  expect(warned(resources)).toBe(false);
});
