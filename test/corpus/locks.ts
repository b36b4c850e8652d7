import { at, att, attribute, right, risky, without, wrong } from './entry';
import type { Area } from './entry';
import { KEY } from './parts';

const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const GOVERNANCE = right('a lock in governance mode', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 400 },
      },
      ...RETAINED,
    },
  },
});

const COMPLIANCE = right('a lock in compliance mode, for seven years of records', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'worm-records',
        EncryptionKeyArn: att('Key', 'Arn'),
        LockConfiguration: { MinRetentionDays: 2555, MaxRetentionDays: 3650, ChangeableForDays: 7 },
      },
      ...RETAINED,
    },
  },
}, { warnings: ['CB-LOCK-007 Vault'] });

const ONLY_MINIMUM = right('a lock that only demands a minimum', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'Central', EncryptionKeyArn: att('Key', 'Arn'), LockConfiguration: { MinRetentionDays: 1 } },
      ...RETAINED,
    },
  },
});

const EXACT = right('a lock whose bounds are the same', {
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: { BackupVaultName: 'Central', EncryptionKeyArn: att('Key', 'Arn'), LockConfiguration: { MinRetentionDays: 35, MaxRetentionDays: 35 } },
      ...RETAINED,
    },
  },
});

const OPTIONAL = right('a lock in production only, with bounds from a mapping', {
  Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' } },
  Mappings: { Lock: { dev: { Min: 1, Max: 30 }, prod: { Min: 35, Max: 400 } } },
  Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    Key: KEY,
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        BackupVaultName: 'Central',
        EncryptionKeyArn: att('Key', 'Arn'),
        LockConfiguration: {
          'Fn::If': ['IsProduction', {
            MinRetentionDays: { 'Fn::FindInMap': ['Lock', { Ref: 'Stage' }, 'Min'] },
            MaxRetentionDays: { 'Fn::FindInMap': ['Lock', { Ref: 'Stage' }, 'Max'] },
          }, { Ref: 'AWS::NoValue' }],
        },
      },
      ...RETAINED,
    },
  },
});

export const LOCKS: Area = {
  name: 'Vault Lock',
  right: [GOVERNANCE, COMPLIANCE, ONLY_MINIMUM, EXACT, OPTIONAL],
  wrong: [
    wrong('CB-LOCK-001', 'a minimum of no days', GOVERNANCE, at('Vault', 'LockConfiguration.MinRetentionDays', 0)),
    wrong('CB-LOCK-001', 'a minimum of a day and a half', GOVERNANCE, at('Vault', 'LockConfiguration.MinRetentionDays', 1.5)),
    wrong('CB-LOCK-002', 'a maximum of more than a hundred years', GOVERNANCE, at('Vault', 'LockConfiguration.MaxRetentionDays', 36501)),
    wrong('CB-LOCK-003', 'a maximum below the minimum', GOVERNANCE, at('Vault', 'LockConfiguration.MaxRetentionDays', 5)),
    wrong('CB-LOCK-003', 'a maximum below the minimum, in production only', OPTIONAL,
      at('Vault', 'LockConfiguration.Fn::If.1', { MinRetentionDays: 90, MaxRetentionDays: 60 })),
    wrong('CB-LOCK-004', 'one day to think it over', COMPLIANCE, at('Vault', 'LockConfiguration.ChangeableForDays', 1)),
    wrong('CB-LOCK-004', 'no day to think it over', COMPLIANCE, at('Vault', 'LockConfiguration.ChangeableForDays', 0)),
    risky('CB-LOCK-007', 'becomes final in a week', GOVERNANCE, at('Vault', 'LockConfiguration.ChangeableForDays', 7)),
    wrong('CB-LOCK-006', 'a lock without a minimum', GOVERNANCE, without('Vault', 'LockConfiguration.MinRetentionDays')),
    wrong('CB-VAULT-004', 'a compliance lock on a vault that goes with its stack', COMPLIANCE, attribute('Vault', 'DeletionPolicy', 'Delete')),
    risky('CB-VAULT-003', 'a governance lock on a vault that goes with its stack', GOVERNANCE, attribute('Vault', 'DeletionPolicy', 'Delete')),
  ],
};
