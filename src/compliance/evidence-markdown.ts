import type { Requirement } from '../model/compliance/requirement';
import { MARKS } from '../model/compliance/words';
import type { Evidence, FactEvidence, Looked, RequirementEvidence, SetUpEvidence, StandardEvidence } from './evidence';

/** The evidence for people, a line for each thing that can change. */
export function evidenceMarkdown({ notice, setUps }: Evidence): string {
  return [
    '# Backup evidence',
    '',
    ...notice.flatMap(line => [line, '']),
    ...setUps.flatMap(setUpLines),
  ].join('\n').trimEnd() + '\n';
}

function setUpLines({ path, facts, standards, tension, changedBehind = [] }: SetUpEvidence): string[] {
  return [
    `## ${path}`,
    '',
    '### What the templates show',
    '',
    ...Object.entries(facts).flatMap(([name, fact]) => factLines(name, fact)),
    '',
    ...changedBehind.length > 0 ? [
      '### Where the templates say otherwise than the constructs', '',
      'Overrides, aspects or others changed it; warnings and errors of the set-up speak of what the constructs say.', '',
      ...changedBehind.map(({ fact, constructs, templates }) => `- ${fact}: ${templates} in the templates, ${constructs} by the constructs`), '',
    ] : [],
    ...tension ? ['### Where texts pull in two directions', '', `- Keep data: ${orNone(tension.keep)}`, `- Want it gone: ${orNone(tension.erase)}`, ''] : [],
    ...standards.flatMap(standardLines),
  ];
}

function factLines(name: string, { label, value, shownBy }: FactEvidence): string[] {
  return [
    `- **${name}**: ${value} (${label})`,
    ...shownBy.map(({ stack, logicalId, property, value: text }) => `  - \`${stack}\` \`${logicalId}\` ${property}: ${text}`),
  ];
}

function standardLines({ standard, version, requirements }: StandardEvidence): string[] {
  return [`### ${standard}, ${version}`, '', ...requirements.flatMap(requirementLines)];
}

function requirementLines({ id, title, verdict, text, byText, byPractice, forPeople }: RequirementEvidence): string[] {
  const { says, namesNumber, leavesOpen, force, source, verification, note } = text;
  return [
    `#### ${id} ${title}: ${verdict}`,
    '',
    `- Text${MARKS[verification as Requirement['verification']]}, ${force}: ${says} (${source})`,
    ...namesNumber ? [`- Number in the text: ${namesNumber}`] : [],
    ...leavesOpen ? [`- The text leaves open: ${leavesOpen}`] : [],
    ...note ? [`- Note: ${note}`] : [],
    ...lookedLines('Asked for by the text', byText),
    ...lookedLines('Common practice', byPractice),
    ...forPeople.length > 0 ? [`- For people to show: ${forPeople.join('; ')}`] : [],
    '',
  ];
}

function lookedLines(title: string, { shown, missing }: Looked): string[] {
  return [
    ...shown.length > 0 ? [`- ${title}, shown: ${shown.join('; ')}`] : [],
    ...missing.map(({ what, why, change }) => `- ${title}, missing: ${what} (${why}): ${change}`),
  ];
}

function orNone(citations: readonly string[]): string {
  return citations.length > 0 ? citations.join('; ') : 'none of them, but a lock may';
}
