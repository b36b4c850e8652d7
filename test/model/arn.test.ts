import { Aws, Fn, Lazy } from 'aws-cdk-lib';
import { arnLeaf, HOLE, matchesPattern, namesItsType, parseArn, typesOfArn, wildcardsAreSupported } from '../../src/model/arn';
import { UNKNOWN } from '../../src/model/known';
import { arnPattern, RESOURCE_TYPES } from '../../src/model/resources/resource-types';

describe('ARNs in the model', () => {
  test('a known ARN is itself', () => {
    expect(arnLeaf('arn:aws:s3:::b')).toBe('arn:aws:s3:::b');
  });

  test('pieces that are tokens become holes', () => {
    expect(arnLeaf(`arn:${Aws.PARTITION}:ec2:*:${Aws.ACCOUNT_ID}:volume/*`)).toBe(`arn:${HOLE}:ec2:*:${HOLE}:volume/*`);
  });

  test('nothing but a token is unknown', () => {
    expect(arnLeaf(Fn.importValue('x'))).toBe(UNKNOWN);
    expect(arnLeaf(Lazy.string({ produce: () => 'arn:aws:s3:::b' }))).toBe(UNKNOWN);
  });

  test('parts', () => {
    expect(parseArn('arn:aws:rds:eu-west-1:111122223333:cluster:db')).toEqual({
      partition: 'aws', service: 'rds', region: 'eu-west-1', account: '111122223333', resource: 'cluster:db',
    });
    expect(parseArn('arn:aws:ec2:*')).toEqual({ partition: 'aws', service: 'ec2', region: '*', account: undefined, resource: undefined });
    expect(parseArn('my-bucket')).toBeUndefined();
    expect(parseArn('arn:aws:s3')).toBeUndefined();
  });

  test.each([
    ['arn:aws:ec2:eu-west-1:111122223333:instance/i-1', ['ec2']],
    ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-1', ['ebs']],
    ['arn:aws:ec2:*', ['ec2', 'ebs']],
    ['arn:aws:ec2:*:*:*', ['ec2', 'ebs']],
    ['arn:aws:s3:::b', ['s3']],
    ['arn:aws:s3:::b/key', []],
    ['arn:aws:rds:*:*:cluster:c', ['rds-cluster', 'aurora', 'documentdb', 'neptune']],
    ['arn:aws:rds:*:*:snapshot:s', []],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/t', ['dynamodb']],
    ['arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/2026', []],
    ['arn:aws:timestream:eu-west-1:111122223333:database/d/table/t', ['timestream']],
    ['arn:aws:sqs:eu-west-1:111122223333:q', []],
    ['arn:aws:rds:eu-west-1:111122223333:…', ['rds', 'rds-cluster', 'aurora', 'documentdb', 'neptune']],
    ['arn:aws:…:eu-west-1:111122223333:x', 'any'],
    ['*', 'any'],
  ])('%s can be %j', (arn, types) => {
    expect(typesOfArn(arn)).toEqual(types);
  });

  test.each(RESOURCE_TYPES)('the pattern of $id is recognized', facts => {
    const pattern = arnPattern(facts, HOLE);
    expect(typesOfArn(pattern)).toContain(facts.id);
    expect(wildcardsAreSupported(pattern)).toBe(true);
    expect(namesItsType(pattern)).toBe(true);
  });

  test.each([
    ['arn:aws:s3:::my-bucket-*', true],
    ['arn:aws:s3:::*-logs', false],
    ['arn:aws:ec2:*:*:volume/*', true],
    ['arn:aws:ec2:eu-*:*:volume/*', false],
    ['arn:*:ec2:*:*:volume/*', false],
    ['*', true],
  ])('wildcards of %s are documented: %s', (arn, supported) => {
    expect(wildcardsAreSupported(arn)).toBe(supported);
  });

  test('patterns match any run of characters, and nothing else is special', () => {
    expect(matchesPattern('production', '*rod*')).toBe(true);
    expect(matchesPattern('production', 'prod')).toBe(false);
    expect(matchesPattern('aXb', 'a.b')).toBe(false);
    expect(matchesPattern('', '*')).toBe(true);
  });
});
