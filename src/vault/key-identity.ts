import { CfnResource, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { topLevelStack } from '../private/physical-name';

/** What tells one encryption key from another in the name of a vault. */
export interface KeyIdentity {
  readonly text: string;
  /** Whether another key always has another text. */
  readonly followsKey: boolean;
}

/** The key that the vault makes itself: one word, because the name of the vault comes before the key. */
const OWN_KEY: KeyIdentity = { text: 'own', followsKey: true };

/** Intrinsic functions that do not change with the key: environment, and putting strings together. */
const SAME_IN_EVERY_DEPLOYMENT = /"(?:Ref":"AWS::[A-Za-z]+|Fn::Join|Fn::Sub)"/g;

export function keyIdentity(stack: Stack, key: kms.IKeyRef | undefined): KeyIdentity {
  if (!key) return OWN_KEY;
  const arn = key.keyRef.keyArn;
  if (!Token.isUnresolved(arn)) return { text: arn, followsKey: true };
  const resource = resourceOf(key, arn);
  if (resource) {
    const { stackName } = topLevelStack(resource);
    return { text: `${stackName}/${String(Stack.of(resource).resolve(resource.logicalId))}`, followsKey: true };
  }
  const text = JSON.stringify(stack.resolve(arn));
  return { text, followsKey: !/"(?:Ref|Fn::)/.test(text.replace(SAME_IN_EVERY_DEPLOYMENT, '')) };
}

/** The resource behind a key, also where an object of the user's wraps it. The address of a construct would change with every refactoring. */
function resourceOf(key: kms.IKeyRef, arn: string): CfnResource | undefined {
  const reference = Tokenization.reverse(arn, { failConcat: false });
  const target = Reference.isReference(reference) ? reference.target : key.node.defaultChild;
  return target && CfnResource.isCfnResource(target) && target.cfnResourceType.startsWith('AWS::KMS::') ? target : undefined;
}
