import { orDefault, UNKNOWN } from '../known';
import { LIMITS } from '../limits';
import type { ScheduleModel } from '../plan/plan-model';
import { readCron } from './cron';
import type { CronSchedule } from './cron';
import { STANDARD_INTERVALS } from './standard-intervals';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEK_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAYS_OF_MONTH = 31;
/** A list of more times than these is harder to read than the expression. */
const MOST_TIMES = 4;

/** A schedule for people: `daily at 05:00 (Etc/UTC)`. One that has no short words is shown as its expression. */
export function scheduleWords({ expression, timeZone }: Pick<ScheduleModel, 'expression' | 'timeZone'>): string {
  const written = orDefault(expression, LIMITS.scheduleDefault.value);
  const zone = orDefault(timeZone, LIMITS.timeZoneDefault.value);
  if (written === UNKNOWN) return 'a schedule that is known at deployment only';
  const cron = readCron(written);
  const words = cron.kind === 'cron' ? cronWords(cron) : undefined;
  return `${words ?? written} (${zone === UNKNOWN ? 'time zone known at deployment' : zone})`;
}

function cronWords(cron: CronSchedule): string | undefined {
  const days = daysWords(cron);
  if (days === undefined) return undefined;
  const { timesOfDay } = cron;
  if (days === 'daily' && timesOfDay.length > 1) return intervalWords(timesOfDay) ?? clocks(timesOfDay, 'daily');
  return clocks(timesOfDay, days);
}

function clocks(times: readonly number[], days: string): string | undefined {
  return times.length > MOST_TIMES ? undefined : `${days} at ${listed(times.map(clock))}`;
}

/** Times that are equally far apart around the clock. */
function intervalWords(times: readonly number[]): string | undefined {
  const hours = 24 / times.length;
  if (!STANDARD_INTERVALS.includes(hours) || times.some((time, i) => time !== times[0] + i * hours * 60)) return undefined;
  return hours === 1 ? `every hour at minute ${times[0]}` : `every ${hours} hours, first at ${clock(times[0])}`;
}

function daysWords({ days: { daysOfMonth, months, daysOfWeek, mark }, expression }: CronSchedule): string | undefined {
  // What names years is read as it stands.
  if (!/\s\*\s*\)$/.test(expression)) return undefined;
  const everyMonth = months.length === MONTHS.length;
  if (mark) return everyMonth && mark.dayOfMonth === 'L' ? 'monthly on the last day' : undefined;
  const everyDate = daysOfMonth.length === DAYS_OF_MONTH;
  const everyWeekDay = daysOfWeek.length === WEEK_DAYS.length;
  if (everyDate && everyMonth) return everyWeekDay ? 'daily' : `weekly on ${listed(daysOfWeek.map(day => WEEK_DAYS[day - 1]))}`;
  if (!everyWeekDay || everyDate) return undefined;
  if (everyMonth) return daysOfMonth.length === 1 ? `monthly on day ${daysOfMonth[0]}` : undefined;
  return months.length === 1 && daysOfMonth.length === 1 ? `yearly on ${daysOfMonth[0]} ${MONTHS[months[0] - 1]}` : undefined;
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');
}

function listed(items: readonly string[]): string {
  return items.length === 1 ? items[0] : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
