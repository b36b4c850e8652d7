import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { physicalName, topLevelStack } from '../../src/private/physical-name';

const shop = () => new Stack(new App(), 'Shop');
const nameIn = (scope: Construct, id = 'Vault', identity: string[] = ['own', '']) => physicalName({ scope, id, identity, maxLength: 50 });

test('is made of stack, path and a hash', () => {
  expect(nameIn(new Construct(shop(), 'Backup'))).toMatch(/^Shop-Backup-Vault-[0-9a-f]{8}$/);
});

test('is the same at every synth', () => {
  expect(nameIn(shop())).toBe(nameIn(shop()));
});

test.each<[string, () => string]>([
  ['another id', () => nameIn(shop(), 'Vault2')],
  ['another identity', () => nameIn(shop(), 'Vault', ['other', ''])],
  ['another stack name', () => nameIn(new Stack(new App(), 'Shop', { stackName: 'Shop2' }))],
  ['another path that reads the same', () => nameIn(new Construct(shop(), '_'))],
  ['an identity that was cut elsewhere', () => nameIn(shop(), 'Vault', ['ow', 'n'])],
])('%s makes another name', (_, other) => {
  expect(other()).not.toBe(nameIn(shop()));
});

test('does not depend on where the app holds the stack', () => {
  const inStage = new Stack(new Stage(new App(), 'Prod'), 'Shop', { stackName: 'Shop' });
  expect(nameIn(inStage)).toBe(nameIn(shop()));
});

test('a nested stack counts as path of the stack that is deployed', () => {
  const parent = shop();
  const nested = new NestedStack(new NestedStack(parent, 'Outer'), 'Inner');
  expect(topLevelStack(nested)).toBe(parent);
  expect(nameIn(nested)).toMatch(/^Shop-Outer-Inner-Vault-[0-9a-f]{8}$/);
});

test('always fits, is made of letters, digits and hyphens, and never starts or ends with a hyphen', () => {
  // A construct id cannot have a slash, nor be a name that every object has.
  const id = fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }).filter(text => !text.includes('/') && !(text in {}));
  fc.assert(fc.property(id, id, fc.integer({ min: 20, max: 255 }), (parent, own, maxLength) => {
    const name = physicalName({ scope: new Construct(shop(), parent), id: own, identity: [], maxLength });
    expect(name.length).toBeLessThanOrEqual(maxLength);
    expect(name).toMatch(/^[a-zA-Z0-9](?:-?[a-zA-Z0-9])*$/);
  }));
});
