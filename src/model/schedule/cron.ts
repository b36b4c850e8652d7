import type { Source } from '../sources';

/** The dialect that the AWS Backup guide points to for schedules. */
export const CRON_REFERENCE: Source = {
  title: 'Amazon EventBridge User Guide, cron expressions reference',
  url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html',
  checked: '2026-11',
};

/** A cron expression in the dialect of AWS, read field by field. */
export interface CronSchedule {
  readonly kind: 'cron';
  readonly expression: string;
  /** Minutes after local midnight, ascending. */
  readonly timesOfDay: readonly number[];
  /** Step and first hour of an hours field such as `5/4`, which starts again at midnight. */
  readonly hourStep: { readonly text: string; readonly step: number; readonly hours: readonly number[] } | undefined;
  readonly days: DayFields;
}

/** The fields that pick days. All the plain ones must hold. */
export interface DayFields {
  readonly daysOfMonth: readonly number[];
  /** 1 is January. */
  readonly months: readonly number[];
  /** 1 is Sunday. */
  readonly daysOfWeek: readonly number[];
  readonly years: readonly number[];
  /** `L`, `LW` or `15W` in the day of the month, `6L` or `2#3` in the day of the week; the plain days are all days then. */
  readonly mark: { readonly dayOfMonth: string; readonly dayOfWeek: string } | undefined;
}

/** A form that the documentation of AWS neither shows nor rules out. */
export interface UnsureCron {
  readonly kind: 'unsure';
  readonly form: string;
}

/** Not a schedule; the parts of a message that says why. */
export interface WrongCron {
  readonly kind: 'wrong';
  readonly rate?: boolean;
  readonly must: string;
  readonly got: string;
  readonly fix?: string;
}

export type Cron = CronSchedule | UnsureCron | WrongCron;

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
  readonly hint?: string;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEK_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const MINUTES: Field = { name: 'minutes', min: 0, max: 59 };
const HOURS: Field = { name: 'hours', min: 0, max: 23 };
const DAY_OF_MONTH: Field = { name: 'day of month', min: 1, max: 31 };
const MONTH: Field = { name: 'month', min: 1, max: 12, names: MONTHS };
const DAY_OF_WEEK: Field = { name: 'day of week', min: 1, max: 7, names: WEEK_DAYS, hint: '1 is Sunday and 7 is Saturday' };
const YEAR: Field = { name: 'year', min: 1970, max: 2199 };
const FIELDS = [MINUTES, HOURS, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR];

const read = new Map<string, Cron>();

/** Reads a schedule expression; each expression is read once per process. */
export function readCron(expression: string): Cron {
  let cron = read.get(expression);
  if (!cron) {
    cron = parse(expression);
    read.set(expression, cron);
  }
  return cron;
}

/** A value that stops the reading of an expression. */
class Stop {
  constructor(public readonly verdict: UnsureCron | WrongCron) {}
}

function parse(expression: string): Cron {
  try {
    return parseFields(expression, fieldsOf(expression));
  } catch (stop) {
    if (stop instanceof Stop) return stop.verdict;
    throw stop;
  }
}

function fieldsOf(expression: string): string[] {
  const got = `'${expression}'`;
  const must = 'be a cron expression';
  if (/^rate\s*\(/i.test(expression)) {
    throw new Stop({ kind: 'wrong', rate: true, must, got, fix: 'AWS Backup does not take rate(), use BackupSchedule.everyHours, daily or weekly' });
  }
  const nickname = NICKNAMES[expression.trim().toLowerCase()];
  if (nickname) throw new Stop({ kind: 'wrong', must, got, fix: `AWS has no nicknames, write '${nickname}'` });
  const inside = /^cron\((.*)\)$/.exec(expression)?.[1];
  if (inside === undefined) throw new Stop({ kind: 'wrong', must, got, fix: wrapping(expression) });
  const fields = inside.trim().split(/\s+/).filter(field => field !== '');
  if (fields.length !== FIELDS.length) {
    const fix = fields.length === 5
      ? 'the year is missing, and AWS wants one day field to be \'?\', as in \'cron(0 5 * * ? *)\''
      : fields.length === 7 ? 'AWS counts no seconds, so leave the first field out' : undefined;
    throw new Stop({ kind: 'wrong', must: `have six fields (${FIELDS.map(field => field.name).join(', ')})`, got: `${fields.length} in ${got}`, fix });
  }
  return fields.map(field => field.toUpperCase());
}

const NICKNAMES: { readonly [nickname: string]: string } = {
  '@yearly': 'cron(0 0 1 1 ? *)',
  '@annually': 'cron(0 0 1 1 ? *)',
  '@monthly': 'cron(0 0 1 * ? *)',
  '@weekly': 'cron(0 0 ? * SUN *)',
  '@daily': 'cron(0 0 ? * * *)',
  '@midnight': 'cron(0 0 ? * * *)',
  '@hourly': 'cron(0 * ? * * *)',
};

function wrapping(expression: string): string {
  const body = /^\s*cron\s*\((.*)\)\s*$/i.exec(expression)?.[1];
  if (body !== undefined) return `'cron' stands in lower case, directly before the parenthesis: write 'cron(${body})'`;
  const fields = expression.trim().split(/\s+/);
  return fields.length === FIELDS.length ? `write 'cron(${fields.join(' ')})'` : 'for example \'cron(0 5 ? * * *)\'';
}

function parseFields(expression: string, fields: string[]): CronSchedule {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Stop({
      kind: 'wrong',
      must: 'have \'?\' in exactly one of day of month and day of week',
      got: `'${dayOfMonth}' and '${dayOfWeek}' in '${expression}'`,
    });
  }
  const at = (field: Field, text: string) => values(field, text, expression);
  const marked = isMarkedDay(dayOfMonth, expression) || isMarkedWeekDay(dayOfWeek, expression);
  const minutes = at(MINUTES, minute);
  const hours = at(HOURS, hour);
  const step = /^(?:\*|\d+)\/(\d+)$/.exec(hour)?.[1];
  return {
    kind: 'cron',
    expression,
    timesOfDay: hours.flatMap(h => minutes.map(m => h * 60 + m)),
    hourStep: step === undefined ? undefined : { text: hour, step: Number(step), hours },
    days: {
      daysOfMonth: at(DAY_OF_MONTH, marked || dayOfMonth === '?' ? '*' : dayOfMonth),
      months: at(MONTH, month),
      // The last day of the week is Saturday.
      daysOfWeek: at(DAY_OF_WEEK, marked || dayOfWeek === '?' ? '*' : dayOfWeek === 'L' ? 'SAT' : dayOfWeek),
      years: at(YEAR, year),
      mark: marked ? { dayOfMonth, dayOfWeek } : undefined,
    },
  };
}

