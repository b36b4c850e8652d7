import { isListedType, isTypePattern, POLICY_RESOURCE_TYPES } from '../../../src/model/organization/organization-policy-types';
import { arnPattern, RESOURCE_TYPES } from '../../../src/model/resources/resource-types';

test('the patterns of our types are those that the page lists, but for the newest types', () => {
  const unlisted = RESOURCE_TYPES.filter(type => !isListedType(arnPattern(type, 'aws'))).map(({ id }) => id);
  expect(unlisted).toEqual(['aurora-dsql', 'redshift-serverless', 'eks']);
  const ours = RESOURCE_TYPES.map(type => arnPattern(type, 'aws').replace('arn:aws:', ''));
  expect(POLICY_RESOURCE_TYPES.value.filter(pattern => !ours.includes(pattern))).toEqual([]);
});

test.each(['aws', 'aws-us-gov'])('all of them are patterns of types in partition %s', partition => {
  expect(RESOURCE_TYPES.map(type => arnPattern(type, partition)).filter(pattern => !isTypePattern(pattern))).toEqual([]);
});

test.each([
  ['*', true],
  ['arn:aws:s3:::logs', false],
  ['arn:aws:ec2:*:*:volume/vol-1', false],
  ['arn:aws:ec2:eu-west-1:*:volume/*', false],
  ['arn:aws:rds:*:*:db:orders', false],
  ['arn:aws:dynamodb:*:*:table/*', true],
  ['arn:aws:ec2:*:*:*', false],
  ['', false],
])('%s is a pattern of a type: %s', (text, is) => {
  expect(isTypePattern(text)).toBe(is);
});

test('the wildcard is listed, whatever else is not', () => {
  expect(isListedType('*')).toBe(true);
  expect(isListedType('arn:aws:eks:*:*:cluster/*')).toBe(false);
});
