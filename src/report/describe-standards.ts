import { relative, sep } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import type { TemplateIndex } from '../checks/template/template-index';
import type { SetUpEvidence, StandardEvidence } from '../compliance/evidence';
import { EVIDENCE_PAGE, evidenceIn } from '../compliance/evidence-file';
import type { PostureStandard } from './posture';

/** How each set-up of each stage is measured by its standards; `folder` is where the report lies. */
export function describeStandards(index: TemplateIndex, folder: string): PostureStandard[] {
  const stages = new Set(index.templates.map(({ stack }) => Stage.of(stack)!));
  return [...stages].flatMap(stage => {
    const evidence = [relative(folder, stage.outdir), EVIDENCE_PAGE].filter(part => part !== '').join('/').split(sep).join('/');
    return (evidenceIn(stage)?.setUps ?? []).flatMap(setUp => setUp.standards.map(standard => describe(setUp, standard, evidence)));
  });
}

function describe({ path }: SetUpEvidence, { standard, version, requirements }: StandardEvidence, evidence: string): PostureStandard {
  const counts = { 'supported strongly': 0, 'supported partly': 0, 'not supported': 0, 'organizational': 0 };
  for (const { verdict } of requirements) counts[verdict]++;
  return { setUp: path, standard, version, requirements: counts, evidence };
}
