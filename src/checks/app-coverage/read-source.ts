import type { CoveringPlan } from '../../model/app-coverage/coverage-model';
import type { CoverageStatus } from '../../model/app-coverage/coverage-subjects';
import { SelectionMatcher } from '../../model/app-coverage/selection-matcher';
import type { BucketSource, LifecycleRuleSource, SourceModel } from '../../model/app-coverage/source-model';
import { samePlace } from '../../model/app-coverage/verdict';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { resourceType } from '../../model/resources/resource-types';
import { keysOf } from '../source-keys';
import { Properties } from '../template/properties';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import type { ReadResource } from './read-resources';

type SourceReader = (resource: TemplateResource) => SourceModel;

/**
 * What the template says of a resource that bears on its backups; undefined where there is nothing to look at. Of a resource
 * that nobody protects only the volumes matter that it brings along.
 */
export function readSource(model: ReadResource, status: CoverageStatus, plans: readonly CoveringPlan[]): SourceModel | undefined {
  const { resource } = model;
  if (status !== 'protected' && resource.type !== INSTANCE) return undefined;
  const awsManagedKey = keysOf(resource).includes('managed');
  const own = readOwn(resource, () => volumeSelections(model, plans));
  return awsManagedKey ? { ...own, awsManagedKey } : own;
}

const INSTANCE = 'AWS::EC2::Instance';

function readOwn(resource: TemplateResource, selections: () => ReturnType<typeof volumeSelections>): SourceModel | undefined {
  if (resource.type === INSTANCE) {
    return { instance: { propagatesTags: resource.properties.flag('PropagateTagsToVolumeOnCreation'), volumeSelections: selections() } };
  }
  return Object.hasOwn(READERS, resource.type) ? READERS[resource.type](resource) : undefined;
}

const READERS: Readonly<Record<string, SourceReader>> = {
  'AWS::S3::Bucket': resource => ({ bucket: readBucket(resource) }),
  'AWS::RDS::DBInstance': readDatabase,
  'AWS::RDS::DBCluster': readDatabase,
  'AWS::EFS::FileSystem': ({ properties }) => ({ fileSystem: { automaticBackups: properties.inside('BackupPolicy').text('Status') } }),
  'AWS::DynamoDB::Table': resource => readTable(resource, resource.properties),
  'AWS::DynamoDB::GlobalTable': resource => {
    const replicas = resource.properties.list('Replicas');
    const replica = isKnown(replicas) ? replicas.find(one => one.text('Region') === resource.region) ?? replicas[0] as Properties | undefined : undefined;
    return readTable(resource, replica ?? Properties.unknown(resource.properties.site));
  },
};

function readDatabase({ properties }: TemplateResource): SourceModel {
  return { database: { automatedBackupDays: properties.number('BackupRetentionPeriod') } };
}

function readTable({ deletionPolicy }: TemplateResource, properties: Properties): SourceModel {
  return {
    table: {
      pointInTimeRecovery: properties.inside('PointInTimeRecoverySpecification').flag('PointInTimeRecoveryEnabled'),
      deletionProtection: properties.flag('DeletionProtectionEnabled'),
      retained: deletionPolicy !== undefined && deletionPolicy !== 'Delete',
    },
  };
}

function readBucket(bucket: TemplateResource): BucketSource {
  const { properties } = bucket;
  const own = properties.object('NotificationConfiguration');
  const set = own === undefined ? [] : [own === UNKNOWN ? Properties.unknown(properties.site) : own];
  const custom = customNotifications(bucket.template.index).get(bucket);
  const notifications = custom ? [...set, ...custom] : set;
  const lifecycle = properties.object('LifecycleConfiguration');
  return {
    versioning: properties.inside('VersioningConfiguration').text('Status'),
    lifecycleRules: isKnown(lifecycle) ? lifecycleRules(lifecycle.list('Rules')) : lifecycle,
    ...notifications.length > 0 ? readNotifications(notifications) : SILENT,
  };
}

