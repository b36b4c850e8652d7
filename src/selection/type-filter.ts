/** Which part of a selection a plan is for, by ids of resource types; no member: all of it. */
export interface TypeFilter {
  /** What can be of these types. */
  readonly only?: readonly string[];
  /** What is of these types and surely of no others: of ARNs that several types share, nothing. */
  readonly surely?: readonly string[];
  /** All but what is surely of these types. */
  readonly without?: readonly string[];
}
