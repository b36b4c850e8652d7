import type { Leaf } from '../known';
import { limit } from '../limits';
import { api } from '../sources';

export interface TieringSelectionModel {
  readonly resourceType: Leaf<string>;
  /** `*`, or ARNs. */
  readonly resources: Leaf<readonly Leaf<string>[]>;
  readonly tieringDownSettingsInDays: Leaf<number>;
}

/** After how long backups of a vault move to the cheaper warm tier. */
export interface TieringModel {
  readonly name: Leaf<string>;
  /** `*`: every vault. */
  readonly vaultName: Leaf<string>;
  readonly resourceSelection: Leaf<readonly TieringSelectionModel[]>;
}

const INPUT = api('TieringConfigurationInputForCreate');
const SELECTION = api('ResourceSelection');

export const TIERING_LIMITS = {
  name: limit(/^[a-zA-Z0-9_]{1,200}$/, INPUT),
  nameMaxLength: limit(200, INPUT),
  selections: limit(5, SELECTION),
  resources: limit(100, SELECTION),
  leastDays: limit(60, SELECTION),
  mostDays: limit(36_500, SELECTION),
  resourceTypes: limit(['S3'], SELECTION),
} as const;
