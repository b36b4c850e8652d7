import { App, Aws, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as fc from 'fast-check';
import { judge } from '../../src/model/diagnostics/judge';
import { ProtectedResourceType } from '../../src/selection/protected-resource-type';
import { ResourceSelector } from '../../src/selection/resource-selector';
import { toModel } from '../../src/selection/selection-spec';
import type { SelectionSpec } from '../../src/selection/selection-spec';
import { TagCondition } from '../../src/selection/tag-condition';
import { describeRefusals } from '../helpers/refusals';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const NOTHING = 'must name at least one resource, tag or condition, got none: AWS Backup would take every supported resource of the Region; if that is meant, use ResourceSelector.everything() (CB-SEL-001)';

function newStack(env = ENV): Stack {
  return new Stack(new App(), 'S', { env });
}

/** The parts of a spec that reach the template, with the partition as `…`. */
function shape(spec: SelectionSpec) {
  const { resources, notResources, listOfTags, conditions } = toModel(spec);
  return { resources, notResources, listOfTags, conditions };
}

function resolved(selector: ResourceSelector, only?: readonly string[]) {
  return selector._resolve(newStack(), { only }).map(shape);
}

const nothing = { resources: [], notResources: [], listOfTags: [], conditions: [] };
const condition = (operator: string, key: string, value: string) => ({ operator, key: `aws:ResourceTag/${key}`, value });

describe('what a selector says', () => {
  test('a tag is one entry of ListOfTags', () => {
    expect(resolved(ResourceSelector.byTag('backup', 'true'))).toEqual([{ ...nothing, listOfTags: [{ key: 'backup', value: 'true' }] }]);
  });

  test('all tags are conditions over all resources, as AWS writes them', () => {
    expect(resolved(ResourceSelector.byAllTags({ backup: 'true', stage: 'prod' }))).toEqual([{
      ...nothing, resources: ['*'], conditions: [condition('StringEquals', 'backup', 'true'), condition('StringEquals', 'stage', 'prod')],
    }]);
  });

  test('any tag is ListOfTags', () => {
    expect(resolved(ResourceSelector.byAnyTag({ a: '1', b: '2' }))).toEqual([{ ...nothing, listOfTags: [{ key: 'a', value: '1' }, { key: 'b', value: '2' }] }]);
  });

  test('types are patterns, and types of one form are one pattern', () => {
    expect(resolved(ResourceSelector.byType(ProtectedResourceType.S3, ProtectedResourceType.AURORA, ProtectedResourceType.NEPTUNE))).toEqual([{
      ...nothing, resources: ['arn:…:s3:::*', 'arn:…:rds:*:*:cluster:*'],
    }]);
  });

  test('everything is everything', () => {
    const [spec] = ResourceSelector.everything()._resolve(newStack());
    expect(spec).toMatchObject({ everything: true, types: 'any' });
    expect(shape(spec)).toEqual({ ...nothing, resources: ['*'] });
  });

  test('conditions and exclusions add up and leave the first selector as it was', () => {
    const tagged = ResourceSelector.byTag('backup', 'true');
    const narrowed = tagged
      .where(TagCondition.like('stage', 'prod*'))
      .where(TagCondition.notLike('stage', '*-old'), TagCondition.notEqualTo('aws:ResourceTag/owner', 'nobody'))
      .excluding(ResourceSelector.byType(ProtectedResourceType.EBS))
      .excluding(ResourceSelector.byArn('arn:aws:s3:::logs'), ResourceSelector.byType(ProtectedResourceType.EBS));
    expect(resolved(narrowed)).toEqual([{
      resources: [],
      listOfTags: [{ key: 'backup', value: 'true' }],
      conditions: [condition('StringLike', 'stage', 'prod*'), condition('StringNotLike', 'stage', '*-old'), condition('StringNotEquals', 'owner', 'nobody')],
      notResources: ['arn:…:ec2:*:*:volume/*', 'arn:aws:s3:::logs'],
    }]);
    expect(resolved(tagged)).toEqual([{ ...nothing, listOfTags: [{ key: 'backup', value: 'true' }] }]);
  });

  test('tags that AWS sets can be selected', () => {
    expect(resolved(ResourceSelector.byTag('aws:cloudformation:stack-name', 'Shop'))[0].listOfTags).toEqual([{ key: 'aws:cloudformation:stack-name', value: 'Shop' }]);
  });

  test('constructs are looked up when the selector is resolved', () => {
    const stack = newStack();
    const selector = ResourceSelector.fromConstruct(stack, stack).excluding(ResourceSelector.fromConstruct(new s3.CfnBucket(stack, 'Logs')));
    const bucket = new s3.CfnBucket(stack, 'Media');
    const [spec] = selector._resolve(stack);
    expect(spec.resources.map(({ construct }) => construct?.node.path)).toEqual(['S/Logs', 'S/Media']);
    expect(spec.notResources.map(({ construct }) => construct?.node.path)).toEqual(['S/Logs']);
    expect(spec.types).toEqual(['s3']);
    expect(stack.resolve(spec.resources[1].arn)).toEqual(stack.resolve(bucket.attrArn));
  });

  test('says how it was made', () => {
    expect(`${ResourceSelector.byTag('a', 'b')}`).toBe('ResourceSelector.byTag');
  });
});

describe('types', () => {
  test.each<[string, ResourceSelector, readonly string[] | 'any']>([
    ['tags', ResourceSelector.byTag('a', 'b'), 'any'],
    ['ARNs', ResourceSelector.byArn('arn:aws:s3:::b', 'arn:aws:ec2:eu-west-1:111122223333:volume/v'), ['s3', 'ebs']],
    ['an ARN token', ResourceSelector.byArn(Token.asString({ Ref: 'X' })), 'any'],
    ['types', ResourceSelector.byType(ProtectedResourceType.EFS), ['efs']],
  ])('of %s', (_, selector, types) => {
    expect(selector._resolve(newStack())[0].types).toEqual(types);
  });
});

describe('restricted to some types', () => {
  const only = ['s3', 'rds'];
  const patterns = ['arn:…:s3:::*', 'arn:…:rds:*:*:db:*'];

  test('a tag becomes a condition on the types', () => {
    expect(resolved(ResourceSelector.byTag('backup', 'true').where(TagCondition.like('stage', 'p*')), only)).toEqual([{
      ...nothing, resources: patterns, conditions: [condition('StringEquals', 'backup', 'true'), condition('StringLike', 'stage', 'p*')],
    }]);
  });

  test('one of several tags becomes several selections', () => {
    expect(resolved(ResourceSelector.byAnyTag({ a: '1', b: '2' }), only).map(({ conditions }) => conditions)).toEqual([
      [condition('StringEquals', 'a', '1')], [condition('StringEquals', 'b', '2')],
    ]);
  });

  test('everything becomes the types', () => {
    const [spec] = ResourceSelector.everything()._resolve(newStack(), { only });
    expect(spec).toMatchObject({ everything: false, types: ['s3', 'rds'] });
    expect(shape(spec)).toEqual({ ...nothing, resources: patterns });
  });

  test('ARNs and types are filtered', () => {
    const arns = ResourceSelector.byArn('arn:aws:s3:::b', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t');
    expect(resolved(arns, only)).toEqual([{ ...nothing, resources: ['arn:aws:s3:::b'] }]);
    const types = ResourceSelector.byType(ProtectedResourceType.EFS, ProtectedResourceType.RDS);
    expect(resolved(types, only)).toEqual([{ ...nothing, resources: [patterns[1]] }]);
  });

  test('a pattern over several types is narrowed, a name that could be several is kept', () => {
    expect(resolved(ResourceSelector.byArn('arn:aws:rds:*'), only)).toEqual([{ ...nothing, resources: [patterns[1]] }]);
    expect(resolved(ResourceSelector.byArn('arn:aws:rds:*:*:cluster:main'), ['aurora'])).toEqual([{ ...nothing, resources: ['arn:aws:rds:*:*:cluster:main'] }]);
  });

  test('a shared form of ARN says all types that it can bring', () => {
    expect(ResourceSelector.byTag('a', 'b')._resolve(newStack(), { only: ['aurora'] })[0].types).toEqual(['rds-cluster', 'aurora', 'documentdb', 'neptune']);
  });

  test('nothing is left where nothing can match', () => {
    expect(resolved(ResourceSelector.byType(ProtectedResourceType.EFS), only)).toEqual([]);
  });

  test('what is excluded, or contradicts its own conditions, is left out', () => {
    const selector = ResourceSelector.byAnyTag({ a: '1', b: '2' })
      .where(TagCondition.notEqualTo('a', '1'))
      .excluding(ResourceSelector.byType(ProtectedResourceType.S3));
    expect(resolved(selector, only)).toEqual([{
      resources: [patterns[1]], notResources: [patterns[0]], listOfTags: [],
      conditions: [condition('StringEquals', 'b', '2'), condition('StringNotEquals', 'a', '1')],
    }]);
    expect(resolved(selector, ['s3'])).toEqual([]);
  });

  test('a construct that holds nothing is still told', () => {
    const stack = newStack();
    expect(ResourceSelector.fromConstruct(new sns.Topic(stack, 'T'))._resolve(stack, { only })[0].unsupported).toEqual([{ path: 'S/T', contains: 'AWS::SNS::Topic' }]);
  });

  test('an ARN that is known at deployment only is kept', () => {
    expect(ResourceSelector.byArn(Token.asString({ Ref: 'X' }))._resolve(newStack(), { only })).toHaveLength(1);
  });
});

describe('splitting', () => {
  const buckets = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:s3:::b${i}`);
  const wild = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:s3:::w${i}*`);
  const sizes = (selector: ResourceSelector) =>
    selector._resolve(newStack()).map(({ resources, listOfTags }) => [resources.length, listOfTags.length]);

  test.each([
    [500, [[500, 0]]],
    [501, [[500, 0], [1, 0]]],
  ])('%i ARNs', (count, expected) => {
    expect(sizes(ResourceSelector.byArn(...buckets(count)))).toEqual(expected);
  });

  test.each([
    [30, [[30, 0]]],
    [31, [[30, 0], [1, 0]]],
  ])('%i ARNs with wildcards', (count, expected) => {
    expect(sizes(ResourceSelector.byArn(...wild(count)))).toEqual(expected);
  });

  test('with and without wildcards apart, as AWS counts them', () => {
    expect(sizes(ResourceSelector.byArn(...buckets(29), ...wild(1)))).toEqual([[30, 0]]);
    expect(sizes(ResourceSelector.byArn(...buckets(30), ...wild(1)))).toEqual([[30, 0], [1, 0]]);
  });

  test('31 tags', () => {
    const tags = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`k${i}`, 'v']));
    expect(sizes(ResourceSelector.byAnyTag(tags))).toEqual([[0, 30], [0, 1]]);
  });

  test('each part keeps conditions and exclusions', () => {
    const selector = ResourceSelector.byArn(...buckets(501)).where(TagCondition.equalTo('a', 'b')).excluding(ResourceSelector.byArn('arn:aws:s3:::b7'));
    for (const part of resolved(selector)) {
      expect(part).toMatchObject({ conditions: [condition('StringEquals', 'a', 'b')], notResources: ['arn:aws:s3:::b7'] });
    }
    expect(resolved(selector)).toHaveLength(2);
  });
});

