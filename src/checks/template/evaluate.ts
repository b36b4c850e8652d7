import { HOLE } from '../../model/arn';
import { UNKNOWN } from '../../model/known';
import type { Leaf, Unknown } from '../../model/known';
import { attributeText, refText } from './identities';
import { below, Holed, isJsonObject } from './site';
import type { Found, Site } from './site';

const MOST_REFERENCES = 40;

/**
 * What an expression of a template comes to, as far as it can be known at synth. Looks at the outermost level only.
 * Whatever is written there, nothing is thrown.
 */
export function evaluate(expression: unknown, site: Site): Found {
  if (expression === null || expression === undefined) return { value: undefined, site };
  if (typeof expression !== 'object') return { value: expression as string | number | boolean, site };
  if (Array.isArray(expression)) return { value: expression as readonly unknown[], site };
  if (!hasFunction(expression)) return { value: expression as Found['value'], site };
  const [name, more] = Object.keys(expression);
  if (more !== undefined || site.depth > MOST_REFERENCES || !Object.hasOwn(FUNCTIONS, name)) return unknown(site);
  return FUNCTIONS[name]((expression as Record<string, unknown>)[name], { ...site, depth: site.depth + 1 });
}

/** A text, whole or with holes; numbers and booleans as they are written. */
export function evaluateText(expression: unknown, site: Site): Leaf<string> | Holed {
  return asText(evaluate(expression, site).value);
}

/** A list whose elements are still as written; undefined where it is none. */
export function evaluateList(expression: unknown, site: Site): { readonly list: readonly unknown[]; readonly site: Site } | undefined {
  const found = evaluate(expression, site);
  return Array.isArray(found.value) ? { list: found.value as readonly unknown[], site: found.site } : undefined;
}

/** Whether a condition holds, in the present case. */
export function evaluateCondition(expression: unknown, site: Site): boolean | Unknown {
  if (!isJsonObject(expression) || site.depth > MOST_REFERENCES) return UNKNOWN;
  const deeper = { ...site, depth: site.depth + 1 };
  const [name] = Object.keys(expression);
  const args: unknown = expression[name];
  if (name === 'Condition') return typeof args === 'string' ? namedCondition(args, deeper) : UNKNOWN;
  if (!Array.isArray(args)) return UNKNOWN;
  switch (name) {
    case 'Fn::Equals': return equals(args, deeper);
    case 'Fn::Not': return not(evaluateCondition(args[0], deeper));
    case 'Fn::And': return not(some(args.map(arg => not(evaluateCondition(arg, deeper)))));
    case 'Fn::Or': return some(args.map(arg => evaluateCondition(arg, deeper)));
    default: return UNKNOWN;
  }
}

const PSEUDO_PREFIX = 'AWS::';

type Function = (argument: unknown, site: Site) => Found;

const FUNCTIONS: Readonly<Record<string, Function>> = {
  'Ref': (name, site) => typeof name === 'string' ? reference(name, site) : unknown(site),
  'Fn::GetAtt': (argument, site) => {
    const [resource, ...attribute] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
    if (typeof resource !== 'string' || attribute.length === 0 || !attribute.every(part => typeof part === 'string')) return unknown(site);
    return attributeOf(resource, attribute.join('.'), site);
  },
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': (argument, site) => {
    const [delimiter, text] = Array.isArray(argument) ? argument as unknown[] : [];
    const whole = evaluateText(text, site);
    if (typeof delimiter !== 'string' || delimiter === '' || whole === UNKNOWN || whole === undefined) return unknown(site);
    return { value: split(whole, delimiter), site };
  },
  'Fn::If': (argument, site) => {
    if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') return unknown(site);
    const holds = namedCondition(argument[0], site);
    const branch = (i: 1 | 2) => evaluate(argument[i], below(below(site, 'Fn::If'), i));
    if (holds !== UNKNOWN) return branch(holds ? 1 : 2);
    return JSON.stringify(argument[1]) === JSON.stringify(argument[2]) ? branch(1) : unknown(site);
  },
  'Fn::FindInMap': (argument, site) => {
    if (!Array.isArray(argument)) return unknown(site);
    const keys = argument.slice(0, 3).map(key => evaluateText(key, site));
    let value: unknown = site.template.section('Mappings');
    for (const key of keys) {
      if (typeof key !== 'string' || !isJsonObject(value) || !Object.hasOwn(value, key)) return unknown(site);
      value = value[key];
    }
    return keys.length === 3 ? evaluate(value, site) : unknown(site);
  },
  'Fn::ImportValue': (argument, site) => {
    const name = evaluateText(argument, site);
    const output = typeof name === 'string' ? site.template.index.exported(name, site.template) : undefined;
    return output ? evaluate(output.expression, { ...output.site, depth: site.depth }) : unknown(site);
  },
  'Fn::GetStackOutput': (argument, site) => {
    if (!isJsonObject(argument)) return unknown(site);
    const { region, account, index } = site.template;
    const textOr = (name: string, otherwise: string | Unknown) => argument[name] === undefined ? otherwise : evaluateText(argument[name], site);
    const place = { region: textOr('Region', region), account: argument.RoleArn === undefined ? account : undefined };
    const output = index.outputOf(textOr('StackName', UNKNOWN), textOr('OutputName', UNKNOWN), place);
    return output ? evaluate(output.expression, { ...output.site, depth: site.depth }) : unknown(site);
  },
  'Fn::ToJsonString': (argument, site) => evaluate(argument, site),
};

/** Whether it is an object that stands for itself, whatever conditions come to. */
export function isPlain(expression: unknown): boolean {
  return isJsonObject(expression) && !hasFunction(expression);
}

