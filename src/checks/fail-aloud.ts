import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Context by which the CDK CLI says that it will read the report, and fail, itself. */
const CLI_FAILS = '@aws-cdk/core:failSynthOnValidationErrors';
/** Where the CLI looks. Older versions of aws-cdk-lib write the report elsewhere, and an error would go unnoticed. */
const REPORT = 'validation-report.json';

/**
 * Makes sure that errors fail the synth, whatever the versions of CLI and aws-cdk-lib: where the CLI wants to report them
 * and will not find them, they are told here, and the process fails.
 */
export function failAloud(scope: IConstruct, plugin: string, violations: readonly PolicyViolation[]): void {
  const errors = violations.filter(({ severity }) => severity === 'error');
  const app = scope.node.root;
  if (errors.length === 0 || !App.isApp(app) || app.node.tryGetContext(CLI_FAILS) !== false) return;
  process.once('exit', () => {
    if (existsSync(join(app.outdir, REPORT))) return;
    const lines = errors.map(({ ruleName, description, violatingResources }) =>
      `${description} [${violatingResources.map(({ constructPath, resourceLogicalId }) => constructPath ?? resourceLogicalId).join(', ')}] (${ruleName})`);
    process.stderr.write(`${plugin}: ${errors.length === 1 ? '1 error' : `${errors.length} errors`}\n${lines.map(line => `  ${line}\n`).join('')}`);
    process.exitCode = 1;
  });
}
