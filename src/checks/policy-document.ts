import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { isJsonObject } from './template/site';

/** A statement of a policy, as far as it is judged. */
export interface Statement {
  readonly effect: Leaf<string>;
  readonly actions: readonly Leaf<string>[];
  /** `'*'` and the services, accounts and roles in one list. */
  readonly principals: readonly Leaf<string>[];
  /** Names of what is in it. */
  readonly elements: readonly string[];
}

/** A statement that cannot be read. */
const ANYTHING: Statement = { effect: UNKNOWN, actions: [UNKNOWN], principals: [UNKNOWN], elements: ['Effect', 'Principal', 'Action', 'Resource'] };

/** The statements of a document; undefined where it cannot be read. */
export function statementsOf(document: unknown): Statement[] | undefined {
  if (!isJsonObject(document)) return undefined;
  const { Statement: written } = document;
  if (written === UNKNOWN) return undefined;
  return manyOf(written).map(statement => !isJsonObject(statement) ? ANYTHING : ({
    effect: leafOf(statement.Effect),
    actions: manyOf(statement.Action).map(leafOf),
    principals: principalsOf(statement.Principal),
    elements: Object.keys(statement),
  }));
}

/** IAM takes one thing where it takes a list. */
function manyOf(written: unknown): readonly unknown[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? written : [written];
}

function principalsOf(written: unknown): readonly Leaf<string>[] {
  return isJsonObject(written) ? Object.values(written).flatMap(manyOf).map(leafOf) : manyOf(written).map(leafOf);
}

function leafOf(written: unknown): Leaf<string> {
  return typeof written === 'string' ? written : UNKNOWN;
}
