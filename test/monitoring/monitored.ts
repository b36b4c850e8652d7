import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import type { BackupMonitoringProps } from '../../src/monitoring/backup-monitoring-props';
import { SecureVault } from '../../src/vault/secure-vault';
import { ACCOUNT } from '../helpers/stacks';
import { vaultArn, WATCHED } from './sample-events';

/** A topic that exists elsewhere. */
export const TOPIC_ARN = `arn:aws:sns:eu-west-1:${ACCOUNT}:alerts`;

/** A vault that exists. */
export function vaultOf(stack: Stack, name = WATCHED.vault): backup.IBackupVault {
  return SecureVault.fromBackupVaultArn(stack, `Imported-${name}`, vaultArn(name));
}

/** A monitoring of one vault. */
export function monitoring(stack: Stack, props: BackupMonitoringProps = {}): BackupMonitoring {
  return new BackupMonitoring(stack, 'Monitoring', { vaults: [vaultOf(stack)], ...props });
}

/** Properties of the alarms, by logical id without its hash. */
export function alarmsOf(stack: Stack): Record<string, Record<string, unknown>> {
  const found = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm') as Record<string, { Properties: Record<string, unknown> }>;
  return Object.fromEntries(Object.entries(found).map(([id, { Properties }]) => [id.replace(/^Monitoring/, '').slice(0, -8), Properties]));
}

/** A topic that takes alerts. */
export function encrypted(stack: Stack, id = 'Topic'): sns.Topic {
  return new sns.Topic(stack, id, { masterKey: new kms.Key(stack, `${id}Key`) });
}
