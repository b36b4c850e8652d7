import type { IConstruct } from 'constructs';

/** The constructs on a path, as far as there are any, from the root of a tree down. */
export function along({ node: { root } }: IConstruct, path: string): [IConstruct, ...IConstruct[]] {
  const passed: [IConstruct, ...IConstruct[]] = [root];
  for (const id of path.split('/')) {
    const next = passed.at(-1)!.node.tryFindChild(id);
    if (!next) break;
    passed.push(next);
  }
  return passed;
}
