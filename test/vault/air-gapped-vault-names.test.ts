import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import type { AirGappedVaultProps } from '../../src/vault/air-gapped-vault-props';
import { SecureVault } from '../../src/vault/secure-vault';
import { shop, tokens } from '../helpers/stacks';

type Write = (stack: Stack) => Partial<AirGappedVaultProps>;

/** One synth of the same app: what the user wrote is all that differs. */
function synth(props: Write) {
  const stack = shop();
  const vault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400), ...props(stack) });
  return { name: vault._model().name, template: Template.fromStack(stack).toJSON() };
}

const vaultChange = (before: ReturnType<typeof synth>, after: ReturnType<typeof synth>) =>
  fullDiff(before.template, after.template).resources.changes.Vault23237E5B;

const plain = () => ({});
const key = (id: string) => (stack: Stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Theirs', `arn:aws:kms:eu-west-1:444455556666:key/${id}`) });

describe('what replaces the vault also changes its name', () => {
  test.each<[string, Write, Write]>([
    ['another minimum', plain, () => ({ minRetention: Duration.days(8) })],
    ['another maximum', plain, () => ({ maxRetention: Duration.days(401) })],
    ['a customer key instead of the one that AWS owns', plain, key('a')],
    ['the key that AWS owns instead of a customer key', key('a'), plain],
    ['another customer key', key('a'), key('b')],
    ['another generation', plain, () => ({ generation: '2' })],
  ])('%s', (_, first, second) => {
    const [before, after] = [synth(first), synth(second)];
    const change = vaultChange(before, after);
    expect(change.changeImpact).toBe(ResourceImpact.WILL_REPLACE);
    expect(change.propertyUpdates.BackupVaultName).toMatchObject({ oldValue: before.name, newValue: after.name });
    expect(after.name).not.toBe(before.name);
    // The old one stays, in the words of both templates.
    for (const { template } of [before, after]) {
      expect(template.Resources.Vault23237E5B).toMatchObject({ UpdateReplacePolicy: 'Retain', DeletionPolicy: 'RetainExceptOnCreate' });
    }
  });

  test('bounds that change places', () => {
    const name = (min: number, max: number) => synth(() => ({ minRetention: Duration.days(min), maxRetention: Duration.days(max) })).name;
    expect(new Set([name(7, 70), name(70, 70), name(7, 7), name(77, 77), name(7, 707)]).size).toBe(5);
  });

  test('and another kind of vault', () => {
    expect(new SecureVault(shop(), 'Vault')._model().name).not.toBe(synth(plain).name);
  });
});

test('removed from the stack, it stays', () => {
  const { template } = synth(plain);
  const change = fullDiff(template, { Resources: {} }).resources.changes.Vault23237E5B;
  expect(change.changeImpact).toBe(ResourceImpact.WILL_ORPHAN);
});

test('the same bounds in other units are the same vault', () => {
  expect(fullDiff(synth(plain).template, synth(() => ({ minRetention: Duration.hours(168) })).template).differenceCount).toBe(0);
});

test('a change that does not replace the vault leaves its name alone', () => {
  const [before, after] = [synth(plain), synth(() => ({ shareWith: ['444455556666'], approvalTeamArn: 'arn:aws:mpa:us-east-1:444455556666:approval-team/t' }))];
  expect(after.name).toBe(before.name);
  expect(vaultChange(before, after).changeImpact).toBe(ResourceImpact.WILL_UPDATE);
});

test('the share follows the new vault', () => {
  const shared = { shareWith: ['444455556666'] };
  const changes = fullDiff(synth(() => shared).template, synth(() => ({ ...shared, minRetention: Duration.days(8) })).template).resources.changes;
  expect(changes.VaultShare76145975.changeImpact).toBe(ResourceImpact.WILL_UPDATE);
});

test('a name of the user\'s is taken as it is', () => {
  expect(synth(() => ({ backupVaultName: 'mine' })).name).toBe('mine');
});

test('bounds that are tokens are part of the name by their expressions', () => {
  const names = [
    synth(stack => ({ minRetention: Duration.days(tokens(stack).number) })).name,
    synth(stack => ({ maxRetention: Duration.days(tokens(stack).number) })).name,
    synth(plain).name,
  ];
  expect(new Set(names).size).toBe(3);
});
