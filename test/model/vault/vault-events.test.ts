import { BackupVaultEvent } from '@aws-sdk/client-backup';
import { DEAD_VAULT_EVENTS, FAILURE_EVENTS, VAULT_EVENTS } from '../../../src/model/vault/vault-events';

const known: readonly string[] = VAULT_EVENTS;

test('every event of the SDK is either listed or known to be dead', () => {
  const missing = Object.values(BackupVaultEvent).filter(event => !known.includes(event) && !(event in DEAD_VAULT_EVENTS));
  expect(missing).toEqual([]);
});

test('no listed event is dead', () => {
  expect(known.filter(event => event in DEAD_VAULT_EVENTS)).toEqual([]);
});

test('the dead are seven values that the SDK still has', () => {
  const sdk: readonly string[] = Object.values(BackupVaultEvent);
  expect(Object.keys(DEAD_VAULT_EVENTS).filter(event => sdk.includes(event))).toHaveLength(7);
});

test('only the events of access points are newer than the SDK', () => {
  const sdk: readonly string[] = Object.values(BackupVaultEvent);
  expect(known.filter(event => !sdk.includes(event)).every(event => event.startsWith('ACCESS_POINT_'))).toBe(true);
});

test('failures are found among events that the SDK confirms', () => {
  const sdk: readonly string[] = Object.values(BackupVaultEvent);
  expect(FAILURE_EVENTS.filter(event => !sdk.includes(event))).toEqual([]);
});
