import type { AccessPointModel } from '../../../../src/model/vault/access-point-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const ACCESS_POINT: AccessPointModel = {
  name: 'audit-2026', recoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:recovery-point:continuous:bucket-1', accessPointInTime: '2026-01-31T03:30:27Z',
  accessPointPolicy: '{"Version":"2012-10-17","Statement":[]}',
};

diagnosticCases('accessPoint', ACCESS_POINT, 'the access point', ['AP'], [
  {
    name: 'capital letters', wrong: { name: 'Audit' }, right: { name: 'abc' },
    says: ["CB-AP-001 at name: Name of the access point must have 3 to 50 lower-case letters, digits or hyphens, and begin and end with a letter or digit, got 'Audit'"],
  },
  {
    name: 'a hyphen at the end', wrong: { name: 'audit-' }, right: { name: 'a'.repeat(50) },
    says: ["CB-AP-001 at name: Name of the access point must have 3 to 50 lower-case letters, digits or hyphens, and begin and end with a letter or digit, got 'audit-'"],
  },
  {
    name: 'the ending of an alias', wrong: { name: 'audit-s3alias' }, right: { name: 'audit-s3alia' },
    says: ["CB-AP-001 at name: Name of the access point must have 3 to 50 lower-case letters, digits or hyphens, and begin and end with a letter or digit, got 'audit-s3alias': Amazon S3 keeps the endings '-s3alias' or '-ext-s3alias'"],
  },
  {
    name: 'the ARN of a vault', wrong: { recoveryPointArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v' }, right: {},
    says: ["CB-AP-002 at recoveryPointArn: Recovery point of the access point must be the ARN of a recovery point of Amazon S3, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v'"],
  },
  {
    name: 'a policy in words', wrong: { accessPointPolicy: 'everybody' }, right: { accessPointPolicy: undefined },
    says: ['CB-AP-003 at accessPointPolicy: Policy of the access point must be a JSON document, got another text'],
  },
  {
    name: 'an empty policy', wrong: { accessPointPolicy: '' }, right: { accessPointPolicy: '{}' },
    says: ['CB-AP-003 at accessPointPolicy: Policy of the access point must be a JSON document, got an empty text'],
  },
  {
    name: 'a policy too long', wrong: { accessPointPolicy: `{${' '.repeat(199_999)}}` }, right: { accessPointPolicy: `{${' '.repeat(199_998)}}` },
    says: ['CB-AP-003 at accessPointPolicy: Policy of the access point must have at most 200000 characters, got 200001'],
  },
  {
    name: 'a day in words', wrong: { accessPointInTime: 'yesterday' }, right: { accessPointInTime: undefined },
    says: ["CB-AP-004 at accessPointInTime: Point in time of the access point must be one of the past such as '2026-01-31T03:30:27Z', got 'yesterday'"],
  },
  {
    name: 'a day to come', wrong: { accessPointInTime: '2999-01-01T00:00:00Z' }, right: {},
    says: ["CB-AP-004 at accessPointInTime: Point in time of the access point must be one of the past such as '2026-01-31T03:30:27Z', got '2999-01-01T00:00:00Z'"],
  },
]);
