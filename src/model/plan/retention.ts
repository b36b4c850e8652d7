import { Duration } from 'aws-cdk-lib';
import { refuse } from '../diagnostics/error';
import { daysOf, leaf, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { LifecycleModel } from './plan-model';

/** How cold storage is used. */
export interface ColdStorageOptions {
  /**
   * Whether resource types that ask for an explicit opt-in (EBS) move to the archive tier too.
   *
   * Meant for rules that run once a month or less often.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
   * @default false
   */
  readonly optInToArchive?: boolean;
}

/**
 * How long recovery points are kept, and when they move to cold storage.
 *
 * AWS Backup counts in whole days, from 1 to 36,500. Months and years are counted so that they never fall
 * short of the calendar: one month is 31 days, one year 366, seven years 2,557.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
 */
export class Retention {
  /**
   * Keeps recovery points for a number of days.
   *
   * @param days whole days, 1 to 36,500
   */
  public static days(days: number): Retention {
    return Retention.of(leaf(days), days, 'Retention.days', Retention.days);
  }

  /**
   * Keeps recovery points for a number of weeks of seven days.
   *
   * @param weeks whole weeks
   */
  public static weeks(weeks: number): Retention {
    return Retention.counted('Retention.weeks', weeks, n => n * 7, Retention.weeks);
  }

  /**
   * Keeps recovery points for a number of calendar months, counted at their longest.
   *
   * @param months whole months: 1 is 31 days, 2 are 62, 3 are 92, 12 are 366
   */
  public static months(months: number): Retention {
    return Retention.counted('Retention.months', months, longestMonths, Retention.months);
  }

  /**
   * Keeps recovery points for a number of calendar years, counted at their longest.
   *
   * @param years whole years: 1 is 366 days, 7 are 2,557
   */
  public static years(years: number): Retention {
    return Retention.counted('Retention.years', years, n => longestMonths(n * 12), Retention.years);
  }

  /** Never deletes recovery points. A vault whose lock has a maximum retention refuses such backups. */
  public static forever(): Retention {
    return new Retention({ deleteAfterDays: undefined, moveToColdStorageAfterDays: undefined, optInToArchive: undefined }, undefined, undefined);
  }

  private static counted(label: string, count: number, toDays: (n: number) => number, from: Function): Retention {
    const known = leaf(count);
    // A token cannot be multiplied at synth; only days can be handed on as they are.
    if (known === UNKNOWN) {
      throw new Error(`${label} must get a number that is known at synth, got a token: use Retention.days with the token instead`);
    }
    const days = Number.isInteger(count) ? toDays(count) : count;
    return Retention.of(days, days, label, from);
  }

  private static of(known: Leaf<number>, days: number, label: string, from: Function): Retention {
    const model: LifecycleModel = { deleteAfterDays: known, moveToColdStorageAfterDays: undefined, optInToArchive: undefined };
    refuse('lifecycle', model, label, from);
    return new Retention(model, days, undefined);
  }

  private constructor(
    private readonly model: LifecycleModel,
    private readonly deleteAfterDays: number | undefined,
    private readonly coldAfterDays: number | undefined,
  ) {}

  /**
   * Moves recovery points to cold storage after some days, where their resource type supports it.
   *
   * They stay there for at least 90 days, so the retention must be at least 90 days longer than this. Types
   * without cold storage ignore it.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
   */
  public coldAfter(duration: Duration, options: ColdStorageOptions = {}): Retention {
    const model: LifecycleModel = { ...this.model, moveToColdStorageAfterDays: daysOf(duration), optInToArchive: options.optInToArchive };
    refuse('lifecycle', model, 'Retention', this.coldAfter);
    return new Retention(model, this.deleteAfterDays, duration.isUnresolved() ? duration.toDays() : model.moveToColdStorageAfterDays as number);
  }

  /** Words for messages and reports, for example `35 days, cold after 7`. */
  public toString(): string {
    const { deleteAfterDays, moveToColdStorageAfterDays } = this.model;
    const kept = deleteAfterDays === undefined ? 'for ever' : deleteAfterDays === UNKNOWN ? 'known at deployment' : `${deleteAfterDays} days`;
    if (moveToColdStorageAfterDays === undefined) return kept;
    return `${kept}, cold after ${moveToColdStorageAfterDays === UNKNOWN ? 'a time known at deployment' : moveToColdStorageAfterDays}`;
  }

  /** @internal */
  public _model(): LifecycleModel {
    return this.model;
  }

  /**
   * What goes into the template, tokens included.
   *
   * @internal
   */
  public _render(): { deleteAfterDays?: number; moveToColdStorageAfterDays?: number; optInToArchiveForSupportedResources?: boolean } | undefined {
    if (this.deleteAfterDays === undefined && this.coldAfterDays === undefined) return undefined;
    return {
      deleteAfterDays: this.deleteAfterDays,
      moveToColdStorageAfterDays: this.coldAfterDays,
      optInToArchiveForSupportedResources: this.model.optInToArchive as boolean | undefined,
    };
  }
}

const MS_PER_DAY = 86_400_000;

/** Days in the longest run of `months` consecutive calendar months. */
function longestMonths(months: number): number {
  // Four years from a leap year hold every position of a leap day; a century without one only makes a run shorter.
  const starts = Array.from({ length: 48 }, (_, first) => (Date.UTC(2024, first + months, 1) - Date.UTC(2024, first, 1)) / MS_PER_DAY);
  return Math.max(...starts);
}
