import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  BackupAccessPoint, EmptyVaultOnDelete, HypervisorCredentials, LegalHold, MalwareScanMode, ProtectedResourceType, ProtectionPlan, ProtectionRule,
  ResourceSelector, SecureVault, TieredVaults, VaultTiering, VirtualMachines, VmwareHypervisor,
} from '../../src';
import { fragmentApp } from '../helpers/app';
import { shop } from '../helpers/stacks';
import { check } from './synth-checks';

/** AWS's validator knows neither access points nor legal holds everywhere; BackupChecks does. */
const app = fragmentApp();

test('BackupChecks has nothing to say about what the constructs render', () => {
  const stack = shop({}, 'Shop', app);
  const vault = new SecureVault(stack, 'Vault');
  new VaultTiering(stack, 'Tiering', { vaults: TieredVaults.vault(vault), rules: [{ after: Duration.days(60) }] });
  new LegalHold(stack, 'Hold', { title: 'Case 1', description: 'Asked for by the court', backupVaults: [vault], createdFrom: '2026-01-01', createdUntil: '2026-02-01' });
  new BackupAccessPoint(stack, 'Reading', { recoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:media-1' });
  new VmwareHypervisor(stack, 'VCenter', {
    host: 'vcenter.example.com', credentials: HypervisorCredentials.fromSecret(Secret.fromSecretNameV2(stack, 'Secret', 'vcenter')),
  });
  const plan = new ProtectionPlan(stack, 'Plan', {
    backupVault: vault,
    rules: [ProtectionRule.daily({ malwareScan: MalwareScanMode.INCREMENTAL, indexedType: ProtectedResourceType.S3 })],
    malwareScanning: { resourceTypes: [ProtectedResourceType.S3] },
    windowsVss: true,
    s3: { backupAcls: false, backupObjectTags: true },
  });
  plan.addSelection('All', ResourceSelector.byType(ProtectedResourceType.S3, ProtectedResourceType.EC2));
  plan.addSelection('Machines', VirtualMachines.all());

  expect(check(app)).toMatchObject({ success: true, findings: [] });
});

test('nor about a vault that is emptied', () => {
  const emptying = fragmentApp();
  const stack = shop({}, 'Dev', emptying);
  const backupVault = new SecureVault(stack, 'Vault', { blockRecoveryPointDeletion: false, removalPolicy: RemovalPolicy.DESTROY });
  new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: true });

  expect(check(emptying)).toMatchObject({ success: true, findings: [] });
});
