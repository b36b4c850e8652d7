import { HOLE, parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { page } from '../sources';

export const KEYS_ARE_REGIONAL = page('AWS KMS Developer Guide, Multi-Region keys', 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html');

/** CloudFormation types that are keys of one Region. */
export const KEY_TYPES: readonly string[] = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];

/** The Region that the ARN of a key names; each replica of a multi-Region key has an ARN of its own. */
export function regionOfKeyArn(arn: Leaf<string>): Leaf<string> {
  if (!isKnown(arn)) return arn;
  const { service, region, resource } = parseArn(arn) ?? {};
  return service === 'kms' && resource?.startsWith('key/') && region && !region.includes(HOLE) ? region : UNKNOWN;
}
