import { TimeZone } from 'aws-cdk-lib';
import { BackupSchedule, Month, WeekDay } from '../../../src';
import { UNKNOWN } from '../../../src/model/known';
import { scheduleWords } from '../../../src/model/schedule/schedule-words';

const words = (expression: string) => scheduleWords({ expression, timeZone: 'Etc/UTC' });

test.each([
  BackupSchedule.daily(),
  BackupSchedule.daily({ hour: 23, minute: 7, timeZone: TimeZone.EUROPE_BERLIN }),
  BackupSchedule.weekly(),
  BackupSchedule.weekly({ days: [WeekDay.MONDAY, WeekDay.WEDNESDAY, WeekDay.FRIDAY] }),
  BackupSchedule.monthly({ day: 28 }),
  BackupSchedule.lastDayOfMonth(),
  BackupSchedule.yearly({ month: Month.MARCH, day: 31 }),
  BackupSchedule.everyHours(1, { minute: 30 }),
])('says of the expression what the schedule says: %s', schedule => {
  expect(scheduleWords(schedule._model())).toBe(String(schedule));
});

test.each([
  [BackupSchedule.everyHours(24).expression, 'daily at 05:00 (Etc/UTC)'],
  ['cron(0 1/4 ? * * *)', 'every 4 hours, first at 01:00 (Etc/UTC)'],
  ['cron(15 0/12 * * ? *)', 'every 12 hours, first at 00:15 (Etc/UTC)'],
  ['cron(0 5,17,20 * * ? *)', 'daily at 05:00, 17:00 and 20:00 (Etc/UTC)'],
  ['cron(0 5 ? * MON-FRI *)', 'weekly on MON, TUE, WED, THU and FRI at 05:00 (Etc/UTC)'],
])('%s is %s', (expression, expected) => {
  expect(words(expression)).toBe(expected);
});

test.each([
  'cron(0 5,6,7,8,11 ? * * *)', 'cron(0 5 1,15 * ? *)', 'cron(0 5 ? 1 MON *)', 'cron(0 5 ? * 6L *)', 'cron(0 5 LW * ? *)', 'cron(0 5 L 6 ? *)',
  'cron(0 5 * * ? 2027)', 'cron(0 5 ? 1,7 * *)', 'rate(1 day)', 'nonsense',
])('%s has no shorter words', expression => {
  expect(words(expression)).toBe(`${expression} (Etc/UTC)`);
});

test('what is not set is the default of the service, and tokens are not guessed', () => {
  expect(scheduleWords({ expression: undefined, timeZone: undefined })).toBe('daily at 05:00 (Etc/UTC)');
  expect(scheduleWords({ expression: UNKNOWN, timeZone: 'Etc/UTC' })).toBe('a schedule that is known at deployment only');
  expect(scheduleWords({ expression: 'cron(0 5 ? * * *)', timeZone: UNKNOWN })).toBe('daily at 05:00 (time zone known at deployment)');
});
