import { RegionInfo } from 'aws-cdk-lib/region-info';
import { leaf } from '../model/known';
import type { RegionModel } from '../model/vault/isolation-model';

/**
 * A Region that somebody wrote down, for the diagnostics.
 *
 * @param region its code, or a token
 * @param placed whether a stack is placed there
 */
export function regionModel(region: string, placed: boolean): RegionModel {
  return { region: leaf(region), listed: RegionInfo.regions.some(({ name }) => name === region), placed };
}
