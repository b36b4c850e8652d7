import type { BackupReports } from './backup-reports';

/** Properties of BackupReportTables. */
export interface BackupReportTablesProps {
  /**
   * The reports, in a bucket of theirs or in one that was brought along. Each comes as JSON alone, under a `keyPrefix` that
   * nothing else is written to.
   */
  readonly reports: BackupReports;

  /**
   * Name of the database: 1 to 255 lower-case letters, digits and underscores.
   *
   * @default - a readable name from the stack and the path
   */
  readonly databaseName?: string;
}
