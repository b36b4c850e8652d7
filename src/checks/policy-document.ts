import { HOLE } from '../model/arn';
import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { Holed, isJsonObject } from './template/site';

/** A statement of a policy, as far as it is judged. */
export interface Statement {
  readonly effect: Leaf<string>;
  readonly actions: readonly Leaf<string>[];
  /** `'*'` and the services, accounts and roles in one list. */
  readonly principals: readonly Leaf<string>[];
  /** Names of what is in it. */
  readonly elements: readonly string[];
  /** Whom a condition on `aws:PrincipalArn` leaves out; undefined: there is none. */
  readonly exceptions: readonly Leaf<string>[] | undefined;
  /** Whether it has conditions beside the one that leaves somebody out. */
  readonly narrowed: boolean;
}

/** Operators whose condition does not hold for the values that are listed. */
const NEGATED = /^(Arn|String)Not(Equals|Like)(IfExists)?$/i;

/** A statement that cannot be read. */
const ANYTHING: Statement = { effect: UNKNOWN, actions: [UNKNOWN], principals: [UNKNOWN], elements: ['Effect', 'Principal', 'Action', 'Resource'], exceptions: undefined, narrowed: true };

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
    exceptions: exceptionsIn(statement.Condition),
    narrowed: statement.Condition !== undefined && !leavesOutOnly(statement.Condition),
  }));
}

/** IAM takes one thing where it takes a list. */
function manyOf(written: unknown): readonly unknown[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? written : [written];
}

function principalsOf(written: unknown): readonly Leaf<string>[] {
  return isJsonObject(written) ? Object.values(written).flatMap(manyOf).map(arnOf) : manyOf(written).map(arnOf);
}

function exceptionsIn(condition: unknown): readonly Leaf<string>[] | undefined {
  if (!isJsonObject(condition)) return undefined;
  const negated = Object.entries(condition).flatMap(([operator, keys]) => NEGATED.test(operator) && isJsonObject(keys) ? Object.entries(keys) : []);
  const named = negated.filter(([key]) => key.toLowerCase() === 'aws:principalarn');
  return named.length === 0 ? undefined : named.flatMap(([, values]) => manyOf(values).map(arnOf));
}

function leavesOutOnly(condition: unknown): boolean {
  return isJsonObject(condition) && Object.entries(condition).every(([operator, keys]) => (
    NEGATED.test(operator) && isJsonObject(keys) && Object.keys(keys).every(key => key.toLowerCase() === 'aws:principalarn')
  ));
}

/** An ARN of which only the partition is not known will do. */
function arnOf(written: unknown): Leaf<string> {
  if (!(written instanceof Holed)) return leafOf(written);
  return written.text.replace(`arn:${HOLE}:`, '').includes(HOLE) ? UNKNOWN : written.text;
}

function leafOf(written: unknown): Leaf<string> {
  return typeof written === 'string' ? written : UNKNOWN;
}
