import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { BackupChecks, BackupCoverage } from '../../src';
import type { Json, JsonObject, Right, Template, Wrong } from './entry';

/** What our plugins say of a template. */
export interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly stack: string;
  readonly resource: string;
  /** `Properties/BackupPlan/BackupPlanName` */
  readonly path: string;
  readonly message: string;
}

/**
 * Puts the templates into an app, each into a stack of its own, synthesizes it and tells what BackupChecks finds, and
 * BackupCoverage where the entry says so. They come in by CfnInclude, as a user would do it. Where the L1s refuse or change
 * what is written, such as a number in text, bare resources take their place.
 */
export function judged(entry: Right | Wrong): Finding[] {
  const app = asWritten(entry);
  // Called after the synth instead of in it, which would print a report for each template.
  const context = { templatePaths: [], stackTemplates: [], appConstruct: app };
  const plugins = [new BackupChecks(app), ...entry.covered ? [new BackupCoverage(app)] : []];
  return plugins.flatMap(plugin => plugin.validate(context).violations).flatMap(({ ruleName, severity = 'error', description, violatingResources }) => violatingResources.map(
    ({ resourceLogicalId = '', templatePath = '', locations }): Finding => ({
      id: ruleName, severity, message: description, resource: resourceLogicalId, stack: basename(templatePath).replace('.template.json', ''), path: locations[0] ?? '',
    }),
  ));
}

function asWritten(entry: Right | Wrong): App {
  const { stacks } = entry;
  const onlyResources = Object.values(stacks).every(({ template }) => Object.keys(template).length === 1);
  if (!onlyResources) return synthesized(entry, included);
  try {
    const app = synthesized(entry, included);
    const same = Object.keys(stacks).every(name => isDeepStrictEqual(resourcesOf(app, name), stacks[name].template.Resources));
    if (same) return app;
  } catch {
    // The L1s refuse the form of a property.
  }
  return synthesized(entry, bare);
}

function resourcesOf(app: App, stackName: string): unknown {
  const template = app.synth().getStackByName(stackName).template as Partial<Template>;
  return template.Resources;
}

function synthesized(entry: Right | Wrong, load: (stack: Stack, template: Template) => void): App {
  const app = new App({ analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), 'corpus-')) });
  for (const [name, { template, env }] of Object.entries(entry.stacks)) load(new Stack(app, name, { env }), template);
  app.synth();
  return app;
}

function included(stack: Stack, template: Template): void {
  const templateFile = join(mkdtempSync(join(tmpdir(), 'corpus-')), 'template.json');
  writeFileSync(templateFile, JSON.stringify(template));
  new CfnInclude(stack, 'Template', { templateFile });
}

function bare(stack: Stack, { Resources }: Template): void {
  for (const [logicalId, { Type, ...body }] of Object.entries(Resources)) {
    const resource = new CfnResource(stack, logicalId, { type: Type as string });
    resource.overrideLogicalId(logicalId);
    for (const [name, value] of Object.entries<Json>(body as JsonObject)) resource.addOverride(name, value);
  }
}
