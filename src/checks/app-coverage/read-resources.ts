import type { ResourceModel, ResourceTags } from '../../model/app-coverage/coverage-model';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { TagReader } from './read-tags';
import { identityOf, kindOf } from './resource-names';
import type { ResourceKind } from './resource-names';

/** A resource as coverage judges it, with where it was read. */
export interface ReadResource {
  readonly model: ResourceModel;
  readonly resource: TemplateResource;
}

/** A database of Timestream is only the sum of its tables, and a nested stack only packaging. */
const PACKAGING = new Set(['AWS::Timestream::Database', 'AWS::CloudFormation::Stack']);

/** Every resource of the templates that AWS Backup protects by itself. */
export function readResources(index: TemplateIndex): ReadResource[] {
  const attached = attachedVolumes(index);
  const tags = new TagReader();
  const read: ReadResource[] = [];
  for (const type of STATEFUL_TYPES.keys()) {
    if (PACKAGING.has(type)) continue;
    for (const resource of index.ofType(type)) {
      const kind = kindOf(resource);
      if (kind) read.push({ resource, model: modelOf(resource, kind, tags.read(resource), attached.get(resource) ?? NOTHING) });
    }
  }
  return read;
}

const NOTHING: readonly string[] = [];

function modelOf(resource: TemplateResource, kind: ResourceKind, tags: ResourceTags, within: readonly string[]): ResourceModel {
  const { template } = resource;
  return {
    path: resource.constructPath,
    logicalId: resource.logicalId,
    stack: template.stackPath,
    cloudFormationType: resource.type,
    types: kind.types,
    label: kind.label,
    identity: identityOf(resource, kind.forms[0]),
    tags,
    account: template.account,
    region: template.region,
    deployment: template.deployment,
    condition: conditionOf(resource),
    imported: false,
    within,
  };
}

export function conditionOf({ condition, template }: TemplateResource): string | undefined {
  return condition === undefined ? undefined : `${template.path} ${condition}`;
}

/** The backup of an instance holds all volumes that are attached to it. */
function attachedVolumes(index: TemplateIndex): ReadonlyMap<TemplateResource, string[]> {
  const instances = new Map<TemplateResource, string[]>();
  const attach = (volume: TemplateResource | undefined, instance: TemplateResource | undefined) => {
    if (volume && instance) instances.set(volume, [...instances.get(volume) ?? [], instance.constructPath]);
  };
  for (const { properties } of index.ofType('AWS::EC2::VolumeAttachment')) {
    attach(properties.target('VolumeId')?.resource, properties.target('InstanceId')?.resource);
  }
  for (const instance of index.ofType('AWS::EC2::Instance')) {
    const volumes = instance.properties.list('Volumes');
    if (typeof volumes === 'object') for (const volume of volumes) attach(volume.target('VolumeId')?.resource, instance);
  }
  return instances;
}
