import type { Assessment } from './assess';
import type { DesignFactSheet } from './fact';
import type { Standard } from './requirement';

/** The standards that a set-up was asked to be measured by, and what it says to them. */
export interface StandardsModel {
  readonly chosen: readonly Pick<Standard, 'id' | 'name' | 'level'>[];
  /** undefined: the set-up is not finished. */
  readonly measured?: { readonly assessments: readonly Assessment[]; readonly facts: DesignFactSheet };
}

/** A standard of the user's own. */
export interface CustomStandardModel {
  readonly name: string;
  readonly requirementIds: readonly string[];
}
