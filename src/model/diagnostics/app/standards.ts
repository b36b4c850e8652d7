import { isContradiction, isLeftOpen, isPracticeLeftOpen, tensionOf } from '../../compliance/assess';
import type { Assessment, JudgedSupport } from '../../compliance/assess';
import type { DesignFactSheet } from '../../compliance/fact';
import type { Look, Support } from '../../compliance/requirement';
import { changeFor, cite, showSupport, showValue } from '../../compliance/words';
import { isKnown } from '../../known';
import { ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const HONEST = ours('evidence says what a template shows, and what it cannot');

/** What a set-up says to the standards that it names. */
export const STANDARDS_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-STD-001',
    severity: 'error',
    when: 'part',
    on: 'standards',
    title: 'A standard is named once.',
    why: 'Two levels of one standard, or two standards of your own with one name, cannot be told apart in the evidence.',
    source: ours('one standard, one place in the evidence'),
    check({ chosen }) {
      const ids = chosen.map(({ id }) => id);
      const twice = chosen.filter(({ id }, i) => ids.indexOf(id) !== i);
      return twice.map(({ id, name }): Problem => {
        const levels = chosen.filter(other => other.id === id).flatMap(({ level }) => level ?? []);
        return { what: `standard '${name}'`, must: 'be named once', got: levels.length > 0 ? levels.join(' and ') : 'it twice', fix: levels.length > 0 ? 'name the stricter one' : 'leave one out' };
      });
    },
  }),
  diagnostic({
    id: 'CB-STD-002',
    severity: 'error',
    when: 'whole',
    on: 'standards',
    title: 'The design does not contradict a number or a clear demand of a standard that it names.',
    why: 'Whoever names a standard and does the opposite will hear of it from an auditor.',
    source: HONEST,
    check({ measured }) {
      if (!measured) return undefined;
      return group(measured.assessments, isContradiction).map(({ support, cited }): Problem => ({
        what: 'design',
        must: `show ${showSupport(support)} for ${citations({ support, cited })}`,
        got: support.anyOf.length > 0 ? [...new Set(support.anyOf.map(look => got(look, measured.facts)))].join(' and ') : 'something else',
        fix: `${changeFor(support)}; or name the standards that you mean`,
      }));
    },
  }),
  diagnostic({
    id: 'CB-STD-003',
    severity: 'warning',
    when: 'whole',
    on: 'standards',
    title: 'The design shows what the standards that it names ask for.',
    why: 'Somebody else has to show it then, or it is forgotten.',
    source: HONEST,
    check({ measured }) {
      const open = measured ? group(measured.assessments, isLeftOpen) : [];
      const usual = measured ? group(measured.assessments, isPracticeLeftOpen) : [];
      if (open.length + usual.length === 0) return undefined;
      return {
        what: 'design',
        must: 'leave nothing open that the standards ask for',
        got: [
          ...open.map(asked => `no ${showSupport(asked.support)} (the text: ${citations(asked)})`),
          ...usual.map(asked => `no ${showSupport(asked.support)} (common practice for ${citations(asked)})`),
        ].join('; '),
        fix: `add ${[...new Set([...open, ...usual].map(({ support }) => changeFor(support)))].join('; ')}; or show it elsewhere and acknowledge this`,
      };
    },
  }),
  diagnostic({
    id: 'CB-STD-004',
    severity: 'warning',
    when: 'whole',
    on: 'standards',
    title: 'No standard wants data gone that another one, or the lock, keeps.',
    why: 'A lock that nobody can remove decides for one side.',
    source: HONEST,
    check({ measured }) {
      const unerasable = measured?.facts['compliance-lock'].value === true || measured?.facts['air-gap'].value === true;
      const tension = measured && tensionOf(measured.assessments, unerasable);
      if (!tension) return undefined;
      const keep = [...tension.keep.map(cite), ...unerasable ? ['a lock that nobody can remove'] : []];
      return {
        what: 'standards', must: 'not pull in two directions', got: `${keep.join(', ')}, which keep data, against ${tension.erase.map(cite).join(', ')}, which want it gone`,
        fix: 'back up what they speak of in set-ups of their own, or have somebody decide and acknowledge this with the reason',
      };
    },
  }),
  diagnostic({
    id: 'CB-STD-005',
    severity: 'error',
    when: 'whole',
    on: 'standards',
    title: 'The predicate of a requirement answers.',
    why: 'What throws says neither yes nor no.',
    source: ours('no guess in place of an answer'),
    check({ measured }) {
      return measured?.assessments.flatMap(assessment => assessment.supports.flatMap(({ failure }): Problem[] => failure === undefined ? [] : [{
        what: `predicate of ${cite(assessment)}`, must: 'answer true or false', got: `an error: ${failure}`,
      }]));
    },
  }),
  diagnostic({
    id: 'CB-STD-006',
    severity: 'error',
    when: 'part',
    on: 'customStandard',
    title: 'A standard of your own has requirements, each with an id of its own.',
    why: 'The evidence calls requirements by their ids.',
    source: ours('one requirement, one place in the evidence'),
    check({ name, requirementIds }) {
      const what = `standard '${name}'`;
      if (requirementIds.length === 0) return { what, must: 'have requirements', got: 'none', leaf: 'requirements' };
      const twice = requirementIds.find((id, i) => requirementIds.indexOf(id) !== i);
      return twice === undefined ? undefined : { what, must: 'have requirements with different ids', got: `'${twice}' twice`, leaf: 'requirements' };
    },
  }),
];

interface Asked {
  readonly support: Support;
  readonly cited: readonly { readonly assessment: Assessment; readonly own: Support }[];
}

/** What is asked for, once for each set of facts, with the strictest bounds of all who ask for it. */
function group(assessments: readonly Assessment[], pick: (assessment: Assessment, judged: JudgedSupport) => boolean): Asked[] {
  const groups = new Map<string, Asked>();
  for (const assessment of assessments) {
    for (const judged of assessment.supports.filter(each => each.failure === undefined && pick(assessment, each))) {
      const key = judged.support.anyOf.map(({ fact }) => fact).join() || cite(assessment);
      const earlier = groups.get(key);
      const cited = [...earlier?.cited ?? [], { assessment, own: judged.support }];
      groups.set(key, { support: earlier ? strictest(earlier.support, judged.support) : judged.support, cited });
    }
  }
  return [...groups.values()];
}

/** Who asks for it; those without that number are told apart, so that nobody's number is put into another mouth. */
function citations({ support, cited }: Asked): string {
  const same = cited.filter(({ own }) => showSupport(own) === showSupport(support));
  const others = cited.filter(({ own }) => showSupport(own) !== showSupport(support));
  return [
    ...same.length > 0 ? [same.map(({ assessment }) => cite(assessment)).join(', ')] : [],
    ...others.length > 0 ? [`without that number ${others.map(({ assessment }) => cite(assessment)).join(', ')}`] : [],
  ].join('; ');
}

function strictest(one: Support, other: Support): Support {
  return {
    ...one,
    anyOf: one.anyOf.map((look, i) => ({
      fact: look.fact,
      atMost: bound(Math.min, look.atMost, other.anyOf[i].atMost),
      atLeast: bound(Math.max, look.atLeast, other.anyOf[i].atLeast),
    })),
  };
}

function bound(choose: (...values: number[]) => number, ...values: (number | undefined)[]): number | undefined {
  const known = values.filter(isKnown);
  return known.length > 0 ? choose(...known) : undefined;
}

function got({ fact }: Look, facts: DesignFactSheet): string {
  return showValue(facts[fact].value);
}