describeRefusals('selectors that cannot be meant', [
  { name: 'no ARN', write: () => ResourceSelector.byArn(), message: `ResourceSelector.byArn ${NOTHING}` },
  { name: 'no type', write: () => ResourceSelector.byType(), message: `ResourceSelector.byType ${NOTHING}` },
  { name: 'not all of no tag', write: () => ResourceSelector.byAllTags({}), message: `ResourceSelector.byAllTags ${NOTHING}` },
  { name: 'not one of no tag', write: () => ResourceSelector.byAnyTag({}), message: `ResourceSelector.byAnyTag ${NOTHING}` },
  { name: 'no construct', write: () => ResourceSelector.fromConstruct(), message: `ResourceSelector.fromConstruct ${NOTHING}` },
  {
    name: 'everything by ARN', write: () => ResourceSelector.byArn('*'),
    message: `ResourceSelector.byArn ${NOTHING.replace('none', "'*'")}`,
  },
  {
    name: 'an empty key', write: () => ResourceSelector.byTag('', 'true'),
    message: 'Key of the tag of ResourceSelector.byTag must have 1 to 128 characters, got an empty key (CB-SEL-011)',
  },
  {
    name: 'a key that is too long', write: () => ResourceSelector.byAnyTag({ ['k'.repeat(129)]: 'v' }),
    message: 'Key of the tag of ResourceSelector.byAnyTag must have 1 to 128 characters, got 129 characters (CB-SEL-011)',
  },
  {
    name: 'a value that is too long', write: () => ResourceSelector.byAllTags({ k: 'v'.repeat(257) }),
    message: 'Value of the condition of ResourceSelector.byAllTags must have at most 256 characters, got 257 (CB-SEL-011)',
  },
  {
    name: '31 tags that must all be there', write: () => ResourceSelector.byAllTags(Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`k${i}`, 'v']))),
    message: 'ResourceSelector.byAllTags must have at most 30 conditions, got 31: use several selections, or tags (CB-SEL-006)',
  },
  {
    name: 'a tag that its condition forbids', write: () => ResourceSelector.byTag('backup', 'true').where(TagCondition.notEqualTo('backup', 'true')),
    message: "Tags and conditions of ResourceSelector.byTag must leave something to match, got tag backup = 'true' and backup != 'true' (CB-SEL-002)",
  },
  {
    name: 'two values of one key', write: () => ResourceSelector.byAllTags({ stage: 'prod' }).where(TagCondition.equalTo('stage', 'test')),
    message: "Tags and conditions of ResourceSelector.byAllTags must leave something to match, got stage = 'prod' and stage = 'test' (CB-SEL-002)",
  },
  {
    name: 'everything excluded', write: () => ResourceSelector.byArn('arn:aws:s3:::a', 'arn:aws:s3:::b').excluding(ResourceSelector.byArn('arn:aws:s3:::*')),
    message: 'Exclusions of ResourceSelector.byArn must leave something selected, got arn:aws:s3:::* (CB-SEL-003)',
  },
  {
    name: '501 exclusions',
    write: () => ResourceSelector.everything().excluding(ResourceSelector.byArn(...Array.from({ length: 501 }, (_, i) => `arn:aws:s3:::b${i}`))),
    message: 'ResourceSelector.everything must have at most 500 excluded ARNs, got 501: use several selections, or tags (CB-SEL-009)',
  },
  {
    name: 'a placeholder', write: () => ResourceSelector.byArn('arn:${AWS::Partition}:s3:::b'),
    message: "Resource of ResourceSelector.byArn must have no literal placeholder, got 'arn:${AWS::Partition}:s3:::b': use Aws.PARTITION, Aws.REGION or Aws.ACCOUNT_ID, or Stack.formatArn (CB-SEL-015)",
  },
  {
    name: 'not an ARN', write: () => ResourceSelector.byArn('my-bucket'),
    message: "Resource of ResourceSelector.byArn must be an ARN, or '*', got 'my-bucket' (CB-SEL-016)",
  },
  {
    name: 'a service that AWS Backup does not know', write: () => ResourceSelector.byArn('arn:aws:sqs:eu-west-1:111122223333:q'),
    message: "Resource of ResourceSelector.byArn must be of a type that AWS Backup supports, got 'arn:aws:sqs:eu-west-1:111122223333:q' of sqs (CB-SEL-016)",
  },
  {
    name: 'an object', write: () => ResourceSelector.byArn('arn:aws:s3:::b/key'),
    message: "Resource of ResourceSelector.byArn must be of a type that AWS Backup supports, got 'arn:aws:s3:::b/key' of s3, which is only a part of such a resource (CB-SEL-016)",
  },
  {
    name: 'an excluded service that AWS Backup does not know',
    write: () => ResourceSelector.everything().excluding(ResourceSelector.byArn('arn:aws:sqs:*:*:q')),
    message: "Resource of ResourceSelector.byArn must be of a type that AWS Backup supports, got 'arn:aws:sqs:*:*:q' of sqs (CB-SEL-016)",
  },
  {
    name: 'an exclusion by tag', write: () => ResourceSelector.everything().excluding(ResourceSelector.byTag('a', 'b')),
    message: 'ResourceSelector.excluding must get plain selectors by ARN, by type or from constructs, got ResourceSelector.byTag: exclude by tag with .where(TagCondition.notEqualTo(key, value))',
  },
  {
    name: 'an exclusion with a condition',
    write: () => ResourceSelector.everything().excluding(ResourceSelector.byType(ProtectedResourceType.S3).where(TagCondition.equalTo('a', 'b'))),
    message: 'ResourceSelector.excluding must get plain selectors by ARN, by type or from constructs, got ResourceSelector.byType with conditions or exclusions of its own: exclude by tag with .where(TagCondition.notEqualTo(key, value))',
  },
  { name: 'no condition', write: () => ResourceSelector.byTag('a', 'b').where(), message: 'ResourceSelector.where must get at least one argument, got none' },
  { name: 'no exclusion', write: () => ResourceSelector.byTag('a', 'b').excluding(), message: 'ResourceSelector.excluding must get at least one argument, got none' },
]);

