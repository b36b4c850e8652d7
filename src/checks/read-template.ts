import { reading } from './readers';
import type { Reader } from './readers';
import { evaluate } from './template/evaluate';
import { below, isJsonObject } from './template/site';
import type { TemplateResource } from './template/template-resource';

/** How a resource is written down. */
export const readTemplate: Reader = resource => {
  const { type, account, properties } = resource;
  const literals = properties.literals();
  return [reading({
    on: 'template',
    subject: { type, account, properties: properties.whole(), literals },
    label: type,
    resource,
    locate: path => ({ path: path === '' || literals.some(literal => literal.path === path) ? under(path) : locate(resource, path) }),
  })];
};

function under(path: string): string {
  return path === '' ? 'Properties' : `Properties/${path}`;
}

/** From a path in what was worked out to one in what is written, elements that come to nothing and all. */
function locate({ properties }: TemplateResource, path: string): string {
  let site = properties.site;
  let written: unknown = Object.fromEntries(properties.names().map(name => [name, properties.raw(name)]));
  for (const step of path.split('/')) {
    const { value, site: at } = evaluate(written, site);
    if (at.template !== site.template) return site.path;
    if (Array.isArray(value)) {
      const index = value.map((_, i) => i).filter(i => evaluate(value[i], at).value !== undefined)[Number(step)] ?? 0;
      site = below(at, index);
      written = value[index];
    } else {
      site = below(at, step);
      written = isJsonObject(value) ? value[step] : undefined;
    }
  }
  return site.path;
}
