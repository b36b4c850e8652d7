import type { AssumedPlan } from './assumed-plan';

/** What happens when a stateful resource is neither protected nor exempt. */
export enum OnMissed {
  /** An error, which fails the synth. */
  FAIL = 'fail',
  /** A warning, which can be acknowledged. */
  WARN = 'warn',
  /** It only stands in `backup-coverage.json` and in the table. */
  REPORT = 'report',
}

/** How coverage is judged and told. */
export interface BackupCoverageProps {
  /**
   * What happens when a stateful resource is neither protected nor exempt, or its exemption is over.
   *
   * @default OnMissed.FAIL
   */
  readonly onMissed?: OnMissed;

  /**
   * File with what is missed at present, for a gradual adoption: a JSON list of construct paths. What it lists is no error,
   * and it may only shrink: a line that is not missed any more is an error.
   *
   * One synth with `BACKUP_COVERAGE_BASELINE=write` in its environment writes the file where there is none, and else removes
   * lines from it. A malformed file is refused.
   *
   * @default - no baseline
   */
  readonly baseline?: string;

  /**
   * Plans of other apps and of the organization, which count as if they were in the app.
   *
   * @default - only plans of the app count
   */
  readonly assumePlans?: AssumedPlan[];

  /**
   * Whether to print a table of all resources to standard error.
   *
   * @default false
   */
  readonly printTable?: boolean;

  /**
   * Day on which exemptions are judged, `YYYY-MM-DD`. Set it where a synth of last year must give what it gave then.
   *
   * @default - today, in UTC
   */
  readonly asOf?: string;
}
