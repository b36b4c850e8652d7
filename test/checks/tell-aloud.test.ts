import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { BackupChecks, BackupCoverage, OnMissed } from '../../src';

const ROOT = join(__dirname, '..', '..');
const CLI_TELLS = { '@aws-cdk/core:failSynthOnValidationErrors': false };
const MUST = 'must be protected by a backup plan, or exempt with a reason, got neither: let a selection take it, or BackupExemption.of(construct).because(\'…\')';

interface Scenario {
  readonly inStage?: boolean;
  readonly onMissed?: OnMissed;
  readonly accept?: string;
  /** The report where the CLI looks: none, as on the floor; of this run; of an earlier one. */
  readonly report?: 'none' | 'there' | 'stale';
}

/** Synthesizes as a CDK CLI has it done that reads the report itself, and ends the process, in a manner of speaking. */
function run({ inStage, onMissed, accept, report = 'none' }: Scenario) {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'tell-aloud-')), context: CLI_TELLS });
  const stack = new Stack(inStage ? new Stage(app, 'Prod') : app, 'Shop');
  const [orders] = ['Orders', 'Users'].map(id => new CfnTable(stack, id, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] }));
  new CfnBackupVault(new Stack(app, 'Vaults'), 'Vault', { backupVaultName: 'vault', encryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k' });
  if (accept) Validations.of(orders).acknowledge({ id: accept, reason: 'a cache' });
  Validations.of(app).addPlugins(new BackupChecks(app), new BackupCoverage(app, { onMissed }));

  const told: string[] = [];
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(process.stderr, 'write').mockImplementation(text => told.push(String(text)) > 0);
  const once = jest.spyOn(process, 'once');
  app.synth();
  const atExit = once.mock.calls.filter(([event]) => event === 'exit').map(([, listener]) => listener as () => void);
  atExit.forEach(listener => process.removeListener('exit', listener));
  const file = join(app.outdir, 'validation-report.json');
  if (report === 'none') rmSync(file, { force: true });
  else writeFileSync(file, '{}');
  if (report === 'stale') utimesSync(file, 1, 1);
  const before = process.exitCode;
  process.exitCode = undefined;
  atExit.forEach(listener => listener());
  const { exitCode } = process;
  process.exitCode = before;
  return { exitCode, told: told.join('') };
}

afterEach(() => jest.restoreAllMocks());

test('errors that the CLI would not find fail the process, and are told before warnings', () => {
  const { exitCode, told } = run({});
  expect(exitCode).toBe(1);
  expect(told).toBe([
    'BackupChecks: 1 warning',
    '  warning: Removal policy of the vault must retain it, got DESTROY [Vaults/Vault] (CB-VAULT-003)',
    'BackupCoverage: 2 errors, 1 warning',
    `  error: DynamoDB table 'Shop/Orders' ${MUST} [Shop/Orders] (CB-COV-001)`,
    `  error: DynamoDB table 'Shop/Users' ${MUST} [Shop/Users] (CB-COV-001)`,
    '  warning: The app with 2 stateful resources must have a backup plan, got none: add CompliantBackup, or declare plans of other apps and of the organization with assumePlans (CB-COV-007)',
    "Acknowledge a warning on its construct, or above: Validations.of(construct).acknowledge({ id: 'CB-…', reason: '…' })",
    '',
  ].join('\n'));
});

test('warnings that the CLI would not find are told and fail nothing', () => {
  const { exitCode, told } = run({ onMissed: OnMissed.WARN });
  expect(exitCode).toBeUndefined();
  expect(told).toContain('BackupCoverage: 3 warnings\n');
  expect(told).toContain(`  warning: DynamoDB table 'Shop/Orders' ${MUST} [Shop/Orders] (CB-COV-001)\n`);
});

test.each<[string, Scenario]>([
  ['of errors', {}],
  ['of warnings', { onMissed: OnMissed.WARN }],
  ['of warnings in Stages', { onMissed: OnMissed.WARN, inStage: true }],
])('where the CLI finds the report, telling %s is left to it', (_, scenario) => {
  expect(run({ ...scenario, report: 'there' })).toEqual({ exitCode: undefined, told: '' });
});

test('the CLI selects no stacks of Stages, so that their errors are told here, and all else, since a failed process has no report', () => {
  const { exitCode, told } = run({ inStage: true, report: 'there' });
  expect(exitCode).toBe(1);
  expect(told).toContain(`  error: DynamoDB table 'Prod/Shop/Orders' ${MUST} [Prod/Shop/Orders] (CB-COV-001)\n`);
  expect(told).toContain('[Vaults/Vault] (CB-VAULT-003)\n');
});

test('a report that is older than the process is no report of it', () => {
  const { exitCode, told } = run({ report: 'stale' });
  expect(exitCode).toBe(1);
  expect(told).toContain('BackupCoverage: 2 errors');
});

test('an error whose id is acknowledged with the name of the plugin is not told, below that construct', () => {
  const { exitCode, told } = run({ accept: 'BackupCoverage::CB-COV-001' });
  expect(exitCode).toBe(1);
  expect(told).toContain('BackupCoverage: 1 error, 1 warning\n');
  expect(told).not.toContain('[Shop/Orders]');
  expect(told).toContain('[Shop/Users] (CB-COV-001)');
});

test('the bare id of an error silences nothing', () => {
  const { exitCode, told } = run({ accept: 'CB-COV-001' });
  expect(exitCode).toBe(1);
  expect(told).toContain('[Shop/Orders] (CB-COV-001)');
});

test('a process ends with it, on the floor', () => {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `tell-aloud-${process.pid}.js`);
  writeFileSync(file, `
const { App, Stack, Validations } = require('aws-cdk-lib');
const { CfnTable } = require('aws-cdk-lib/aws-dynamodb');
const { BackupCoverage } = require('cdk-compliant-backup');
const app = new App();
new CfnTable(new Stack(app, 'Shop'), 'Orders', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
Validations.of(app).addPlugins(new BackupCoverage(app));
app.synth();
`);
  const { JSII_DEPRECATED: _, ...own } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-r', './scripts/self.js', file], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...own, TS_NODE_PROJECT: 'test/tsconfig.json', CDK_OUTDIR: mkdtempSync(join(tmpdir(), 'tell-aloud-')), CDK_CONTEXT_JSON: JSON.stringify(CLI_TELLS) },
  });
  expect(status).toBe(1);
  expect(stderr).toContain(`BackupCoverage: 1 error, 1 warning\n  error: DynamoDB table 'Shop/Orders' ${MUST} [Shop/Orders] (CB-COV-001)\n`);
});
