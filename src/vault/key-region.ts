import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import { arnLeaf } from '../model/arn';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { KEY_TYPES, regionOfKeyArn } from '../model/vault/key-region';

/** The Region of a key, as far as its ARN, or the key of the app that the ARN is an attribute of, tells it. */
export function keyRegion(arn: string | undefined): Leaf<string> {
  if (arn === undefined) return undefined;
  const reference = Tokenization.reverse(arn, { failConcat: false });
  if (!Reference.isReference(reference)) return regionOfKeyArn(arnLeaf(arn));
  const { target } = reference;
  return CfnResource.isCfnResource(target) && KEY_TYPES.includes(target.cfnResourceType) ? leaf(target.stack.region) : UNKNOWN;
}
