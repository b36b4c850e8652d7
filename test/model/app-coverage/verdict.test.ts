import * as fc from 'fast-check';
import type { CoveringPlan, CoveringSelection, ResourceModel } from '../../../src/model/app-coverage/coverage-model';
import { arnCovers, intersects, mark } from '../../../src/model/app-coverage/resource-identity';
import type { ResourceIdentity } from '../../../src/model/app-coverage/resource-identity';
import { anyOf, both, notTri } from '../../../src/model/app-coverage/tri';
import type { Tri } from '../../../src/model/app-coverage/tri';
import { Plans } from '../../../src/model/app-coverage/verdict';
import { UNKNOWN } from '../../../src/model/known';
import type { Leaf } from '../../../src/model/known';
import { CONDITION_OPERATORS } from '../../../src/model/plan/plan-model';
import type { ConditionModel } from '../../../src/model/plan/plan-model';

const IDENTITY: ResourceIdentity = { service: 'dynamodb', resource: 'table/orders', global: false, generatedPrefix: '', account: '1', region: 'r' };

describe('whether an ARN of a selection stands for a resource', () => {
  test.each<[string, Partial<ResourceIdentity>, Tri]>([
    ['*', {}, 'yes'],
    ['nonsense', {}, 'no'],
    ['arn:aws:dynamodb:r:1:table/orders', {}, 'yes'],
    ['arn:…:dynamodb:…:…:table/orders', {}, 'yes'],
    ['arn:aws:dynamodb:r:1:table/Orders', {}, 'no'],
    ['arn:aws:dynamodb:s:1:table/orders', {}, 'no'],
    ['arn:aws:dynamodb:s:1:table/orders', { region: UNKNOWN }, 'unknown'],
    ['arn:aws:dynamodb:*:2:table/orders', {}, 'no'],
    ['arn:aws:dynamodb::1:table/orders', {}, 'no'],
    ['arn:aws:dynamodb:*:*:table/ord…', {}, 'unknown'],
    ['arn:aws:dynamodb:*:*:table/x…', {}, 'no'],
    ['arn:aws:…:*:*:table/orders', {}, 'unknown'],
    ['…', {}, 'unknown'],
    ['arn:aws:s3:::orders', { service: 's3', resource: 'orders', global: true }, 'yes'],
    ['arn:aws:s3:r::orders', { service: 's3', resource: 'orders', global: true }, 'no'],
    [`arn:aws:dynamodb:r:1:table/${mark('S/T')}`, { resource: `table/${mark('S/T')}` }, 'yes'],
    [`arn:aws:dynamodb:r:1:table/${mark('S/U')}`, { resource: `table/${mark('S/T')}` }, 'no'],
    [`arn:aws:dynamodb:r:1:table/${mark('S/U')}`, {}, 'no'],
    ['arn:aws:dynamodb:r:1:table/orders', { resource: `table/${mark('S/T')}` }, 'unknown'],
    ['arn:aws:dynamodb:r:1:table/orders', { resource: `table/${mark('S/T')}`, generatedPrefix: 'shop' }, 'no'],
    ['arn:aws:dynamodb:r:1:table/SHOP-1', { resource: `table/${mark('S/T')}`, generatedPrefix: 'shop' }, 'unknown'],
    ['arn:aws:dynamodb:*:*:table/*', { resource: `table/${mark('S/T')}` }, 'yes'],
    ['arn:aws:timestream:*:*:database/d/table/t', { service: 'timestream', resource: 'database/d/table/…' }, 'unknown'],
  ])('%s', (pattern, identity, covers) => {
    expect(arnCovers(pattern, { ...IDENTITY, ...identity })).toBe(covers);
  });

  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });

  test('two patterns have a text in common where one can be found', () => {
    const texts = (length: number): string[] => length === 0 ? [''] : texts(length - 1).flatMap(text => ['', 'a', 'b'].map(letter => text + letter));
    const all = [...new Set(texts(8))];
    const matcher = (glob: string) => new RegExp(`^${glob.replaceAll('*', '.*')}$`);
    fc.assert(fc.property(pattern, pattern, (one, other) => {
      const [a, b] = [matcher(one), matcher(other)];
      expect(intersects(one, other)).toBe(all.some(text => a.test(text) && b.test(text)));
    }), { numRuns: 200 });
  });
});