function hasFunction(written: object): boolean {
  for (const key in written) if (isFunction(key)) return true;
  return false;
}

function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function unknown(site: Site): Found {
  return { value: UNKNOWN, site };
}

function reference(name: string, site: Site): Found {
  const { template } = site;
  if (name.startsWith(PSEUDO_PREFIX)) return { value: pseudo(name, site), site };
  const resource = template.resource(name);
  if (resource) return { value: refText(resource), site, target: { resource } };
  const argument = template.argument(name);
  return argument ? evaluate(argument.expression, { ...argument.site, depth: site.depth }) : unknown(site);
}

function pseudo(name: string, { template }: Site): Found['value'] {
  switch (name) {
    case 'AWS::NoValue': return undefined;
    case 'AWS::AccountId': return template.account;
    case 'AWS::Region': return template.region;
    case 'AWS::StackName': return template.stackName;
    default: return UNKNOWN;
  }
}

function attributeOf(name: string, attribute: string, site: Site): Found {
  const resource = site.template.resource(name);
  if (!resource) return unknown(site);
  const output = resource.nested?.output(attribute) ?? site.template.index.carried(resource, attribute);
  if (output) return evaluate(output.expression, { ...output.site, depth: site.depth });
  return { value: attributeText(resource, attribute), site, target: { resource, attribute } };
}

function join(argument: unknown, site: Site): Found {
  const [delimiter, parts] = Array.isArray(argument) ? argument as unknown[] : [];
  const found = evaluateList(parts, site);
  if (typeof delimiter !== 'string' || !found) return unknown(site);
  if (found.list.length === 1) return evaluate(found.list[0], found.site);
  const texts = found.list.map(part => evaluate(part, found.site)).filter(({ value }) => value !== undefined).map(({ value }) => pieceOf(value));
  return { value: textOf(texts.join(delimiter), delimiter), site };
}

const VARIABLE = /\$\{(!?)([^}]*)\}/g;

function substitute(argument: unknown, site: Site): Found {
  const [format, variables] = Array.isArray(argument) ? argument as unknown[] : [argument];
  if (typeof format !== 'string') return unknown(site);
  const valueOf = (name: string): Found => {
    if (isJsonObject(variables) && Object.hasOwn(variables, name)) return evaluate(variables[name], site);
    const dot = name.indexOf('.');
    return dot < 0 ? reference(name, site) : attributeOf(name.slice(0, dot), name.slice(dot + 1), site);
  };
  const only = /^\$\{([^!}][^}]*)\}$/.exec(format);
  if (only) return valueOf(only[1].trim());
  const text = format.replace(VARIABLE, (_, literal: string, name: string) => literal ? `\${${name}}` : pieceOf(valueOf(name.trim()).value));
  return { value: textOf(text), site };
}

function select(argument: unknown, site: Site): Found {
  const [index, from] = Array.isArray(argument) ? argument as unknown[] : [];
  const found = evaluateList(from, site);
  const number = evaluateText(index, site);
  if (!found || typeof number !== 'string' || !/^\d+$/.test(number) || Number(number) >= found.list.length) return unknown(site);
  return evaluate(found.list[Number(number)], found.site);
}

/** Stands in the list that `split` makes for a piece that is not known; any expression that cannot be read would do. */
const UNREADABLE = { Ref: 'AWS::Partition' };

/** Behind a hole that may hide the delimiter, nobody knows which piece is which. Partitions hide none. */
function split(text: string | Holed, delimiter: string): readonly unknown[] {
  if (typeof text === 'string') return text.split(delimiter);
  const pieces = text.text.split(delimiter);
  const partition = text.text.startsWith(`arn:${HOLE}:`) && delimiter === ':';
  const hole = pieces.findIndex((piece, i) => piece.includes(HOLE) && !(partition && i === 1));
  return pieces.map((piece, i) => piece.includes(HOLE) || (hole >= 0 && i > hole) ? UNREADABLE : piece);
}

export function asText(value: Found['value']): Leaf<string> | Holed {
  if (value === undefined || value === UNKNOWN || value instanceof Holed) return value;
  return typeof value === 'object' ? UNKNOWN : String(value);
}

function pieceOf(value: Found['value']): string {
  const text = asText(value);
  if (text === undefined) return '';
  return text === UNKNOWN ? HOLE : text instanceof Holed ? text.text : text;
}

/** A text with holes, where it has some; nothing is known of one that only consists of them. */
function textOf(text: string, delimiter = ''): string | Holed | Unknown {
  if (!text.includes(HOLE)) return text;
  const known = text.split(HOLE).some(piece => piece.split(delimiter || HOLE).some(rest => rest !== ''));
  return known ? new Holed(text) : UNKNOWN;
}

function namedCondition(name: string, site: Site): boolean | Unknown {
  const conditions = site.template.section('Conditions');
  return Object.hasOwn(conditions, name) ? evaluateCondition(conditions[name], { ...site, depth: site.depth + 1 }) : UNKNOWN;
}

function equals(args: readonly unknown[], site: Site): boolean | Unknown {
  const [left, right] = args.map(arg => evaluateText(arg, site));
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  const [subject, answer] = typeof right === 'string' ? [args[0], right] : typeof left === 'string' ? [args[1], left] : [args, ''];
  return site.template.index.cases.decide({ subject: `${site.template.path} ${JSON.stringify(subject)}`, answer });
}

function not(value: boolean | Unknown): boolean | Unknown {
  return value === UNKNOWN ? UNKNOWN : !value;
}

function some(values: readonly (boolean | Unknown)[]): boolean | Unknown {
  if (values.includes(true)) return true;
  return values.includes(UNKNOWN) ? UNKNOWN : false;
}
