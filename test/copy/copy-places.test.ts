import { Stack } from 'aws-cdk-lib';
import { CompliantBackup, CopyDestination, ProtectionPlan, ProtectionRule, ResourceSelector } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, synthErrors, tokens } from '../helpers/stacks';

const resources = ResourceSelector.byTag('backup', 'true');
const arn = (partition: string, region: string) => `arn:${partition}:backup:${region}:${ACCOUNT}:backup-vault:there`;
const beijing = () => shop({ env: { account: ACCOUNT, region: 'cn-north-1' } });
const plan = (stack: Stack, copy: CopyDestination) => new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [copy] })] });

describeRefusals('a copy to another partition', [
  {
    name: 'by its Region, for a set-up',
    write: () => new CompliantBackup(shop(), 'Backup', { resources, copyTo: [CopyDestination.region('us-gov-west-1', { backupVaultName: 'there' })] }),
    message: "The copy to vault 'there' in us-gov-west-1 must stay in partition 'aws', in which eu-west-1 is, got 'aws-us-gov' [Shop/Backup] (CB-COPY-016)",
  },
  {
    name: 'out of China',
    write: () => plan(beijing(), CopyDestination.region('eu-central-1')),
    message: "The copy to a vault in eu-central-1 must stay in partition 'aws-cn', in which cn-north-1 is, got 'aws' [Shop/Plan] (CB-COPY-016)",
  },
  {
    name: 'by the ARN of a vault',
    write: () => plan(shop(), CopyDestination.vaultArn(arn('aws-cn', 'cn-north-1'))),
    message: "The copy to vault 'there' in cn-north-1 must stay in partition 'aws', in which eu-west-1 is, got 'aws-cn' [Shop/Plan] (CB-COPY-016)",
  },
  {
    name: 'by an ARN whose partition has no such Region',
    write: () => plan(beijing(), CopyDestination.vaultArn(arn('aws', 'cn-northwest-1'))),
    message: "The copy to vault 'there' in cn-northwest-1 must stay in partition 'aws-cn', in which cn-north-1 is, got 'aws' [Shop/Plan] (CB-COPY-016)",
  },
  {
    name: 'in another account',
    write: () => plan(shop(), CopyDestination.account({ account: '999988887777', backupVaultName: 'there', region: 'us-gov-east-1' })),
    message: "The copy to vault 'there' in us-gov-east-1 must stay in partition 'aws', in which eu-west-1 is, got 'aws-us-gov' [Shop/Plan] (CB-COPY-016)",
  },
]);

describeRefusals('a vault in another account by anything but its name', [
  {
    name: 'by its ARN',
    write: () => plan(shop(), CopyDestination.account({ account: '999988887777', backupVaultName: arn('aws', 'eu-west-1') })),
    message: `BackupVaultName of a copy must have 2 to 50 letters, digits, hyphens or underscores, got '${arn('aws', 'eu-west-1')}': use CopyDestination.vaultArn for an ARN [Shop/Plan] (CB-COPY-018)`,
  },
  {
    name: 'by no name at all',
    write: () => plan(shop(), CopyDestination.account({ account: '999988887777', backupVaultName: '' })),
    message: "BackupVaultName of a copy must have 2 to 50 letters, digits, hyphens or underscores, got '' [Shop/Plan] (CB-COPY-018)",
  },
]);

test('a vault whose name is not known is not refused', () => {
  const stack = shop();
  expect(() => plan(stack, CopyDestination.account({ account: '999988887777', backupVaultName: tokens(stack).text }))).not.toThrow();
});

test('a copy inside a partition, or of which one end is not known, is not refused', () => {
  const stack = beijing();
  plan(stack, CopyDestination.region('cn-northwest-1'));
  expect(synthErrors(stack)).toEqual([]);
  const inIreland = shop();
  expect(() => plan(inIreland, CopyDestination.vaultArn(tokens(inIreland).text))).not.toThrow();
  expect(() => plan(new Stack(testApp(), 'Anywhere'), CopyDestination.vaultArn(arn('aws-cn', 'cn-north-1')))).not.toThrow();
});
