import { CfnDeletionPolicy, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IResolvable } from 'aws-cdk-lib';
import { CfnBackupVault, CfnLogicallyAirGappedBackupVault } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { LockModel, VaultModel } from '../model/plan/plan-model';
import { keyRegion } from './key-region';

/** A vault of this library, which can tell about itself. */
export interface ModelledVault {
  _model(): VaultModel;
}

/** The resource of a vault, of either kind. */
export type VaultResource = CfnBackupVault | CfnLogicallyAirGappedBackupVault;

/**
 * What can be known about any vault: one of ours, aws-cdk-lib's `BackupVault`, an L1 or what is wrapped around one, or
 * an imported one.
 */
export function vaultModelOf(vault: backup.IBackupVaultRef): VaultModel {
  if (isModelled(vault)) return vault._model();
  const { backupVaultName, backupVaultArn } = vault.backupVaultRef;
  const resource = resourceOf(vault);
  return {
    name: leaf(resource?.backupVaultName ?? backupVaultName),
    arn: leaf(backupVaultArn),
    account: leaf((resource ?? vault).env.account),
    region: leaf((resource ?? vault).env.region),
    ...(resource ? readResource(resource) : NOTHING_KNOWN),
  };
}

/** The leaves that only the resource itself can tell. */
export type ResourceLeaves = Pick<VaultModel, 'lock' | 'encryptionKeyArn' | 'notificationEvents' | 'retained' | 'airGap' | 'airGapped' | 'keyRegion'>;

export const NOTHING_KNOWN: ResourceLeaves = { lock: UNKNOWN, encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN, retained: UNKNOWN };

/** Reads the typed properties of the resource; overrides that were added by path are not among them. */
export function readResource(resource: VaultResource): ResourceLeaves {
  return {
    ...isAirGapped(resource) ? readAirGapped(resource) : { airGapped: false, lock: read(resource.lockConfiguration, lockOf) },
    encryptionKeyArn: keyArnLeaf(resource),
    keyRegion: keyRegion(resource.encryptionKeyArn),
    notificationEvents: read(resource.notifications, notifications => eventsOf(notifications.backupVaultEvents)),
    retained: isRetained(resource),
  };
}

/** The bounds of an air-gapped vault are its lock. Who it is shared with stands in another resource. */
function readAirGapped({ minRetentionDays, maxRetentionDays, mpaApprovalTeamArn, encryptionKeyArn }: CfnLogicallyAirGappedBackupVault) {
  return {
    airGapped: true,
    lock: { minRetentionDays: leaf(minRetentionDays), maxRetentionDays: leaf(maxRetentionDays), changeableForDays: undefined },
    airGap: { sharedWith: UNKNOWN, approvalTeamArn: leaf(mpaApprovalTeamArn), keyAccount: accountOf(encryptionKeyArn) },
  } as const;
}

function accountOf(arn: string | undefined): Leaf<string> {
  return arn === undefined || Token.isUnresolved(arn) ? leaf(arn) : arn.split(':')[4];
}

/** Whether the vault outlives its stack; nothing set means that CloudFormation deletes it. */
function isRetained(resource: VaultResource): boolean {
  const { deletionPolicy } = resource.cfnOptions;
  return deletionPolicy !== undefined && deletionPolicy !== CfnDeletionPolicy.DELETE;
}

/**
 * The ARN of a key as a leaf. That it is an alias can be seen even where partition, Region or account are tokens,
 * so in that case the tokens become their names.
 */
function keyArnLeaf({ stack, encryptionKeyArn: arn }: VaultResource): Leaf<string> {
  if (arn === undefined || !Token.isUnresolved(arn)) return arn;
  // The attribute of a key in the app, which is what most vaults have, says nothing more when it is resolved.
  if (Reference.isReference(Tokenization.reverse(arn, { failConcat: false }))) return UNKNOWN;
  const text = joined(stack.resolve(arn));
  return text.includes(':alias/') ? text : UNKNOWN;
}

/** The readable part of an expression. */
function joined(expression: unknown): string {
  if (typeof expression === 'string') return expression;
  const { 'Fn::Join': join, 'Fn::Sub': sub, 'Ref': ref } = Object(expression) as { 'Fn::Join'?: [string, unknown]; 'Fn::Sub'?: unknown; 'Ref'?: string };
  if (typeof sub === 'string') return sub;
  const parts = join?.[1];
  return Array.isArray(parts) ? parts.map(joined).join('') : `<${ref ?? 'token'}>`;
}

function lockOf(lock: CfnBackupVault.LockConfigurationTypeProperty): LockModel {
  return {
    minRetentionDays: leaf(lock.minRetentionDays),
    maxRetentionDays: leaf(lock.maxRetentionDays),
    changeableForDays: leaf(lock.changeableForDays),
  };
}

function eventsOf(events: readonly string[]): Leaf<readonly Leaf<string>[]> {
  return Token.isUnresolved(events) ? UNKNOWN : events.map(event => leaf(event));
}

/** Reads a nested property where it is a plain object, and not something that is resolved later. */
function read<T extends object, M>(value: T | IResolvable | undefined, into: (plain: T) => Leaf<M>): Leaf<M> {
  if (value === undefined) return undefined;
  return Token.isUnresolved(value) ? UNKNOWN : into(value as T);
}

function resourceOf(vault: backup.IBackupVaultRef): VaultResource | undefined {
  return [vault, vault.node.defaultChild].find(isVaultResource) ?? resourceNamedBy(vault.backupVaultRef.backupVaultArn);
}

/** ARN of the key of a vault, as it goes into templates; undefined where the vault is not of this app, or has no key of its own. */
export function vaultKeyArn(vault: backup.IBackupVaultRef): string | undefined {
  return resourceOf(vault)?.encryptionKeyArn;
}

/** The vault of this app whose attribute an ARN is, as where an L1 was imported into an object that stands for it. */
export function resourceNamedBy(arn: string): VaultResource | undefined {
  const reference = Tokenization.reverse(arn, { failConcat: false });
  return Reference.isReference(reference) && isVaultResource(reference.target) ? reference.target : undefined;
}

function isVaultResource(construct: unknown): construct is VaultResource {
  return CfnBackupVault.isCfnBackupVault(construct) || CfnLogicallyAirGappedBackupVault.isCfnLogicallyAirGappedBackupVault(construct);
}

function isAirGapped(resource: VaultResource): resource is CfnLogicallyAirGappedBackupVault {
  return CfnLogicallyAirGappedBackupVault.isCfnLogicallyAirGappedBackupVault(resource);
}

function isModelled(vault: object): vault is ModelledVault {
  return typeof (vault as Partial<ModelledVault>)._model === 'function';
}
