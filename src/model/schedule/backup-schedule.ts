import { Duration, TimeZone, Token } from 'aws-cdk-lib';
import { phrase } from '../diagnostics/diagnostic';
import type { Problem } from '../diagnostics/diagnostic';
import { DiagnosticError, refuse } from '../diagnostics/error';
import { daysIn } from '../diagnostics/plan/schedule';
import { isKnown, leaf, minutesOf } from '../known';
import type { ScheduleModel } from '../plan/plan-model';
import { DEFAULT_HOUR, intervalExpression, STANDARD_INTERVALS } from './standard-intervals';

/** Day of the week, as AWS cron expressions name it. */
export enum WeekDay {
  /** Sunday. */
  SUNDAY = 'SUN',
  /** Monday. */
  MONDAY = 'MON',
  /** Tuesday. */
  TUESDAY = 'TUE',
  /** Wednesday. */
  WEDNESDAY = 'WED',
  /** Thursday. */
  THURSDAY = 'THU',
  /** Friday. */
  FRIDAY = 'FRI',
  /** Saturday. */
  SATURDAY = 'SAT',
}

/** Month of the year, as AWS cron expressions name it. */
export enum Month {
  /** January. */
  JANUARY = 'JAN',
  /** February. */
  FEBRUARY = 'FEB',
  /** March. */
  MARCH = 'MAR',
  /** April. */
  APRIL = 'APR',
  /** May. */
  MAY = 'MAY',
  /** June. */
  JUNE = 'JUN',
  /** July. */
  JULY = 'JUL',
  /** August. */
  AUGUST = 'AUG',
  /** September. */
  SEPTEMBER = 'SEP',
  /** October. */
  OCTOBER = 'OCT',
  /** November. */
  NOVEMBER = 'NOV',
  /** December. */
  DECEMBER = 'DEC',
}

/** Time zone and windows of a schedule. */
export interface ScheduleOptions {
  /**
   * Time zone in which the schedule is read.
   *
   * In zones with daylight saving two daily backups can be 25 hours apart, and a local time that the change
   * skips may not run at all: AWS does not document it, so the library counts it as skipped and warns.
   *
   * @default TimeZone.ETC_UTC
   */
  readonly timeZone?: TimeZone;

  /**
   * How long after the scheduled time a job may still start; whole minutes, from 60 to 52,560,000.
   *
   * A job may start at the end of its window, so the window adds to the longest time between two backups: a
   * daily schedule with one hour keeps an RPO of 25 hours in UTC, with the 8 hours that AWS Backup itself takes
   * by default one of 32. A job that cannot start within the window ends as EXPIRED, so a short window makes
   * expired jobs likelier where many backups are due at once.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
   * @default Duration.hours(1)
   */
  readonly startWindow?: Duration;

  /**
   * How long a job may take once it has started before AWS Backup cancels it; whole minutes, up to 52,560,000.
   *
   * Not applied to Amazon FSx.
   *
   * @default - seven days, the default of AWS Backup
   */
  readonly completionWindow?: Duration;
}

/** When in the hour, and at which hours, a schedule of a fixed interval runs. */
export interface EveryHoursOptions extends ScheduleOptions {
  /**
   * An hour at which one of the runs is, from 0 to 23; the others follow from the interval.
   *
   * @default 5
   */
  readonly startingAt?: number;

  /**
   * Minute of the hour, from 0 to 59.
   *
   * @default 0
   */
  readonly minute?: number;
}

/** Time of the day of a schedule. */
export interface DailyScheduleOptions extends ScheduleOptions {
  /**
   * Hour, from 0 to 23. The default is outside the hours that daylight saving skips.
   *
   * @default 5
   */
  readonly hour?: number;

  /**
   * Minute of the hour, from 0 to 59.
   *
   * @default 0
   */
  readonly minute?: number;
}

/** Week days and time of a schedule. */
export interface WeeklyScheduleOptions extends DailyScheduleOptions {
  /**
   * Days of the week, at least one.
   *
   * @default [WeekDay.SUNDAY]
   */
  readonly days?: WeekDay[];
}

/** Day of the month and time of a schedule. */
export interface MonthlyScheduleOptions extends DailyScheduleOptions {
  /**
   * Day of the month, from 1 to 28, which every month has. For the last day use `BackupSchedule.lastDayOfMonth`.
   *
   * @default 1
   */
  readonly day?: number;
}

