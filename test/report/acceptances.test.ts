import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { BackupCoverage, OnMissed } from '../../src';
import { fragmentApp } from '../helpers/app';
import { IRELAND } from '../helpers/stacks';
import { reportOf } from './reported';

/** A vault with a name that AWS refuses, and two tables that nobody backs up. */
function said(where: 'Shop' | 'Shop/Orders' | 'Shop/Vault', id: string, onMissed?: OnMissed): { readonly accepted: string[]; readonly found: string[] } {
  const app = fragmentApp();
  const stack = new Stack(app, 'Shop', { env: IRELAND });
  for (const name of ['Orders', 'Users']) new CfnTable(stack, name, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
  new CfnBackupVault(stack, 'Vault', { backupVaultName: 'v' });
  Validations.of(where === 'Shop' ? stack : stack.node.findChild(where.slice(5))).acknowledge({ id, reason: 'a test' });
  Validations.of(app).addPlugins(new BackupCoverage(app, { onMissed }));
  const { posture } = reportOf(app);
  return {
    accepted: posture.accepted.map(one => `${one.id} ${one.path}`),
    found: posture.findings.map(one => `${one.severity} ${one.id} ${one.path}`).filter(found => found.includes(id.replace(/^.*::/, ''))),
  };
}

describe('what is acknowledged is accepted where it silences something', () => {
  test.each(['CB-VAULT-005', 'BackupChecks::CB-VAULT-005'])('a warning, as %s', id => {
    expect(said('Shop/Vault', id)).toEqual({ accepted: ['CB-VAULT-005 Shop/Vault'], found: [] });
  });

  test.each(['CB-COV-001', 'BackupChecks::CB-COV-001'])('but not an error, as %s', id => {
    expect(said('Shop', id)).toEqual({ accepted: [], found: ['error CB-COV-001 Shop/Orders', 'error CB-COV-001 Shop/Users'] });
  });

  test('an error with the plugin that tells it, below that construct', () => {
    expect(said('Shop/Orders', 'BackupCoverage::CB-COV-001')).toEqual({ accepted: ['CB-COV-001 Shop/Orders'], found: ['error CB-COV-001 Shop/Users'] });
    expect(said('Shop', 'BackupChecks::CB-VAULT-001')).toEqual({ accepted: ['CB-VAULT-001 Shop'], found: [] });
  });

  test('an error that is to be a warning, by its bare id', () => {
    expect(said('Shop/Orders', 'CB-COV-001', OnMissed.WARN)).toEqual({ accepted: ['CB-COV-001 Shop/Orders'], found: ['warning CB-COV-001 Shop/Users'] });
  });
});
