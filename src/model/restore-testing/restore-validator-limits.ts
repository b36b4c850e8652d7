import { limit } from '../limits';
import { ours, page } from '../sources';

const LIST_OBJECTS = page('Amazon S3 API Reference, ListObjectsV2', 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html');
const LAMBDA_QUOTAS = page('AWS Lambda Developer Guide, quotas', 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html');

/** Limits of the built-in validator. */
export const RESTORE_VALIDATOR_LIMITS = {
  /** None is needed where a bucket or table may be empty. */
  itemsLeast: limit(0, ours('an empty bucket or table can be right')),
  /** What S3 lists at once, and the validator lists once. */
  itemsMost: limit(1000, LIST_OBJECTS),
  sampleLeast: limit(1, ours('something is read, or nothing is known')),
  sampleMost: limit(100, ours('objects are read one after the other, and a sample is not an inventory')),
  timeoutLeastSeconds: limit(60, ours('some seconds are kept for the answer, and what was restored may need some to be ready')),
  timeoutMostSeconds: limit(900, LAMBDA_QUOTAS),
} as const;

/** Types that the built-in validator has a check for: the keys of CHECKS in assets/restore-validator/index.js. */
export const BUILT_IN_CHECKS: readonly string[] = ['Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'Neptune', 'RDS', 'S3'];
