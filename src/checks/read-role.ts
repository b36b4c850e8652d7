import { parseArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { locateIn } from './locate';
import { statementsOf } from './policy-document';
import { RESTORE_TESTING_SELECTION } from './read-restore-testing';
import { SELECTION, selectionModel } from './read-selection';
import { reading } from './readers';
import type { Reader } from './readers';
import type { Properties } from './template/properties';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

export const ROLE = 'AWS::IAM::Role';

/** Policies that name the roles they belong to; the last one has one role. */
const ATTACHED = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

/** Roles that take backups for a selection of the app, or restore for a test. */
export const readRole: Reader = (resource, index) => {
  const all = selectionsByRole(index).get(resource) ?? [];
  if (all.length === 0) return [];
  const selections = all.filter(({ type }) => type === SELECTION);
  const { properties } = resource;
  return [reading({
    on: 'role',
    subject: {
      trusted: trusted(properties),
      managedPolicies: properties.arns('ManagedPolicyArns'),
      // What a role that only restores may do is not looked at.
      ownActions: selections.length > 0 ? ownActions(resource, index) : UNKNOWN,
      selectedTypes: [...new Set(selections.flatMap(selection => selectionModel(selection).sureTypes ?? []))],
    },
    label: 'the role',
    resource,
    locate: locateIn(properties, { trusted: 'AssumeRolePolicyDocument', managedPolicies: 'ManagedPolicyArns' }),
  })];
};

const KNOWN = new WeakMap<TemplateIndex, ReadonlyMap<TemplateResource, readonly TemplateResource[]>>();

function selectionsByRole(index: TemplateIndex): ReadonlyMap<TemplateResource, readonly TemplateResource[]> {
  const known = KNOWN.get(index);
  if (known) return known;
  const byRole = new Map<TemplateResource, TemplateResource[]>();
  index.cases.outside(() => {
    for (const selection of [...index.ofType(SELECTION), ...index.ofType(RESTORE_TESTING_SELECTION)]) {
      const role = roleOf(selection, index);
      if (role) byRole.set(role, [...byRole.get(role) ?? [], selection]);
    }
  });
  KNOWN.set(index, byRole);
  return byRole;
}

function roleOf(selection: TemplateResource, index: TemplateIndex): TemplateResource | undefined {
  const properties = selection.type === SELECTION ? selection.properties.inside('BackupSelection') : selection.properties;
  const target = properties.target('IamRoleArn')?.resource;
  if (target) return target.type === ROLE ? target : undefined;
  const arn = properties.arn('IamRoleArn');
  const name = isKnown(arn) ? parseArn(arn)?.resource?.replace(/^role\//, '') : undefined;
  // The account of the selection is the only one that the role can be in.
  return name === undefined ? undefined : index.named(ROLE, 'RoleName', name, selection);
}

function trusted(properties: Properties): Leaf<readonly Leaf<string>[]> {
  const statements = statementsOf(properties.json('AssumeRolePolicyDocument'));
  return statements ? statements.filter(({ effect }) => effect !== 'Deny').flatMap(({ principals }) => principals) : UNKNOWN;
}

function ownActions(role: TemplateResource, index: TemplateIndex): Leaf<readonly Leaf<string>[]> {
  const inline = role.properties.list('Policies');
  if (inline === UNKNOWN) return UNKNOWN;
  const attached = ATTACHED.flatMap(type => index.ofType(type)).map(({ properties }) => properties).filter(properties => isFor(properties, role));
  const documents = [...(isKnown(inline) ? inline : []), ...attached].map(policy => statementsOf(policy.json('PolicyDocument')));
  if (documents.includes(undefined)) return UNKNOWN;
  return documents.flatMap(document => document ?? []).filter(({ effect }) => effect !== 'Deny').flatMap(({ actions }) => actions);
}

function isFor(policy: Properties, role: TemplateResource): boolean {
  const name = role.properties.text('RoleName');
  if (policy.target('RoleName')?.resource === role || policy.targets('Roles').some(target => target?.resource === role)) return true;
  if (!isKnown(name)) return false;
  const roles = policy.texts('Roles');
  return policy.text('RoleName') === name || (isKnown(roles) && roles.includes(name));
}
