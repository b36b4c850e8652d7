import type { TieringModel } from '../../../../src/model/vault/tiering-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const BUCKET = 'arn:aws:s3:::bucket';
const SELECTION = { resourceType: 'S3', resources: ['*'], tieringDownSettingsInDays: 60 };
const TIERING: TieringModel = { name: 'Tiering', vaultName: 'vault', resourceSelection: [SELECTION] };

diagnosticCases('tiering', TIERING, 'the tiering configuration', ['TIER'], [
  {
    name: 'a hyphen in the name', wrong: { name: 'my-tiering' }, right: { name: 'a'.repeat(200) },
    says: ["CB-TIER-001 at name: Name of the tiering configuration must have 1 to 200 letters, digits or underscores, got 'my-tiering'"],
  },
  {
    name: 'the ARN of a vault', wrong: { vaultName: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v' }, right: { vaultName: '*' },
    says: ["CB-TIER-002 at vaultName: Vault of the tiering configuration must be the name of a vault, or '*' for all of them, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v'"],
  },
  {
    name: 'no selection', wrong: { resourceSelection: [] }, right: {},
    says: ['CB-TIER-003 at resourceSelection: Resource selections of the tiering configuration must be 1 to 5, got none'],
  },
  {
    name: 'too many selections', wrong: { resourceSelection: Array(6).fill(SELECTION) }, right: { resourceSelection: Array(5).fill(SELECTION) },
    says: ['CB-TIER-003 at resourceSelection: Resource selections of the tiering configuration must be 1 to 5, got 6'],
  },
  {
    name: 'another type', wrong: { resourceSelection: [{ ...SELECTION, resourceType: 'EBS' }] }, right: {},
    says: ["CB-TIER-004 at resourceSelection[0].resourceType: Resource type of the tiering configuration must be 'S3', got 'EBS'"],
  },
  {
    name: 'no resources', wrong: { resourceSelection: [{ ...SELECTION, resources: [] }] }, right: { resourceSelection: [{ ...SELECTION, resources: [BUCKET] }] },
    says: ["CB-TIER-005 at resourceSelection[0].resources: Resources of the tiering configuration must be '*', or ARNs of buckets, got none"],
  },
  {
    name: 'the name of a bucket', wrong: { resourceSelection: [{ ...SELECTION, resources: ['bucket'] }] }, right: { resourceSelection: [{ ...SELECTION, resources: [BUCKET] }] },
    says: ["CB-TIER-005 at resourceSelection[0].resources[0]: Resources of the tiering configuration must be '*', or ARNs of buckets, got 'bucket'"],
  },
  {
    name: 'the wildcard beside a bucket', wrong: { resourceSelection: [{ ...SELECTION, resources: ['*', BUCKET] }] }, right: {},
    says: ["CB-TIER-005 at resourceSelection[0].resources[0]: Resources of the tiering configuration must be '*' alone, or ARNs, got '*' beside others"],
  },
  {
    name: 'too many buckets', wrong: { resourceSelection: [buckets(60), buckets(41)] }, right: { resourceSelection: [buckets(60), buckets(40)] },
    says: ["CB-TIER-005 at resourceSelection: Resources of the tiering configuration must be at most 100, got 101: use '*'"],
  },
  {
    name: 'a month', wrong: { resourceSelection: [{ ...SELECTION, tieringDownSettingsInDays: 30 }] }, right: {},
    says: ['CB-TIER-006 at resourceSelection[0].tieringDownSettingsInDays: Time before the other tier of the tiering configuration must be a whole number of days from 60 to 36500, got 30'],
  },
]);

function buckets(count: number): typeof SELECTION {
  return { ...SELECTION, resources: Array.from({ length: count }, (_, i) => `${BUCKET}${i}`) };
}
