import type { Construct, IConstruct } from 'constructs';
import { topLevelStack } from '../private/physical-name';

/** Where a vault stands below the primary stack, or in the app: readable, stable, different for every vault. */
export function pathInStack(scope: Construct, vault: IConstruct): string {
  const above = `${topLevelStack(scope).node.path}/`;
  const path = vault.node.path;
  return (path.startsWith(above) ? path.slice(above.length) : path).split('/').join('-');
}
