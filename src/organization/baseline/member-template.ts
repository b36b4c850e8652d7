import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, DefaultStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isAcknowledged } from '../../private/report';

/** How aws-cdk-lib writes the id of a warning behind its words. */
const WARNING = /^(?<message>.*) \[ack: (?:\w+::)?(?<id>[^\]]+)\]$/s;

/**
 * A template for accounts that are not of this app, made of constructs as any other. It is an app of its own, so that nothing in it
 * can refer to this one; what its constructs warn of is told at `scope`.
 *
 * Throws what the constructs throw.
 */
export function memberTemplate(scope: Construct, name: string, build: (stack: Stack) => void): string {
  const outdir = mkdtempSync(join(tmpdir(), 'member-template-'));
  try {
    const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
    const stack = new Stack(app, name, {
      // It is deployed where nobody has bootstrapped anything.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    build(stack);
    const assembly = app.synth();
    const artifact = assembly.getStackArtifact(stack.artifactId);
    for (const { entry } of artifact.messages) warn(scope, String(entry.data));
    return JSON.stringify(artifact.template);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function warn(scope: Construct, text: string): void {
  const { id, message } = WARNING.exec(text)?.groups ?? {};
  if (id && !isAcknowledged(scope, id)) Validations.of(scope).addWarning(id, message);
}
