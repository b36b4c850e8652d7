import { TimeZone } from 'aws-cdk-lib';

/** A stretch of time in which a zone keeps one offset; milliseconds since the epoch, `until` excluded. */
export interface OffsetPeriod {
  readonly from: number;
  readonly until: number;
  /** Local time minus UTC, in milliseconds. */
  readonly offset: number;
}

/** What is known about a name of a time zone. */
export interface ZoneFacts {
  /** `unreadable`: aws-cdk-lib lists it, but this Node.js has no data for it. */
  readonly status: 'known' | 'unreadable' | 'unknown';
  /** The spelling of the IANA database, where it differs in upper and lower case only. */
  readonly spelling?: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** More than local times differ between any two zones, so that every local time at the ends is covered. */
const SLACK = 2 * DAY;

const facts = new Map<string, ZoneFacts>();
const formats = new Map<string, Intl.DateTimeFormat>();
const periods = new Map<string, readonly OffsetPeriod[]>();

/** Whether a name is in the IANA time zone database, as far as this machine can tell. */
export function zoneFacts(name: string): ZoneFacts {
  let found = facts.get(name);
  if (!found) {
    found = lookUp(name);
    facts.set(name, found);
  }
  return found;
}

/** Whether the runs of a schedule in this zone can be computed. */
export function isReadableZone(name: string): boolean {
  return zoneFacts(name).status === 'known';
}

/** The offsets of a readable zone, without holes, from two days before `from` to two days after `until`. */
export function offsetPeriods(zone: string, from: number, until: number): readonly OffsetPeriod[] {
  const key = `${zone}|${from}|${until}`;
  let found = periods.get(key);
  if (!found) {
    found = findPeriods(zone, from - SLACK, until + SLACK);
    periods.set(key, found);
  }
  return found;
}

/** Whether clocks change in a readable zone between two moments. */
export function changesClocks(zone: string, from: number, until: number): boolean {
  return !isUtc(zone) && offsetPeriods(zone, from, until).length > 1;
}

/** `2026-10-25 01:00 UTC`, and the local time where the zone is another one. */
export function showMoment(moment: number, zone: string): string {
  const utc = `${showWallClock(moment)} UTC`;
  return isUtc(zone) ? utc : `${utc} (${showWallClock(moment + offsetAt(zone, moment))} in ${zone})`;
}

/** A wall-clock time, given as if it were UTC. */
export function showWallClock(local: number): string {
  return new Date(local).toISOString().slice(0, 16).replace('T', ' ');
}

function isUtc(zone: string): boolean {
  return zone === 'Etc/UTC' || zone === 'UTC';
}

function lookUp(name: string): ZoneFacts {
  if (isUtc(name)) return { status: 'known' };
  // Newer versions of Node.js take offsets such as +01:00 as well, which are not names of zones.
  const resolved = /^[A-Za-z]/.test(name) ? resolve(name) : undefined;
  if (resolved === name) return { status: 'known' };
  const spelling = spellings().get(name.toLowerCase());
  if (resolved === undefined) return { status: spelling === name ? 'unreadable' : 'unknown' };
  return { status: 'known', spelling: spelling === name ? undefined : spelling };
}

function resolve(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

let spellingByLowerCase: Map<string, string> | undefined;

function spellings(): Map<string, string> {
  if (!spellingByLowerCase) {
    const listed = Object.values(TimeZone).filter(zone => zone instanceof TimeZone).map(zone => zone.timezoneName);
    spellingByLowerCase = new Map([...Intl.supportedValuesOf('timeZone'), ...listed].map(name => [name.toLowerCase(), name]));
  }
  return spellingByLowerCase;
}

function findPeriods(zone: string, from: number, until: number): OffsetPeriod[] {
  if (isUtc(zone)) return [{ from, until, offset: 0 }];
  const found: OffsetPeriod[] = [];
  let start = from;
  let offset = offsetAt(zone, from);
  for (let day = from; day < until; day += DAY) {
    const next = Math.min(day + DAY, until);
    if (offsetAt(zone, next) === offset) continue;
    const change = firstMinuteWithout(offset, zone, day, next);
    found.push({ from: start, until: change, offset });
    start = change;
    offset = offsetAt(zone, change);
  }
  found.push({ from: start, until, offset });
  return found;
}

function firstMinuteWithout(offset: number, zone: string, day: number, next: number): number {
  let [before, after] = [day, next];
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / MINUTE / 2) * MINUTE;
    if (offsetAt(zone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function offsetAt(zone: string, moment: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  // `GMT` alone is zero; zones of the past have seconds too.
  const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(format.format(moment)) ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -size : size;
}
