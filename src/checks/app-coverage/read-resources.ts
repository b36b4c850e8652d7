import type { ResourceModel, ResourceTags } from '../../model/app-coverage/coverage-model';
import type { ResourceIdentity } from '../../model/app-coverage/resource-identity';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import type { Leaf } from '../../model/known';
import { kindOf } from '../resource-kinds';
import type { ResourceKind } from '../resource-kinds';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { TagReader } from './read-tags';
import { identityOf } from './resource-names';

/** A resource of a template, as coverage judges it. */
export class ReadResource implements ResourceModel {
  public readonly path: string;
  public readonly logicalId: string;
  public readonly stack: string;
  public readonly cloudFormationType: string;
  public readonly types: readonly string[];
  public readonly label: string;
  public readonly account: Leaf<string>;
  public readonly region: Leaf<string>;
  public readonly deployment: string;
  public readonly condition: string | undefined;
  public readonly imported = false;
  private ownIdentity: ResourceIdentity | undefined;

  constructor(
    public readonly resource: TemplateResource,
    private readonly kind: ResourceKind,
    public readonly tags: ResourceTags,
    public readonly within: readonly string[],
  ) {
    const { template } = resource;
    this.path = resource.constructPath;
    this.logicalId = resource.logicalId;
    this.stack = template.stackPath;
    this.cloudFormationType = resource.type;
    this.types = kind.types;
    this.label = kind.label;
    this.account = template.account;
    this.region = template.region;
    this.deployment = template.deployment;
    this.condition = conditionOf(resource);
  }

  /** Worked out when it is asked for, which is where selections have patterns or names. */
  public get identity(): ResourceIdentity {
    return this.ownIdentity ??= identityOf(this.resource, this.kind.forms[0]);
  }
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
      if (kind) read.push(new ReadResource(resource, kind, tags.read(resource), attached.get(resource) ?? NOTHING));
    }
  }
  return read;
}

const NOTHING: readonly string[] = [];

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
