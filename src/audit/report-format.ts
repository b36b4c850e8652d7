/** The format of a report. */
export enum ReportFormat {
  /** Comma-separated values; the only format of reports over several accounts or Regions. */
  CSV = 'CSV',
  /** JSON. */
  JSON = 'JSON',
}
