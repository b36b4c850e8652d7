import { isKnown } from '../known';
import type { Leaf } from '../known';
import { page } from '../sources';

export const LUSTRE_BACKUPS = page('FSx for Lustre User Guide, Working with backups', 'https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html');

/** What decides whether a file system of FSx for Lustre has backups. */
export interface LustreModel {
  /** FSx takes SCRATCH_1 where none is named. */
  readonly deploymentType: Leaf<string>;
  /** Whether it surely is linked to a data repository. */
  readonly linked: boolean;
}

const SCRATCH: readonly string[] = ['SCRATCH_1', 'SCRATCH_2'];

/** What surely keeps FSx from backing it up: there are backups of persistent file systems only, without data repository. */
export function lustreHindrance({ deploymentType, linked }: LustreModel): string | undefined {
  if (deploymentType === undefined) return 'no deployment type, which makes it SCRATCH_1';
  if (isKnown(deploymentType) && SCRATCH.includes(deploymentType)) return `deployment type ${deploymentType}`;
  return linked ? 'a link to a data repository' : undefined;
}
