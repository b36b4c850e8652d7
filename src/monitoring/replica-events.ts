import { Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { vaultEventPattern } from '../model/monitoring/alert-pattern';
import { keyEventPattern } from '../model/vault/key-events';
import { forwardingRole } from '../private/forwarding-role';
import { letRuleSend, undeliveredEvents } from '../private/undelivered-events';
import type { SecureVault } from '../vault/secure-vault';
import { eventBusArnAt } from './event-bus-place';

/**
 * Sends what happens to a vault and its key to the default bus of another Region of the account. What comes from elsewhere is left
 * where it is, so that events do not run in circles.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function forwardVaultEvents(vault: SecureVault, region: string): void {
  const id = `Events-${region}`;
  // Several set-ups can copy from one vault.
  if (vault.node.tryFindChild(id)) return;
  const scope = new Construct(vault, id);
  const { account, region: here } = Stack.of(vault);
  const arn = eventBusArnAt({ account, region, eventBusName: 'default' });
  const role = forwardingRole(scope, 'ForwardingRole', arn);
  const queue = undeliveredEvents(scope, 'Undelivered');
  const { backupVaultName: name, backupVaultArn } = vault.backupVaultRef;
  const forward = (ruleId: string, what: string, eventPattern: object) => {
    const rule = new CfnRule(scope, ruleId, {
      description: `Forwards to ${region} what happens to ${what}`,
      eventPattern: { region: [here], ...eventPattern },
      targets: [{ id: 'Forward', arn, roleArn: role.roleArn, deadLetterConfig: { arn: queue.queueArn } }],
    });
    rule.node.addDependency(role);
    letRuleSend(queue, rule.attrArn);
  };
  forward('Vault', 'a backup vault', vaultEventPattern({ name, arn: backupVaultArn }));
  forward('Key', 'the key of a backup vault', keyEventPattern(vault.encryptionKey.keyRef.keyArn));
}

/** Who hears of keys, and takes what they could not be told. */
export interface KeyListener {
  readonly topic: sns.ITopic;
  readonly deadLetterQueue: sqs.IQueue;
}

/**
 * Tells of keys in another Region whose events are sent here. Their ARNs are known there only; the bus gets events of that Region
 * about keys for which somebody asked.
 */
export function hearOfKeysIn(scope: Construct, region: string, { topic, deadLetterQueue }: KeyListener): void {
  const id = `Keys-${region}`;
  if (scope.node.tryFindChild(id)) return;
  new CfnRule(scope, id, {
    description: `Somebody is about to make a key in ${region} unusable`,
    eventPattern: { region: [region], ...keyEventPattern() },
    targets: [{ id: 'Topic', arn: topic.topicArn, deadLetterConfig: { arn: deadLetterQueue.queueArn } }],
  });
}
