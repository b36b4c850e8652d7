import { changesClocks, offsetPeriods, showMoment, zoneFacts } from '../../../src/model/schedule/time-zones';

const HOUR = 3_600_000;
const YEAR: [number, number] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];

describe('names', () => {
  test.each(['Etc/UTC', 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Calcutta', 'US/Pacific', 'Etc/GMT+5', 'EST5EDT'])('%s is known', name => {
    expect(zoneFacts(name)).toEqual({ status: 'known', spelling: undefined });
  });

  test.each(['', 'Mars/Olympus', '+01:00', 'GMT+1', 'Europe/Berlin ', 'Z'])('%j is unknown', name => {
    expect(zoneFacts(name).status).toBe('unknown');
  });

  test.each([['europe/berlin', 'Europe/Berlin'], ['asia/kolkata', 'Asia/Kolkata'], ['AMERICA/NEW_YORK', 'America/New_York']])('%s is spelled %s', (name, spelling) => {
    expect(zoneFacts(name)).toEqual({ status: 'known', spelling });
  });

  test('a zone of aws-cdk-lib that this Node.js has no data for is no mistake', () => {
    expect(zoneFacts('Factory').status).toBe('unreadable');
  });
});

describe('offsets', () => {
  test.each([
    ['Etc/UTC', []],
    ['Asia/Kolkata', []],
    ['Europe/Berlin', ['2026-03-29T01:00:00.000Z', '2026-10-25T01:00:00.000Z']],
    ['America/New_York', ['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z']],
    ['Australia/Lord_Howe', ['2026-04-04T15:00:00.000Z', '2026-10-03T15:30:00.000Z']],
    ['Africa/Cairo', ['2026-04-23T22:00:00.000Z', '2026-10-29T21:00:00.000Z']],
  ])('clocks in %s change at the minute', (zone, changes) => {
    const periods = offsetPeriods(zone, ...YEAR);
    expect(periods.slice(1).map(period => new Date(period.from).toISOString())).toEqual(changes);
    expect(periods.slice(1).map(period => period.from)).toEqual(periods.slice(0, -1).map(period => period.until));
    expect(changesClocks(zone, ...YEAR)).toBe(changes.length > 0);
  });

  test('are local time minus UTC', () => {
    expect(offsetPeriods('Australia/Lord_Howe', ...YEAR).map(period => period.offset / HOUR)).toEqual([11, 10.5, 11]);
    expect(offsetPeriods('America/New_York', ...YEAR).map(period => period.offset / HOUR)).toEqual([-5, -4, -5]);
    expect(offsetPeriods('Asia/Kolkata', ...YEAR).map(period => period.offset / HOUR)).toEqual([5.5]);
  });
});

test('moments are shown in UTC and in local time', () => {
  const moment = Date.UTC(2026, 9, 24, 23, 30);
  expect(showMoment(moment, 'Etc/UTC')).toBe('2026-10-24 23:30 UTC');
  expect(showMoment(moment, 'Europe/Berlin')).toBe('2026-10-24 23:30 UTC (2026-10-25 01:30 in Europe/Berlin)');
});
