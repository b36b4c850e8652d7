import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackupGlobalSettings, BackupRegionSettings, EmptyVaultOnDelete, ProtectedResourceType, SecureVault, VaultLock } from '../../../src';
import type { SecureVaultProps } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const emptied = (stack: Construct, props: SecureVaultProps = {}) => new EmptyVaultOnDelete(stack, 'Emptying', {
  backupVault: new SecureVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, blockRecoveryPointDeletion: false, ...props }),
  acknowledgeDataLoss: true,
});

/** Settings of accounts, and vaults that are emptied with their stack. */
export const SETTINGS: readonly InCode[] = [
  inCode('CB-SET-001', 'nothing to switch on',
    stack => new BackupRegionSettings(stack, 'Settings', {}),
    stack => new BackupRegionSettings(stack, 'Settings', { optIn: [ProtectedResourceType.S3] }),
  ),
  inCode('CB-SET-002', 'full management of a type that has none',
    stack => new BackupRegionSettings(stack, 'Settings', { fullManagement: [ProtectedResourceType.RDS] }),
    stack => new BackupRegionSettings(stack, 'Settings', { fullManagement: [ProtectedResourceType.DYNAMODB] }),
  ),
  inCode('CB-SET-003', 'nothing to switch on for the organization',
    stack => new BackupGlobalSettings(stack, 'Settings', {}),
    stack => new BackupGlobalSettings(stack, 'Settings', { crossAccountBackup: true }),
  ),
  inCode('CB-SET-004', 'something to switch off',
    stack => new BackupGlobalSettings(stack, 'Settings', { crossAccountBackup: true, multiPartyApproval: false }),
    stack => new BackupGlobalSettings(stack, 'Settings', { crossAccountBackup: true }),
  ),
  inCode('CB-EMPTY-001', 'backups that nobody said may be lost',
    stack => {
      const backupVault = new SecureVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, blockRecoveryPointDeletion: false });
      new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: false });
    },
    stack => {
      const backupVault = new SecureVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, blockRecoveryPointDeletion: false });
      new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: true });
    },
  ),
  inCode('CB-EMPTY-002', 'a vault from elsewhere',
    stack => new EmptyVaultOnDelete(stack, 'Emptying', {
      backupVault: SecureVault.fromBackupVaultName(stack, 'Vault', 'central'), acknowledgeDataLoss: true,
    }),
    stack => new EmptyVaultOnDelete(stack, 'Emptying', {
      backupVault: new SecureVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY, blockRecoveryPointDeletion: false }), acknowledgeDataLoss: true,
    }),
  ),
  inCode('CB-EMPTY-003', 'a locked vault',
    stack => emptied(stack, { vaultLock: VaultLock.governance({ minRetention: Duration.days(1) }) }),
    stack => emptied(stack),
  ),
  inCode('CB-EMPTY-004', 'a vault that is kept',
    stack => emptied(stack, { removalPolicy: RemovalPolicy.RETAIN }),
    stack => emptied(stack, { removalPolicy: RemovalPolicy.DESTROY }),
  ),
  inCode('CB-EMPTY-005', 'a vault that lets nobody delete',
    stack => emptied(stack, { blockRecoveryPointDeletion: true }),
    stack => emptied(stack, { blockRecoveryPointDeletion: false }),
  ),
  inCode('CB-EMPTY-006', 'production',
    stack => {
      emptied(stack);
      Tags.of(stack).add('stage', 'prod');
    },
    stack => {
      emptied(stack);
      Tags.of(stack).add('stage', 'dev');
    },
  ),
];
