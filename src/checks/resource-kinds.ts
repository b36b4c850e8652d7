import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { CloudFormationForm, ResourceTypeFacts } from '../model/resources/resource-type-facts';
import { RESOURCE_TYPES } from '../model/resources/resource-types';
import type { TemplateResource } from './template/template-resource';

/** A type that a resource is, or can be, and the form under which CloudFormation has it. */
export interface TypeForm {
  readonly facts: ResourceTypeFacts;
  readonly form: CloudFormationForm;
}

/** What is the same for all resources of a kind. */
export interface ResourceKind {
  readonly forms: readonly TypeForm[];
  /** Ids of the types. */
  readonly types: readonly string[];
  /** As it reads in a sentence. */
  readonly label: string;
}

const FORMS = new Map<string, TypeForm[]>();
for (const facts of RESOURCE_TYPES) {
  for (const form of facts.cloudFormation) FORMS.set(form.type, [...FORMS.get(form.type) ?? [], { facts, form }]);
}

const KINDS: ReadonlyMap<string, ResourceKind> = new Map([...FORMS].map(([type, forms]) => [type, kindOfForms(forms)!]));

/** Forms of CloudFormation whose properties say which type of AWS Backup it is. */
const HANGING = new Set([...FORMS].filter(([, forms]) => forms.some(({ form: { only, unless } }) => only ?? unless)).map(([type]) => type));

/** Whether AWS Backup protects some resources of a type of CloudFormation. */
export function isSupported(type: string): boolean {
  return KINDS.has(type);
}

/** What a resource is, as far as its properties tell; undefined where AWS Backup does not protect it by itself. */
export function kindOf(resource: TemplateResource): ResourceKind | undefined {
  const kind = KINDS.get(resource.type);
  if (!kind || !HANGING.has(resource.type)) return kind;
  return kindOfForms(kind.forms.filter(({ form: { only, unless } }) => {
    if (unless !== undefined && property(resource, unless) !== undefined) return false;
    const value = only && property(resource, only.property);
    return !only || !isKnown(value) || only.values.includes(value) || only.values.includes(value.toLowerCase());
  }));
}

/** Ids of the types that a resource of the app can be. */
export function typeIdsOf(resource: TemplateResource): readonly string[] {
  return kindOf(resource)?.types ?? [];
}

function kindOfForms(forms: readonly TypeForm[]): ResourceKind | undefined {
  if (forms.length === 0) return undefined;
  const [{ facts }] = forms;
  return { forms, types: forms.map(form => form.facts.id), label: forms.length === 1 ? facts.label : `${facts.backupTypeName} resource` };
}

/** The table of types has names as constructs have them. */
function property({ properties }: TemplateResource, name: string): Leaf<string> {
  const written = properties.names().find(candidate => candidate.toLowerCase() === name.toLowerCase());
  if (written !== undefined) return properties.text(written);
  return properties.known ? undefined : UNKNOWN;
}
