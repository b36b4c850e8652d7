import { at, ref, resource, right, risky, toldOf, wrong } from './entry';
import type { Area, Env, Json, JsonObject } from './entry';
import { KEY, VAULT } from './parts';

/** Tools that have the types of each Region do not have legal holds in all of them. */
const VIRGINIA: Env = { account: '111122223333', region: 'us-east-1' };

const OF_A_VAULT = right('a quarter of the backups in a vault', {
  Resources: {
    Key: KEY,
    Vault: VAULT,
    Hold: {
      Type: 'AWS::Backup::LegalHold',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Title: 'Case 2026-0815',
        Description: 'Preserve the first quarter for the court of Dublin',
        RecoveryPointSelection: { VaultNames: [ref('Vault')], DateRange: { FromDate: '2026-01-01T00:00:00Z', ToDate: '2026-03-31T23:59:59Z' } },
        Tags: [{ Key: 'case', Value: '2026-0815' }],
      },
    },
  },
}, { env: VIRGINIA });

const OF_RESOURCES = right('every backup of two resources', {
  Resources: {
    Hold: {
      Type: 'AWS::Backup::LegalHold',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Title: 'Audit of payments',
        Description: { 'Fn::Sub': 'Asked for by the auditor, ${AWS::StackName}' },
        RecoveryPointSelection: {
          ResourceIdentifiers: ['arn:aws:dynamodb:us-east-1:111122223333:table/payments', { 'Fn::Sub': 'arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/vol-0123456789abcdef0' }],
        },
      },
    },
  },
}, { env: VIRGINIA });

const hold = (i: number): JsonObject => ({
  Type: 'AWS::Backup::LegalHold',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: { Title: `Case ${i}`, Description: 'Asked for by the court', RecoveryPointSelection: { ResourceIdentifiers: [`arn:aws:dynamodb:us-east-1:111122223333:table/case-${i}`] } },
});
const range = (name: string, to: Json) => at('Hold', `RecoveryPointSelection.DateRange.${name}`, to);

export const LEGAL_HOLDS: Area = {
  name: 'Legal holds',
  right: [OF_A_VAULT, OF_RESOURCES],
  wrong: [
    wrong('CB-HOLD-001', 'no title', OF_A_VAULT, at('Hold', 'Title', '')),
    wrong('CB-HOLD-001', 'a blank description', OF_A_VAULT, at('Hold', 'Description', ' ')),
    wrong('CB-HOLD-002', 'ends before it begins', OF_A_VAULT, range('ToDate', '2025-12-31T23:59:59Z')),
    wrong('CB-HOLD-002', 'a date in words', OF_A_VAULT, range('FromDate', 'last week')),
    wrong('CB-HOLD-003', 'ends in the future', OF_A_VAULT, range('ToDate', '2999-12-31T23:59:59Z')),
    wrong('CB-HOLD-004', 'the ARN of the vault', OF_A_VAULT, at('Hold', 'RecoveryPointSelection.VaultNames.0', { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] })),
    wrong('CB-HOLD-005', 'the id of a volume', OF_RESOURCES, at('Hold', 'RecoveryPointSelection.ResourceIdentifiers.1', 'vol-0123456789abcdef0')),
    risky('CB-HOLD-006', 'a time and nothing in it', OF_A_VAULT, at('Hold', 'RecoveryPointSelection', { DateRange: { FromDate: '2026-01-01T00:00:00Z', ToDate: '2026-03-31T23:59:59Z' } })),
    toldOf('Many49', risky('CB-HOLD-007', '51 legal holds', OF_A_VAULT, resource('Many0', hold(0)), ...Array.from({ length: 49 }, (_, i) => resource(`Many${i + 1}`, hold(i + 1))))),
    wrong('CB-TAG-002', 'a tag twice', OF_A_VAULT, at('Hold', 'Tags.1', { Key: 'case', Value: '2026-0816' })),
  ],
};
