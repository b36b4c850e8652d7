import { VAULT_EVENTS } from '../../src/model/vault/vault-events';
import { VaultEvent } from '../../src/vault/vault-event';

const members = Object.entries(VaultEvent).filter((entry): entry is [string, VaultEvent] => entry[1] instanceof VaultEvent);

test('has one member per event of the table', () => {
  expect(members.map(([name]) => name)).toEqual([...VAULT_EVENTS]);
});

test.each(members)('%s carries its own name', (name, event) => {
  expect(event.name).toBe(name);
  expect(event.toString()).toBe(name);
});

test('takes events it does not know yet', () => {
  expect(VaultEvent.of('SOMETHING_NEW').name).toBe('SOMETHING_NEW');
});
