import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { HypervisorCredentials, VmwareHypervisor } from '../../src';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from '../nag/packs';

test('no pack of cdk-nag finds anything; the managed policy of the tags is acknowledged', () => {
  const app = testApp();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  new VmwareHypervisor(stack, 'VCenter', {
    host: 'vcenter.example.com',
    credentials: HypervisorCredentials.fromSecret(Secret.fromSecretNameV2(stack, 'Secret', 'vcenter')),
    encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
    tagMappings: [{ vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' }],
  });

  expect(nagFindings(app)).toEqual([]);
  expect(acknowledgements(app)).toEqual([{
    path: 'Shop/VCenter/TagMappingRole',
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupGatewayServiceRolePolicyForVirtualMachineMetadataSync]',
    reason: 'AWS documents and maintains this managed policy as the permissions of the role that tags virtual machines; '
      + 'a copy would fall behind when AWS adds resource types.',
  }]);
});
