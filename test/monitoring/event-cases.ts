import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { KeyDeletionAlarm } from '../../src/vault/key-deletion-alarm';
import { SecureVault } from '../../src/vault/secure-vault';
import { fragmentApp } from '../helpers/app';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, IRELAND } from '../helpers/stacks';
import { NAMES, RAISED_BY } from './alert-table';
import { OTHER, REGION, samples, vaultArn, WATCHED } from './sample-events';
import type { About } from './sample-events';

/** What a monitoring may be told to watch. */
export const SCOPES = ['everything', 'vaults', 'plans', 'both'] as const;
export type Scope = (typeof SCOPES)[number];

/** A pattern, an event, and whether the one has to match the other. */
export interface EventCase {
  readonly alert: string;
  readonly scope: Scope;
  readonly sample: string;
  readonly pattern: Json;
  readonly event: Json;
  readonly matches: boolean;
}

const ABOUT: Readonly<Record<string, About>> = {
  'ours': WATCHED,
  'our vault, their plan': { vault: WATCHED.vault, plan: OTHER.plan },
  'their vault, our plan': { vault: OTHER.vault, plan: WATCHED.plan },
  'theirs': OTHER,
};

/** The patterns that a monitoring renders, by id of the alert. */
export function patternsFor(scope: Scope): ReadonlyMap<string, Json> {
  const stack = new Stack(fragmentApp(), 'Shop', { env: IRELAND });
  const monitoring = new BackupMonitoring(stack, 'Monitoring', {
    alerts: BackupAlert.all(),
    ...['vaults', 'both'].includes(scope) && { vaults: [SecureVault.fromBackupVaultArn(stack, 'Vault', vaultArn(WATCHED.vault))] },
    ...['plans', 'both'].includes(scope) && { plans: [backup.BackupPlan.fromBackupPlanId(stack, 'Plan', WATCHED.plan)] },
  });
  const rules = Template.fromStack(stack).findResources('AWS::Events::Rule') as Record<string, { Properties: { EventPattern: Json } }>;
  return new Map(monitoring.rules.map(rule => {
    const id = rule.node.id;
    return [id[0].toLowerCase() + id.slice(1), rules[String(stack.resolve(rule.logicalId))].Properties.EventPattern];
  }));
}

/** Every pattern of every scope with every sample, and what has to come of it. */
export function eventCases(): EventCase[] {
  return [
    ...SCOPES.flatMap(scope => [...patternsFor(scope)].flatMap(([alert, pattern]) => Object.entries(ABOUT).flatMap(([whose, about]) =>
      Object.entries(samples(about)).map(([name, event]): EventCase => ({
        alert, scope, pattern, event, sample: `${name}, ${whose}`, matches: RAISED_BY[alert].includes(name) && isTold(alert, scope, about),
      }))))),
    ...keyCases(),
  ];
}

function isTold(alert: string, scope: Scope, { vault, plan }: About): boolean {
  const names = NAMES[alert];
  if (scope === 'everything' || names === 'neither') return true;
  const byVault = scope !== 'plans' && names.includes('vault') && vault === WATCHED.vault;
  const byPlan = scope !== 'vaults' && names.includes('plan') && plan === WATCHED.plan;
  return byVault || byPlan;
}

/** The alarm on the deletion of keys, with what KMS records, and with all that AWS Backup says. */
function keyCases(): EventCase[] {
  const stack = new Stack(fragmentApp(), 'Shop', { env: IRELAND });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`);
  new KeyDeletionAlarm(stack, 'Alarm', { encryptionKey, topic: new sns.Topic(stack, 'Topic') });
  const [rule] = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule')) as { Properties: { EventPattern: Json } }[];
  const folder = join(__dirname, '..', 'vault', 'events');
  const ofKms = Object.fromEntries(readdirSync(folder).map(file => [file.replace('.json', ''), {
    'version': '0', 'id': '1', 'source': 'aws.kms', 'detail-type': 'AWS API Call via CloudTrail', 'account': ACCOUNT, 'time': '2026-11-01T05:00:00Z',
    'region': REGION, 'resources': [], 'detail': JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json,
  }]));
  return Object.entries({ ...ofKms, ...samples() }).map(([sample, event]) => ({
    alert: 'keyDeletion', scope: 'everything', sample, event, pattern: rule.Properties.EventPattern,
    matches: ['schedule-key-deletion', 'disable-key', 'delete-imported-key-material'].includes(sample),
  }));
}
