import { CfnResource, Resource, Stack, Token } from 'aws-cdk-lib';
import type { ResourceModel } from '../../model/app-coverage/coverage-model';
import type { ExemptionModel } from '../../model/app-coverage/coverage-subjects';
import { markedPath } from '../../model/app-coverage/resource-identity';
import type { ResourceIdentity } from '../../model/app-coverage/resource-identity';
import { parseArn } from '../../model/arn';
import { UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { resourceType } from '../../model/resources/resource-types';
import { exemptedBelow, exemptionOn } from '../../private/exemption-metadata';
import { findResources } from '../../selection/find-resources';
import type { TemplateIndex } from '../template/template-index';
import { symbolic } from './resource-names';

/** What only the tree tells: exemptions, and resources that were imported from elsewhere. */
export interface ReadConstructs {
  /** By path of the construct. */
  readonly exemptions: ReadonlyMap<string, ExemptionModel>;
  readonly imported: readonly ResourceModel[];
}

export function readConstructs(index: TemplateIndex): ReadConstructs {
  const exemptions = new Map<string, ExemptionModel>();
  const imported: ResourceModel[] = [];
  const sites = new Map(index.templates.map(template => [template.stack, template.site('')]));
  const ofImported = (node: Resource): ResourceModel[] => findResources(node).flatMap(({ arn, types }): ResourceModel[] => {
    const stack = Stack.of(node);
    const site = sites.get(stack);
    const ids = types === 'any' ? [] : types;
    const text = site && symbolic(stack.resolve(arn), site);
    if (text !== undefined && ASSETS.test(text)) return [];
    return [{
      path: node.node.path,
      logicalId: '',
      stack: stack.node.path,
      cloudFormationType: '',
      types: ids,
      label: ids.length === 1 ? resourceType(ids[0]).label : 'resource',
      sameAs: text === undefined ? undefined : markedPath(text),
      identity: text === undefined ? undefined : identityOf(text),
      tags: { values: new Map<string, string>(), complete: false },
      account: known(node.env.account),
      region: known(node.env.region),
      deployment: node.node.path,
      condition: undefined,
      imported: true,
      within: [],
    }];
  });
  for (const construct of exemptedBelow(index.scope)) exemptions.set(construct.node.path, exemptionOn(construct)!);
  for (const { construct } of index.constructs) {
    if (Resource.isResource(construct) && !isOwned(construct)) imported.push(...ofImported(construct));
  }
  return { exemptions, imported };
}

/** The bucket of a bootstrap, which code of functions is taken from: what lies there can be published anew. */
const ASSETS = /:s3:::cdk-[a-z0-9]+-assets-/;

/** Nearly every resource of aws-cdk-lib has its own below this id, which is found without a look at the other one. */
function isOwned(resource: Resource): boolean {
  return CfnResource.isCfnResource(resource.node.tryFindChild('Resource')) || Resource.isOwnedResource(resource);
}

function known(place: string): Leaf<string> {
  return Token.isUnresolved(place) ? UNKNOWN : place;
}

function identityOf(arn: string): ResourceIdentity | undefined {
  const parts = parseArn(arn);
  if (parts?.resource === undefined) return undefined;
  const { service, region = '', account = '', resource } = parts;
  const place = (text: string): Leaf<string> => /^[a-z0-9-]+$/.test(text) ? text : UNKNOWN;
  return { service, resource, global: region === '' && account === '', generatedPrefix: '', region: place(region), account: place(account) };
}