/*
 * The same question asked of every way the unknown can turn out: a verdict is yes or no where all of them agree. Keys,
 * values and names are few, so that all can be tried.
 */
const KEYS = ['a', 'b'];
const VALUES = ['x', 'xy'];
const NAMES = ['t1', 't2'];
const PATTERNS = [
  '*', 'arn:aws:dynamodb:*:*:table/*', 'arn:aws:dynamodb:*:*:table/t1', 'arn:aws:dynamodb:r:1:table/t*', 'arn:aws:s3:::*', 'arn:aws:dynamodb:q:1:table/t1',
];

interface World {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly listOfTags: readonly { readonly key: string; readonly value: string }[];
  readonly conditions: readonly { readonly operator: ConditionModel['operator']; readonly key: string; readonly value: string }[];
}

/** AWS's own words, read literally. */
function selects({ name, tags, resources, notResources, listOfTags, conditions }: World): boolean {
  const arn = `arn:aws:dynamodb:r:1:table/${name}`;
  const like = (text: string, glob: string) => new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(text);
  const base = resources.length === 0 && listOfTags.length === 0
    || resources.some(glob => like(arn, glob))
    || listOfTags.some(({ key, value }) => tags[key] === value);
  const holds = conditions.every(({ operator, key, value }) => {
    const has = tags[key] as string | undefined;
    switch (operator) {
      case 'StringEquals': return has === value;
      case 'StringNotEquals': return has !== value;
      case 'StringLike': return has !== undefined && like(has, value);
      case 'StringNotLike': return has === undefined || !like(has, value);
    }
  });
  return base && holds && !notResources.some(glob => like(arn, glob));
}

const leafOf = <T>(values: readonly T[]): fc.Arbitrary<Leaf<T>> =>
  fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 5 }, fc.constant(UNKNOWN));
const known = (leaf: Leaf<string>): leaf is string => typeof leaf === 'string';

