import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { CfnParameter, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keyIdentity } from '../../src/vault/key-identity';
import { SecureVault } from '../../src/vault/secure-vault';
import type { SecureVaultProps } from '../../src/vault/secure-vault-props';
import { testApp } from '../helpers/app';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const KEY = (id: string) => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;

/** One synth of the same app: what the user wrote is all that differs. */
function synth(props: (stack: Stack) => SecureVaultProps) {
  const stack = new Stack(testApp(), 'Shop', { env: ENV });
  const shared = new Stack(stack.node.root as Construct, 'Shared', { env: ENV });
  new kms.Key(shared, 'Key');
  const vault = new SecureVault(stack, 'Vault', props(stack));
  return { name: vault._model().name, template: Template.fromStack(stack).toJSON() };
}

const sharedKey = (stack: Stack) => (stack.node.root.node.findChild('Shared').node.findChild('Key') as kms.Key);
const own = () => ({});
const literal = (id: string) => (stack: Stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', KEY(id)) });

function vaultChange(before: ReturnType<typeof synth>, after: ReturnType<typeof synth>) {
  return fullDiff(before.template, after.template).resources.changes.Vault23237E5B;
}

describe('what replaces the vault also changes its name', () => {
  test.each<[string, (stack: Stack) => SecureVaultProps, (stack: Stack) => SecureVaultProps]>([
    ['own key to one brought along', own, literal('a')],
    ['one brought along to another', literal('a'), literal('b')],
    ['one brought along to the own key', literal('a'), own],
    ['own key to one of another stack', own, stack => ({ encryptionKey: sharedKey(stack) })],
    ['own key to one of this stack', own, stack => ({ encryptionKey: new kms.Key(stack, 'Other') })],
    ['one key of this stack to another', stack => ({ encryptionKey: new kms.Key(stack, 'One') }), stack => ({ encryptionKey: new kms.Key(stack, 'Other') })],
    ['another generation', own, () => ({ generation: '2' })],
  ])('%s', (_, first, second) => {
    const [before, after] = [synth(first), synth(second)];
    const change = vaultChange(before, after);
    expect(change.changeImpact).toBe(ResourceImpact.WILL_REPLACE);
    expect(after.name).not.toBe(before.name);
    expect(change.propertyUpdates.BackupVaultName).toMatchObject({ oldValue: before.name, newValue: after.name });
    // The old one stays, in the words of the template that is deployed.
    expect(after.template.Resources.Vault23237E5B.UpdateReplacePolicy).toBe('Retain');
  });
});

test('the own key survives when another takes its place', () => {
  const change = fullDiff(synth(own).template, synth(literal('a')).template).resources.changes.VaultKeyCB88EF1A;
  expect(change.changeImpact).toBe(ResourceImpact.WILL_ORPHAN);
});

test.each([['own key', own], ['literal key', literal('a')], ['key of another stack', (stack: Stack) => ({ encryptionKey: sharedKey(stack) })]])(
  'nothing changes where nothing changed: %s', (_, props) => {
    expect(fullDiff(synth(props).template, synth(props).template).differenceCount).toBe(0);
  },
);

test('a change that does not replace the vault leaves its name alone', () => {
  const [before, after] = [synth(own), synth(() => ({ blockRecoveryPointDeletion: false }))];
  expect(after.name).toBe(before.name);
  expect(vaultChange(before, after).changeImpact).toBe(ResourceImpact.WILL_UPDATE);
});

test('a name of the user\'s is taken as it is', () => {
  expect(synth(() => ({ backupVaultName: 'mine' })).name).toBe('mine');
});

test('two vaults of one stack never share a name', () => {
  const stack = new Stack(testApp(), 'Shop');
  const long = new Construct(stack, 'AVeryLongNameThatLeavesNoRoomForWhatFollows');
  const names = ['One', 'Two'].map(id => new SecureVault(long, id)._model().name);
  expect(new Set(names).size).toBe(2);
});

describe('key identity', () => {
  const setUp = () => {
    const app = testApp();
    return { stack: new Stack(app, 'Shop', { env: ENV }), other: new Stack(app, 'Other', { env: ENV }) };
  };

  test('of the own key is a constant, since the name comes before the key', () => {
    expect(keyIdentity(setUp().stack, undefined)).toEqual({ text: 'own', followsKey: true });
  });

  test('of a literal ARN is the ARN', () => {
    const { stack } = setUp();
    expect(keyIdentity(stack, kms.Key.fromKeyArn(stack, 'Mine', KEY('a')))).toEqual({ text: KEY('a'), followsKey: true });
  });

  test('is the same for L1, L2 and an object around them, and survives a move in the tree', () => {
    const { stack, other } = setUp();
    const key = new kms.Key(other, 'Key');
    const resource = key.node.defaultChild as kms.CfnKey;
    const wrapped: kms.IKeyRef = { node: new Construct(stack, 'Wrapper').node, env: ENV, keyRef: key.keyRef } as kms.IKeyRef;
    const expected = { text: `Other/${other.getLogicalId(resource)}`, followsKey: true };
    expect(keyIdentity(stack, key)).toEqual(expected);
    expect(keyIdentity(stack, resource)).toEqual(expected);
    expect(keyIdentity(stack, wrapped)).toEqual(expected);
  });

  test('of a key in a nested stack names the stack that is deployed', () => {
    const { stack, other } = setUp();
    expect(keyIdentity(stack, new kms.Key(new NestedStack(other, 'Nested'), 'Key')).text).toMatch(/^Other\//);
  });

  test('follows an overridden logical id', () => {
    const { stack } = setUp();
    const key = new kms.Key(stack, 'Key');
    (key.node.defaultChild as kms.CfnKey).overrideLogicalId('Renamed');
    expect(keyIdentity(stack, key).text).toBe('Shop/Renamed');
  });

  test('of an ARN with nothing but the environment unknown is still as good as a literal', () => {
    const stack = new Stack(testApp(), 'Agnostic');
    const key = kms.Key.fromKeyArn(stack, 'Mine', stack.formatArn({ service: 'kms', resource: 'key', resourceName: 'a' }));
    expect(keyIdentity(stack, key).followsKey).toBe(true);
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a parameter', stack => new CfnParameter(stack, 'Arn').valueAsString],
    ['an import', () => Fn.importValue('key-arn')],
    ['a part that is a parameter', stack => Fn.join('', ['arn:aws:kms:eu-west-1:111122223333:key/', new CfnParameter(stack, 'Id').valueAsString])],
  ])('of %s cannot be seen', (_, arn) => {
    const { stack } = setUp();
    expect(keyIdentity(stack, kms.Key.fromKeyArn(stack, 'Mine', arn(stack))).followsKey).toBe(false);
  });

  test('that can be seen does not warn', () => {
    const { stack, other } = setUp();
    new SecureVault(stack, 'Vault', { encryptionKey: new kms.Key(other, 'Key') });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });
});
