import fc from 'fast-check';
import { mergePolicies } from '../../../src/model/organization/organization-policy-merge';
import type { PolicyObject, PolicyValue } from '../../../src/model/organization/organization-policy-model';

const set = (value: PolicyValue): PolicyObject => ({ '@@assign': value });
const allow = (...operators: string[]): PolicyObject => ({ '@@operators_allowed_for_child_policies': operators });
const NONE = allow('@@none');

/** The effective policy of levels from the root down, each with its policies in the order of attachment. */
function effective(...levels: readonly (readonly PolicyObject[])[]) {
  return mergePolicies(levels.map((policies, i) => ({ target: `level ${i + 1}`, policies })));
}

/*
 * AWS Organizations User Guide, inheritance examples, read 2026-11. They are about tag policies, whose operators are those of
 * backup policies.
 */
describe('the inheritance examples that AWS publishes', () => {
  const A = { tags: { costcenter: { tag_key: set('CostCenter'), tag_value: set(['Development', 'Support']) } } };
  const C = {
    tags: { costcenter: { tag_key: set('CostCenter'), tag_value: { '@@append': ['Marketing'] }, enforced_for: { '@@append': ['redshift:*', 'dynamodb:table'] } } },
  };

  test('1: a child replaces values and adds a setting', () => {
    const B = { tags: { costcenter: { tag_key: set('CostCenter'), tag_value: set(['Sandbox']), enforced_for: set(['redshift:*', 'dynamodb:table']) } } };
    expect(effective([A], [B])).toEqual({
      content: { tags: { costcenter: { tag_key: 'CostCenter', tag_value: ['Sandbox'], enforced_for: ['redshift:*', 'dynamodb:table'] } } }, ignored: [],
    });
  });

  test('2: a child appends values', () => {
    expect(effective([A], [C])).toEqual({
      content: { tags: { costcenter: { tag_key: 'CostCenter', tag_value: ['Development', 'Support', 'Marketing'], enforced_for: ['redshift:*', 'dynamodb:table'] } } },
      ignored: [],
    });
  });

  test('3: an account removes values, and a list that becomes empty is gone', () => {
    // AWS's policy D has enforced_for below tag_value; its result shows that a sibling of it is meant.
    const D = {
      tags: { costcenter: { tag_key: set('CostCenter'), tag_value: { '@@remove': ['Development', 'Marketing'] }, enforced_for: { '@@remove': ['redshift:*', 'dynamodb:table'] } } },
    };
    expect(effective([A], [C], [D])).toEqual({ content: { tags: { costcenter: { tag_key: 'CostCenter', tag_value: ['Support'] } } }, ignored: [] });
  });

  test('4: a child changes only what its parent allows', () => {
    const E = {
      tags: { project: { tag_key: { ...NONE, ...set('Project') }, tag_value: { ...allow('@@append'), ...set(['Maintenance', 'Escalations']) } } },
    };
    const F = { tags: { project: { tag_key: set('PROJECT'), tag_value: { '@@append': ['Escalations - research'] } } } };
    expect(effective([E], [F])).toEqual({
      content: { tags: { project: { tag_key: 'Project', tag_value: ['Maintenance', 'Escalations', 'Escalations - research'] } } },
      ignored: [{ target: 'level 2', path: 'tags/project/tag_key/@@assign' }],
    });
  });

  test('5: policies at one level allow what all of them allow', () => {
    const G = { tags: { project: { tag_value: { ...allow('@@append'), ...set(['Maintenance']) } } } };
    const H = { tags: { project: { tag_value: allow('@@append', '@@remove') } } };
    const child = { tags: { project: { tag_value: { '@@append': ['Escalations'], '@@remove': ['Maintenance'] } } } };
    for (const root of [[G, H], [H, G]]) {
      expect(effective(root, [child])).toEqual({
        content: { tags: { project: { tag_value: ['Maintenance', 'Escalations'] } } }, ignored: [{ target: 'level 2', path: 'tags/project/tag_value/@@remove' }],
      });
    }
  });

  test('6: of two policies at one level the first that was attached wins', () => {
    const J = { tags: { project: { tag_key: set('PROJECT'), tag_value: { '@@append': ['Maintenance'] } } } };
    const K = { tags: { project: { tag_key: set('project') } } };
    expect(effective([J, K]).content).toEqual({ tags: { project: { tag_key: 'PROJECT', tag_value: ['Maintenance'] } } });
    expect(effective([K, J]).content).toEqual({ tags: { project: { tag_key: 'project', tag_value: ['Maintenance'] } } });
  });
});

test('what is forbidden once stays forbidden further down', () => {
  const root = { plans: { A: { regions: { ...NONE, ...set(['eu-west-1']) } } } };
  const unit = { plans: { A: { regions: { ...allow('@@all'), '@@append': ['eu-west-2'] } } } };
  const account = { plans: { A: { regions: { '@@append': ['eu-west-3'] } } } };
  expect(effective([root], [unit], [account])).toEqual({
    content: { plans: { A: { regions: ['eu-west-1'] } } },
    ignored: [{ target: 'level 2', path: 'plans/A/regions/@@append' }, { target: 'level 3', path: 'plans/A/regions/@@append' }],
  });
});

test('a restriction binds the levels below, not its own', () => {
  const first = { plans: { ...NONE, A: { regions: { ...NONE, ...set(['eu-west-1']) } } } };
  const second = { plans: { B: { regions: set(['eu-west-2']) }, A: { regions: { '@@append': ['eu-west-3'] } } } };
  expect(effective([first, second])).toEqual({ content: { plans: { A: { regions: ['eu-west-1', 'eu-west-3'] }, B: { regions: ['eu-west-2'] } } }, ignored: [] });
});

