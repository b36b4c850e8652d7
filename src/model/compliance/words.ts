import { UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { FACTS } from './fact';
import type { FactName } from './fact';
import type { Look, Requirement, Standard, Support, Verification } from './requirement';

/** How a value of a fact reads. */
export function showValue(value: Leaf<number | boolean>): string {
  if (value === UNKNOWN) return 'known at deployment only';
  if (value === undefined || value === false) return 'no';
  if (value === true) return 'yes';
  return value === Infinity ? 'for ever' : String(Math.round(value * 10) / 10);
}

/** What is looked for: `backup-interval of at most 25`. */
export function showSupport({ anyOf }: Support): string {
  return anyOf.length === 0 ? 'what its predicate asks for' : anyOf.map(showLook).join(' or ');
}

function showLook({ fact, atLeast, atMost }: Look): string {
  const bounds = [atLeast !== undefined && `at least ${atLeast}`, atMost !== undefined && `at most ${atMost}`].filter(Boolean).join(' and ');
  return bounds ? `${fact} of ${bounds} ${unitOf(fact)}` : fact;
}

/** What to write to get the first of the facts that are enough. */
export function changeFor({ anyOf }: Support): string {
  const [first] = anyOf;
  if (!first) return 'see the source of the requirement';
  // A longest retention that is asked for is a longer one.
  if (first.fact === 'longest-retention' && first.atLeast !== undefined) return 'a longer Retention in one of the rules';
  return FACTS[first.fact].change;
}

function unitOf(fact: FactName): string {
  return /^(hours|days|minutes)/.exec(FACTS[fact].label)?.[0] ?? FACTS[fact].label.split(' ')[0];
}

/** Stands behind each citation of a text that was not read in the original. */
export const MARKS: Readonly<Record<Verification, string>> = {
  primary: '',
  secondary: ' [secondary source]',
  unverified: ' [unverified]',
  given: ' [as you gave it]',
};

/** A standard with its level: `FedRAMP MODERATE`. */
export function nameOf({ name, level }: Standard): string {
  return level === undefined ? name : `${name} ${level}`;
}

/** `CIS Controls IG1 11.2 [secondary source]` */
export function cite({ standard, requirement }: { readonly standard: Standard; readonly requirement: Requirement }): string {
  return `${nameOf(standard)} ${requirement.id}${MARKS[requirement.verification]}`;
}
