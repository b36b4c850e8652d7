import { writeFileSync } from 'fs';
import { join } from 'path';
import { Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { atAssembly } from '../checks/at-assembly';
import { TemplateIndex } from '../checks/template/template-index';
import { NOTICE } from './evidence';
import type { Evidence, SetUpEvidence } from './evidence';
import { evidenceMarkdown } from './evidence-markdown';
import { oscalComponents } from './oscal';

type ReadSetUp = (index: TemplateIndex) => SetUpEvidence;

/** Set-ups that have something to say, by the stage that they lie in. */
const SET_UPS = new WeakMap<Construct, Map<string, ReadSetUp>>();
/** What was read, by the templates of a synth. */
const READ = new WeakMap<TemplateIndex, Evidence>();

/** The file for people. */
export const EVIDENCE_PAGE = 'backup-evidence.md';

/**
 * The evidence of a stage, once its templates are written, and whether the file lies there already or not; undefined where nothing
 * there is measured by a standard.
 */
export function evidenceIn(stage: Construct): Evidence | undefined {
  const setUps = SET_UPS.get(stage);
  if (!setUps) return undefined;
  const index = TemplateIndex.below(stage);
  const read = READ.get(index) ?? evidenceOf(setUps, index);
  READ.set(index, read);
  return read;
}

/**
 * Has the evidence of a set-up written into the cloud assembly of its stage. There is one file for all set-ups of a
 * stage; it is read from the templates of the stage, when all of them are written.
 */
export function writeEvidence(scope: Construct, evidence: ReadSetUp): void {
  const stage = Stage.of(scope) ?? scope.node.root as Construct;
  const earlier = SET_UPS.get(stage);
  if (earlier) {
    earlier.set(scope.node.path, evidence);
    return;
  }
  SET_UPS.set(stage, new Map([[scope.node.path, evidence]]));
  atAssembly(stage, 'BackupEvidence', folder => write(folder, evidenceIn(stage)!));
}

function evidenceOf(setUps: ReadonlyMap<string, ReadSetUp>, index: TemplateIndex): Evidence {
  const paths = [...setUps.keys()].sort();
  return { format: 'backup-evidence', formatVersion: 1, notice: NOTICE, setUps: paths.map(path => setUps.get(path)!(index)) };
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
