import { UNKNOWN } from '../model/known';
import type { Location } from './readers';
import type { Properties } from './template/properties';

/**
 * What fields of the model are called in a template. A field that is spread over several properties, or deeper than one,
 * has the path in between: `'BackupPlan/BackupPlanName'`.
 */
export interface Names {
  readonly [field: string]: string | { readonly name: string; readonly of: Names };
}

/** Turns a path in the model into one in the template; what has no name there ends the path. */
export function locateIn(properties: Properties, names: Names): (modelPath: string) => Location {
  return modelPath => ({ path: walk(properties, names, modelPath.match(/[^.[\]]+/g) ?? []) });
}

function walk(properties: Properties, names: Names, path: readonly string[]): string {
  const [field, ...rest] = path;
  const joined = path.slice(0, 2).join('.');
  if (rest.length > 0 && Object.hasOwn(names, joined)) return walk(properties, { [joined]: names[joined] }, [joined, ...path.slice(2)]);
  if (field === undefined || !Object.hasOwn(names, field)) return properties.site.path;
  const entry = names[field];
  const [name, ...parents] = (typeof entry === 'string' ? entry : entry.name).split('/').reverse();
  const holder = parents.reverse().reduce((outer, parent) => outer.inside(parent), properties);
  const [index] = rest;
  const isIndex = index !== undefined && /^\d+$/.test(index);
  if (typeof entry === 'string') return isIndex ? holder.elementPath(name, Number(index)) : holder.pathOf(name);
  if (!isIndex) return rest.length > 0 && holder.object(name) !== UNKNOWN ? walk(holder.inside(name), entry.of, rest) : holder.pathOf(name);
  const list = holder.list(name);
  const element = typeof list === 'object' ? list[Number(index)] as Properties | undefined : undefined;
  return element ? walk(element, entry.of, rest.slice(1)) : holder.pathOf(name);
}
