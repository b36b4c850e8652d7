import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, Right, TemplateStack, Wrong } from '../../test/corpus/entry';
import { yaml } from './yaml';

type Path = readonly string[];

const MOST_PLACES = 3;
const MOST_LINES = 12;

/** What differs between two templates; undefined: not there. */
interface Difference {
  readonly path: Path;
  readonly wrong: unknown;
  readonly right: unknown;
}

/** What was changed in a right template to make the wrong one, with `-` before what is wrong and `+` before what is right. */
export function templateChange({ base, stacks, stack, resource }: Wrong): string[] {
  // The resource that is told of comes first, so that a change elsewhere reads as what it stands against.
  const isOwn = ({ heading }: { readonly heading: string }) => heading === headingOf(stack, resource, base, stacks);
  const places = Object.entries(base.stacks).flatMap(([name, right]) => differences(stacks[name].template.Resources, right.template.Resources, [])
    .map(difference => ({ ...difference, heading: headingOf(name, difference.path[0], base, stacks) })));
  const sorted = [...places.filter(isOwn), ...places.filter(place => !isOwn(place))];
  const shown = sorted.slice(0, places.length > MOST_PLACES ? 1 : MOST_PLACES);
  return [
    ...shown.flatMap(({ heading, path, wrong, right }, i) => [
      ...shown[i - 1]?.heading === heading ? [] : [`  # ${heading}`],
      ...wrong === undefined ? [] : marked('-', path, wrong),
      ...right === undefined ? [] : marked('+', path, right),
    ]),
    ...places.length > shown.length ? [`  # and ${places.length - shown.length} more`] : [],
  ];
}

function headingOf(stack: string, logicalId: string, base: Right, stacks: Readonly<Record<string, TemplateStack>>): string {
  const resources: Readonly<Record<string, JsonObject | undefined>> = stacks[stack].template.Resources;
  const resource = resources[logicalId] ?? base.stacks[stack].template.Resources[logicalId];
  const where = Object.keys(base.stacks).length > 1 ? ` in stack ${stack}` : '';
  return `${logicalId}${where}, ${String(resource.Type)}`;
}

function marked(mark: string, [logicalId, ...path]: Path, value: unknown): string[] {
  const name = path.length === 0 ? logicalId : path.map((step, i) => /^\d+$/.test(step) ? `[${step}]` : `${i === 0 ? '' : '.'}${step}`).join('');
  const lines = yaml(`${name}:`, value);
  return [...lines.slice(0, MOST_LINES), ...lines.length > MOST_LINES ? ['  # …'] : []].map(line => `${mark} ${line}`);
}

/** The smallest places that differ. What has little in common is one place, and so is a list that did not only become longer. */
function differences(wrong: unknown, right: unknown, path: Path): Difference[] {
  if (isDeepStrictEqual(wrong, right)) return [];
  if (!isObject(wrong) || !isObject(right) || Array.isArray(wrong) !== Array.isArray(right)) return [{ path, wrong, right }];
  if (Array.isArray(wrong) && Array.isArray(right) && wrong.length !== right.length) {
    if (!isDeepStrictEqual(wrong.slice(0, right.length), right)) return [{ path, wrong, right }];
  }
  if (path.length > 1 && !Array.isArray(wrong) && !Object.keys(wrong).some(key => key in right && !isFunction(key))) return [{ path, wrong, right }];
  const keys = [...new Set([...Object.keys(right), ...Object.keys(wrong)])];
  return keys.flatMap(key => differences(wrong[key], right[key], [...path, key]));
}

function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
