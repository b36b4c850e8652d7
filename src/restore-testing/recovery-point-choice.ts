import { Duration } from 'aws-cdk-lib';
import { RESTORE_TESTING_LIMITS } from '../model/restore-testing/restore-testing-limits';

/** Kinds of recovery points. */
export enum RestoreTestPointType {
  /** Snapshots: backups as of one moment. */
  SNAPSHOT = 'SNAPSHOT',
  /** Continuous backups, restored as of a second within them. */
  CONTINUOUS = 'CONTINUOUS',
}

/** Among which recovery points a test chooses. */
export interface RecoveryPointChoiceOptions {
  /**
   * How old a recovery point may be, counted back from the start of the job: whole days, 1 to 365. It has to be longer than
   * the time between two backups, or there is often nothing to test.
   *
   * @default Duration.days(30)
   */
  readonly within?: Duration;

  /**
   * Kinds of recovery points. Types that have no continuous backups are tested by snapshots only.
   *
   * @default - both
   */
  readonly types?: RestoreTestPointType[];
}

/**
 * Which recovery point of a resource a test restores.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_RestoreTestingRecoveryPointSelection.html
 */
export class RecoveryPointChoice {
  /** The latest one: what a restore after a loss would take. */
  public static latest(options: RecoveryPointChoiceOptions = {}): RecoveryPointChoice {
    return new RecoveryPointChoice('LATEST_WITHIN_WINDOW', options);
  }

  /** Any one: finds older backups too that cannot be restored. */
  public static random(options: RecoveryPointChoiceOptions = {}): RecoveryPointChoice {
    return new RecoveryPointChoice('RANDOM_WITHIN_WINDOW', options);
  }

  /** @internal */
  public readonly _within: Duration;
  /** @internal */
  public readonly _types: readonly RestoreTestPointType[];

  private constructor(
    /** @internal */
    public readonly _algorithm: string,
    { within, types }: RecoveryPointChoiceOptions,
  ) {
    this._within = within ?? Duration.days(RESTORE_TESTING_LIMITS.selectionWindowDefaultDays.value);
    this._types = types ?? Object.values(RestoreTestPointType);
  }
}
