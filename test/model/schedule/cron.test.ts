import { readCron } from '../../../src/model/schedule/cron';
import type { CronSchedule } from '../../../src/model/schedule/cron';

function schedule(expression: string): CronSchedule {
  const cron = readCron(expression);
  if (cron.kind !== 'cron') throw new Error(`expected a schedule, got ${JSON.stringify(cron)}`);
  return cron;
}

describe('fields', () => {
  test('times of day are the minutes of all hours', () => {
    expect(schedule('cron(0,30 5,17 ? * * *)').timesOfDay).toEqual([300, 330, 1020, 1050]);
  });

  test.each([
    ['*/6', [0, 6, 12, 18]],
    ['5/12', [5, 17]],
    ['1-9/4', [1, 5, 9]],
    ['3,1,2-4', [1, 2, 3, 4]],
    ['05', [5]],
  ])('hours %s', (hours, expected) => {
    expect(schedule(`cron(0 ${hours} ? * * *)`).timesOfDay).toEqual(expected.map(hour => hour * 60));
  });

  test.each([
    ['names', 'MON-FRI', [2, 3, 4, 5, 6]],
    ['names in lower case', 'sun,wed', [1, 4]],
    ['numbers, Sunday first', '1,7', [1, 7]],
    ['the last day of the week', 'L', [7]],
  ])('days of the week as %s', (_, dayOfWeek, expected) => {
    expect(schedule(`cron(0 5 ? * ${dayOfWeek} *)`).days.daysOfWeek).toEqual(expected);
  });

  test('months and years', () => {
    const { months, years } = schedule('cron(0 5 1 JAN,6-8 ? 2027/50)').days;
    expect(months).toEqual([1, 6, 7, 8]);
    expect(years).toEqual([2027, 2077, 2127, 2177]);
  });

  test.each([['L', '?'], ['LW', '?'], ['15W', '?'], ['?', '6L'], ['?', 'FRIL'], ['?', '2#5'], ['?', 'TUE#1']])('marks %s %s', (dayOfMonth, dayOfWeek) => {
    const { mark, daysOfMonth, daysOfWeek } = schedule(`cron(0 5 ${dayOfMonth} * ${dayOfWeek} *)`).days;
    expect(mark).toEqual({ dayOfMonth, dayOfWeek });
    expect([daysOfMonth.length, daysOfWeek.length]).toEqual([31, 7]);
  });

  test('extra spaces do not count as fields', () => {
    expect(schedule('cron( 0  5 ? * * * )').timesOfDay).toEqual([300]);
  });

  test('an expression is read once', () => {
    expect(readCron('cron(7 7 ? * * *)')).toBe(readCron('cron(7 7 ? * * *)'));
  });
});

describe('forms that AWS does not document', () => {
  test.each([
    ['cron(0 5 L-3 * ? *)', 'L-3'],
    ['cron(0 5 L-3W * ? *)', 'L-3W'],
    ['cron(0 5 1,L * ? *)', '1,L'],
    ['cron(0 5 15W,L * ? *)', '15W,L'],
    ['cron(0 5 ? * SAT-MON *)', 'SAT-MON'],
    ['cron(0 22-4 ? * * *)', '22-4'],
    ['cron(0 5 ? NOV-FEB * *)', 'NOV-FEB'],
    ['cron(0 5 ? * 2/2 *)', '2/2'],
    ['cron(0 5 ? * 3#1,6#3 *)', '3#1,6#3'],
    ['cron(0 5 ? * 6L,MON *)', '6L,MON'],
    ['cron(0 /12 ? * * *)', '/12'],
    ['cron(0 0/24 ? * * *)', '0/24'],
  ])('%s', (expression, form) => {
    expect(readCron(expression)).toEqual({ kind: 'unsure', form });
  });
});

test('whatever is written, reading gives a verdict', () => {
  for (const text of ['', ' ', 'cron', 'cron()', 'cron(', 'cron(0 5 ? * * *) ', 'cron(? ? ? ? ? ?)', 'cron(, , ? , * ,)', 'cron(0 5 ? * # *)', 'cron(0 5 W * ? *)', 'cron(0 5 ? * -3 *)']) {
    expect([text, readCron(text).kind]).toEqual([text, 'wrong']);
  }
});
