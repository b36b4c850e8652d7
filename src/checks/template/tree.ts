import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A construct with its path, which costs nothing on the way down and much when it is asked for later. */
export interface PlacedConstruct {
  readonly construct: IConstruct;
  readonly path: string;
}

/** What one walk finds below a scope, in the order of the tree. */
export interface Tree {
  readonly constructs: readonly PlacedConstruct[];
  /** Elements of each stack by their paths; a stack without elements has an entry, too. */
  readonly elements: ReadonlyMap<Stack, ReadonlyMap<string, CfnElement>>;
}

export function readTree(scope: IConstruct): Tree {
  const constructs: PlacedConstruct[] = [];
  const elements = new Map<Stack, Map<string, CfnElement>>();
  const visit = (construct: IConstruct, path: string, above: Map<string, CfnElement> | undefined): void => {
    constructs.push({ construct, path });
    let own = above;
    if (Stack.isStack(construct)) elements.set(construct, own = new Map());
    if (own && CfnElement.isCfnElement(construct)) own.set(path, construct);
    for (const child of construct.node.children) visit(child, path === '' ? child.node.id : `${path}/${child.node.id}`, own);
  };
  visit(scope, scope.node.path, undefined);
  return { constructs, elements };
}
