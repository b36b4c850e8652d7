import { Fn, Token } from 'aws-cdk-lib';

/** A character that neither ARNs of principals nor account ids contain; commas can stand in the name of a role. */
const SEPARATOR = '|';

/** All entries of some lists, each once; lists that are tokens are put together at deployment. */
export function union(...lists: readonly (readonly string[])[]): readonly string[] {
  if (!lists.some(list => Token.isUnresolved(list))) return [...new Set(lists.flat())];
  const filled = lists.filter(list => list.length > 0);
  if (filled.length === 1) return filled[0];
  const texts = filled.map(list => Fn.join(SEPARATOR, [...list]));
  return Fn.split(SEPARATOR, Fn.join(SEPARATOR, texts));
}
