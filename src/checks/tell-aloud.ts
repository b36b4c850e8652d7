import { statSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import type { IPolicyValidationPlugin, PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isDropped } from '../private/report';
import { along } from './along';

/** Context by which the CDK CLI says that it will read the report, tell what is in it, and fail, itself. */
const CLI_TELLS = '@aws-cdk/core:failSynthOnValidationErrors';
/** Where the CLI looks. Older versions of aws-cdk-lib write the report elsewhere, and nobody would hear of it. */
const REPORT = 'validation-report.json';
const ACKNOWLEDGE = "Acknowledge a warning on its construct, or above: Validations.of(construct).acknowledge({ id: 'CB-…', reason: '…' })";

type Found = Map<IPolicyValidationPlugin, readonly PolicyViolation[]>;

/**
 * Makes sure that findings are told and errors fail the synth, whatever the versions of CLI and aws-cdk-lib. Where the CLI
 * wants to report them and will not find them, or will leave out errors since it selects no stack of a Stage, all is told here.
 * Errors fail the process then, after which the CLI reads no report, so that nothing is told twice.
 */
export function tellAloud(scope: IConstruct, plugin: IPolicyValidationPlugin, violations: readonly PolicyViolation[]): void {
  const app = scope.node.root;
  if (!App.isApp(app) || app.node.tryGetContext(CLI_TELLS) !== false) return;
  let found = FOUND.get(app);
  if (!found) {
    const each: Found = found = new Map();
    FOUND.set(app, each);
    process.once('exit', () => tell(app, each));
  }
  found.set(plugin, violations.filter(violation => !isAccepted(app, plugin, violation)));
}

/** What aws-cdk-lib drops from its report, too. */
function isAccepted(app: App, { name }: IPolicyValidationPlugin, { ruleName, violatingResources }: PolicyViolation): boolean {
  return violatingResources.every(({ constructPath }) => isDropped(along(app, constructPath ?? '').at(-1)!, name, ruleName));
}

const FOUND = new WeakMap<App, Found>();

function tell(app: App, found: Found): void {
  const errors = [...found.values()].flat().filter(isError);
  if (cliFinds(app) && errors.every(error => error.violatingResources.every(({ constructPath }) => cliSelects(app, constructPath ?? '')))) return;
  const blocks = [...found].filter(([, violations]) => violations.length > 0).map(([{ name }, violations]) => block(name, violations));
  if (blocks.length === 0) return;
  const hint = errors.length === [...found.values()].flat().length ? '' : `${ACKNOWLEDGE}\n`;
  process.stderr.write(`${blocks.join('')}${hint}`);
  if (errors.length > 0) process.exitCode = 1;
}

/** A report that an earlier run with another version has left says nothing of this one. */
function cliFinds(app: App): boolean {
  const report = statSync(join(app.outdir, REPORT), { throwIfNoEntry: false });
  return report !== undefined && report.mtimeMs >= performance.timeOrigin;
}

/** Whether the CLI can be expected to select what lies there: stacks of Stages are left out unless somebody names them. */
function cliSelects(app: App, path: string): boolean {
  const outermost = along(app, path).slice(1).find(construct => Stage.isStage(construct) || Stack.isStack(construct));
  return path === '' || Stack.isStack(outermost);
}

function block(plugin: string, violations: readonly PolicyViolation[]): string {
  const errors = violations.filter(isError);
  const warnings = violations.filter(violation => !isError(violation));
  const counts = [counted(errors.length, 'error'), counted(warnings.length, 'warning')].filter(count => count !== undefined);
  const lines = [...errors, ...warnings].map(({ ruleName, description, severity, violatingResources }) => {
    const places = violatingResources.map(({ constructPath, resourceLogicalId }) => constructPath ?? resourceLogicalId).filter(place => place !== '');
    return `  ${severity}: ${description}${places.length > 0 ? ` [${places.join(', ')}]` : ''} (${ruleName})\n`;
  });
  return `${plugin}: ${counts.join(', ')}\n${lines.join('')}`;
}

function isError({ severity }: PolicyViolation): boolean {
  return severity === 'error';
}

function counted(count: number, what: string): string | undefined {
  if (count === 0) return undefined;
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
