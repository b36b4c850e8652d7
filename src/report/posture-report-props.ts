/** A file that a posture report is written as. */
export enum PostureFormat {
  /** `backup-posture.json`, for programs; its schema is in the documentation. */
  JSON = 'json',
  /** `backup-posture.md`, for repositories and pull requests. */
  MARKDOWN = 'md',
  /** `backup-posture.html`, one page without scripts that loads nothing. */
  HTML = 'html',
}

/** What a posture report is called, and as what it is written. */
export interface PostureReportProps {
  /**
   * Heading of the report, for example the name of the app. Has to be known at synth.
   *
   * @default 'Backup posture'
   */
  readonly title?: string;

  /**
   * The files that are written, at least one.
   *
   * @default - all of them
   */
  readonly formats?: PostureFormat[];
}
