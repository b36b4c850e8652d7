import type { CoveringArns, NamedResource } from '../../model/app-coverage/coverage-model';
import { mark } from '../../model/app-coverage/resource-identity';
import type { ResourceIdentity } from '../../model/app-coverage/resource-identity';
import { STATEFUL_TYPES } from '../../model/app-coverage/stateful-types';
import { HOLE } from '../../model/arn';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { kindOf } from '../resource-kinds';
import type { TypeForm } from '../resource-kinds';
import { evaluate, evaluateList, evaluateText } from '../template/evaluate';
import { Holed, isJsonObject } from '../template/site';
import type { Site, Target } from '../template/site';
import type { TemplateResource } from '../template/template-resource';

/** The name of a resource, or its mark. */
function nameOf(resource: TemplateResource): string {
  if (resource.type === TIMESTREAM_TABLE) {
    const database = symbolic(resource.properties.raw('DatabaseName'), resource.properties.site);
    const table = resource.properties.text('TableName');
    return `${database}/table/${isKnown(table) ? table : mark(resource.constructPath)}`;
  }
  const name = writtenName(resource);
  if (isKnown(name)) return STATEFUL_TYPES.get(resource.type)?.lowerCase ? name.toLowerCase() : name;
  return name === UNKNOWN ? HOLE : mark(resource.constructPath);
}

const TIMESTREAM_TABLE = 'AWS::Timestream::Table';

function writtenName({ type, properties }: TemplateResource): Leaf<string> {
  const property = STATEFUL_TYPES.get(type)?.nameProperty;
  return property === undefined ? undefined : properties.text(property);
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

/** ARNs of a list as coverage compares them. */
export function coveringArns(written: unknown, site: Site): CoveringArns {
  const list = evaluate(written, site);
  if (list.value === undefined) return undefined;
  if (!Array.isArray(list.value)) return UNKNOWN;
  const arns: (Leaf<string> | NamedResource)[] = [];
  for (const element of list.value as readonly unknown[]) {
    const { value, target } = evaluate(element, list.site);
    if (value === undefined) continue;
    const named = target && namedBy(target);
    const text = named ? undefined : symbolic(element, list.site);
    arns.push(named ?? (text!.startsWith(HOLE) ? UNKNOWN : text));
  }
  return arns;
}

/** The resource whose ARN a reference is, where its name is made up. */
function namedBy({ resource, attribute }: Target): NamedResource | undefined {
  const kind = kindOf(resource);
  if (!kind || attribute !== kind.forms[0].form.attribute || resource.type === TIMESTREAM_TABLE) return undefined;
  return writtenName(resource) === undefined ? { path: resource.constructPath } : undefined;
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
