import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const APP = `
const { App, Stack, Validations } = require('aws-cdk-lib');
const { CfnTable } = require('aws-cdk-lib/aws-dynamodb');
const { BackupCoverage } = require('cdk-compliant-backup');
const app = new App();
const stack = new Stack(app, 'Shop');
new CfnTable(stack, 'Orders', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
Validations.of(app).addPlugins(new BackupCoverage(app));
if (process.env.REPORT) require('node:fs').writeFileSync(require('node:path').join(app.outdir, 'validation-report.json'), '{}');
app.synth();
`;

/** Runs the app on the floor as a CDK CLI does that reads the report of the plugins itself. */
function run(env: Record<string, string>) {
  const outdir = mkdtempSync(join(tmpdir(), 'fail-aloud-'));
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `fail-aloud-${process.pid}.js`);
  writeFileSync(file, APP);
  const { JSII_DEPRECATED: _, ...own } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-r', './scripts/self.js', file], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...own, TS_NODE_PROJECT: 'test/tsconfig.json', CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ '@aws-cdk/core:failSynthOnValidationErrors': false }), ...env },
  });
  return { status, stderr };
}

test('an error that the CLI would not find fails the process, and says why', () => {
  const { status, stderr } = run({});
  expect(status).toBe(1);
  expect(stderr).toContain("BackupCoverage: 1 error\n  DynamoDB table 'Shop/Orders' must be protected by a backup plan, or exempt with a reason, got neither");
  expect(stderr).toContain('[Shop/Orders] (CB-COV-001)');
});

test('where the CLI finds the report, it tells and fails itself', () => {
  const { status, stderr } = run({ REPORT: 'there' });
  expect(status).toBe(0);
  expect(stderr).not.toContain('BackupCoverage: 1 error');
});
