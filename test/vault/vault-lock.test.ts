import { Duration, Lazy, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { UNKNOWN } from '../../src/model/known';
import { VaultLock } from '../../src/vault/vault-lock';
import { describeRefusals, messageOf } from '../helpers/refusals';

const days = (n: number) => Duration.days(n);
const tokenDays = (n: number) => Duration.days(Token.asNumber(Lazy.number({ produce: () => n })));

describe('governance', () => {
  test('renders its bounds and no date', () => {
    expect(VaultLock.governance({ minRetention: days(7), maxRetention: days(366) })._render()).toEqual({
      minRetentionDays: 7, maxRetentionDays: 366, changeableForDays: undefined,
    });
  });

  test('may have no maximum, and a maximum equal to the minimum', () => {
    expect(VaultLock.governance({ minRetention: days(7) })._model()).toEqual({
      minRetentionDays: 7, maxRetentionDays: undefined, changeableForDays: undefined,
    });
    expect(VaultLock.governance({ minRetention: days(7), maxRetention: days(7) })._model().maxRetentionDays).toBe(7);
  });

  test('reads other units', () => {
    expect(VaultLock.governance({ minRetention: Duration.hours(48) })._render().minRetentionDays).toBe(2);
  });
});

describe('compliance', () => {
  test('renders bounds and cooling-off time', () => {
    const lock = VaultLock.compliance({ minRetention: days(35), maxRetention: days(2557), coolingOff: days(7), acknowledgeIrreversible: true });
    expect(lock._render()).toEqual({ minRetentionDays: 35, maxRetentionDays: 2557, changeableForDays: 7 });
    expect(lock._model().changeableForDays).toBe(7);
  });

  test('says only at its acknowledgement what cannot be undone', () => {
    const message = messageOf(() => VaultLock.compliance({ minRetention: days(1), coolingOff: days(3), acknowledgeIrreversible: false }));
    expect(message).toContain('nobody, AWS included, can change or delete the lock');
    expect(message).toContain('delete a recovery point before its retention ends');
  });
});

test.each([
  [VaultLock.governance({ minRetention: days(7) }), 'governance lock, 7 days or more'],
  [VaultLock.governance({ minRetention: days(7), maxRetention: days(366) }), 'governance lock, 7 to 366 days'],
  [
    VaultLock.compliance({ minRetention: days(35), maxRetention: days(2557), coolingOff: days(7), acknowledgeIrreversible: true }),
    'compliance lock, 35 to 2557 days, immutable 7 days after it was set',
  ],
  [VaultLock.governance({ minRetention: tokenDays(7) }), 'governance lock, a number (known at deployment) of days or more'],
])('reads as words', (lock, words) => {
  expect(lock.toString()).toBe(words);
});

describe('tokens', () => {
  const lock = VaultLock.compliance({
    minRetention: tokenDays(0), maxRetention: tokenDays(0), coolingOff: tokenDays(0), acknowledgeIrreversible: true,
  });

  test('are not judged', () => {
    expect(lock._model()).toMatchObject({ minRetentionDays: UNKNOWN, maxRetentionDays: UNKNOWN, changeableForDays: UNKNOWN });
  });

  test('reach the template', () => {
    const { minRetentionDays, maxRetentionDays, changeableForDays } = lock._render();
    expect([minRetentionDays, maxRetentionDays, changeableForDays].map(value => Token.isUnresolved(value))).toEqual([true, true, true]);
  });
});

const IRREVERSIBLE = 'after the cooling-off time nobody, AWS included, can change or delete the lock, or delete a recovery point before its retention ends';

describeRefusals('refusals', [
  {
    name: 'no minimum to speak of',
    write: () => VaultLock.governance({ minRetention: days(0) }),
    message: 'Minimum retention of VaultLock.governance must be a whole number of days from 1 to 36500, got 0 days (CB-LOCK-001)',
  },
  {
    name: 'half days',
    write: () => VaultLock.governance({ minRetention: Duration.hours(36) }),
    message: 'Minimum retention of VaultLock.governance must be a whole number of days from 1 to 36500, got 1.5 days (CB-LOCK-001)',
  },
  {
    name: 'a minimum over a hundred years',
    write: () => VaultLock.governance({ minRetention: days(36_501) }),
    message: 'Minimum retention of VaultLock.governance must be a whole number of days from 1 to 36500, got 36501 days (CB-LOCK-001)',
  },
  {
    name: 'a maximum over a hundred years',
    write: () => VaultLock.governance({ minRetention: days(1), maxRetention: days(36_501) }),
    message: 'Maximum retention of VaultLock.governance must be a whole number of days from 1 to 36500, got 36501 days (CB-LOCK-002)',
  },
  {
    name: 'a maximum below the minimum',
    write: () => VaultLock.governance({ minRetention: days(35), maxRetention: days(34) }),
    message: 'Maximum retention of VaultLock.governance must be at least the minimum of 35 days, got 34 days (CB-LOCK-003)',
  },
  {
    name: 'a cooling-off time below 72 hours',
    write: () => VaultLock.compliance({ minRetention: days(1), coolingOff: days(2), acknowledgeIrreversible: true }),
    message: 'Cooling-off time of VaultLock.compliance must be a whole number of days from 3 to 36500, got 2 days (CB-LOCK-004)',
  },
  {
    name: 'a cooling-off time over a hundred years',
    write: () => VaultLock.compliance({ minRetention: days(1), coolingOff: days(36_501), acknowledgeIrreversible: true }),
    message: 'Cooling-off time of VaultLock.compliance must be a whole number of days from 3 to 36500, got 36501 days (CB-LOCK-004)',
  },
  {
    name: 'no acknowledgement',
    write: () => VaultLock.compliance({ minRetention: days(1), coolingOff: days(3), acknowledgeIrreversible: false }),
    message: `AcknowledgeIrreversible of VaultLock.compliance must be true, got false: ${IRREVERSIBLE} (CB-LOCK-005)`,
  },
  {
    name: 'everything at once, a line each',
    write: () => VaultLock.compliance({ minRetention: days(40), maxRetention: days(30), coolingOff: days(1), acknowledgeIrreversible: false }),
    message: [
      'Maximum retention of VaultLock.compliance must be at least the minimum of 40 days, got 30 days (CB-LOCK-003)',
      'Cooling-off time of VaultLock.compliance must be a whole number of days from 3 to 36500, got 1 day (CB-LOCK-004)',
      `AcknowledgeIrreversible of VaultLock.compliance must be true, got false: ${IRREVERSIBLE} (CB-LOCK-005)`,
    ].join('\n'),
  },
]);

test('every lock that AWS takes is taken, and reaches the template as it is', () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 0, max: 36_499 }), fc.integer({ min: 3, max: 36_500 }),
    (min, more, coolingOff) => {
      const max = Math.min(min + more, 36_500);
      const bounds = { minRetention: days(min), maxRetention: days(max) };
      const lock = VaultLock.compliance({ ...bounds, coolingOff: days(coolingOff), acknowledgeIrreversible: true });
      expect(lock._render()).toEqual({ minRetentionDays: min, maxRetentionDays: max, changeableForDays: coolingOff });
    },
  ));
});
