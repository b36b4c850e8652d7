import type { Look, Support } from '../../model/compliance/requirement';

/*
 * What the tables look for. Bounds in days and hours carry the longest case of the calendar, so that a schedule which
 * does what the text says is never refused: the longest day has 25 hours, the longest quarter 92 days.
 */

const LONGEST_DAY_HOURS = 25;
const LONGEST_WEEK_HOURS = 169;
export const A_MONTH = 31;
export const A_QUARTER = 92;
export const A_YEAR = 366;

/** We look for it; the text does not name it. */
export function practice(...anyOf: readonly Look[]): Support {
  return { anyOf, basis: 'practice' };
}

/** The text asks for it in so many words. */
export function asked({ anyOf }: Support): Support {
  return { anyOf, basis: 'text' };
}

/** The text rules out that it is missing. */
export function firm({ anyOf }: Support): Support {
  return { anyOf, basis: 'firm' };
}

/** The text asks for a restore test at least that often. */
export function testedEvery(days: number): Support {
  return asked(practice({ fact: 'restore-test-interval', atMost: days }));
}

export const SELECTED = practice({ fact: 'selection' });
export const SCHEDULED = practice({ fact: 'backup-interval' });
export const DAILY = asked(practice({ fact: 'backup-interval', atMost: LONGEST_DAY_HOURS }));
export const WEEKLY = asked(practice({ fact: 'backup-interval', atMost: LONGEST_WEEK_HOURS }));
export const RPO = practice({ fact: 'proved-rpo' });
export const PITR = practice({ fact: 'continuous-backup' });
export const KEPT = practice({ fact: 'shortest-retention' });
export const ENDS = practice({ fact: 'end-of-retention' });
export const KEY = practice({ fact: 'customer-key' });
export const LOCKED = practice({ fact: 'governance-lock' }, { fact: 'compliance-lock' }, { fact: 'air-gap' });
export const UNERASABLE = practice({ fact: 'compliance-lock' }, { fact: 'air-gap' });
export const DENIED = practice({ fact: 'deny-delete' });
export const REGION = practice({ fact: 'cross-region-copy' });
export const ACCOUNT = practice({ fact: 'cross-account-copy' });
export const AWAY = practice({ fact: 'cross-region-copy' }, { fact: 'cross-account-copy' });
export const ISOLATED = practice({ fact: 'cross-account-copy' }, { fact: 'air-gap' });
export const AIR_GAP = practice({ fact: 'air-gap' });
export const ROLES = practice({ fact: 'separate-roles' });
export const ALERTS = practice({ fact: 'failure-notifications' });
export const TESTED = practice({ fact: 'restore-test-interval' });
export const VALIDATED = practice({ fact: 'restore-validation' });
export const TIMED = practice({ fact: 'restore-time-target' });
export const REPORTS = practice({ fact: 'job-reports' });
export const AUDITED = practice({ fact: 'audit-framework' });
export const THREE_COPIES = practice({ fact: 'places', atLeast: 3 }, { fact: 'generations', atLeast: 3 });
export const THREE_PLACES = practice({ fact: 'places', atLeast: 3 });
