import * as fc from 'fast-check';
import { worstGap } from '../../../src/model/schedule/recovery-gap';
import { intervalExpression, longestIntervalMeeting, STANDARD_INTERVALS } from '../../../src/model/schedule/standard-intervals';

const HOUR = 60;

describe('expression of an interval', () => {
  test.each([
    [24, 5, 'cron(0 5 ? * * *)'],
    [12, 5, 'cron(0 5/12 ? * * *)'],
    [12, 17, 'cron(0 5/12 ? * * *)'],
    [4, 5, 'cron(0 1/4 ? * * *)'],
    [2, 22, 'cron(0 0/2 ? * * *)'],
    [1, 5, 'cron(0 * ? * * *)'],
  ])('%i hours, once at %i', (interval, hour, expected) => {
    expect(intervalExpression(interval, hour, 0)).toBe(expected);
  });

  test('comes round evenly at midnight', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const minute = fc.integer({ min: 0, max: 59 });
    fc.assert(fc.property(fc.constantFrom(...STANDARD_INTERVALS), hour, minute, (interval, startingAt, at) => {
      const expression = intervalExpression(interval, startingAt, at);
      const schedule = { expression, timeZone: undefined, startWindowMinutes: 60, completionWindowMinutes: undefined };
      expect(worstGap([schedule], { year: 2026 }).gap?.minutes).toBe((interval + 1) * HOUR);
    }));
  });
});

describe('longest interval that meets an RPO', () => {
  test.each([
    [26, 'Etc/UTC', 24],
    [26, 'Europe/Berlin', 24],
    [26, 'America/New_York', 24],
    [26, 'Africa/Cairo', 24],
    [26, 'Australia/Lord_Howe', 24],
    [26, 'Asia/Kolkata', 24],
    [26, 'Pacific/Apia', 24],
    // The only zone whose clocks move by two hours.
    [26, 'Antarctica/Troll', 12],
    [25, 'Etc/UTC', 24],
    [25, 'Europe/Berlin', 12],
    [24, 'Etc/UTC', 12],
    [24, 'Europe/Berlin', 12],
    [12, 'Etc/UTC', 8],
    [2, 'Etc/UTC', 1],
    [2, 'Europe/Berlin', undefined],
    [1.9, 'Etc/UTC', undefined],
  ])('%f h in %s: %s', (rpo, timeZone, expected) => {
    expect(longestIntervalMeeting(rpo * HOUR, { timeZone, year: 2026 })).toBe(expected);
  });

  test('a longer start window shortens it', () => {
    expect(longestIntervalMeeting(26 * HOUR, { startWindowMinutes: 480 })).toBe(12);
    expect(longestIntervalMeeting(32 * HOUR, { startWindowMinutes: 480 })).toBe(24);
  });

  test('an hour that daylight saving skips shortens it', () => {
    expect(longestIntervalMeeting(26 * HOUR, { timeZone: 'Europe/Berlin', hour: 2, year: 2026 })).toBe(12);
    expect(longestIntervalMeeting(24 * HOUR, { timeZone: 'Africa/Cairo', hour: 0, year: 2026 })).toBe(12);
    expect(longestIntervalMeeting(23 * HOUR, { timeZone: 'Africa/Cairo', hour: 0, year: 2026 })).toBe(8);
  });
});
