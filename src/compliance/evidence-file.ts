import { writeFileSync } from 'fs';
import { join } from 'path';
import { attachCustomSynthesis, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { NOTICE } from './evidence';
import type { Evidence, SetUpEvidence } from './evidence';
import { evidenceMarkdown } from './evidence-markdown';
import { oscalComponents } from './oscal';

/** Set-ups that have something to say, by the stage that they lie in. */
const SET_UPS = new WeakMap<Construct, Map<string, () => SetUpEvidence>>();
/** What was written last, by stage. */
const WRITTEN = new WeakMap<Construct, Evidence>();

/** The file for people. */
export const EVIDENCE_PAGE = 'backup-evidence.md';

/** The evidence that lies in the cloud assembly of a stage; undefined where nothing there is measured by a standard. */
export function evidenceIn(stage: Construct): Evidence | undefined {
  return WRITTEN.get(stage);
}

/**
 * Has the evidence of a set-up written into the cloud assembly of its stage. There is one file for all set-ups of a
 * stage; it is written with the templates, when nothing can change any more.
 */
export function writeEvidence(scope: Construct, evidence: () => SetUpEvidence): void {
  const stage = Stage.of(scope) ?? scope.node.root as Construct;
  const earlier = SET_UPS.get(stage);
  if (earlier) {
    earlier.set(scope.node.path, evidence);
    return;
  }
  const setUps = new Map([[scope.node.path, evidence]]);
  SET_UPS.set(stage, setUps);
  attachCustomSynthesis(scope, {
    onSynthesize: ({ outdir }) => {
      const all = evidenceOf(setUps);
      WRITTEN.set(stage, all);
      write(outdir, all);
    },
  });
}

function evidenceOf(setUps: ReadonlyMap<string, () => SetUpEvidence>): Evidence {
  const paths = [...setUps.keys()].sort();
  return { format: 'backup-evidence', formatVersion: 1, notice: NOTICE, setUps: paths.map(path => setUps.get(path)!()) };
}

function write(outdir: string, evidence: Evidence): void {
  const oscal = oscalComponents(evidence);
  writeFileSync(join(outdir, 'backup-evidence.json'), text(evidence));
  writeFileSync(join(outdir, EVIDENCE_PAGE), evidenceMarkdown(evidence));
  if (oscal) writeFileSync(join(outdir, 'backup-evidence.oscal.json'), text(oscal));
}

function text(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
