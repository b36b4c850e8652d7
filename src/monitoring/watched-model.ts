import { Resource, Stack } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct, IConstruct } from 'constructs';
import { isKnown, leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { HearingTopicModel, WatchedModel } from '../model/monitoring/monitoring-model';
import type { PlaceModel } from '../model/vault/key-model';

export function vaultModel(vault: backup.IBackupVaultRef): WatchedModel {
  return { label: `vault ${named(vault.backupVaultRef.backupVaultName, vault)}`, at: envOf(vault) };
}

export function planModel(plan: backup.IBackupPlanRef): WatchedModel {
  return { label: `plan ${named(plan.backupPlanRef.backupPlanId, plan)}`, at: envOf(plan) };
}

export function topicModel(label: string, topic: sns.ITopic): HearingTopicModel {
  const owned = Resource.isOwnedResource(topic);
  return {
    label,
    at: envOf(topic),
    fifo: leaf(topic.fifo),
    policyManaged: owned,
    encrypted: topic.masterKey !== undefined || (owned ? false : UNKNOWN),
    keyArn: keyArnOf(topic),
  };
}

export function placeOf(scope: Construct): PlaceModel {
  return envOf({ env: Stack.of(scope) });
}

/** The alias that AWS manages can be told where the rest of the ARN cannot. */
function keyArnOf({ masterKey }: sns.ITopic): Leaf<string> {
  return masterKey && (JSON.stringify(Stack.of(masterKey).resolve(masterKey.keyArn)).includes(':alias/aws/sns') ? ':alias/aws/sns' : UNKNOWN);
}

function envOf({ env: { account, region } }: { readonly env: { readonly account: string; readonly region: string } }): PlaceModel {
  return { account: leaf(account), region: leaf(region) };
}

function named(name: string, construct: IConstruct): string {
  const known = leaf(name);
  return `'${isKnown(known) ? known : construct.node.path}'`;
}
