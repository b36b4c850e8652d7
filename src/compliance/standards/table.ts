import type { Requirement } from '../../model/compliance/requirement';

type Defaulted = 'source' | 'verification' | 'force';

/** A row as it is written: what all rows of a table share is left out. */
export type Row = Omit<Requirement, Defaulted> & Partial<Pick<Requirement, Defaulted>>;

export function table(shared: Pick<Requirement, Defaulted>, rows: readonly Row[]): readonly Requirement[] {
  return rows.map(row => ({ ...shared, ...row }));
}
