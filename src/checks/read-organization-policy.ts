import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { policyCharacters, policyContent } from '../model/organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyValue } from '../model/organization/organization-policy-model';
import { policyPath } from '../model/organization/organization-policy-paths';
import { locateIn } from './locate';
import { readTags } from './read-tags';
import { reading } from './readers';
import type { Reader } from './readers';
import type { Properties } from './template/properties';
import { Holed } from './template/site';
import type { TemplateResource } from './template/template-resource';

export const ORGANIZATION_POLICY = 'AWS::Organizations::Policy';

/** Backup policies of an organization; other policies have rules that are not ours. */
export const readOrganizationPolicy: Reader = (resource, index) => {
  if (!isBackupPolicy(resource)) return [];
  const { properties } = resource;
  const subject = organizationPolicyModel(resource);
  return [...readTags(resource, index), reading({
    on: 'organizationPolicy',
    subject,
    label: 'the backup policy',
    resource,
    locate: modelPath => {
      const inside = /^content\/(.*)$/.exec(modelPath)?.[1] ?? (modelPath.startsWith('plans[') ? policyPath(subject.content, modelPath) : undefined);
      return inside === undefined
        ? locateIn(properties, { name: 'Name', description: 'Description', targetIds: 'TargetIds', content: 'Content' })(modelPath)
        : { path: contentPath(properties, inside) };
    },
  })];
};

export function isBackupPolicy({ properties }: TemplateResource): boolean {
  return properties.text('Type') === 'BACKUP_POLICY';
}

export function organizationPolicyModel({ properties }: TemplateResource): OrganizationPolicyModel {
  const { content, characters } = document(properties);
  return { name: properties.text('Name'), description: properties.text('Description'), targetIds: properties.texts('TargetIds'), content, characters };
}

/** The document is an object, or JSON in a text, of which pieces may be known at deployment only. */
function document(properties: Properties): { readonly content: Leaf<PolicyValue>; readonly characters: Leaf<number> } {
  const { value } = properties.find('Content');
  if (value === undefined || value === UNKNOWN) return { content: value, characters: value };
  if (typeof value === 'string') return { content: policyContent(value), characters: value.length };
  if (value instanceof Holed) {
    const content = policyContent(value.text);
    // A hole may hold what the text lacks to be JSON.
    return { content: typeof content === 'string' ? UNKNOWN : content, characters: UNKNOWN };
  }
  if (typeof value !== 'object') return { content: value, characters: UNKNOWN };
  if (Array.isArray(value)) return { content: [], characters: UNKNOWN };
  const content: PolicyValue = properties.inside('Content').whole();
  return { content, characters: policyCharacters(content) };
}

/** Inside of a text there are no paths. */
function contentPath(properties: Properties, inside: string): string {
  const { value, site } = properties.find('Content');
  const isText = typeof value === 'string' || value instanceof Holed;
  return isText || inside === '' ? properties.pathOf('Content') : `${site.path}/${inside}`;
}
