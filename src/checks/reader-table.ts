import { RESOURCE_SHAPES } from '../model/resource-shapes';
import { readPlan } from './read-plan';
import { readRole, ROLE } from './read-role';
import { PLAN, readSelection, SELECTION } from './read-selection';
import { readTemplate } from './read-template';
import { AIR_GAPPED_VAULT, readVault, VAULT } from './read-vault';
import type { Reader } from './readers';

/** The reader of each CloudFormation type; a line each. */
export const READERS: Readonly<Record<string, Reader>> = {
  [VAULT]: readVault,
  [AIR_GAPPED_VAULT]: readVault,
  [PLAN]: readPlan,
  [SELECTION]: readSelection,
  [ROLE]: readRole,
};

/** All that reads a type: its own reader, and for what AWS Backup has the one that looks at how it is written. */
export function readersOf(type: string): readonly Reader[] {
  const own = Object.hasOwn(READERS, type) ? [READERS[type]] : [];
  return Object.hasOwn(RESOURCE_SHAPES, type) ? [...own, readTemplate] : own;
}
