import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as core from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type * as ours from '../src';

/**
 * Runs in a process of its own, so that nothing is warm that would be cold for a user; prints one line of JSON.
 *
 * `worker.js import` measures the import of the front door on top of what every app with backups loads;
 * `worker.js <variant> <plans>` measures an app.
 */

/** Adds one vault with its key, role, plan and selection; `i` makes names distinct. */
export type Variant = (scope: Construct, i: number) => void;

/** What an app cost. */
export interface Cost {
  readonly constructMs: number;
  readonly synthMs: number;
  readonly heapKb: number;
  /** How many resources of each type the templates hold. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Well below the 500 resources that CloudFormation allows. */
const PLANS_PER_STACK = 50;

/** Loads at the moment that is measured, and not before. */
const loadModule = createRequire(__filename);

const SERVICES = ['aws-backup', 'aws-kms', 'aws-iam'];

function timed(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function load(): typeof core {
  const cdk = loadModule('aws-cdk-lib') as typeof core;
  // The root module loads a class when it is first used.
  for (const name of ['App', 'Stack', 'Resource', 'Duration', 'Token'] as const) Reflect.get(cdk, name);
  for (const service of SERVICES) loadModule(`aws-cdk-lib/${service}`);
  return cdk;
}

function measureImport(): { readonly importMs: number } {
  load();
  return { importMs: timed(() => (loadModule('../src') as typeof ours).CompliantBackup) };
}

function measureApp(name: string, plans: number): Cost {
  const { App, Stack } = load();
  const { variant } = loadModule(join(__dirname, 'variants', name)) as { variant: Variant };
  const app = new App({ analyticsReporting: false });
  const before = heap();
  const constructMs = timed(() => {
    let stack: core.Stack | undefined;
    for (let i = 0; i < plans; i++) {
      if (!stack || i % PLANS_PER_STACK === 0) {
        stack = new Stack(app, `Stack${i / PLANS_PER_STACK}`, { env: { account: '111122223333', region: 'eu-west-1' } });
      }
      variant(stack, i);
    }
  });
  const heapKb = (heap() - before) / 1024;
  let assembly: { readonly stacks: readonly { readonly template: unknown }[] };
  const synthMs = timed(() => {
    assembly = app.synth();
  });
  return { constructMs, synthMs, heapKb, resources: count(assembly!.stacks.map(stack => stack.template as Template)) };
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

function count(templates: readonly Template[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { Type } of templates.flatMap(template => Object.values(template.Resources))) counts[Type] = (counts[Type] ?? 0) + 1;
  return counts;
}

function heap(): number {
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

const [what, plans] = process.argv.slice(2);
console.log(JSON.stringify(what === 'import' ? measureImport() : measureApp(what, Number(plans))));