describe('tokens', () => {
  test('reach every validator without being guessed', () => {
    const stack = newStack();
    const token = new CfnParameter(stack, 'P').valueAsString;
    const selectors = [
      ResourceSelector.byTag(token, token).where(TagCondition.notEqualTo('a', token), TagCondition.equalTo('a', 'b')),
      ResourceSelector.byAllTags({ a: token }).where(TagCondition.like('a', 'x*')),
      ResourceSelector.byArn(token, `arn:${Aws.PARTITION}:s3:::${token}`).excluding(ResourceSelector.byArn(token)),
    ];
    for (const selector of selectors) {
      const findings = selector._resolve(stack).flatMap(spec => judge('selection', toModel(spec), { label: 'selection', path: '' }));
      expect(findings).toEqual([]);
    }
  });
});

describe('any selector that the API accepts', () => {
  const keys = fc.constantFrom('backup', 'stage', 'team', 'aws:ResourceTag/cost', 'aws:cloudformation:stack-name', 'k'.repeat(128), '');
  const values = fc.oneof(fc.constantFrom('true', 'prod', 'prod*', '*', ''), fc.string({ maxLength: 260 }));
  const arns = fc.oneof(
    fc.constantFrom('*', 'arn:aws:s3:::b', 'arn:aws:s3:::b*', 'arn:aws:ec2:*', 'arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:cluster:c', 'arn:aws:sqs:*:*:q', 'x'),
    fc.nat(2000).map(n => `arn:aws:dynamodb:eu-west-1:111122223333:table/t${n}`),
    fc.nat(200).map(n => `arn:aws:s3:::w${n}-*`),
  );
  const types = fc.constantFrom(...Object.values(ProtectedResourceType).filter(value => value instanceof ProtectedResourceType));
  const factories = [TagCondition.equalTo, TagCondition.notEqualTo, TagCondition.like, TagCondition.notLike];
  const base = fc.oneof(
    fc.tuple(keys, values).map(([key, value]) => () => ResourceSelector.byTag(key, value)),
    fc.dictionary(keys, values).map(tags => () => ResourceSelector.byAllTags(tags)),
    fc.uniqueArray(fc.nat(100), { maxLength: 70 }).map(list => () => ResourceSelector.byAnyTag(Object.fromEntries(list.map(n => [`k${n}`, 'v'])))),
    fc.array(types, { maxLength: 25 }).map(list => () => ResourceSelector.byType(...list)),
    fc.array(arns, { maxLength: 1200, size: 'max' }).map(list => () => ResourceSelector.byArn(...list)),
    fc.constant(() => ResourceSelector.everything()),
  );
  const conditions = fc.array(fc.tuple(fc.nat(3), keys, values), { maxLength: 4 });
  const exclusions = fc.array(fc.oneof(fc.array(arns, { maxLength: 3 }), types), { maxLength: 3 });

  test('renders nothing that a selection diagnostic calls an error, whole or restricted', () => {
    let accepted = 0;
    const restrictions = fc.option(fc.uniqueArray(types, { minLength: 1, maxLength: 4 }), { nil: undefined });
    fc.assert(fc.property(base, conditions, exclusions, restrictions, (make, where, excluding, only) => {
      let selector: ResourceSelector;
      try {
        selector = make();
        for (const [operator, key, value] of where) selector = selector.where(factories[operator](key, value));
        for (const one of excluding) {
          selector = selector.excluding(one instanceof ProtectedResourceType ? ResourceSelector.byType(one) : ResourceSelector.byArn(...one));
        }
      } catch (error) {
        expect((error as Error).message).toMatch(/\(CB-SEL-\d{3}\)$/);
        return;
      }
      accepted++;
      const specs = selector._resolve(newStack(), { only: only?.map(type => type._facts.id) });
      const errors = specs.flatMap(spec => judge('selection', toModel(spec), { label: 'selection', path: '' })).filter(({ severity }) => severity === 'error');
      // A tag that becomes a condition can be the 31st.
      const allowed = only ? ['CB-SEL-006'] : [];
      expect(errors.filter(({ id }) => !allowed.includes(id))).toEqual([]);
    }), { numRuns: 400 });
    expect(accepted).toBeGreaterThan(50);
  });
});
