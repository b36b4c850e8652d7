import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';

/** The name of a plan or selection, or where it stands. */
export function nameOf({ name, path }: { readonly name: Leaf<string>; readonly path: string }): string {
  return isKnown(name) ? name : path;
}
