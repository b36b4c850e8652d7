import { at, right, wrong } from './entry';
import type { Area } from './entry';

const PLAIN = right('a bucket backup as it was', {
  Resources: {
    AccessPoint: {
      Type: 'AWS::Backup::BackupAccessPoint',
      Properties: {
        Name: 'invoices-as-of-march',
        RecoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:continuous:invoices-0a1b2c3d',
        AccessPointInTime: '2026-03-31T12:00:00Z',
        Tags: [{ Key: 'owner', Value: 'finance' }],
      },
    },
  },
});

const WITH_POLICY = right('an access point that one role may read', {
  Resources: {
    AccessPoint: {
      Type: 'AWS::Backup::BackupAccessPoint',
      Properties: {
        Name: 'audit',
        RecoveryPointArn: { 'Fn::Sub': 'arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:recovery-point:0a1b2c3d-1111-2222-3333-444455556666' },
        AccessPointPolicy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/Auditor' }, Action: 's3:GetObject', Resource: '*' }],
        }),
      },
    },
  },
});

export const ACCESS_POINTS: Area = {
  name: 'Backup access points',
  right: [PLAIN, WITH_POLICY],
  wrong: [
    wrong('CB-AP-001', 'upper case and underscores in the name', PLAIN, at('AccessPoint', 'Name', 'Invoices_March')),
    wrong('CB-AP-001', 'the suffix of an alias', PLAIN, at('AccessPoint', 'Name', 'invoices-s3alias')),
    wrong('CB-AP-002', 'the ARN of a vault', PLAIN, at('AccessPoint', 'RecoveryPointArn', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:Central')),
    wrong('CB-AP-003', 'a policy that is no JSON', WITH_POLICY, at('AccessPoint', 'AccessPointPolicy', 'Allow s3:GetObject')),
    wrong('CB-AP-004', 'a time in words', PLAIN, at('AccessPoint', 'AccessPointInTime', 'yesterday')),
    wrong('CB-AP-004', 'a time to come', PLAIN, at('AccessPoint', 'AccessPointInTime', '2999-01-01T00:00:00Z')),
  ],
};
