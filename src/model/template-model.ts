import type { Leaf, Unknown } from './known';

/** What is written in a template, expressions worked out: plain values, UNKNOWN where they cannot be known. */
export type Written = string | number | boolean | Unknown | readonly Written[] | { readonly [name: string]: Written };

/** A text that stands in a template as it is, outside of any function. */
export interface LiteralText {
  readonly path: string;
  readonly text: string;
}

/** One resource of AWS Backup as its template has it. Paths have slashes: `BackupPlan/BackupPlanRule/0/RuleName`. */
export interface TemplateModel {
  readonly type: string;
  readonly account: Leaf<string>;
  readonly properties: Leaf<Written>;
  readonly literals: readonly LiteralText[];
}

/** A role that a selection names, and what is selected with it. */
export interface RoleModel {
  /** Services and accounts that may assume it. */
  readonly trusted: Leaf<readonly Leaf<string>[]>;
  /** ARNs of its managed policies, with holes. */
  readonly managedPolicies: Leaf<readonly Leaf<string>[]>;
  /** Actions that policies of its own in the app allow; UNKNOWN where one cannot be read. */
  readonly ownActions: Leaf<readonly Leaf<string>[]>;
  /** Ids of the resource types that are surely selected with it. */
  readonly selectedTypes: readonly string[];
}

/** What stands around a vault in its app; a leaf of undefined: nothing to judge. */
export interface VaultSurroundings {
  /** Whether a vault that is replaced is kept. */
  readonly keptWhenReplaced: Leaf<boolean>;
  /** Whether its key, made in the same app, outlives its stack. */
  readonly keyRetained: Leaf<boolean>;
  /** What `EncryptionKeyArn` gives where it is not the ARN, for example `Ref`. */
  readonly keyGivenAs: string | undefined;
  /** Whether the policy of its topic, made in the same app, lets AWS Backup publish. */
  readonly topicLetsPublish: Leaf<boolean>;
  /** The key of its topic, made in the same app. */
  readonly topicKey: Leaf<string>;
  /** Its access policy, statement by statement. */
  readonly policy: Leaf<PolicyModel>;
}

export interface StatementModel {
  readonly effect: Leaf<string>;
  readonly actions: readonly Leaf<string>[];
  readonly principals: readonly Leaf<string>[];
  /** Elements that are in it. */
  readonly elements: readonly string[];
}

export interface PolicyModel {
  /** Why it is no policy at all, for example JSON that cannot be parsed. */
  readonly broken?: string;
  readonly statements: readonly StatementModel[];
}
