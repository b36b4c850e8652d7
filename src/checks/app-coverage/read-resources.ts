import type { ResourceModel } from '../../model/app-coverage/coverage-model';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { readTags } from './read-tags';
import { identityOf, typesOf } from './resource-names';

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
  return [...STATEFUL_TYPES.keys()].filter(type => !PACKAGING.has(type)).flatMap(type => index.ofType(type).flatMap(resource => {
    const forms = typesOf(resource);
    if (forms.length === 0) return [];
    const model: ResourceModel = {
      path: resource.constructPath,
      logicalId: resource.logicalId,
      stack: resource.template.stackPath,
      cloudFormationType: resource.type,
      types: forms.map(({ facts }) => facts.id),
      label: forms.length === 1 ? forms[0].facts.label : `${forms[0].facts.backupTypeName} resource`,
      identity: identityOf(resource, forms[0]),
      tags: readTags(resource),
      account: resource.account,
      region: resource.region,
      deployment: resource.template.deployment,
      condition: conditionOf(resource),
      imported: false,
      within: attached.get(resource) ?? [],
    };
    return [{ model, resource }];
  }));
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
