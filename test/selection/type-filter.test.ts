import { App, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { ProtectedResourceType, ResourceSelector, TagCondition } from '../../src';
import { arnLeaf, HOLE, matchesPattern } from '../../src/model/arn';
import { isKnown } from '../../src/model/known';
import { RESOURCE_TYPES, typesNotSurely } from '../../src/model/resources/resource-types';
import type { SelectedResource, SelectionSpec } from '../../src/selection/selection-spec';

/*
 * A set-up whose rules copy into an air-gapped vault has two plans: one without what surely cannot go there, and one for
 * just that. Read as AWS Backup reads them, they share out a selection: nothing is lost, and nothing is backed up twice.
 */

const NO_AIR_GAP = typesNotSurely('logicallyAirGapped');

interface Resource {
  readonly type: string;
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

const TAGS: Record<string, string>[] = [{}, { a: '1' }, { b: '2' }, { a: '1', b: '2' }];
const EVERY_RESOURCE: readonly Resource[] = RESOURCE_TYPES.flatMap(({ id, arn }) => TAGS.map((tags, i): Resource => ({
  type: id,
  arn: arn.global ? `arn:aws:${arn.service}:::${arn.resource}${id}-${i}` : `arn:aws:${arn.service}:eu-west-1:111122223333:${arn.resource}${id}-${i}`,
  tags,
})));

function selects({ resources, notResources, listOfTags, conditions, everything }: SelectionSpec, resource: Resource): boolean {
  const named = everything || resources.some(pattern => stands(pattern, resource))
    || listOfTags.some(({ key, value }) => resource.tags[key] === value);
  const meets = conditions.every(({ operator, key, value }) => {
    const equal = resource.tags[key.replace('aws:ResourceTag/', '')] === value;
    return operator === 'StringEquals' ? equal : !equal;
  });
  return named && meets && !notResources.some(pattern => stands(pattern, resource));
}

function stands({ arn }: SelectedResource, { arn: own }: Resource): boolean {
  const text = arnLeaf(arn);
  return isKnown(text) && matchesPattern(own, text.replace(`arn:${HOLE}`, 'arn:aws'));
}

const types = Object.values(ProtectedResourceType).filter((type): type is ProtectedResourceType => type instanceof ProtectedResourceType);
const selectors = fc.oneof(
  fc.constant(ResourceSelector.everything()),
  fc.constantFrom(ResourceSelector.byTag('a', '1'), ResourceSelector.byAnyTag({ a: '1', b: '2' }), ResourceSelector.byAllTags({ a: '1', b: '2' })),
  fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 4 }).map(list => ResourceSelector.byType(...list)),
  fc.uniqueArray(fc.constantFrom(...EVERY_RESOURCE), { minLength: 1, maxLength: 6 })
    .map(list => ResourceSelector.byArn(...list.map(({ arn }) => arn))),
  fc.constantFrom('arn:aws:rds:*', 'arn:aws:fsx:*:*:*', 'arn:aws:rds:*:*:cluster:*', 'arn:aws:ec2:eu-west-1:*')
    .map(arn => ResourceSelector.byArn(arn)),
);
const excluding = fc.option(fc.constantFrom(...types), { nil: undefined });
const narrowed = fc.boolean();

/** undefined: refused, because it leaves nothing. */
function narrowedDown(base: ResourceSelector, type: ProtectedResourceType | undefined, narrow: boolean): ResourceSelector | undefined {
  try {
    const selector = narrow ? base.where(TagCondition.notEqualTo('b', '2')) : base;
    return type ? selector.excluding(ResourceSelector.byType(type)) : selector;
  } catch {
    return undefined;
  }
}

test('what cannot go into an air-gapped vault and the rest share out every selection', () => {
  const stack = new Stack(new App(), 'S');
  fc.assert(fc.property(selectors, excluding, narrowed, (base, type, narrow) => {
    const selector = narrowedDown(base, type, narrow);
    fc.pre(selector !== undefined);
    const whole = selector._resolve(stack);
    const parts = [selector._resolve(stack, { without: NO_AIR_GAP }), selector._resolve(stack, { surely: NO_AIR_GAP })];
    const isIn = (specs: readonly SelectionSpec[], resource: Resource) => specs.some(spec => selects(spec, resource));
    const wrong = EVERY_RESOURCE.filter(resource => parts.filter(specs => isIn(specs, resource)).length !== (isIn(whole, resource) ? 1 : 0));
    expect(wrong).toEqual([]);
  }), { numRuns: 300 });
});

test('types that share their ARNs with one that can go there take the way of that one, and so do stacks, which nobody named', () => {
  const stack = new Stack(new App(), 'S');
  const ordinary = ResourceSelector.byTag('a', '1')._resolve(stack, { surely: NO_AIR_GAP });
  const reached = (resource: Resource) => ordinary.some(spec => selects(spec, resource));
  const passed = NO_AIR_GAP.filter(type => !EVERY_RESOURCE.some(resource => resource.type === type && reached(resource)));
  expect(passed).toEqual(['rds-cluster', 'fsx-openzfs', 'cloudformation']);
});
