import type { Assembly } from '@jsii/spec';

/**
 * Types outside of every namespace that name one within. A namespace is a package of its own in Go, which imports that
 * of the rest, and packages of Go must not import each other.
 */
export function circlesOf(assembly: Assembly): string[] {
  const namespaces = Object.keys(assembly.submodules ?? {}).map(name => `${name}.`);
  const within = (name: string) => namespaces.some(namespace => name.startsWith(namespace));
  return Object.values(assembly.types ?? {}).filter(type => !within(type.fqn)).flatMap(type => {
    const named = new Set(stringsOf(type).filter(within));
    const { filename, line } = type.locationInModule!;
    return [...named].map(other => `${filename}:${line} ${type.fqn} must not name ${other}: export it outside of the namespace, as src/index.ts does with others`);
  });
}

/** All that a type says but its description, where a name may stand in prose. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => key === 'docs' ? [] : stringsOf(part));
}
