import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { arnLeaf, typesOfArn } from '../model/arn';
import { isKnown } from '../model/known';
import type { CloudFormationForm, ResourceTypeFacts } from '../model/resources/resource-type-facts';
import { RESOURCE_TYPES } from '../model/resources/resource-types';
import type { SelectedResource } from './selection-spec';

/**
 * Everything below a construct that AWS Backup supports, whatever L2 made it; or, where the construct is imported and
 * has nothing below it, the resource that it stands for.
 */
export function findResources(root: IConstruct): SelectedResource[] {
  const found = walk(root, root);
  if (found.length > 0) return found;
  const imported = isImported(root) ? ofImported(root) : undefined;
  return imported ? [imported] : [];
}

/** What a construct holds, in words, where nothing was found in it. */
export function contentsOf(root: IConstruct): string {
  const types = [...new Set(root.node.findAll().filter(node => CfnResource.isCfnResource(node)).map(node => node.cfnResourceType))];
  return types.length > 0 ? types.slice(0, 5).join(', ') + (types.length > 5 ? ', …' : '') : 'no resource';
}

function walk(node: IConstruct, root: IConstruct): SelectedResource[] {
  const own = CfnResource.isCfnResource(node) ? ofResource(node, node === root) : undefined;
  const below = node.node.children.filter(child => !isForeignStack(child)).flatMap(child => walk(child, root));
  return own ? [own, ...below] : below;
}

/** A stack that only lives in another one's scope is not a part of it. */
function isForeignStack(child: IConstruct): boolean {
  return Stack.isStack(child) && child.nestedStackParent === undefined && child.node.scopes.slice(0, -1).some(scope => Stack.isStack(scope));
}

function ofResource(resource: CfnResource, named: boolean): SelectedResource | undefined {
  const matches = RESOURCE_TYPES.flatMap(facts => facts.cloudFormation
    .filter(form => form.type === resource.cfnResourceType && (named || !form.namedOnly) && applies(form, resource))
    .map(form => ({ facts, form })));
  if (matches.length === 0) return undefined;
  return {
    arn: arnOf(resource, matches[0].facts, matches[0].form),
    // Several types where the property that tells them apart is not known at synth.
    types: matches.map(({ facts }) => facts.id),
    construct: resource,
  };
}

function applies({ only, unless }: CloudFormationForm, resource: CfnResource): boolean {
  if (unless !== undefined && property(resource, unless) !== undefined) return false;
  const value = only && property(resource, only.property);
  if (!only || typeof value !== 'string' || Token.isUnresolved(value)) return true;
  return only.values.includes(value) || only.values.includes(value.toLowerCase());
}

function property(construct: IConstruct, name: string): unknown {
  return Reflect.get(construct, name) as unknown;
}

function arnOf(resource: CfnResource, { arn }: ResourceTypeFacts, { attribute, refIsArn, suffix = '' }: CloudFormationForm): string {
  if (attribute) return `${Token.asString(resource.getAtt(attribute))}${suffix}`;
  if (refIsArn) return resource.ref;
  const { partition, region, account } = Stack.of(resource);
  return `arn:${partition}:${arn.service}:${region}:${account}:${arn.resource}${resource.ref}`;
}

/**
 * Where imported constructs keep their ARN; the types are for an ARN that is known at deployment only. `instanceArn` is not
 * among them: instances of DocumentDB have it too, and are protected with their cluster.
 */
const ARN_PROPERTIES: readonly { readonly path: readonly string[]; readonly types: readonly string[] }[] = [
  { path: ['tableArn'], types: ['dynamodb'] },
  { path: ['bucketArn'], types: ['s3'] },
  { path: ['fileSystemArn'], types: ['efs'] },
  { path: ['clusterArn'], types: [] },
  { path: ['tableRef', 'tableArn'], types: ['dynamodb'] },
  { path: ['bucketRef', 'bucketArn'], types: ['s3'] },
  { path: ['fileSystemRef', 'fileSystemArn'], types: ['efs'] },
  { path: ['dbInstanceRef', 'dbInstanceArn'], types: ['rds'] },
  { path: ['dbClusterRef', 'dbClusterArn'], types: [] },
  { path: ['clusterRef', 'clusterArn'], types: [] },
  { path: ['databaseRef', 'databaseArn'], types: [] },
];

function isImported(root: IConstruct): boolean {
  return !Stack.isStack(root) && !CfnResource.isCfnResource(root) && !root.node.findAll().some(node => CfnResource.isCfnResource(node));
}

function ofImported(construct: IConstruct): SelectedResource | undefined {
  for (const { path, types } of ARN_PROPERTIES) {
    const arn = read(construct, path);
    if (arn === undefined) continue;
    const known = arnLeaf(arn);
    const ofArn = isKnown(known) ? typesOfArn(known) : types;
    if (ofArn !== 'any' && ofArn.length > 0) return { arn, types: ofArn, construct };
  }
  return undefined;
}

function read(construct: IConstruct, path: readonly string[]): string | undefined {
  try {
    let value: unknown = construct;
    for (const name of path) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = Reflect.get(value, name) as unknown;
    }
    return typeof value === 'string' ? value : undefined;
  } catch {
    // Imported constructs throw where the import did not say enough to know the ARN.
    return undefined;
  }
}
