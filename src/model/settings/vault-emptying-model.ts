import type { Leaf } from '../known';

/** A vault that is emptied when its stack goes. */
export interface VaultEmptyingModel {
  /** Whether somebody said that the backups may be lost. */
  readonly acknowledged: boolean;
  /** Whether the vault is made in the stack that empties it. */
  readonly ofThisStack: boolean;
  readonly airGapped: Leaf<boolean>;
  readonly locked: Leaf<boolean>;
  readonly retained: Leaf<boolean>;
  /** Whether its access policy keeps everybody from deleting. */
  readonly deniesDeletion: Leaf<boolean>;
  /** What says that this is production, for example `tag stage=prod`. */
  readonly productionMarks: readonly string[];
}

/** What production is called; the same as in assets/vault-emptier/guard.js, which looks again before it deletes. */
export const PRODUCTION = /(?<![A-Za-z])(?:[Pp]rod(?:uction)?|PROD(?:UCTION)?|[Pp]rd|PRD|[Ll]ive|LIVE)(?![a-z])|(?<=[a-z])(?:Prod(?:uction)?|Prd|Live)(?![a-z])/;
