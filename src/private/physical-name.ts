import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SHORT_HASH_LENGTH, shortHash } from './short-hash';

/** What a physical name is made of. */
export interface PhysicalNameOptions {
  /** Scope and id of the construct that will carry the name; the name is needed before its constructor calls super(). */
  readonly scope: Construct;
  readonly id: string;
  readonly maxLength: number;
  /** Everything whose change replaces the resource. */
  readonly identity: readonly string[];
}

/**
 * A concrete name of the form `<stack>-<path>-<hash>`, known before the construct exists.
 *
 * Another Region can name the resource without reading it, and a change that replaces the resource also
 * changes its name, so that the new one never meets the old one, which is retained.
 */
export function physicalName(options: PhysicalNameOptions): string {
  const stack = topLevelStack(options.scope);
  const path = [...pathBelow(stack, options.scope), options.id];
  const hash = shortHash(JSON.stringify([stack.stackName, path, ...options.identity]));
  return `${readable([stack.stackName, ...path], options.maxLength - SHORT_HASH_LENGTH - 1)}-${hash}`;
}

/** The stack that is deployed on its own; the name of a nested stack is not known at synth. */
export function topLevelStack(scope: Construct): Stack {
  let stack = Stack.of(scope);
  while (stack.nestedStackParent) stack = stack.nestedStackParent;
  return stack;
}

function pathBelow(stack: Stack, scope: Construct): string[] {
  const scopes = scope.node.scopes;
  return scopes.slice(scopes.indexOf(stack) + 1).map(construct => construct.node.id);
}

function readable(parts: readonly string[], maxLength: number): string {
  const words = parts.map(part => part.replace(/[^a-zA-Z0-9]+/g, '-')).filter(part => part !== '' && part !== '-');
  return words.join('-').replace(/-+/g, '-').slice(0, maxLength).replace(/^-|-$/g, '');
}
