import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AirGappedVault, BackupDestination, CopyDestination, ProtectionPlan, ProtectionRule, SourceAccounts, VaultLock } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const BUNKER = '999988887777';
const VAULT_ARN = 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies';
const acceptFrom = [SourceAccounts.organization('o-exampleorg1')];
const lock = (days: number) => VaultLock.governance({ minRetention: Duration.days(days) });
const AGNOSTIC = { env: undefined };
const IN_BUNKER = { env: { account: BUNKER, region: 'eu-west-1' } };

/** Copies, and where they go. */
export const COPIES: readonly InCode[] = [
  inCode('CB-COPY-005', 'a Region copy from a stack without a Region',
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] })] }),
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.vaultArn(VAULT_ARN)] })] }),
    AGNOSTIC,
  ),
  inCode('CB-COPY-006', 'the Region of the stack',
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-west-1')] })] }),
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] })] }),
  ),
  inCode('CB-COPY-009', 'two locks for one replica',
    stack => new ProtectionPlan(stack, 'Plan', {
      rules: [
        ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1', { vaultLock: lock(7) })] }),
        ProtectionRule.weekly({ copyTo: [CopyDestination.region('eu-central-1', { vaultLock: lock(8) })] }),
      ],
    }),
    stack => new ProtectionPlan(stack, 'Plan', {
      rules: [
        ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1', { vaultLock: lock(7) })] }),
        ProtectionRule.weekly({ copyTo: [CopyDestination.region('eu-central-1')] }),
      ],
    }),
  ),
  inCode('CB-COPY-011', 'an account of eleven digits',
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: '99998888777', backupVaultName: 'bunker' })] })] }),
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })] })] }),
  ),
  inCode('CB-COPY-012', 'the account of the stack',
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: stack.account, backupVaultName: 'bunker' })] })] }),
    stack => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })] })] }),
  ),
  inCode('CB-COPY-017', 'the key of the primary Region',
    stack => {
      const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
      new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1', { encryptionKey })] })] });
    },
    stack => {
      const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
      new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1', { encryptionKey })] })] });
    },
  ),
  inCode('CB-COPY-018', 'the ARN of a vault for its name',
    stack => new ProtectionPlan(stack, 'Plan', {
      rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'arn:aws:backup:eu-west-1:999988887777:backup-vault:bunker' })] })],
    }),
    stack => new ProtectionPlan(stack, 'Plan', {
      rules: [ProtectionRule.daily({ copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })] })],
    }),
  ),
  inCode('CB-LAG-015', 'an air-gapped vault in a Region that takes no copies from elsewhere',
    stack => {
      const far = AirGappedVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:ca-west-1:111122223333:backup-vault:far');
      new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.airGapped(far)] })] });
    },
    stack => {
      const far = AirGappedVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:us-east-1:111122223333:backup-vault:far');
      new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.airGapped(far)] })] });
    },
  ),
  inCode('CB-DEST-001', 'nobody to accept from',
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom: [] }),
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom: [SourceAccounts.organization('o-exampleorg1')] }),
    IN_BUNKER,
  ),
  inCode('CB-DEST-002', 'an organization by its ARN',
    () => SourceAccounts.organization('arn:aws:organizations::111122223333:organization/o-exampleorg1'),
    () => SourceAccounts.organization('o-exampleorg1'),
  ),
  inCode('CB-DEST-003', 'a unit by its id alone',
    () => SourceAccounts.organizationalUnits('ou-ab12-11111111'),
    () => SourceAccounts.organizationalUnits('o-exampleorg1/r-ab12/ou-ab12-11111111/'),
  ),
  inCode('CB-DEST-004', 'an account of eleven digits',
    () => SourceAccounts.accounts('11112222333'),
    () => SourceAccounts.accounts('111122223333'),
  ),
  inCode('CB-DEST-005', 'its own account',
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom: [SourceAccounts.accounts('111122223333', stack.account)] }),
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom: [SourceAccounts.accounts('111122223333')] }),
    IN_BUNKER,
  ),
  inCode('CB-DEST-006', 'the Default vault',
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'Default', acceptFrom }),
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom }),
    IN_BUNKER,
  ),
  inCode('CB-DEST-007', 'several Regions from a stack without one',
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom, regions: ['eu-central-1'] }),
    stack => new BackupDestination(stack, 'Destination', { backupVaultName: 'bunker', acceptFrom }),
    AGNOSTIC,
  ),
];
