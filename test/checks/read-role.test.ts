import { EVERY_TYPE, restoreTestingSelection } from './every-type';
import { findingsIn, role, setUp } from './resources';

/** A role that only restores, beside the one that takes backups. */
function restoring(properties: Readonly<Record<string, unknown>>): string[] {
  const tested = restoreTestingSelection({ IamRoleArn: { 'Fn::GetAtt': ['Restore', 'Arn'] } });
  return findingsIn(setUp({ ...EVERY_TYPE, Restore: role(properties), Tested: tested })).filter(finding => finding.includes('-ROLE-'));
}

const LAMBDA = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };

describe('a role that restores for tests', () => {
  test('trusts AWS Backup', () => {
    expect(restoring({ AssumeRolePolicyDocument: LAMBDA })).toEqual([
      "CB-ROLE-001 Restore Properties/AssumeRolePolicyDocument: Trust policy of the role must name 'backup.amazonaws.com', got 'lambda.amazonaws.com'",
    ]);
  });

  test.each<[string, object]>([
    ['of AWS Backup', {}],
    ['that is not known', { AssumeRolePolicyDocument: { Ref: 'Anything' } }],
    ['without the policies of a role that takes backups', { ManagedPolicyArns: undefined }],
  ])('one %s is fine', (_, properties) => {
    expect(restoring(properties as Record<string, unknown>)).toEqual([]);
  });
});
