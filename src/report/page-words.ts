import type { Tone } from './page';
import type { After, Bound, Days, Posture, PostureExemption, PostureLock, PosturePlace, PostureResourceCopy, RestoreTested, Verdict } from './posture';

/** For what is not known at synth. */
export const AT_DEPLOYMENT = 'known at deployment';

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = { protected: 'good', exempt: 'plain', missed: 'bad', unknown: 'open' };
export const TEST_TONES: Readonly<Record<RestoreTested, Tone>> = { 'tested': 'good', 'not tested': 'open', 'unknown': 'open', 'not supported': 'plain' };

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export function daysWords(days: Days): string {
  return days === null ? AT_DEPLOYMENT : days === 'forever' ? 'for ever' : counted(days, 'day');
}

/** How long something is kept, and when it becomes cold. */
export function keptWords(kept: Days, cold: After): string {
  return cold === 'never' ? daysWords(kept) : `${daysWords(kept)}, cold after ${cold === null ? `a time ${AT_DEPLOYMENT}` : counted(cold, 'day')}`;
}

export function rangeWords(range: { readonly shortest: Days; readonly longest: Days } | null): string {
  if (!range) return '–';
  const { shortest, longest } = range;
  return shortest === longest ? daysWords(shortest) : `${daysWords(shortest)} to ${daysWords(longest)}`;
}

export function gapWords(minutes: number | null): string {
  return minutes === null ? 'cannot be computed' : `${Math.round(minutes / 6) / 10} h`;
}

/** undefined where there always is one, or nobody knows. */
export function withoutWords(minutes: number | null): string | undefined {
  return minutes ? `no recovery point for up to ${gapWords(minutes)}` : undefined;
}

/** `eu-central-1 (account 111122223333)` */
export function placeWords({ account, region }: PosturePlace): string {
  return `${region ?? `a Region ${AT_DEPLOYMENT}`} (account ${account ?? AT_DEPLOYMENT})`;
}

export function copyWords(copy: PostureResourceCopy): string {
  return `${copy.airGapped ? 'air-gapped vault in ' : ''}${placeWords(copy)}${supportWords(copy)}`;
}

function supportWords({ supported, reason }: PostureResourceCopy): string {
  switch (supported) {
    case true: return '';
    case false: return reason === null ? ': NOT supported for this type' : `: NOT possible, ${reason}`;
    case 'conditional': return `: supported where ${String(reason)}`;
    case 'unknown': return ': not known whether this type can';
  }
}

/** Where copies go to, and where that is into air-gapped vaults. */
export function copyPlaces({ summary, plans }: Posture): string[] {
  const copies = plans.flatMap(({ rules }) => rules ?? []).flatMap(rule => rule.copies ?? []);
  return summary.copiesIn.map(place => {
    const there = copies.filter(({ account, region }) => account === place.account && region === place.region);
    const gapped = there.filter(({ lock }) => lock.mode === 'air-gapped').length;
    return `${gapped === 0 ? '' : gapped < there.length ? 'vaults, air-gapped ones too, in ' : 'air-gapped vaults in '}${placeWords(place)}`;
  });
}

export function lockName({ mode }: PostureLock): string {
  switch (mode) {
    case null: return 'lock not known here';
    case 'none': return 'no lock';
    case 'air-gapped': return 'air-gapped';
    default: return `${mode} lock`;
  }
}

/** How long backups have to be kept, and until when the lock can be removed. */
export function lockWords(lock: PostureLock): string[] {
  const { mode, changeableForDays } = lock;
  switch (mode) {
    case null:
    case 'none': return [];
    case 'governance': return [bounds(lock), 'permitted people can remove it'];
    case 'air-gapped': return [bounds(lock), 'nobody can remove it'];
    case 'compliance': {
      const until = changeableForDays === null ? `for a time ${AT_DEPLOYMENT}` : `for ${counted(changeableForDays, 'day')} after it is set`;
      return [bounds(lock), `can be removed ${until}, then by nobody`];
    }
  }
}

export function lockTone({ mode }: PostureLock): Tone {
  return mode === null || mode === 'none' ? 'open' : 'good';
}

function bounds({ minDays, maxDays }: PostureLock): string {
  return `${boundWords(minDays, 'minimum', 'at least')}, ${boundWords(maxDays, 'maximum', 'at most')}`;
}

function boundWords(days: Bound, what: string, words: string): string {
  return days === 'none' ? `no ${what}` : days === null ? `${what} ${AT_DEPLOYMENT}` : `${words} ${counted(days, 'day')}`;
}

export function exemptionWords({ reason, owner, expires, expired }: PostureExemption): string {
  const details = [...owner === null ? [] : [`owner ${owner}`], ...expires === null ? [] : [`${expired ? 'ended' : 'until'} ${expires}`]];
  return `${reason ?? `reason ${AT_DEPLOYMENT}`}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

export function yesOrNo(value: boolean | null): string {
  return value === null ? AT_DEPLOYMENT : value ? 'yes' : 'no';
}
