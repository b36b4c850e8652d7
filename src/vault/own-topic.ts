import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * An encrypted topic that takes messages over TLS only.
 *
 * Its key is one of its own, not that of the vault: the key that opens the backups should not be open to a service that
 * only has to write messages, and a key that was brought along may not let us change its policy. What it encrypts is gone
 * within days, so it goes with the stack.
 *
 * @param scope is for the topic alone
 * @param description of the key that is made
 * @param key instead of a new one
 */
export function ownTopic(scope: Construct, description: string, key?: kms.IKey): sns.Topic {
  const masterKey = key ?? new kms.Key(scope, 'TopicKey', { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
  return new sns.Topic(scope, 'Topic', { masterKey, enforceSSL: true });
}