const SILENT: Pick<BucketSource, 'notifies' | 'eventBridge'> = { notifies: false, eventBridge: undefined };

function readNotifications(notifications: readonly Properties[]): typeof SILENT {
  const targets = notifications.flatMap(of => TARGETS.map(name => of.list(name)));
  const bridges = notifications.map(of => of.object('EventBridgeConfiguration')).map(bridge => isKnown(bridge) ? bridge.flag('EventBridgeEnabled') ?? true : bridge);
  return {
    notifies: targets.some(list => isKnown(list) && list.length > 0) || (targets.includes(UNKNOWN) ? UNKNOWN : false),
    // The object alone switches it on.
    eventBridge: bridges.find(bridge => bridge === true) ?? bridges.find(bridge => bridge !== undefined),
  };
}

// The custom resource of aws-cdk-lib has the names of the S3 API.
const TARGETS = ['TopicConfigurations', 'QueueConfigurations', 'LambdaConfigurations', 'LambdaFunctionConfigurations'];

const NOTIFICATIONS = new WeakMap<TemplateIndex, ReadonlyMap<TemplateResource, Properties[]>>();

/** Notifications that aws-cdk-lib sets with a custom resource beside the bucket. */
function customNotifications(index: TemplateIndex): ReadonlyMap<TemplateResource, Properties[]> {
  const known = NOTIFICATIONS.get(index);
  if (known) return known;
  const byBucket = new Map<TemplateResource, Properties[]>();
  for (const { properties } of index.ofType('Custom::S3BucketNotifications')) {
    const bucket = properties.target('BucketName')?.resource;
    if (bucket) byBucket.set(bucket, [...byBucket.get(bucket) ?? [], properties.inside('NotificationConfiguration')]);
  }
  NOTIFICATIONS.set(index, byBucket);
  return byBucket;
}

function lifecycleRules(rules: Leaf<readonly Properties[]>): Leaf<readonly LifecycleRuleSource[]> {
  if (!isKnown(rules)) return rules;
  return rules.map((rule, i): LifecycleRuleSource => {
    const transitions = ['Transitions', 'NoncurrentVersionTransitions'].map(name => rule.list(name)).flatMap(list => isKnown(list) ? list : []);
    const older = ['Transition', 'NoncurrentVersionTransition'].map(name => rule.object(name)).filter(isKnown);
    const name = rule.text('Id');
    const status = rule.text('Status');
    return {
      name: isKnown(name) ? `'${name}'` : String(i + 1),
      enabled: isKnown(status) ? status === 'Enabled' : status === undefined ? false : UNKNOWN,
      storageClasses: [...transitions, ...older].map(transition => transition.text('StorageClass')),
      noncurrentDays: rule.inside('NoncurrentVersionExpiration').number('NoncurrentDays') ?? rule.number('NoncurrentVersionExpirationInDays'),
    };
  });
}

/**
 * Selections that would take the volumes of an instance if they had its tags, and do not take the instance. Volumes that
 * an instance makes for itself are in no template.
 */
function volumeSelections(instance: ReadResource, plans: readonly CoveringPlan[]): string[] {
  const { identity } = instance;
  const volume = { ...instance, types: [resourceType('ebs').id], identity: { ...identity, resource: identity.resource.replace('instance/', 'volume/') } };
  return plans.flatMap(plan => samePlace(plan, instance) === 'no' ? [] : plan.selections.filter(namesVolumes).flatMap(selection => {
    const matcher = new SelectionMatcher(selection);
    const untagged = { ...volume, tags: { values: new Map<string, string>(), complete: true } };
    const taken = matcher.match(volume).covered === 'yes' && matcher.match(untagged).covered === 'no' && matcher.match(instance).covered === 'no';
    return taken ? [isKnown(selection.name) ? selection.name : selection.path] : [];
  }));
}

function namesVolumes({ resources }: CoveringPlan['selections'][number]): boolean {
  return isKnown(resources) && resources.some(arn => typeof arn === 'string' && arn.includes(':volume/'));
}
