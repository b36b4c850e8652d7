import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as cdk from 'aws-cdk-lib';
import type * as checks from '../../src/checks/backup-checks';
import { VALIDATION_CONTEXT } from '../helpers/validation';

const FOLDER = join(__dirname, '..', '..', 'examples');

/** What BackupChecks says where it is added to every app of an example, whose code stays as it is. */
function reported(file: string): string[] {
  const violations: cdk.PolicyViolation[] = [];
  const print = [jest.spyOn(console, 'error'), jest.spyOn(console, 'log')].map(spy => spy.mockImplementation(() => undefined));
  process.env.CDK_OUTDIR = mkdtempSync(join(tmpdir(), 'checked-'));
  jest.isolateModules(() => {
    const { App, Stage, Validations } = jest.requireActual<typeof cdk>('aws-cdk-lib');
    const { BackupChecks } = jest.requireActual<typeof checks>('../../src/checks/backup-checks');
    const synth = Stage.prototype.synth;
    Stage.prototype.synth = function(options) {
      if (App.isApp(this)) {
        const validate = () => {
          const report = new BackupChecks(this).validate(VALIDATION_CONTEXT);
          violations.push(...report.violations);
          return report;
        };
        Validations.of(this).addPlugins({ name: 'Listening', validate });
      }
      return synth.call(this, options);
    };
    jest.requireActual(file);
    if (violations.length === 0) process.emit('beforeExit', 0);
  });
  for (const spy of print) spy.mockRestore();
  delete process.env.CDK_OUTDIR;
  return violations.map(({ ruleName, severity, violatingResources: [{ constructPath }] }) => `${severity} ${ruleName} ${constructPath}`);
}

test.each([
  ['existing-vault/app', []],
  // The vault is one of aws-cdk-lib.
  ['plan-only/app', ['warning CB-VAULT-005 Backups/Vault/Resource']],
  ['restore-tests/app', []],
  ['single-region/app', []],
  ['two-regions/app', []],
  ['demo/shop-stack', []],
  ['vmware/app', []],
])('%s', (app, findings) => {
  expect(reported(join(FOLDER, app))).toEqual(findings);
});
