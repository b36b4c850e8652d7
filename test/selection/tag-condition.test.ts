import { CfnParameter, Stack } from 'aws-cdk-lib';
import { UNKNOWN } from '../../src/model/known';
import { TagCondition } from '../../src/selection/tag-condition';
import { describeRefusals } from '../helpers/refusals';

describe('a condition on a tag', () => {
  test.each([
    [TagCondition.equalTo('stage', 'prod'), 'StringEquals'],
    [TagCondition.notEqualTo('stage', 'prod'), 'StringNotEquals'],
    [TagCondition.like('stage', 'prod'), 'StringLike'],
    [TagCondition.notLike('stage', 'prod'), 'StringNotLike'],
  ])('%# has its operator and the prefix of AWS', (condition, operator) => {
    expect(condition._model()).toEqual({ operator, key: 'aws:ResourceTag/stage', value: 'prod' });
  });

  test('takes a key that has the prefix already', () => {
    expect(TagCondition.equalTo('aws:ResourceTag/stage', 'prod')).toEqual(TagCondition.equalTo('stage', 'prod'));
  });

  test('takes the longest key and value, and an empty value', () => {
    expect(TagCondition.equalTo('k'.repeat(128), 'v'.repeat(256))._value).toHaveLength(256);
    expect(TagCondition.equalTo('k', '')._value).toBe('');
  });

  test('takes tokens', () => {
    const token = new CfnParameter(new Stack(), 'P').valueAsString;
    expect(TagCondition.like(token, token)._model()).toEqual({ operator: 'StringLike', key: UNKNOWN, value: UNKNOWN });
  });
});

describeRefusals('conditions that no tag can meet', [
  {
    name: 'an empty key', write: () => TagCondition.equalTo('', 'x'),
    message: 'Key of the condition of TagCondition.equalTo must have 1 to 128 characters, got an empty key (CB-SEL-011)',
  },
  {
    name: 'nothing but the prefix', write: () => TagCondition.notLike('aws:ResourceTag/', 'x'),
    message: 'Key of the condition of TagCondition.notLike must have 1 to 128 characters, got an empty key (CB-SEL-011)',
  },
  {
    name: 'a key that is too long', write: () => TagCondition.like('k'.repeat(129), 'x'),
    message: 'Key of the condition of TagCondition.like must have 1 to 128 characters, got 129 characters (CB-SEL-011)',
  },
  {
    name: 'a value that is too long', write: () => TagCondition.notEqualTo('k', 'v'.repeat(257)),
    message: 'Value of the condition of TagCondition.notEqualTo must have at most 256 characters, got 257 (CB-SEL-011)',
  },
]);
