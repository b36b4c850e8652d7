import { Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { Retention } from '../../../src';
import { describeRefusals } from '../../helpers/refusals';

const days = (retention: Retention) => retention._render()?.deleteAfterDays;

test('months and years never fall short of the calendar', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 1200 }), (months, first) => {
    const span = (Date.UTC(2000, first + months, 1) - Date.UTC(2000, first, 1)) / 86_400_000;
    expect(days(Retention.months(months))).toBeGreaterThanOrEqual(span);
  }));
});

test.each([
  [Retention.days(35), 35],
  [Retention.weeks(13), 91],
  [Retention.months(1), 31],
  [Retention.months(2), 62],
  [Retention.months(12), 366],
  [Retention.years(1), 366],
  [Retention.years(7), 2557],
  [Retention.forever(), undefined],
])('%s is rendered in days', (retention, expected) => {
  expect(days(retention)).toBe(expected);
});

test('cold storage and the opt-in to the archive tier are rendered', () => {
  expect(Retention.days(120).coldAfter(Duration.days(30), { optInToArchive: true })._render())
    .toEqual({ deleteAfterDays: 120, moveToColdStorageAfterDays: 30, optInToArchiveForSupportedResources: true });
});

test('for ever has no lifecycle at all', () => {
  expect(Retention.forever()._render()).toBeUndefined();
});

test('reads in words', () => {
  expect(String(Retention.days(120).coldAfter(Duration.days(30)))).toBe('120 days, cold after 30');
  expect(String(Retention.forever())).toBe('for ever');
});

test('tokens are handed on unread', () => {
  const stack = new Stack();
  const token = Token.asNumber(Lazy.number({ produce: () => 42 }));
  const rendered: unknown = stack.resolve(Retention.days(token).coldAfter(Duration.days(token))._render());
  expect(rendered).toEqual({ deleteAfterDays: 42, moveToColdStorageAfterDays: 42 });
  expect(String(Retention.days(token).coldAfter(Duration.days(token)))).toBe('known at deployment, cold after a time known at deployment');
});

const NOT_DAYS = 'must be a whole number of days from 1 to 36500';

describeRefusals('refused', [
  { name: 'no days', write: () => Retention.days(0), message: `Retention.days ${NOT_DAYS}, got 0 days (CB-LIFE-001)` },
  { name: 'negative days', write: () => Retention.days(-1), message: `Retention.days ${NOT_DAYS}, got -1 days (CB-LIFE-001)` },
  { name: 'half a day', write: () => Retention.days(1.5), message: `Retention.days ${NOT_DAYS}, got 1.5 days (CB-LIFE-001)` },
  { name: 'not a number', write: () => Retention.days(NaN), message: `Retention.days ${NOT_DAYS}, got NaN days (CB-LIFE-001)` },
  { name: 'over a century', write: () => Retention.years(101), message: `Retention.years ${NOT_DAYS}, got 36890 days (CB-LIFE-001)` },
  { name: 'half a month', write: () => Retention.months(0.5), message: `Retention.months ${NOT_DAYS}, got 0.5 days (CB-LIFE-001)` },
  { name: 'half a week', write: () => Retention.weeks(0.5), message: `Retention.weeks ${NOT_DAYS}, got 0.5 days (CB-LIFE-001)` },
  {
    name: 'years from a token',
    write: () => Retention.years(Token.asNumber({ Ref: 'Years' })),
    message: 'Retention.years must get a number that is known at synth, got a token: use Retention.days with the token instead',
  },
  {
    name: 'cold storage of less than 90 days',
    write: () => Retention.days(119).coldAfter(Duration.days(30)),
    message: 'Retention must be at least 90 days longer than the 30 days before cold storage, got 119 days: keep for 120 days or more, or leave cold storage out (CB-LIFE-002)',
  },
  {
    name: 'cold storage at once',
    write: () => Retention.days(120).coldAfter(Duration.days(0)),
    message: 'Time before cold storage in Retention must be a whole number of days, at least 1, got 0 days (CB-LIFE-003)',
  },
  {
    name: 'cold storage after half a day',
    write: () => Retention.days(120).coldAfter(Duration.hours(12)),
    message: 'Time before cold storage in Retention must be a whole number of days, at least 1, got 0.5 days (CB-LIFE-003)',
  },
]);
