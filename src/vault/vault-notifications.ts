import { Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { leaf } from '../model/known';
import { BACKUP_SERVICE } from '../model/principals';
import { FAILURE_EVENTS } from '../model/vault/vault-events';
import type { BoundNotifications } from './bound-notifications';
import { ownTopic } from './own-topic';
import type { VaultEvent } from './vault-event';

/** Where a vault reports to. */
export interface VaultNotificationOptions {
  /**
   * A topic of your own, standard and in the account of the vault.
   *
   * Where it is made in this app, AWS Backup gets the permission to publish to it and to use its key. The policy
   * of an imported topic cannot be changed: it must allow `sns:Publish` for `backup.amazonaws.com`, and the policy
   * of its key `kms:GenerateDataKey*` and `kms:Decrypt`.
   *
   * @default - a new topic, encrypted, that takes messages over TLS only
   */
  readonly topic?: sns.ITopic;

  /**
   * The key that encrypts the new topic. AWS Backup gets the permission to use it. Not together with `topic`.
   *
   * @default - a new key that encrypts this topic and nothing else
   */
  readonly encryptionKey?: kms.IKey;
}

/** What a vault reports, and where to. */
export interface VaultEventsOptions extends VaultNotificationOptions {
  /** The events, at least one. */
  readonly events: VaultEvent[];
}

/**
 * Notifications of a vault about its jobs.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export class VaultNotifications {
  /**
   * Reports what can go wrong with backups, copies, restores and indexes.
   *
   * A vault reports the end of a backup or restore job, good or bad, by one and the same event. Subscribe with
   * `SecureVault.addFailureSubscription`, which leaves the good ends out.
   *
   * Throws where both `topic` and `encryptionKey` are given.
   */
  public static failuresOnly(options: VaultNotificationOptions = {}): VaultNotifications {
    return new VaultNotifications(FAILURE_EVENTS, options);
  }

  /**
   * Reports the events you choose. The vault refuses an empty list and events that AWS Backup no longer sends.
   *
   * Throws where both `topic` and `encryptionKey` are given.
   */
  public static events(options: VaultEventsOptions): VaultNotifications {
    return new VaultNotifications([...new Set(options.events.map(event => event.name))], options);
  }

  private constructor(private readonly events: readonly string[], private readonly options: VaultNotificationOptions) {
    if (options.topic && options.encryptionKey) {
      throw new Error('EncryptionKey of VaultNotifications must be left out where a topic is given, got both: encrypt the topic where you make it');
    }
  }

  /**
   * Makes the topic where none was given, and lets AWS Backup publish to it.
   *
   * The publish permission carries no `aws:SourceAccount` condition: AWS Backup's documentation does not say that
   * it sends that key, and a condition that never holds would silence every alarm.
   *
   * @internal
   */
  public _bind(scope: Construct): BoundNotifications {
    const topic = this.options.topic ?? ownTopic(scope, `Notifications of backup vault ${scope.node.path}`, this.options.encryptionKey);
    topic.grantPublish(new iam.ServicePrincipal(BACKUP_SERVICE));
    return {
      topic,
      events: this.events,
      model: { fifo: leaf(topic.fifo), account: leaf(topic.env.account), policyManaged: Resource.isOwnedResource(topic) },
    };
  }

  /**
   * The same for a vault in another Region, where a topic of this Region is of no use.
   *
   * @internal
   */
  public _elsewhere(): VaultNotifications | undefined {
    const { topic, encryptionKey } = this.options;
    return topic || encryptionKey ? undefined : this;
  }
}
