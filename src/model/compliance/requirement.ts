import type { DesignFactSheet, FactName } from './fact';

/**
 * `primary`: the standard's own words were read. `secondary`: read in somebody else's copy or excerpt.
 * `unverified`: not read. `given`: by the user of the library.
 */
export type Verification = 'primary' | 'secondary' | 'unverified' | 'given';

/** How the text means it; what is not in force is listed, and never judged. */
export type Force =
  | 'required' | 'addressable' | 'risk-based' | 'baseline' | 'maturity-level' | 'safeguard' | 'criterion'
  | 'optional' | 'point of focus' | 'outcome' | 'indicator' | 'guidance' | 'best practice' | 'tool'
  | 'not in force';

/** Texts of this force bind whom they address; only they can be contradicted. */
export const BINDING: ReadonlySet<Force> = new Set<Force>(['required', 'addressable', 'baseline', 'maturity-level', 'safeguard', 'criterion']);

/**
 * Why a fact is looked at. `practice`: we look for it, the text does not name it. `text`: the text asks for it.
 * `firm`: the text rules out that it is missing.
 */
export type Basis = 'practice' | 'text' | 'firm';

/** A fact that supports a requirement; without bounds, that it is there. */
export interface Look {
  readonly fact: FactName;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Support {
  /** One of them is enough; none: the predicate of the requirement decides. */
  readonly anyOf: readonly Look[];
  readonly basis: Basis;
}

/** Code of the user's; it may throw. */
export interface Predicate {
  readonly basis: Basis;
  holds(facts: DesignFactSheet): boolean;
}

/** How much a template can say at best: `most` of what the text asks for, a `part` of it, or `nothing`. */
export type Reach = 'most' | 'part' | 'nothing';

/** One requirement of a standard that concerns backups, in our words. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** A number that the text names, and what for. */
  readonly number?: string;
  /** What the text leaves to the organization, beside what `people` have to do. */
  readonly leavesOpen?: string;
  readonly force: Force;
  /** Baselines, maturity levels or groups that it belongs to. */
  readonly levels?: readonly string[];
  readonly reach: Reach;
  readonly supports: readonly Support[];
  /** Of a requirement of the user's. */
  readonly predicate?: Predicate;
  /** What no template can prove. */
  readonly people: readonly string[];
  /** A duty to keep for a time, or a duty to let go. */
  readonly pull?: 'keep' | 'erase';
  /** Limits of what may be claimed. */
  readonly note?: string;
  readonly source: string;
  readonly verification: Verification;
}

/** A standard, as far as it concerns backups. */
export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Baseline, maturity level or group; undefined: there is none to choose. */
  readonly level?: string;
  readonly requirements: readonly Requirement[];
}
