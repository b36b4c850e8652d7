import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { SecureVault, TieredVaults, VaultTiering } from '../../src';
import type { VaultTieringProps } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { shop, tokens, warnings } from '../helpers/stacks';

const TYPE = 'AWS::Backup::TieringConfiguration';
const after = Duration.days(60);
const tieringWith = (props: Partial<VaultTieringProps> = {}, stack = shop()) =>
  new VaultTiering(stack, 'Tiering', { vaults: TieredVaults.all(), rules: [{ after }], ...props });
const propertiesOf = (tiering: VaultTiering) =>
  Object.values(Template.fromStack(tiering.stack).findResources(TYPE)).map(({ Properties }) => Properties as object)[0];

test('minimal: backups of every bucket in every vault', () => {
  const properties = propertiesOf(tieringWith());
  expect(properties).toEqual({
    TieringConfigurationName: expect.stringMatching(/^Shop_Tiering_[0-9a-f]{8}$/),
    BackupVaultName: '*',
    ResourceSelection: [{ ResourceType: 'S3', Resources: ['*'], TieringDownSettingsInDays: 60 }],
  });
  expect(knownProperties(TYPE)).toEqual(expect.arrayContaining(Object.keys(properties)));
  expect(knownProperties(TYPE, 'ResourceSelection').sort()).toEqual(['ResourceType', 'Resources', 'TieringDownSettingsInDays']);
});

test('maximal: backups of one bucket in one vault sooner than those of another', () => {
  const stack = shop();
  const [media, logs] = ['Media', 'Logs'].map(id => new Bucket(stack, id));
  const tiering = tieringWith({
    vaults: TieredVaults.vault(new SecureVault(stack, 'Vault')), tieringConfigurationName: 'media',
    rules: [{ after, buckets: [media] }, { after: Duration.days(36_500), buckets: [logs] }],
  }, stack);

  expect(propertiesOf(tiering)).toEqual({
    TieringConfigurationName: 'media',
    BackupVaultName: { Ref: expect.stringMatching(/^Vault/) },
    ResourceSelection: [
      { ResourceType: 'S3', Resources: [{ 'Fn::GetAtt': [expect.stringMatching(/^Media/), 'Arn'] }], TieringDownSettingsInDays: 60 },
      { ResourceType: 'S3', Resources: [{ 'Fn::GetAtt': [expect.stringMatching(/^Logs/), 'Arn'] }], TieringDownSettingsInDays: 36_500 },
    ],
  });
  expect(stack.resolve(tiering.tieringConfigurationArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Tiering/), 'TieringConfigurationArn'] });
  expect(warnings(stack)).toEqual([]);
});

test('tokens are taken as they are', () => {
  const stack = shop();
  const { text, number } = tokens(stack);
  tieringWith({
    vaults: TieredVaults.vault(SecureVault.fromBackupVaultName(stack, 'Vault', text)), tieringConfigurationName: text,
    rules: [{ after: Duration.days(number), buckets: [Bucket.fromBucketName(stack, 'Bucket', text)] }],
  }, stack);
  expect(warnings(stack)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'less than 60 days', write: () => tieringWith({ rules: [{ after: Duration.days(59) }] }),
    message: 'Time before the other tier of the tiering configuration must be a whole number of days from 60 to 36500, got 59 [Shop/Tiering] (CB-TIER-006)',
  },
  {
    name: 'half a day', write: () => tieringWith({ rules: [{ after: Duration.hours(60 * 24 + 12) }] }),
    message: 'Time before the other tier of the tiering configuration must be a whole number of days from 60 to 36500, got 60.5 [Shop/Tiering] (CB-TIER-006)',
  },
  {
    name: 'no rule', write: () => tieringWith({ rules: [] }),
    message: 'Resource selections of the tiering configuration must be 1 to 5, got none [Shop/Tiering] (CB-TIER-003)',
  },
  {
    name: 'six rules', write: () => tieringWith({ rules: Array.from({ length: 6 }, () => ({ after })) }),
    message: 'Resource selections of the tiering configuration must be 1 to 5, got 6 [Shop/Tiering] (CB-TIER-003)',
  },
  {
    name: 'a rule for no bucket', write: () => tieringWith({ rules: [{ after, buckets: [] }] }),
    message: "Resources of the tiering configuration must be '*', or ARNs of buckets, got none [Shop/Tiering] (CB-TIER-005)",
  },
  {
    name: 'a name with a hyphen', write: () => tieringWith({ tieringConfigurationName: 'to-low-cost' }),
    message: "Name of the tiering configuration must have 1 to 200 letters, digits or underscores, got 'to-low-cost' [Shop/Tiering] (CB-TIER-001)",
  },
]);