/** Month, day and time of a schedule. */
export interface YearlyScheduleOptions extends DailyScheduleOptions {
  /**
   * Month of the year.
   *
   * @default Month.JANUARY
   */
  readonly month?: Month;

  /**
   * Day of the month, from 1 to the last day that the month has in every year.
   *
   * @default 1
   */
  readonly day?: number;
}

/**
 * When a rule makes backups, and how long a job may wait and take.
 *
 * A schedule is a cron expression of AWS, read in a time zone. AWS Backup starts a job at some moment between
 * the scheduled time and the end of the start window; jobs are at least one hour apart.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export class BackupSchedule {
  /**
   * Runs at equal intervals around the clock.
   *
   * @param hours 1, 2, 3, 4, 6, 8, 12 or 24: hours of a cron expression start again at midnight, so no other interval stays equal
   */
  public static everyHours(hours: number, options: EveryHoursOptions = {}): BackupSchedule {
    const known = leaf(hours);
    if (isKnown(known) && !STANDARD_INTERVALS.includes(known)) {
      reject('CB-SCHED-011', BackupSchedule.everyHours, {
        what: 'BackupSchedule.everyHours',
        must: `get ${listed([...STANDARD_INTERVALS].reverse())} hours`,
        got: String(hours),
        fix: 'hours of a cron expression start again at midnight, so only a divisor of 24 stays equal',
      });
    }
    const [at, minute] = [options.startingAt ?? DEFAULT_HOUR, options.minute ?? 0];
    const expression = intervalExpression(numeral(hours), numeral(at), text(minute));
    const words = hours === 1 ? `every hour at minute ${shown(minute)}` : `every ${shown(hours)} hours, once at ${clock(at, minute)}`;
    return BackupSchedule.of('everyHours', expression, words, options, BackupSchedule.everyHours);
  }

  /** Runs once a day. */
  public static daily(options: DailyScheduleOptions = {}): BackupSchedule {
    return BackupSchedule.atTime('daily', '? * *', 'daily', options, BackupSchedule.daily);
  }

  /** Runs once on some days of each week. */
  public static weekly(options: WeeklyScheduleOptions = {}): BackupSchedule {
    const days = [...new Set(options.days ?? [WeekDay.SUNDAY])];
    if (days.length === 0) {
      reject('CB-SCHED-001', BackupSchedule.weekly, { what: 'days of BackupSchedule.weekly', must: 'hold at least one day', got: 'none' });
    }
    return BackupSchedule.atTime('weekly', `? * ${days.join(',')}`, `weekly on ${listed(days.map(shown), 'and')}`, options, BackupSchedule.weekly);
  }

  /** Runs once a month, on a day that every month has. */
  public static monthly(options: MonthlyScheduleOptions = {}): BackupSchedule {
    const day = options.day ?? 1;
    rejectRareDay('monthly', 28, day, 'months without that day would have no backup, use BackupSchedule.lastDayOfMonth', BackupSchedule.monthly);
    return BackupSchedule.atTime('monthly', `${text(day)} * ?`, `monthly on day ${shown(day)}`, options, BackupSchedule.monthly);
  }

  /** Runs once a month, on its last day. */
  public static lastDayOfMonth(options: DailyScheduleOptions = {}): BackupSchedule {
    return BackupSchedule.atTime('lastDayOfMonth', 'L * ?', 'monthly on the last day', options, BackupSchedule.lastDayOfMonth);
  }

  /** Runs once a year, on a day that every year has. */
  public static yearly(options: YearlyScheduleOptions = {}): BackupSchedule {
    const [month, day] = [options.month ?? Month.JANUARY, options.day ?? 1];
    const position = Object.values(Month).indexOf(month) + 1;
    if (position > 0) rejectRareDay('yearly', daysIn(position), day, `the last day of ${month} in every year`, BackupSchedule.yearly);
    return BackupSchedule.atTime('yearly', `${text(day)} ${month} ?`, `yearly on ${shown(day)} ${shown(month)}`, options, BackupSchedule.yearly);
  }

  /**
   * Runs as a cron expression of AWS says.
   *
   * @param expression `cron(minutes hours day-of-month month day-of-week year)` with `?` in one of the two day fields
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
   */
  public static cron(expression: string, options: ScheduleOptions = {}): BackupSchedule {
    return BackupSchedule.of('cron', expression, shown(expression), options, BackupSchedule.cron);
  }

  private static atTime(factory: string, days: string, words: string, options: DailyScheduleOptions, from: Function): BackupSchedule {
    const [hour, minute] = [options.hour ?? DEFAULT_HOUR, options.minute ?? 0];
    const expression = `cron(${text(minute)} ${text(hour)} ${days} *)`;
    return BackupSchedule.of(factory, expression, `${words} at ${clock(hour, minute)}`, options, from);
  }

  private static of(factory: string, expression: string, words: string, options: ScheduleOptions, from: Function): BackupSchedule {
    const label = `BackupSchedule.${factory}`;
    const timeZone = options.timeZone ?? TimeZone.ETC_UTC;
    const startWindow = options.startWindow ?? Duration.hours(1);
    const model: ScheduleModel = {
      expression: leaf(expression),
      timeZone: leaf(timeZone.timezoneName),
      startWindowMinutes: minutesOf(startWindow),
      completionWindowMinutes: minutesOf(options.completionWindow),
    };
    refuse('schedule', model, label, from);
    const windows = {
      startWindowMinutes: minutes(startWindow, `start window of ${label}`),
      completionWindowMinutes: options.completionWindow && minutes(options.completionWindow, `completion window of ${label}`),
    };
    return new BackupSchedule(expression, timeZone, words, model, windows);
  }

  private constructor(
    /** The cron expression, `cron(...)` with six fields. */
    public readonly expression: string,
    /** The time zone in which the expression is read. */
    public readonly timeZone: TimeZone,
    private readonly words: string,
    private readonly model: ScheduleModel,
    private readonly windows: { readonly startWindowMinutes: number; readonly completionWindowMinutes?: number },
  ) {}

  /** Words for messages and reports, for example `daily at 05:00 (Etc/UTC)`. */
  public toString(): string {
    const zone = this.timeZone.timezoneName;
    return `${this.words} (${Token.isUnresolved(zone) ? 'time zone known at deployment' : zone})`;
  }

  /** @internal */
  public _model(): ScheduleModel {
    return this.model;
  }

  /**
   * What goes into the template, tokens included.
   *
   * @internal
   */
  public _render(): { scheduleExpression: string; scheduleExpressionTimezone: string; startWindowMinutes: number; completionWindowMinutes?: number } {
    return { scheduleExpression: this.expression, scheduleExpressionTimezone: this.timeZone.timezoneName, ...this.windows };
  }
}