const drawn = fc.record({
  name: fc.constantFrom(...NAMES),
  tags: fc.dictionary(fc.constantFrom(...KEYS), leafOf(VALUES), { maxKeys: 2 }),
  resources: fc.array(fc.constantFrom(...PATTERNS), { maxLength: 2 }),
  notResources: fc.array(fc.constantFrom(...PATTERNS.slice(2)), { maxLength: 1 }),
  listOfTags: fc.array(fc.record({ key: fc.constantFrom(...KEYS), value: leafOf(VALUES) }), { maxLength: 2 }),
  conditions: fc.array(fc.record({ operator: fc.constantFrom(...CONDITION_OPERATORS), key: fc.constantFrom(...KEYS), value: leafOf([...VALUES, 'x*']) }), { maxLength: 2 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** Every way in which leaves that are not known can turn out; each leaf has a value of its own. */
function worlds(of: Drawn): World[] {
  const choices: (readonly string[])[] = [];
  const open = (leaf: Leaf<string>, values: readonly string[]) => known(leaf) ? [leaf] : values;
  for (const value of Object.values(of.tags)) choices.push(open(value, [...VALUES, 'z']));
  for (const { value } of of.listOfTags) choices.push(open(value, [...VALUES, 'z']));
  for (const { value } of of.conditions) choices.push(open(value, [...VALUES, 'x*', 'z']));
  const extended = (combinations: string[][], values: readonly string[]) => combinations.flatMap(one => values.map(value => [...one, value]));
  const all = choices.reduce<string[][]>(extended, [[]]);
  return all.map(values => {
    const next = values[Symbol.iterator]();
    const take = () => String(next.next().value);
    return {
      ...of,
      tags: Object.fromEntries(Object.keys(of.tags).map(key => [key, take()])),
      listOfTags: of.listOfTags.map(({ key }) => ({ key, value: take() })),
      conditions: of.conditions.map(({ operator, key }) => ({ operator, key, value: take() })),
    };
  });
}

function resource(name: string, tags: Readonly<Record<string, Leaf<string>>>): ResourceModel {
  return {
    path: 'S/T', logicalId: 'T', stack: 'S', cloudFormationType: 'AWS::DynamoDB::Table', types: ['dynamodb'], label: 'DynamoDB table',
    identity: { ...IDENTITY, resource: `table/${name}` }, tags: { values: new Map(Object.entries(tags)), complete: true },
    account: '1', region: 'r', deployment: 'S', condition: undefined, imported: false, within: [],
  };
}

function plan(selection: Partial<CoveringSelection>): CoveringPlan {
  return {
    path: 'S/P', name: 'plan', account: '1', region: 'r', deployment: 'S', condition: undefined, rules: [],
    selections: [{
      name: 'selection', path: 'S/Sel', condition: undefined, resources: [], notResources: [], listOfTags: [], conditions: [], paths: [], notPaths: [], ...selection,
    }],
  };
}

function verdict(of: Drawn): Tri {
  const { sure, possible } = new Plans([plan({
    resources: of.resources, notResources: of.notResources, listOfTags: of.listOfTags,
    conditions: of.conditions.map(condition => ({ ...condition, key: `aws:ResourceTag/${condition.key}` })),
  })]).protections(resource(of.name, of.tags));
  return sure.length > 0 ? 'yes' : possible.length > 0 ? 'unknown' : 'no';
}

describe('the verdict', () => {
  test('is that of AWS where everything is known', () => {
    fc.assert(fc.property(drawn, of => {
      const all = worlds(of);
      fc.pre(all.length === 1);
      expect(verdict(of)).toBe(selects(all[0]) ? 'yes' : 'no');
    }), { numRuns: 2000 });
  });

  test('is never wrong where something is not known', () => {
    fc.assert(fc.property(drawn, of => {
      const answers = new Set(worlds(of).map(selects));
      const said = verdict(of);
      if (said === 'yes') expect(answers).toEqual(new Set([true]));
      if (said === 'no') expect(answers).toEqual(new Set([false]));
    }), { numRuns: 2000 });
  });

  test('of a long list of ARNs is that of its elements one by one', () => {
    const arn = fc.constantFrom(...PATTERNS, `arn:…:dynamodb:r:1:table/${mark('S/T')}`, 'arn:aws:dynamodb:r:1:table/t2', 'arn:…:dynamodb:r:1:table/…', 'arn:aws:ec2:r:1:volume/v');
    const name = fc.constantFrom('t1', 't2', mark('S/T'), mark('S/U'));
    fc.assert(fc.property(fc.array(arn, { minLength: 1, maxLength: 4 }), name, (resources, of) => {
      const model = resource(of, {});
      const { sure, possible } = new Plans([plan({ resources })]).protections(model);
      expect(sure.length > 0 ? 'yes' : possible.length > 0 ? 'unknown' : 'no').toBe(anyOf(resources.map(one => arnCovers(one, model.identity!))));
    }), { numRuns: 1000 });
  });

  test('is unknown for tags that AWS sets, and for tags that may be there', () => {
    const covered = (key: string, complete: boolean) => {
      const model = resource('t1', {});
      const { possible } = new Plans([plan({ listOfTags: [{ key, value: 'x' }] })]).protections({ ...model, tags: { ...model.tags, complete } });
      return possible.length;
    };
    expect([covered('a', true), covered('a', false), covered('aws:cloudformation:stack-name', true)]).toEqual([0, 1, 1]);
  });
});

test('three values', () => {
  expect([anyOf([]), anyOf(['no', 'unknown']), anyOf(['unknown', 'yes']), both('yes', 'yes'), both('yes', 'unknown'), both('unknown', 'no')])
    .toEqual(['no', 'unknown', 'yes', 'yes', 'unknown', 'no']);
  expect((['yes', 'no', 'unknown'] as const).map(notTri)).toEqual(['no', 'yes', 'unknown']);
});