/** `L`, `LW`, `15W`; refuses a day out of range. */
function isMarkedDay(text: string, expression: string): boolean {
  if (text === 'L' || text === 'LW') return true;
  const weekDay = /^(\d+)W$/.exec(text);
  if (weekDay) {
    number(DAY_OF_MONTH, weekDay[1], text, expression);
    return true;
  }
  // AWS shows `L` and `W` on their own only.
  if (/^L-\d+W?$/.test(text) || isListWith(/^(?:LW?|\d+W)$/, text)) throw new Stop({ kind: 'unsure', form: text });
  return false;
}

/** `6L`, `FRIL`, `2#3`, `MON#3`; refuses a day or an ordinal out of range. */
function isMarkedWeekDay(text: string, expression: string): boolean {
  const last = /^(\d+|[A-Z]{3})L$/.exec(text);
  const nth = /^(\d+|[A-Z]{3})#(\d+)$/.exec(text);
  const day = (last ?? nth)?.[1];
  if (day !== undefined) {
    number(DAY_OF_WEEK, day, text, expression);
    if (nth && !/^[1-5]$/.test(nth[2])) {
      throw new Stop({ kind: 'wrong', must: 'have 1 to 5 after \'#\' in the day of week', got: `'${text}' in '${expression}'`, fix: 'a month has at most five of each week day' });
    }
    return true;
  }
  // EventBridge takes one `#` only and shows no steps in this field; what AWS Backup takes is not documented.
  if (isListWith(/^(?:L|\w+L|\w+#\d+)$/, text) || /^[\w*-]+\/\d+$/.test(text)) throw new Stop({ kind: 'unsure', form: text });
  return false;
}

function isListWith(mark: RegExp, text: string): boolean {
  const items = text.split(',');
  return items.length > 1 && items.some(item => mark.test(item));
}

/** The values that a field without marks stands for, ascending. */
function values(field: Field, text: string, expression: string): number[] {
  const all = new Set<number>();
  for (const item of text.split(',')) {
    const [, start, end, step] = /^(\*|[0-9A-Z]+)(?:-([0-9A-Z]+))?(?:\/(\d+))?$/.exec(item) ?? [];
    if (start === undefined) {
      if (/^\/\d+$/.test(item)) throw new Stop({ kind: 'unsure', form: item });
      throw outOfRange(field, item, expression);
    }
    if (start === '*' && end !== undefined) throw outOfRange(field, item, expression);
    const first = start === '*' ? field.min : number(field, start, item, expression);
    const last = end !== undefined ? number(field, end, item, expression) : start === '*' || step !== undefined ? field.max : first;
    const by = step === undefined ? 1 : Number(step);
    if (by === 0) throw new Stop({ kind: 'wrong', must: `have steps of at least 1 in ${field.name}`, got: `'${item}' in '${expression}'` });
    // A range that wraps round, such as SAT-MON, and a step longer than the field are not in the reference.
    if (last < first && field === YEAR) throw outOfRange(field, item, expression);
    if (last < first || by > field.max - field.min) throw new Stop({ kind: 'unsure', form: item });
    for (let value = first; value <= last; value += by) all.add(value);
  }
  return [...all].sort((a, b) => a - b);
}

function number(field: Field, text: string, item: string, expression: string): number {
  const named = field.names?.indexOf(text) ?? -1;
  const value = named >= 0 ? named + 1 : /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= field.min && value <= field.max)) throw outOfRange(field, item, expression);
  return value;
}

function outOfRange(field: Field, item: string, expression: string): Stop {
  const names = field.names ? ` or ${field.names[0]} to ${field.names[field.names.length - 1]}` : '';
  return new Stop({
    kind: 'wrong',
    must: `have ${field.min} to ${field.max}${names} as ${field.name}`,
    got: `'${item}' in '${expression}'`,
    fix: field.hint,
  });
}
