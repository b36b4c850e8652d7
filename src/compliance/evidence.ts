import type { Assessment, JudgedSupport, Tension } from '../model/compliance/assess';
import { assess, tensionOf } from '../model/compliance/assess';
import { FACT_NAMES, FACTS } from '../model/compliance/fact';
import type { DesignFactSheet, FactName, Witness } from '../model/compliance/fact';
import type { Standard } from '../model/compliance/requirement';
import { changeFor, cite, nameOf, showSupport, showValue } from '../model/compliance/words';
import { UNKNOWN } from '../model/known';

/** Says what the file is, and what it is not. */
export const NOTICE = [
  'What the templates of this app show about requirements of the named standards. It says what is designed, not what has happened, and is no claim to fulfil a standard.',
  'supported strongly: all that we look for is in the template. supported partly: some of it is, or the text asks for much that no template shows. not supported: nothing of it is. organizational: no template can show anything.',
  'Texts of standards are in our words. [secondary source] and [unverified] mark those that were not read in the original; look them up before you rely on them.',
  '"byText" holds what the text itself asks for, "byPractice" what is common practice and the text does not name. "forPeople" holds what no template can prove.',
  'A bound is our measure of the number in the text, with the longest case of the calendar: 25 hours for daily, 169 for weekly, 31 days for monthly, 92 for quarterly, 366 for yearly.',
] as const;

/** `backup-evidence.json`; docs/standards.md describes it. */
export interface Evidence {
  readonly format: 'backup-evidence';
  readonly formatVersion: 1;
  readonly notice: readonly string[];
  readonly setUps: readonly SetUpEvidence[];
}

export interface SetUpEvidence {
  /** Construct path. */
  readonly path: string;
  readonly facts: Readonly<Partial<Record<FactName, FactEvidence>>>;
  readonly standards: readonly StandardEvidence[];
  readonly tension?: { readonly keep: readonly string[]; readonly erase: readonly string[] };
  /** Facts that were changed behind the constructs, and of which their warnings and errors therefore do not speak. */
  readonly changedBehind?: readonly ChangedFact[];
}

export interface ChangedFact {
  readonly fact: FactName;
  readonly constructs: string;
  readonly templates: string;
}

/** What the templates show, and what the constructs would. */
export interface MeasuredFacts {
  readonly facts: DesignFactSheet;
  readonly built: DesignFactSheet;
}

export interface FactEvidence {
  readonly label: string;
  readonly value: string;
  readonly shownBy: readonly Witness[];
}

export interface StandardEvidence {
  readonly standard: string;
  readonly id: string;
  readonly version: string;
  readonly requirements: readonly RequirementEvidence[];
}

export interface RequirementEvidence {
  readonly id: string;
  readonly title: string;
  readonly verdict: Assessment['verdict'];
  readonly text: {
    readonly says: string;
    readonly namesNumber?: string;
    readonly leavesOpen?: string;
    readonly force: string;
    readonly source: string;
    readonly verification: string;
    readonly note?: string;
  };
  readonly byText: Looked;
  readonly byPractice: Looked;
  readonly forPeople: readonly string[];
}

export interface Looked {
  /** Names of facts of the set-up. */
  readonly shown: readonly string[];
  readonly missing: readonly { readonly what: string; readonly why: string; readonly change: string }[];
}

const WHY = { shown: '', absent: 'not in the design', contrary: 'the design does otherwise', unknown: 'known at deployment only' } as const;

/** The evidence of one set-up. */
export function setUpEvidence(path: string, { facts, built }: MeasuredFacts, standards: readonly Standard[]): SetUpEvidence {
  const assessed = standards.map(standard => ({ standard, assessments: assess(standard, facts) }));
  const changedBehind = FACT_NAMES.flatMap(name => changed(name, facts, built));
  const tension = tensionOf(assessed.flatMap(({ assessments }) => assessments), false);
  return {
    path,
    facts: Object.fromEntries(FACT_NAMES.map(name => [name, factEvidence(name, facts)])),
    standards: assessed
      .map(({ standard, assessments }) => (
        { standard: nameOf(standard), id: standard.id, version: standard.version, requirements: assessments.map(requirementEvidence) }
      ))
      .sort((a, b) => a.id < b.id ? -1 : 1),
    ...tension && { tension: tensionEvidence(tension) },
    ...changedBehind.length > 0 && { changedBehind },
  };
}

/** What only constructs know, and templates leave open, was not changed. */
function changed(fact: FactName, facts: DesignFactSheet, built: DesignFactSheet): ChangedFact[] {
  const [constructs, templates] = [built, facts].map(sheet => showValue(sheet[fact].value));
  const known = [built, facts].every(sheet => sheet[fact].value !== UNKNOWN);
  return known && constructs !== templates ? [{ fact, constructs, templates }] : [];
}

function factEvidence(name: FactName, facts: DesignFactSheet): FactEvidence {
  const { value, shownBy } = facts[name];
  const key = ({ stack, logicalId, property }: Witness) => `${stack}\n${logicalId}\n${property}`;
  return { label: FACTS[name].label, value: showValue(value), shownBy: [...shownBy].sort((a, b) => key(a) < key(b) ? -1 : 1) };
}

function requirementEvidence({ requirement, verdict, supports }: Assessment): RequirementEvidence {
  const { id, title, says, number, leavesOpen, force, source, verification, note, people } = requirement;
  return {
    id,
    title,
    verdict,
    text: {
      says,
      ...number && { namesNumber: number },
      ...leavesOpen && { leavesOpen },
      force,
      source,
      verification,
      ...note && { note },
    },
    byText: looked(supports.filter(({ support }) => support.basis !== 'practice')),
    byPractice: looked(supports.filter(({ support }) => support.basis === 'practice')),
    forPeople: people,
  };
}

function looked(supports: readonly JudgedSupport[]): Looked {
  return {
    shown: supports.filter(({ state }) => state === 'shown').map(({ support, shown }) => showSupport({ ...support, anyOf: shown })),
    missing: supports.filter(({ state }) => state !== 'shown').map(({ support, state }) => (
      { what: showSupport(support), why: WHY[state], change: changeFor(support) }
    )),
  };
}

function tensionEvidence({ keep, erase }: Tension): SetUpEvidence['tension'] {
  return { keep: keep.map(cite), erase: erase.map(cite) };
}
