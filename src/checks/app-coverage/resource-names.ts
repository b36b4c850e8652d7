import { mark } from '../../model/app-coverage/resource-identity';
import type { ResourceIdentity } from '../../model/app-coverage/resource-identity';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import { HOLE } from '../../model/arn';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import type { CloudFormationForm, ResourceTypeFacts } from '../../model/resources/resource-type-facts';
import { RESOURCE_TYPES } from '../../model/resources/resource-types';
import { evaluate, evaluateList, evaluateText } from '../template/evaluate';
import { Holed, isJsonObject } from '../template/site';
import type { Site } from '../template/site';
import type { TemplateResource } from '../template/template-resource';

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

/** The name of a resource, or its mark. */
function nameOf(resource: TemplateResource): string {
  if (resource.type === 'AWS::Timestream::Table') {
    const database = symbolic(resource.properties.raw('DatabaseName'), resource.properties.site);
    const table = resource.properties.text('TableName');
    return `${database}/table/${isKnown(table) ? table : mark(resource.constructPath)}`;
  }
  const facts = STATEFUL_TYPES.get(resource.type);
  const name = facts?.nameProperty === undefined ? undefined : resource.properties.text(facts.nameProperty);
  if (isKnown(name)) return facts?.lowerCase ? name.toLowerCase() : name;
  return name === UNKNOWN ? HOLE : mark(resource.constructPath);
}

/** What of the ARN of a resource is its own. */
export function identityOf(resource: TemplateResource, { facts: { arn }, form: { suffix = '' } }: TypeForm): ResourceIdentity {
  return {
    service: arn.service,
    resource: `${arn.resource}${nameOf(resource)}${suffix.replace('*', HOLE)}`,
    global: arn.global === true,
    generatedPrefix: STATEFUL_TYPES.get(resource.type)?.namedAfterStack ? generatedPrefix(resource.template.stackName) : '',
    account: resource.account,
    region: resource.region,
  };
}

/** Long names are cut, so only the beginning is sure. */
function generatedPrefix(stackName: Leaf<string>): string {
  return isKnown(stackName) ? stackName.slice(0, 8).toLowerCase() : '';
}

/** ARNs of a list as coverage compares them: those that name resources of the app have their marks. */
export function symbolicArns(written: unknown, site: Site): Leaf<readonly Leaf<string>[]> {
  const { value } = evaluate(written, site);
  if (value === undefined) return undefined;
  const found = evaluateList(written, site);
  if (!found) return UNKNOWN;
  return found.list.filter(element => evaluate(element, found.site).value !== undefined).map(element => {
    const text = symbolic(element, found.site);
    return text.startsWith(HOLE) ? UNKNOWN : text;
  });
}

/** A text with marks for the names of resources and holes for what is not known. */
export function symbolic(expression: unknown, site: Site): string {
  const joined = partsOf(expression, site);
  if (joined) return joined;
  const { value, target } = evaluate(expression, site);
  if (target) {
    const text = ofTarget(target.resource, target.attribute);
    if (text !== undefined) return text;
  }
  const text = value instanceof Holed ? value.text : evaluateText(expression, site);
  return typeof text === 'string' ? text : HOLE;
}

function ofTarget(resource: TemplateResource, attribute: string | undefined): string | undefined {
  const kind = kindOf(resource);
  if (!kind) return undefined;
  const [{ facts: { arn }, form }] = kind.forms;
  if (attribute === undefined && !form.refIsArn) return nameOf(resource);
  if (attribute !== form.attribute) return undefined;
  const [region, account] = arn.global ? ['', ''] : [resource.region, resource.account].map(part => part === UNKNOWN ? HOLE : part);
  return `arn:${HOLE}:${arn.service}:${String(region)}:${String(account)}:${arn.resource}${nameOf(resource)}`;
}

/** `Fn::Join` and `Fn::Sub` piece by piece, so that references in them are seen. */
function partsOf(expression: unknown, site: Site): string | undefined {
  if (!isJsonObject(expression)) return undefined;
  const join = expression['Fn::Join'];
  if (Array.isArray(join) && typeof join[0] === 'string') {
    const list = evaluateList(join[1], site);
    return list?.list.map(part => symbolic(part, list.site)).join(join[0]);
  }
  const sub = expression['Fn::Sub'];
  const [format, variables] = Array.isArray(sub) ? sub as unknown[] : [sub, undefined];
  if (typeof format !== 'string') return undefined;
  return format.replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
    if (isJsonObject(variables) && Object.hasOwn(variables, name)) return symbolic(variables[name], site);
    return symbolic(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, site);
  });
}
