import { readPlan } from './read-plan';
import { PLAN, readSelection, SELECTION } from './read-selection';
import { AIR_GAPPED_VAULT, readVault, VAULT } from './read-vault';
import type { Reader } from './readers';

/** The reader of each CloudFormation type; a line each. */
export const READERS: Readonly<Record<string, Reader>> = {
  [VAULT]: readVault,
  [AIR_GAPPED_VAULT]: readVault,
  [PLAN]: readPlan,
  [SELECTION]: readSelection,
};
