import { today } from '../../src/private/today';

const epoch = process.env.SOURCE_DATE_EPOCH;

afterEach(() => {
  if (epoch === undefined) delete process.env.SOURCE_DATE_EPOCH;
  else process.env.SOURCE_DATE_EPOCH = epoch;
  jest.useRealTimers();
});

test.each([
  ['2026-11-25T00:00:00.000Z', '2026-11-25'],
  ['2026-11-25T23:59:59.999Z', '2026-11-25'],
  ['2024-02-29T12:00:00.000+14:00', '2024-02-28'],
])('at %s, in UTC, it is %s', (now, day) => {
  delete process.env.SOURCE_DATE_EPOCH;
  jest.useFakeTimers({ now: new Date(now) });
  expect(today()).toBe(day);
});

test('a build that has to be reproducible says which day it is', () => {
  process.env.SOURCE_DATE_EPOCH = '1700000000';
  expect(today()).toBe('2023-11-14');
});

test.each(['', 'yesterday', '-1', '1e9', '999999999999999999'])('SOURCE_DATE_EPOCH=%s is no number of seconds, and the clock counts', text => {
  jest.useFakeTimers({ now: new Date('2026-11-25T10:00:00Z') });
  process.env.SOURCE_DATE_EPOCH = text;
  expect(today()).toBe('2026-11-25');
});
