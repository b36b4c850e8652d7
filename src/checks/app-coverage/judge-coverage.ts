import type { BaselineModel } from '../../model/app-coverage/coverage-subjects';
import { CATALOGUE } from '../../model/diagnostics/catalogue';
import type { Diagnostic, Finding, SubjectName, Subjects } from '../../model/diagnostics/diagnostic';
import { judgeAlone } from '../../model/diagnostics/judge';
import { isKnown } from '../../model/known';
import type { TemplateResource } from '../template/template-resource';
import type { CoverageResult } from './coverage-result';
import { nameOf } from './name-of';

/** Something that coverage has to say, and of what. */
export interface CoverageFinding {
  readonly diagnostic: Diagnostic;
  readonly finding: Finding;
  /** Path of the construct; empty for the app. */
  readonly path: string;
  readonly resource: TemplateResource | undefined;
}

const SUBJECTS: readonly SubjectName[] = ['verdict', 'exemption', 'baseline', 'selectionUse', 'appCoverage'];

/** Diagnostics that speak of an app as a whole. */
export const COVERAGE_RULES: readonly Diagnostic[] = CATALOGUE.filter(({ on }) => SUBJECTS.includes(on));

const BY_ID: ReadonlyMap<string, Diagnostic> = new Map(COVERAGE_RULES.map(diagnostic => [diagnostic.id, diagnostic]));

/** Everything the catalogue has to say about what coverage found. */
export function judgeCoverage(result: CoverageResult, scopePath: string, baseline?: BaselineModel): CoverageFinding[] {
  const { resources, exemptions, plans, index } = result;
  const findings: CoverageFinding[] = [];
  const ask = <K extends SubjectName>(on: K, subject: Subjects[K], path: string, resource?: TemplateResource) => {
    // None of these subjects has parts.
    for (const finding of judgeAlone(on, subject, { label: path, path: '' })) {
      findings.push({ diagnostic: BY_ID.get(finding.id)!, finding, path, resource });
    }
  };
  for (const { verdict, resource } of resources) ask('verdict', verdict, verdict.path, resource);
  for (const exemption of exemptions) ask('exemption', exemption, exemption.path);
  if (baseline) ask('baseline', baseline, scopePath);

  const uses = new Map<string, { sure: number; possible: number }>();
  for (const { protections } of resources) {
    for (const kind of ['sure', 'possible'] as const) {
      for (const { selection } of protections[kind]) {
        const use = uses.get(selection.path) ?? { sure: 0, possible: 0 };
        use[kind]++;
        uses.set(selection.path, use);
      }
    }
  }
  const selections = new Map(index.ofType('AWS::Backup::BackupSelection').map(resource => [resource.constructPath, resource]));
  for (const plan of plans) {
    if (plan.assumed) continue;
    const continuousOnly = isKnown(plan.rules) && plan.rules.length > 0 && plan.rules.every(({ continuous }) => continuous === true);
    for (const selection of plan.selections) {
      const use = uses.get(selection.path) ?? { sure: 0, possible: 0 };
      ask('selectionUse', { name: nameOf(selection), plan: nameOf(plan), ...use, continuousOnly }, selection.path, selections.get(selection.path));
    }
  }
  ask('appCoverage', { resources: resources.filter(({ model }) => !model.imported).length, plans: plans.length }, scopePath);
  return findings;
}
