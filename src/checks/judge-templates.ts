import { CATALOGUE } from '../model/diagnostics/catalogue';
import type { Diagnostic, Finding, SubjectName } from '../model/diagnostics/diagnostic';
import { judge } from '../model/diagnostics/judge';
import { isAcknowledged, isTold } from '../private/report';
import { readersOf } from './reader-table';
import type { Reading } from './readers';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

/** Something that is wrong in a template, and where. */
export interface TemplateFinding {
  readonly diagnostic: Diagnostic;
  readonly finding: Finding;
  readonly resource: TemplateResource;
  /** Path inside the resource: `Properties/BackupPlan/BackupPlanRule/0`. */
  readonly path: string;
}

/** What somebody asks a construct for is no longer to be seen in a template. */
const ASKED_OF_CONSTRUCTS: readonly SubjectName[] = [
  'setup', 'objectives', 'replica', 'region', 'accountCopy', 'sourceAccounts', 'destination', 'keyProtection', 'keyAlarm', 'guardRail', 'serviceControlPolicy',
];

/** What only BackupCoverage judges, over all templates of an app. */
const OF_COVERAGE: readonly SubjectName[] = ['verdict', 'exemption', 'baseline', 'selectionUse', 'appCoverage'];

/** Ids of all that can be found in a template. */
export const RULE_IDS: readonly string[] = CATALOGUE.filter(({ on }) => ![...ASKED_OF_CONSTRUCTS, ...OF_COVERAGE].includes(on)).map(({ id }) => id);

const BY_ID: ReadonlyMap<string, Diagnostic> = new Map(CATALOGUE.map(diagnostic => [diagnostic.id, diagnostic]));

/** Everything the catalogue has to say about the templates of an app; asked once for each synth, whoever asks. */
export function judgeTemplates(index: TemplateIndex): readonly TemplateFinding[] {
  let found = FOUND.get(index);
  if (!found) FOUND.set(index, found = judgeAll(index));
  return found;
}

const FOUND = new WeakMap<TemplateIndex, readonly TemplateFinding[]>();

function judgeAll(index: TemplateIndex): TemplateFinding[] {
  return index.types().flatMap(type => readersOf(type).flatMap(reader => index.ofType(type).flatMap(resource => {
    const found = index.cases.each(() => resource.exists === false ? [] : reader(resource, index).flatMap(judgeReading)).flat();
    return unique(found).filter(({ finding, resource: at }) => !isSettled(at, finding));
  })));
}

function judgeReading({ on, subject, label, resource, locate }: Reading): TemplateFinding[] {
  return judge(on, subject, { label, path: '' }).map(finding => {
    const { path, resource: elsewhere } = locate(finding.path);
    return { diagnostic: BY_ID.get(finding.id)!, finding, resource: elsewhere ?? resource, path };
  });
}

/** Cases that differ in something else find the same. */
function unique(findings: readonly TemplateFinding[]): TemplateFinding[] {
  const textOf = ({ finding, resource: { template, logicalId }, path }: TemplateFinding) => `${finding.id} ${template.path} ${logicalId} ${path} ${finding.message}`;
  const byText = new Map(findings.map(found => [textOf(found), found]));
  return [...byText.values()];
}

/** Warnings that somebody acknowledged, and whatever a construct has said before. */
function isSettled({ construct }: TemplateResource, finding: Finding): boolean {
  if (!construct || finding.severity === 'error') return false;
  return isAcknowledged(construct, finding.id) || isTold(construct, finding);
}
