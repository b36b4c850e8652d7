import type { ResourceTags } from '../../model/app-coverage/coverage-model';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import type { StatefulType } from '../../model/app-coverage/stateful-types';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import type { Properties } from '../template/properties';
import type { Template } from '../template/template';
import type { TemplateResource } from '../template/template-resource';

/**
 * Reads tags of resources as they will be: their own, and those of their stack that CloudFormation hands on. Most resources of
 * an app have the same ones, so what is written alike in a template is read once, and is one object.
 */
export class TagReader {
  private readonly byTemplate = new Map<Template, TagsInTemplate>();

  public read(resource: TemplateResource): ResourceTags {
    const { template } = resource;
    let known = this.byTemplate.get(template);
    if (!known) this.byTemplate.set(template, known = { ofStack: stackTags(template), byText: new Map() });
    const facts = STATEFUL_TYPES.get(resource.type)!;
    const written = resource.properties.known ? resource.properties.raw(facts.tagHolder?.property ?? facts.tagProperty) ?? null : undefined;
    const text = `${resource.type} ${JSON.stringify(written)}`;
    let tags = known.byText.get(text);
    if (!tags) known.byText.set(text, tags = joined(ownTags(resource, facts), known.ofStack, facts));
    return tags;
  }
}

interface TagsInTemplate {
  readonly ofStack: ReadonlyMap<string, string>;
  readonly byText: Map<string, ResourceTags>;
}

function joined(own: ResourceTags, ofStack: ReadonlyMap<string, string>, { stackTags: handedOn }: StatefulType): ResourceTags {
  if (handedOn === false) return own;
  const values = new Map<string, Leaf<string>>();
  for (const [key, value] of ofStack) values.set(key, handedOn === true ? value : UNKNOWN);
  for (const [key, value] of own.values) values.set(key, value);
  return { values, complete: own.complete };
}

/** Tags of the stack that is deployed; nested stacks get those of their parents. */
function stackTags(template: Template): ReadonlyMap<string, string> {
  const stacks = [template.stack];
  while (stacks[0].nestedStackParent) stacks.unshift(stacks[0].nestedStackParent);
  return new Map(stacks.flatMap(stack => Object.entries(stack.tags.tagValues())));
}

const NO_TAGS: ResourceTags = { values: new Map(), complete: true };
const UNKNOWN_TAGS: ResourceTags = { values: new Map(), complete: false };

function ownTags(resource: TemplateResource, facts: StatefulType): ResourceTags {
  const holder = holderOf(resource, facts);
  if (holder === UNKNOWN) return UNKNOWN_TAGS;
  if (holder === undefined) return NO_TAGS;
  if (!holder.known) return UNKNOWN_TAGS;
  return facts.tagStyle === 'map' ? fromMap(holder.map(facts.tagProperty)) : fromList(holder.list(facts.tagProperty));
}

/** The properties in which the tags stand; of a table in several Regions, the replica in the Region of the stack. */
function holderOf({ properties, region }: TemplateResource, { tagHolder }: StatefulType): Leaf<Properties> {
  if (!tagHolder) return properties;
  if (!tagHolder.perRegion) return properties.object(tagHolder.property);
  const replicas = properties.list(tagHolder.property);
  if (!isKnown(replicas)) return replicas;
  return replicas.find(replica => replica.text('Region') === region) ?? (replicas.length === 1 ? replicas[0] : UNKNOWN);
}

function fromList(list: Leaf<readonly Properties[]>): ResourceTags {
  if (list === undefined) return NO_TAGS;
  if (list === UNKNOWN) return UNKNOWN_TAGS;
  const values = new Map<string, Leaf<string>>();
  let complete = true;
  for (const tag of list) {
    const key = tag.known ? tag.text('Key') : UNKNOWN;
    // CloudFormation takes a tag without a value for one with an empty value.
    if (isKnown(key)) values.set(key, tag.text('Value') ?? '');
    else complete = false;
  }
  return { values, complete };
}

function fromMap(map: Leaf<Readonly<Record<string, Leaf<string>>>>): ResourceTags {
  if (map === undefined) return NO_TAGS;
  return map === UNKNOWN ? UNKNOWN_TAGS : { values: new Map(Object.entries(map)), complete: true };
}
