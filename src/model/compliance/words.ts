import { isKnown, show, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { SelectionModel } from '../plan/plan-model';
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

/** What a selection takes, in a few words. */
export function selectionInWords({ resources, listOfTags, conditions }: Pick<SelectionModel, 'resources' | 'listOfTags' | 'conditions'>): string {
  const text = (value: Leaf<string>) => isKnown(value) ? value : show(value);
  const words = [
    ...isKnown(resources) ? [`${resources.length} by ARN or pattern`] : resources === UNKNOWN ? ['by ARNs that are known at deployment only'] : [],
    ...isKnown(listOfTags) ? listOfTags.map(({ key, value }) => `tag ${text(key)} = ${text(value)}`) : listOfTags === UNKNOWN ? ['by tags that are known at deployment only'] : [],
    ...conditions === undefined ? [] : ['with conditions'],
  ];
  return words.length > 0 ? words.join(', ') : 'every supported resource of the Region';
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
