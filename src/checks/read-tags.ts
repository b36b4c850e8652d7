import { isKnown } from '../model/known';
import type { Leaf } from '../model/known';
import type { TagModel } from '../model/plan/plan-model';
import { reading } from './readers';
import type { Reader } from './readers';
import type { Properties } from './template/properties';

/** The property that holds the tags of a type, and whether it is a map or a list of keys and values. */
interface TagProperty {
  readonly name: string;
  readonly map?: boolean;
}

/** Types that have tags, as their registry schemas say. */
export const TAG_PROPERTIES: Readonly<Record<string, TagProperty>> = {
  'AWS::Backup::BackupPlan': { name: 'BackupPlanTags', map: true },
  'AWS::Backup::BackupVault': { name: 'BackupVaultTags', map: true },
  'AWS::Backup::LogicallyAirGappedBackupVault': { name: 'BackupVaultTags', map: true },
  'AWS::Backup::TieringConfiguration': { name: 'TieringConfigurationTags', map: true },
  'AWS::Backup::Framework': { name: 'FrameworkTags' },
  'AWS::Backup::ReportPlan': { name: 'ReportPlanTags' },
  'AWS::Backup::RestoreTestingPlan': { name: 'Tags' },
  'AWS::Backup::LegalHold': { name: 'Tags' },
  'AWS::Backup::BackupAccessPoint': { name: 'Tags' },
  'AWS::BackupGateway::Hypervisor': { name: 'Tags' },
  'AWS::Organizations::Policy': { name: 'Tags' },
};

/** The tags of a resource itself. */
export const readTags: Reader = resource => {
  const { name, map } = TAG_PROPERTIES[resource.type];
  const { properties } = resource;
  return [reading({
    on: 'tagSet',
    subject: { tags: map ? tagMap(properties, name) : tagList(properties, name) },
    label: resource.type,
    resource,
    locate: modelPath => ({ path: place(properties, name, map === true, /^tags\[(\d+)\]/.exec(modelPath)?.[1]) }),
  })];
};

/** A list of `Key` and `Value`. */
export function tagList(properties: Properties, name: string): Leaf<readonly TagModel[]> {
  const list = properties.list(name);
  return isKnown(list) ? list.map(tag => ({ key: tag.text('Key'), value: tag.text('Value') })) : list;
}

function tagMap(properties: Properties, name: string): Leaf<readonly TagModel[]> {
  const map = properties.map(name);
  return isKnown(map) ? Object.entries(map).map(([key, value]) => ({ key, value })) : map;
}

function place(properties: Properties, name: string, map: boolean, index: string | undefined): string {
  if (index === undefined) return properties.pathOf(name);
  return map ? properties.inside(name).pathOf(properties.inside(name).names()[Number(index)]) : properties.elementPath(name, Number(index));
}
