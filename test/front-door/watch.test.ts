import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupSchedule, CompliantBackup, ProtectionLevel, ProtectionRule, ResourceSelector, SecureVault } from '../../src';
import type { ScheduleOptions } from '../../src';
import { testApp } from '../helpers/app';

describe('the alarm on backups that stay away', () => {
  const daily = (options: ScheduleOptions) => ProtectionRule.daily({ schedule: BackupSchedule.daily(options) });
  const night = ProtectionLevel.custom({ rules: [daily({ completionWindow: Duration.hours(5) })] });
  const longer = ' without a completed job, not after the RPO of ';
  const tooFar = 'No alarm tells when backups stay away: with an RPO of 720 hours and these schedules it would have to look back further than the 168 hours that an alarm can';
  const room = (rpo: string, left: string) => `An RPO of ${rpo} leaves a backup job that starts as late as it may ${left} to run; the alarm on backups that stay away sounds when that is over`;
  const continuous = ProtectionLevel.custom({ rules: [daily({ completionWindow: Duration.hours(3) }), ProtectionRule.continuous()] });
  const weekly = ProtectionLevel.custom({ rules: [ProtectionRule.weekly()] });
  const elsewhere = (stack: Stack) => ProtectionLevel.custom({
    rules: [ProtectionRule.weekly(), ProtectionRule.daily({ backupVault: new SecureVault(stack, 'Other') })],
  });

  test.each<[string, number, ((stack: Stack) => ProtectionLevel) | undefined, number | undefined, string | undefined]>([
    ['has the RPO, which the interval leaves some room', 24, undefined, 24, room('24 hours', '11 hours')],
    ['has the RPO, however little room there is', 25, undefined, 25, room('25 hours', '0 hours')],
    ['has the RPO without a word where every healthy job ends in time', 30, () => night, 30, undefined],
    ['looks back a week for a longer RPO', 30 * 24, undefined, 168, `The alarm on backups that stay away sounds after 168 hours${longer}720 hours`],
    ['is not made where backups come too rarely for it', 30 * 24, () => weekly, undefined, tooFar],
    ['does not count on rules that fill another vault', 30 * 24, elsewhere, undefined, tooFar],
    ['waits for a late snapshot where continuous backup meets the RPO', 1, () => continuous, 28, `The alarm on backups that stay away sounds after 28 hours${longer}1 hour`],
  ])('%s', (_, rpoHours, level, periods, told) => {
    const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const backup = new CompliantBackup(stack, 'Backup', {
      level: level?.(stack) ?? ProtectionLevel.baseline(),
      objectives: { rpo: Duration.hours(rpoHours) },
      resources: ResourceSelector.everything(),
      monitoring: {},
    });

    const alarms = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm', { Properties: { TreatMissingData: 'breaching' } });
    const window = expect.objectContaining({ EvaluationPeriods: periods }) as object;
    expect(Object.values(alarms).map(({ Properties }) => Properties as object)).toEqual(periods === undefined ? [] : [window]);
    const about = backup.node.metadata.map(({ data }) => String(data)).filter(text => text.includes('stay away'));
    expect(about).toEqual(told === undefined ? [] : [told]);
  });

  test('is what the monitoring is told, and then nothing is said of the RPO', () => {
    const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const backup = new CompliantBackup(stack, 'Backup', {
      level: ProtectionLevel.baseline(), objectives: { rpo: Duration.hours(25) }, resources: ResourceSelector.everything(),
      monitoring: { rpo: Duration.hours(40) },
    });

    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { TreatMissingData: 'breaching', EvaluationPeriods: 40 });
    expect(backup.node.metadata.map(({ data }) => String(data)).filter(text => text.includes('stay away'))).toEqual([]);
  });
});
