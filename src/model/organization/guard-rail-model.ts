import type { Leaf } from '../known';

/** Principals whom a deny leaves out, and the option that names them. */
export interface ExceptionsModel {
  readonly option: string;
  readonly principals: Leaf<readonly Leaf<string>[]>;
}

/** Where copies may go; nothing of the three means nowhere. */
export interface CopyTargetsModel {
  readonly vaultArns: Leaf<readonly Leaf<string>[]>;
  readonly organizationPaths: Leaf<readonly Leaf<string>[]>;
  readonly ownAccount: boolean;
}

/** One set of statements of a service control policy. */
export interface GuardRailModel {
  readonly copyTargets?: CopyTargetsModel;
  /** Roles that nobody may change. */
  readonly roleArns?: Leaf<readonly Leaf<string>[]>;
  readonly exceptions: readonly ExceptionsModel[];
  /** Whether anybody is left out who can deploy what is denied; undefined: not asked. */
  readonly deployable?: Leaf<boolean>;
}

/** A service control policy and where it is attached. */
export interface ServiceControlPolicyModel {
  readonly name: Leaf<string>;
  readonly guardRails: number;
  readonly targetIds: Leaf<readonly Leaf<string>[]>;
  readonly rootAcknowledged: boolean;
  /** Characters of the document as JSON without white space. */
  readonly documentLength: Leaf<number>;
}
