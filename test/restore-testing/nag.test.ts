import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ProtectionPlan, ProtectionRule, ResourceSelector, RestoreTesting, RestoreTestTarget, SecureVault } from '../../src';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from '../nag/packs';

describe('cdk-nag and restore tests', () => {
  test('finds nothing; the managed policies of the role are acknowledged', () => {
    const app = testApp();
    const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    new RestoreTesting(stack, 'Tests', {
      vaults: [new SecureVault(stack, 'Vault')],
      targets: [
        RestoreTestTarget.s3({ encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) }),
        RestoreTestTarget.ec2({ keepInstanceProfile: true, instanceRoles: [iam.Role.fromRoleArn(stack, 'Server', 'arn:aws:iam::111122223333:role/server')] }),
      ],
    });

    expect(nagFindings(app)).toEqual([]);
    expect(acknowledgements(app).map(({ path, id }) => `${path} ${id.replace(/^.*policy\//, '')}`)).toEqual([
      'Shop/Tests/Role service-role/AWSBackupServiceRolePolicyForRestores]', 'Shop/Tests/Role AWSBackupServiceRolePolicyForS3Restore]',
    ]);
  });

  test('finds nothing on what is made at synth', () => {
    const app = testApp();
    const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] });
    plan.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));
    RestoreTesting.fromPlans(stack, 'Tests', { plans: [plan] });

    expect(nagFindings(app)).toEqual([]);
  });
});
