import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A construct with its path, which costs nothing on the way down and much when it is asked for later. */
export interface Placed<T extends IConstruct = IConstruct> {
  readonly construct: T;
  readonly path: string;
}

/** What one walk finds below a scope, in the order of the tree. */
export interface Tree {
  readonly constructs: readonly Placed[];
  /** Elements of each stack; a stack without elements has an entry, too. */
  readonly elements: ReadonlyMap<Stack, readonly Placed<CfnElement>[]>;
}

export function readTree(scope: IConstruct): Tree {
  const constructs: Placed[] = [];
  const elements = new Map<Stack, Placed<CfnElement>[]>();
  const visit = (placed: Placed, above: Placed<CfnElement>[] | undefined): void => {
    constructs.push(placed);
    const { construct, path } = placed;
    let own = above;
    if (Stack.isStack(construct)) elements.set(construct, own = []);
    if (own && isElement(placed)) own.push(placed);
    for (const child of construct.node.children) visit({ construct: child, path: path === '' ? child.node.id : `${path}/${child.node.id}` }, own);
  };
  visit({ construct: scope, path: scope.node.path }, undefined);
  return { constructs, elements };
}

function isElement(placed: Placed): placed is Placed<CfnElement> {
  return CfnElement.isCfnElement(placed.construct);
}
