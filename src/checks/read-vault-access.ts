import { parseArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { VaultAccessModel } from '../model/vault/vault-parts';
import { statementsOf } from './policy-document';
import type { Statement } from './policy-document';
import type { Properties } from './template/properties';

const DELETE = 'backup:deleterecoverypoint';
const COPY = 'backup:copyintobackupvault';

/** The access policy of a vault; undefined where there is none, or where it cannot be read. */
export function readVaultAccess(properties: Properties): VaultAccessModel | undefined {
  const document = properties.json('AccessPolicy');
  const statements = statementsOf(document);
  if (!statements) return undefined;
  return {
    actions: statements.flatMap(({ actions }) => actions),
    exceptions: exceptions(statements),
    // Who deploys is known to constructs only.
    deployerExcepted: undefined,
    accepts: accepts(statements),
  };
}

/** Patterns are common here and say whom they mean, so they are not judged; they count. */
function exceptions(statements: readonly Statement[]): VaultAccessModel['exceptions'] {
  const denies = statements.filter(({ effect, actions }) => effect === 'Deny' && does(actions, DELETE));
  const left = denies.flatMap(statement => statement.exceptions ?? []);
  return denies.length === 0 ? undefined : left.map(arn => isKnown(arn) && /[*?]/.test(arn) ? UNKNOWN : arn);
}

/** Accounts that may copy into the vault, where nobody else may; a condition can mean anybody. */
function accepts(statements: readonly Statement[]): VaultAccessModel['accepts'] {
  const allows = statements.filter(({ effect, actions }) => effect === 'Allow' && does(actions, COPY));
  if (allows.length === 0) return undefined;
  const accounts = allows.flatMap(({ principals }) => principals.map(accountOf));
  const plain = allows.every(({ elements }) => !elements.includes('Condition')) && accounts.every(isKnown);
  return plain ? accounts : 'organization';
}

function accountOf(principal: Leaf<string>): Leaf<string> {
  if (!isKnown(principal)) return UNKNOWN;
  const account = /^\d{12}$/.test(principal) ? principal : parseArn(principal)?.account;
  return account !== undefined && /^\d{12}$/.test(account) ? account : UNKNOWN;
}

function does(actions: readonly Leaf<string>[], wanted: string): boolean {
  return actions.some(action => isKnown(action) && action.toLowerCase() === wanted);
}
