import { nearest } from './did-you-mean';
import { UNKNOWN } from './known';
import { COMMON_SHAPES, RESOURCE_SHAPES } from './resources/resource-shapes';
import type { PropertyKind } from './resources/resource-shapes';
import type { Written } from './template-model';

/** Something in a template that does not have the form that CloudFormation wants. */
export interface ShapeProblem {
  readonly kind: 'misspelt' | 'unfamiliar' | 'missing' | 'wrong kind' | 'condition map';
  readonly path: string;
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
}

type Shape = Readonly<Record<string, PropertyKind>>;

/** Several diagnostics look at the same resource, one after the other. */
const KNOWN = new WeakMap<object, readonly ShapeProblem[]>();

/** All that is wrong with the form of a resource; nothing for a type whose properties are not in the table. */
export function shapeProblems(type: string, properties: Written): readonly ShapeProblem[] {
  if (typeof properties !== 'object') return find(type, properties);
  const known = KNOWN.get(properties) ?? find(type, properties);
  KNOWN.set(properties, known);
  return known;
}

function find(type: string, properties: Written): ShapeProblem[] {
  if (!Object.hasOwn(RESOURCE_SHAPES, type)) return [];
  const shapes: Readonly<Record<string, Shape>> = { ...COMMON_SHAPES, ...RESOURCE_SHAPES[type] };
  return inObject(properties, 'properties', shapes, '', type);
}

function inObject(written: Written, shapeName: string, shapes: Readonly<Record<string, Shape>>, path: string, name: string): ShapeProblem[] {
  if (written === UNKNOWN) return [];
  if (!isObject(written)) return [{ kind: 'wrong kind', path, name, wanted: 'an object', got: kindOf(written) }];
  if (shapeName === 'Conditions' && isConditionMap(written)) {
    return [{ kind: 'condition map', path, name, wanted: 'a list for each operator', got: 'a map of keys and values, as in IAM' }];
  }
  const shape = shapes[shapeName];
  const known = Object.keys(shape);
  const unfamiliar = Object.keys(written).filter(key => !known.includes(key)).map((key): ShapeProblem => {
    const meant = nearest(key, known.filter(candidate => !Object.hasOwn(written, candidate)));
    return { kind: meant === undefined ? 'unfamiliar' : 'misspelt', path: under(path, key), name: key, wanted: meant ?? '', got: key };
  });
  const missing = known.filter(key => shape[key].endsWith('!') && !Object.hasOwn(written, key) && !unfamiliar.some(({ wanted }) => wanted === key));
  return [
    ...unfamiliar,
    ...missing.map((key): ShapeProblem => ({ kind: 'missing', path, name: key, wanted: key, got: 'nothing' })),
    ...known.filter(key => Object.hasOwn(written, key)).flatMap(key => inProperty(written[key], shape[key].replace('!', ''), shapes, under(path, key), key)),
  ];
}

function inProperty(written: Written, kind: string, shapes: Readonly<Record<string, Shape>>, path: string, name: string): ShapeProblem[] {
  if (written === UNKNOWN || kind === 'json') return [];
  const list = /^list of (.*)$/.exec(kind);
  if (list) {
    if (!Array.isArray(written)) return [{ kind: 'wrong kind', path, name, wanted: 'a list', got: kindOf(written) }];
    return (written as readonly Written[]).flatMap((element, i) => inProperty(element, list[1], shapes, `${path}/${i}`, `element of ${name}`));
  }
  const wanted = WANTED[kind] as Wanted | undefined;
  if (!wanted) return inObject(written, kind, shapes, path, name);
  return wanted.accepts(written) ? [] : [{ kind: 'wrong kind', path, name, wanted: wanted.what, got: kindOf(written) }];
}

interface Wanted {
  readonly what: string;
  accepts(written: Written): boolean;
}

/** CloudFormation reads numbers and booleans out of texts, and texts out of numbers and booleans. */
const WANTED: Readonly<Record<string, Wanted>> = {
  string: { what: 'a text', accepts: written => typeof written !== 'object' },
  number: { what: 'a number', accepts: written => typeof written === 'number' || (typeof written === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(written)) },
  boolean: { what: 'true or false', accepts: written => typeof written === 'boolean' || (typeof written === 'string' && /^(true|false)$/i.test(written)) },
  map: { what: 'texts by name', accepts: written => isObject(written) },
};

/** `{ StringEquals: { 'aws:ResourceTag/backup': 'true' } }`, as IAM has it. */
function isConditionMap(written: Readonly<Record<string, Written>>): boolean {
  return Object.keys(written).some(key => isObject(written[key]) && Object.hasOwn(RESOURCE_SHAPES['AWS::Backup::BackupSelection'].Conditions, key));
}

function isObject(written: Written): written is Readonly<Record<string, Written>> {
  return typeof written === 'object' && !Array.isArray(written);
}

function kindOf(written: Written): string {
  if (Array.isArray(written)) return 'a list';
  return typeof written === 'object' ? 'an object' : typeof written === 'string' ? `'${written}'` : String(written);
}

function under(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