test.each([
  ['@@append', true], ['@@assign', true], ['@@remove', false], ['@@none', false], ['@@all', true],
])('a new plan below a place that allows %s: %s', (operator, comes) => {
  const root = { plans: { ...allow(operator), A: { regions: set(['eu-west-1']) } } };
  const { content, ignored } = effective([root], [{ plans: { B: { regions: set(['eu-west-2']) } } }]);
  expect(Object.keys((content as { plans: object }).plans)).toEqual(comes ? ['A', 'B'] : ['A']);
  expect(ignored).toEqual(comes ? [] : [{ target: 'level 2', path: 'plans/B' }]);
});

test('a value is neither extended nor taken from', () => {
  const root = { plans: { A: { name: set('one') } } };
  expect(effective([root], [{ plans: { A: { name: { '@@append': ['two'], '@@remove': ['one'] } } } }]).content).toEqual({ plans: { A: { name: 'one' } } });
});

test('nothing comes of nothing', () => {
  expect(effective()).toEqual({ content: {}, ignored: [] });
  expect(effective([], [{}], [{ plans: {} }])).toEqual({ content: {}, ignored: [] });
});

test('names are compared as told', () => {
  const lower = (path: readonly string[]) => path[path.length - 1].toLowerCase();
  const levels = [{ target: 'a', policies: [{ rules: { Daily: { days: set('1') } } }] }, { target: 'b', policies: [{ rules: { DAILY: { days: set('2') } } }] }];
  expect(mergePolicies(levels, lower).content).toEqual({ rules: { daily: { days: '2' } } });
  expect(mergePolicies(levels).content).toEqual({ rules: { Daily: { days: '1' }, DAILY: { days: '2' } } });
});

describe('properties', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const items = fc.uniqueArray(fc.constantFrom('u', 'v', 'w', 'x', 'y', 'z'), { minLength: 1, maxLength: 4 });
  /** Two levels of names, then one value and one list. */
  const tree = (leaf: (value: fc.Arbitrary<PolicyObject>, list: fc.Arbitrary<PolicyObject>) => fc.Arbitrary<PolicyObject>) =>
    fc.dictionary(name, fc.dictionary(name, leaf(fc.constantFrom('1', '2', '3').map(set), items.map(set)), { minKeys: 1, maxKeys: 3 }), { minKeys: 1, maxKeys: 3 });
  const assigning = tree((value, list) => fc.record({ value, list }));
  const anything = tree((value, list) => fc.record({
    value, list: fc.oneof(list, items.map(added => ({ '@@append': added })), items.map(removed => ({ '@@remove': removed }))),
  }));

  const stripped = (document: PolicyValue): PolicyValue => typeof document === 'object' && document !== null && !Array.isArray(document)
    ? '@@assign' in document ? document['@@assign'] : Object.fromEntries(Object.entries(document as PolicyObject).map(([key, value]) => [key, stripped(value)]))
    : document;
  const locked = (document: PolicyValue): PolicyValue => typeof document === 'object' && document !== null && !Array.isArray(document)
    ? { ...NONE, ...Object.fromEntries(Object.entries(document as PolicyObject).map(([key, value]) => [key, key.startsWith('@@') ? value : locked(value)])) }
    : document;

  test('one policy that assigns is what it assigns', () => {
    fc.assert(fc.property(assigning, document => {
      expect(effective([document]).content).toEqual(stripped(document));
    }));
  });

  test('the same once more, above, beside or below, changes nothing', () => {
    fc.assert(fc.property(assigning, document => {
      const once = effective([document]);
      expect(effective([document], [document])).toEqual(once);
      expect(effective([document, document])).toEqual(once);
      expect(effective([], [{}, document], [{}])).toEqual(once);
    }));
  });

  test('what assigns everything below replaces everything above', () => {
    fc.assert(fc.property(assigning, assigning, (above, below) => {
      const { content } = effective([above], [below]);
      for (const [outer, inner] of Object.entries(below)) {
        for (const [key, leaves] of Object.entries(inner as PolicyObject)) {
          expect((content[outer] as PolicyObject)[key]).toEqual(stripped(leaves));
        }
      }
    }));
  });

  test('where every place is locked nobody below changes anything', () => {
    fc.assert(fc.property(assigning, fc.array(anything, { minLength: 1, maxLength: 3 }), (above, below) => {
      const { content } = effective([{ plans: locked(above) }], ...below.map(document => [{ plans: document }]));
      expect(content).toEqual({ plans: stripped(above) });
    }));
  });

  test('what cannot be done is told, and without restrictions everything can be', () => {
    fc.assert(fc.property(fc.array(anything, { maxLength: 4 }), documents => {
      expect(effective(...documents.map(document => [document])).ignored).toEqual([]);
    }));
    fc.assert(fc.property(assigning, document => {
      expect(effective([{ plans: locked(document) }], [{ plans: document }]).ignored.length).toBeGreaterThan(0);
    }));
  });

  test('appending loses nothing, removing adds nothing', () => {
    fc.assert(fc.property(items, items, (inherited, given) => {
      const listOf = (operator: string) => effective([{ list: set(inherited) }], [{ list: { [operator]: given } }]).content.list ?? [];
      expect(listOf('@@append')).toEqual([...new Set([...inherited, ...given])]);
      expect(listOf('@@remove')).toEqual(inherited.filter(item => !given.includes(item)));
    }));
  });

  test('a level of its own between two others gives what they give', () => {
    fc.assert(fc.property(anything, anything, (above, below) => {
      expect(effective([above], [], [below])).toEqual({ ...effective([above], [below]), ignored: [] });
    }));
  });
});
