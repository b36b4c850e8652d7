import { isKnown, UNKNOWN } from '../known';
import type { DesignFactSheet } from './fact';
import { BINDING } from './requirement';
import type { Look, Predicate, Requirement, Standard, Support } from './requirement';

/** What can be said of a requirement. Nothing stronger is ever said: a template proves a design, not a practice. */
export type Verdict = 'supported strongly' | 'supported partly' | 'not supported' | 'organizational';

/** `contrary`: the design says the opposite of what the text asks for. `unknown`: known at deployment only. */
export type SupportState = 'shown' | 'absent' | 'contrary' | 'unknown';

export interface JudgedSupport {
  readonly support: Support;
  readonly state: SupportState;
  /** Those of the support that the design shows. */
  readonly shown: readonly Look[];
  /** What a predicate threw. */
  readonly failure?: string;
}

export interface Assessment {
  readonly standard: Standard;
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  readonly supports: readonly JudgedSupport[];
}

/** What a design says to each requirement that is in force at the level of the standard. */
export function assess(standard: Standard, facts: DesignFactSheet): Assessment[] {
  return standard.requirements.filter(({ force }) => force !== 'not in force').map(requirement => {
    const supports = [
      ...requirement.supports.map(support => (
        { support, state: stateOf(support, facts), shown: support.anyOf.filter(look => lookAt(look, facts) === 'shown') }
      )),
      ...requirement.predicate ? [ask(requirement.predicate, facts)] : [],
    ];
    return { standard, requirement, supports, verdict: verdictOf(requirement, supports) };
  });
}

/** Whether the design contradicts a text that binds and that somebody has read. */
export function isContradiction({ requirement }: Assessment, { state }: JudgedSupport): boolean {
  return state === 'contrary' && BINDING.has(requirement.force) && requirement.verification !== 'unverified';
}

/** Whether the design leaves open what the text asks for. */
export function isLeftOpen(assessment: Assessment, judged: JudgedSupport): boolean {
  if (judged.state === 'shown' || !isHeeded(assessment.requirement)) return false;
  return judged.support.basis !== 'practice' && !isContradiction(assessment, judged);
}

/** Whether the design shows nothing of a requirement whose text asks for nothing that a template has. */
export function isPracticeLeftOpen({ requirement, verdict, supports }: Assessment): boolean {
  return verdict === 'not supported' && isHeeded(requirement) && supports.every(({ support }) => support.basis === 'practice');
}

/** Whether a warning is due: for what binds, and for whatever the user wrote down. */
function isHeeded({ force, verification }: Requirement): boolean {
  return BINDING.has(force) || verification === 'given';
}

export function stateOf({ anyOf, basis }: Support, facts: DesignFactSheet): SupportState {
  const states = anyOf.map(look => lookAt(look, facts));
  if (states.includes('shown')) return 'shown';
  if (states.includes('unknown')) return 'unknown';
  // A value outside the bounds is contrary to the text only where the text names the bounds.
  if (basis === 'firm' || (basis === 'text' && states.includes('contrary'))) return 'contrary';
  return 'absent';
}

function ask({ basis, holds }: Predicate, facts: DesignFactSheet): JudgedSupport {
  const nothing = { support: { anyOf: [], basis }, shown: [] };
  try {
    return { ...nothing, state: holds(facts) ? 'shown' : basis === 'firm' ? 'contrary' : 'absent' };
  } catch (error) {
    return { ...nothing, state: 'unknown', failure: error instanceof Error ? error.message : String(error) };
  }
}

function lookAt({ fact, atLeast, atMost }: Look, facts: DesignFactSheet): SupportState {
  const { value } = facts[fact];
  if (value === UNKNOWN) return 'unknown';
  if (!isKnown(value) || value === false) return 'absent';
  if (value === true) return 'shown';
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity) ? 'shown' : 'contrary';
}

function verdictOf({ reach }: Requirement, supports: readonly JudgedSupport[]): Verdict {
  if (reach === 'nothing' || supports.length === 0) return 'organizational';
  const shown = supports.filter(({ state }) => state === 'shown').length;
  if (shown === 0) return 'not supported';
  return reach === 'most' && shown === supports.length ? 'supported strongly' : 'supported partly';
}

/** Where one text wants data kept and another one wants it gone. */
export interface Tension {
  readonly keep: readonly Assessment[];
  readonly erase: readonly Assessment[];
}

/** undefined: all chosen texts pull in one direction. */
export function tensionOf(assessments: readonly Assessment[], cannotErase: boolean): Tension | undefined {
  const pulling = (pull: 'keep' | 'erase') => assessments.filter(({ requirement }) => requirement.pull === pull);
  const [keep, erase] = [pulling('keep'), pulling('erase')];
  return erase.length > 0 && (keep.length > 0 || cannotErase) ? { keep, erase } : undefined;
}
