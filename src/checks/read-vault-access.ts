import type { VaultAccessModel } from '../model/vault-parts';
import { statementsOf } from './policy-document';
import type { Properties } from './template/properties';

/** The access policy of a vault; undefined where there is none, or where it cannot be read. */
export function readVaultAccess(properties: Properties): VaultAccessModel | undefined {
  const document = properties.json('AccessPolicy');
  const statements = statementsOf(document);
  if (!statements) return undefined;
  return {
    actions: statements.flatMap(({ actions }) => actions),
    exceptions: undefined,
    deployerExcepted: undefined,
  };
}
