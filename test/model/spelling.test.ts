import { didYouMean } from '../../src/model/spelling';

test.each([
  ['Recovery', ['Discovery', 'Recovery point', 'Recover'], "did you mean 'Recover'"],
  ['dynamodb', ['DynamoDB', 'RDS'], "did you mean 'DynamoDB'"],
  ['EKS', ['EFS', 'EBS'], "did you mean 'EFS'"],
  ['nothing like it', ['DynamoDB', 'RDS'], undefined],
  ['x', [], undefined],
])('%s', (written, words, fix) => {
  expect(didYouMean(written, words)).toBe(fix);
});
