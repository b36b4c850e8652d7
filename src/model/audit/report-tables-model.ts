import type { Leaf } from '../known';

/*
 * Reports that are to be queried with Athena.
 */

/** A report as a table sees it. */
export interface QueriedReportModel {
  /** Id of the report plan, for messages. */
  readonly id: string;
  /** undefined: CSV. */
  readonly formats: Leaf<readonly Leaf<string>[]>;
  readonly keyPrefix: Leaf<string>;
}

export interface ReportTablesModel {
  readonly databaseName: Leaf<string>;
  readonly reports: readonly QueriedReportModel[];
}