/** A value that only a factory sees, told in the words of the diagnostic that finds it in a template. */
function reject(id: string, from: Function, problem: Problem): never {
  throw new DiagnosticError([{ id, severity: 'error', message: phrase(problem), path: '' }], undefined, from);
}

function rejectRareDay(factory: string, last: number, day: number, fix: string, from: Function): void {
  const known = leaf(day);
  if (!isKnown(known) || (Number.isInteger(known) && known >= 1 && known <= last)) return;
  reject('CB-SCHED-012', from, { what: `day of BackupSchedule.${factory}`, must: `be 1 to ${last}`, got: String(day), fix: known > last ? fix : undefined });
}

function minutes(duration: Duration, what: string): number {
  if (duration.isUnresolved() && duration.unitLabel() !== 'minutes') {
    // A token cannot be multiplied at synth.
    throw new Error(`${what.charAt(0).toUpperCase()}${what.slice(1)} must be given in minutes where it is a token, got ${duration.unitLabel()}: use Duration.minutes`);
  }
  return duration.toMinutes();
}

/** Digits of a number, or a string that resolves to them. */
function text(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

/** The number itself where it can be calculated with. */
function numeral(value: number): number | string {
  return Token.isUnresolved(value) ? Token.asString(value) : value;
}

function shown(value: number | string): string {
  return Token.isUnresolved(value) ? '(known at deployment)' : String(value);
}

function clock(hour: number, minute: number): string {
  return Token.isUnresolved(hour) || Token.isUnresolved(minute) ? '(known at deployment)' : [hour, minute].map(part => String(part).padStart(2, '0')).join(':');
}

function listed(items: readonly (string | number)[], word = 'or'): string {
  return items.length === 1 ? `${items[0]}` : `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}
