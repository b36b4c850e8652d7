import { CfnResource } from 'aws-cdk-lib';
import type { CfnElement, Stack } from 'aws-cdk-lib';
import type { TemplateResource } from './template-resource';
import type { Placed } from './tree';

/** Says which construct made a resource; undefined where the template was written by something else than constructs. */
export type FindMaker = (resource: TemplateResource) => Placed<CfnElement> | undefined;

type Resources = ReadonlyMap<string, TemplateResource>;

/**
 * Finds the makers of the resources of a template: what the metadata of a resource say, where no other resource says the same,
 * and otherwise the construct with its logical id.
 */
export function makersOf(stack: Stack, elements: readonly Placed<CfnElement>[], resources: Resources): FindMaker {
  const makers = inStep(elements, resources);
  return makers ? resource => makers.get(resource) : lookUp(stack, elements, resources);
}

/**
 * A template that comes from constructs alone has its resources in the order of the tree, each with its path in its metadata.
 * undefined where that is not so.
 */
function inStep(elements: readonly Placed<CfnElement>[], resources: Resources): ReadonlyMap<TemplateResource, Placed<CfnElement>> | undefined {
  const makers = new Map<TemplateResource, Placed<CfnElement>>();
  let next = 0;
  for (const resource of resources.values()) {
    const said = resource.pathInMetadata;
    while (next < elements.length && (elements[next].path !== said || !CfnResource.isCfnResource(elements[next].construct))) next++;
    if (next === elements.length) return undefined;
    makers.set(resource, elements[next++]);
  }
  return makers;
}

/** A template that was included may bring paths of the app that it comes from, or none. */
function lookUp(stack: Stack, elements: readonly Placed<CfnElement>[], resources: Resources): FindMaker {
  const byPath = new Map(elements.map(element => [element.path, element]));
  const ambiguous = saidTwice(resources.values());
  let byLogicalId: ReadonlyMap<string, Placed<CfnElement>> | undefined;
  return ({ logicalId, pathInMetadata: said }) => {
    const maker = said === undefined || ambiguous.has(said) ? undefined : byPath.get(said);
    if (maker) return maker;
    byLogicalId ??= new Map(elements.map(element => [idOf(element.construct, stack, resources), element]));
    return byLogicalId.get(logicalId);
  };
}

function saidTwice(resources: Iterable<TemplateResource>): ReadonlySet<string> {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const { pathInMetadata: said } of resources) {
    if (said !== undefined) (once.has(said) ? several : once).add(said);
  }
  return several;
}

/** An id that was overridden is known only when its token is resolved, which takes several times as long. */
function idOf(element: CfnElement, stack: Stack, resources: Resources): string {
  const generated = generatedIdOf(element, stack);
  return generated !== undefined && resources.has(generated) ? generated : String(stack.resolve(element.logicalId));
}

/** aws-cdk-lib makes none from a path without a letter or digit, where it was given another one. */
function generatedIdOf(element: CfnElement, stack: Stack): string | undefined {
  try {
    return stack.getLogicalId(element);
  } catch {
    return undefined;
  }
}
