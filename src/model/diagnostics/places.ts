import { isKnown } from '../known';
import type { PlaceModel } from '../vault/key-model';

/** In what something stands elsewhere than it has to: account, Region, both or neither; what is not known is no difference. */
export function differences(at: PlaceModel, wanted: PlaceModel): { leaf: 'account' | 'region'; got: string; wanted: string }[] {
  return (['account', 'region'] as const).flatMap(leaf => {
    const got = at[leaf];
    const there = wanted[leaf];
    if (!isKnown(got) || !isKnown(there) || got === there) return [];
    return [{ leaf, got, wanted: there }];
  });
}
