import { limit } from '../limits';
import { POLICY_SYNTAX } from './organization-policy-model';

/**
 * The patterns that the syntax page lists for `resource_types` and `not_resource_types`, without `arn:<partition>:`; the
 * wildcard alone stands for all of them.
 */
export const POLICY_RESOURCE_TYPES = limit<readonly string[]>([
  'backup-gateway:*:*:vm/*',
  'cloudformation:*:*:stack/*',
  'dynamodb:*:*:table/*',
  'ec2:*:*:instance/*',
  'ec2:*:*:volume/*',
  'elasticfilesystem:*:*:file-system/*',
  'fsx:*:*:file-system/*',
  'fsx:*:*:volume/*',
  'rds:*:*:cluster:*',
  'rds:*:*:db:*',
  'redshift:*:*:cluster:*',
  's3:::*',
  'ssm-sap:*:*:HANA/*',
  'storagegateway:*:*:gateway/*',
  'timestream:*:*:database/*',
], POLICY_SYNTAX);

/** Whether a text is a pattern that stands for all resources of some type, or for everything. */
export function isTypePattern(text: string): boolean {
  return text === '*' || /^arn:[^:]+:(?:s3:::\*|[a-z0-9-]+:\*:\*:[a-zA-Z-]+[:/]\*)$/.test(text);
}

/** Whether the syntax page lists a pattern. */
export function isListedType(pattern: string): boolean {
  return pattern === '*' || POLICY_RESOURCE_TYPES.value.includes(pattern.replace(/^arn:[^:]+:/, ''));
}
