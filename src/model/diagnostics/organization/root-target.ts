import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { isRootId } from '../../organization/organization-ids';
import type { Place, Problem } from '../diagnostic';

interface Targeted {
  readonly targetIds: Leaf<readonly Leaf<string>[]>;
  readonly rootAcknowledged: boolean;
}

/** A root among the targets that nobody said yes to. */
export function unacknowledgedRoots({ targetIds, rootAcknowledged }: Targeted, place: Place, fix: string): Problem[] {
  if (rootAcknowledged || !isKnown(targetIds)) return [];
  return targetIds.filter(isKnown).filter(id => isRootId(id)).map(id => ({
    what: `acknowledgeOrganizationRoot of ${place.label}`, must: `be true for the root '${id}'`, got: 'no yes', fix, leaf: 'targetIds',
  }));
}
