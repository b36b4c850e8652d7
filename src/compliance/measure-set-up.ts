import type { Construct } from 'constructs';
import { assess } from '../model/compliance/assess';
import { designFacts } from '../model/compliance/design-facts';
import { inEveryCase } from '../model/compliance/fact-tools';
import type { StandardsModel } from '../model/compliance/standards-model';
import { judgeAlone } from '../model/diagnostics/judge';
import { report, reportAtSynth } from '../private/report';
import type { ComplianceStandard } from './compliance-standard';
import { describeDesign } from './describe-design';
import type { SetUp } from './describe-design';
import { setUpEvidence } from './evidence';
import { writeEvidence } from './evidence-file';
import { describeRendered } from './rendered-design';

const PLACE = { label: 'set-up', path: 'standards' };

/**
 * Measures a set-up by standards at synth, and has the evidence written. Errors of now point at the caller of `from`.
 *
 * What is told is judged by the constructs, since after the templates nobody can be told any more; evidence is of the templates.
 */
export function measureSetUp(scope: Construct, standards: readonly ComplianceStandard[], setUp: () => SetUp, from: Function): void {
  const tables = standards.map(standard => standard._load());
  const chosen: StandardsModel = { chosen: tables };
  report(scope, judgeAlone('standards', chosen, PLACE, 'part'), from);
  const facts = () => designFacts(describeDesign(setUp()));
  reportAtSynth(scope, () => {
    const now = facts();
    return judgeAlone('standards', { ...chosen, measured: { facts: now, assessments: tables.flatMap(table => assess(table, now)) } }, PLACE, 'whole');
  });
  writeEvidence(scope, index => {
    const rendered = index.cases.each(() => designFacts(describeRendered(setUp(), index)));
    return setUpEvidence(scope.node.path, { facts: inEveryCase(rendered), built: facts() }, tables);
  });
}
