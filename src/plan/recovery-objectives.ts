import type { Duration } from 'aws-cdk-lib';

/** What the organization promised; the rules of a plan are proved against it at synth. */
export interface RecoveryObjectives {
  /**
   * Recovery point objective: the longest time between the starts of two backups, over a full year, with start
   * window and daylight saving counted.
   *
   * How long a job runs and how far a copy lags behind cannot be known at synth.
   *
   * @default - not checked
   */
  readonly rpo?: Duration;

  /**
   * Recovery time objective: how long a restore may take. No synth can prove it.
   *
   * @default - none
   */
  readonly rto?: Duration;
}
