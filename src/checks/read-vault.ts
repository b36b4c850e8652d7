import { HOLE, parseArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { LockModel, VaultModel } from '../model/plan/plan-model';
import { KEY_TYPES, regionOfKeyArn } from '../model/vault/key-region';
import type { AirGapModel, VaultTopicModel } from '../model/vault/vault-parts';
import { today } from '../private/today';
import { NOTHING_KNOWN } from '../vault/vault-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { readVaultAccess } from './read-vault-access';
import { keyOf, readSurroundings } from './read-vault-surroundings';
import { reading } from './readers';
import type { Location, Reader } from './readers';
import { nameOrArn, words } from './references';
import type { Properties } from './template/properties';
import type { Place, TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';
import { readTopicPolicy } from './topic-policies';

export const VAULT = 'AWS::Backup::BackupVault';
const SHARE = 'AWS::RAM::ResourceShare';
export const AIR_GAPPED_VAULT = 'AWS::Backup::LogicallyAirGappedBackupVault';

const COMMON_NAMES: Names = {
  name: 'BackupVaultName',
  encryptionKeyArn: 'EncryptionKeyArn',
  keyRegion: 'EncryptionKeyArn',
  notificationEvents: 'Notifications/BackupVaultEvents',
  topic: 'Notifications/SNSTopicArn',
  access: 'AccessPolicy',
};
const NAMES: Readonly<Record<string, Names>> = {
  [VAULT]: {
    ...COMMON_NAMES,
    lock: {
      name: 'LockConfiguration',
      of: { minRetentionDays: 'MinRetentionDays', maxRetentionDays: 'MaxRetentionDays', changeableForDays: 'ChangeableForDays' },
    },
  },
  [AIR_GAPPED_VAULT]: {
    ...COMMON_NAMES,
    'lock.minRetentionDays': 'MinRetentionDays',
    'lock.maxRetentionDays': 'MaxRetentionDays',
    'airGap.approvalTeamArn': 'MpaApprovalTeamArn',
    'airGap.keyAccount': 'EncryptionKeyArn',
  },
};

/** Vaults, air-gapped ones too. */
export const readVault: Reader = (resource, index) => [reading({
  on: 'vault',
  subject: { ...vaultModel(resource, index), surroundings: readSurroundings(resource, index), today: today() },
  label: 'the vault',
  resource,
  locate: modelPath => locate(resource, modelPath, index),
})];

function locate(resource: TemplateResource, modelPath: string, index: TemplateIndex): Location {
  switch (modelPath) {
    case 'retained': return { path: 'DeletionPolicy' };
    case 'surroundings.keptWhenReplaced': return { path: 'UpdateReplacePolicy' };
    case 'surroundings.keyRetained': return { path: 'DeletionPolicy', resource: keyOf(resource) };
    case 'airGap.sharedWith': {
      const [share] = sharesOf(resource, index);
      return { path: share.properties.pathOf('Principals'), resource: share };
    }
    default: return locateIn(resource.properties, NAMES[resource.type])(modelPath);
  }
}

/** A vault of the app. */
export function vaultModel(resource: TemplateResource, index: TemplateIndex): VaultModel {
  const { properties, deletionPolicy } = resource;
  const airGapped = resource.type === AIR_GAPPED_VAULT;
  const notifications = properties.inside('Notifications');
  return {
    name: properties.text('BackupVaultName'),
    account: resource.account,
    region: resource.region,
    // Its partition is not known.
    arn: UNKNOWN,
    lock: airGapped ? lockOf(properties) : lock(properties.object('LockConfiguration')),
    encryptionKeyArn: encryptionKey(properties),
    keyRegion: keyRegion(properties),
    notificationEvents: notifications.texts('BackupVaultEvents'),
    retained: deletionPolicy !== undefined && deletionPolicy !== 'Delete',
    airGapped,
    airGap: airGapped ? airGap(resource, index) : undefined,
    access: readVaultAccess(properties),
    topic: topicModel(notifications, resource, index),
  };
}

/** The vault of a rule, which is given by its name. */
export function vaultByName(properties: Properties, property: string, from: Place, index: TemplateIndex): VaultModel {
  const target = properties.target(property);
  if (target && isVault(target.resource)) {
    const vault = vaultModel(target.resource, index);
    return target.attribute === 'BackupVaultArn' ? { ...vault, name: words(target) } : vault;
  }
  const name = nameOrArn(properties, property);
  const resource = isKnown(name) ? find(name, from, index) : undefined;
  if (resource) return vaultModel(resource, index);
  return { ...NOTHING_KNOWN, name: name ?? UNKNOWN, account: from.account, region: from.region, arn: UNKNOWN };
}

/** The vault of a copy, which is given by its ARN. */
export function vaultByArn(properties: Properties, property: string, index: TemplateIndex): VaultModel {
  const target = properties.target(property);
  if (target && isVault(target.resource)) {
    const vault = vaultModel(target.resource, index);
    return target.attribute === 'BackupVaultArn' ? vault : { ...vault, arn: words(target) };
  }
  const arn = properties.arn(property);
  if (!isKnown(arn)) return { ...NOTHING_KNOWN, name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN };
  const parts = parseArn(arn);
  const [account, region, name] = [parts?.account, parts?.region, parts?.resource?.replace(/^backup-vault:/, '')].map(orUnknown);
  const resource = isKnown(name) ? find(name, { account, region, template: fromHere(arn, properties) }, index) : undefined;
  if (resource) return vaultModel(resource, index);
  // Of an ARN with a hole nobody can say whether it has the right form.
  const whole = arn.replace(`arn:${HOLE}:`, '').includes(HOLE) ? UNKNOWN : arn;
  return { ...NOTHING_KNOWN, name, account, region, arn: whole };
}

/** A stack that takes its own account and Region for an ARN knows neither; both are those of its own vaults. */
function fromHere(arn: string, { site }: Properties): Place['template'] {
  return arn.startsWith(`arn:${HOLE}:backup:${HOLE}:${HOLE}:`) ? site.template : undefined;
}

function find(name: string, from: Place, index: TemplateIndex): TemplateResource | undefined {
  return index.named(VAULT, 'BackupVaultName', name, from) ?? index.named(AIR_GAPPED_VAULT, 'BackupVaultName', name, from);
}

function isVault({ type }: TemplateResource): boolean {
  return type === VAULT || type === AIR_GAPPED_VAULT;
}

function orUnknown(part: string | undefined): Leaf<string> {
  return part === undefined || part.includes(HOLE) ? UNKNOWN : part;
}

function lock(configuration: Leaf<Properties>): Leaf<LockModel> {
  return isKnown(configuration) ? lockOf(configuration) : configuration;
}

function lockOf(properties: Properties): LockModel {
  return {
    minRetentionDays: properties.number('MinRetentionDays'),
    maxRetentionDays: properties.number('MaxRetentionDays'),
    changeableForDays: properties.number('ChangeableForDays'),
  };
}

/** That a key is an alias can be seen even where a part of its ARN is not known. */
function encryptionKey(properties: Properties): Leaf<string> {
  const arn = properties.arn('EncryptionKeyArn');
  return isKnown(arn) && arn.includes(HOLE) && !arn.includes(':alias/') ? UNKNOWN : arn;
}

function keyRegion(properties: Properties): Leaf<string> {
  const target = properties.target('EncryptionKeyArn');
  return target && KEY_TYPES.includes(target.resource.type) ? target.resource.region : regionOfKeyArn(properties.arn('EncryptionKeyArn'));
}

function airGap(vault: TemplateResource, index: TemplateIndex): AirGapModel {
  const { properties } = vault;
  const key = properties.find('EncryptionKeyArn');
  const arn = properties.arn('EncryptionKeyArn');
  const account = key.target?.resource.account ?? (isKnown(arn) ? orUnknown(parseArn(arn)?.account) : UNKNOWN);
  return {
    sharedWith: sharedWith(sharesOf(vault, index)),
    approvalTeamArn: properties.text('MpaApprovalTeamArn'),
    keyAccount: key.value === undefined ? undefined : account,
  };
}

/** Shares of the app; there may be others elsewhere. */
function sharesOf(vault: TemplateResource, index: TemplateIndex): readonly TemplateResource[] {
  return index.ofType(SHARE).filter(({ properties }) => properties.targets('ResourceArns').some(target => target?.resource === vault));
}

function sharedWith(shares: readonly TemplateResource[]): AirGapModel['sharedWith'] {
  const principals = shares.map(({ properties }) => properties.arns('Principals'));
  return principals.length > 0 && principals.every(isKnown) ? principals.flat() : UNKNOWN;
}

function topicModel(notifications: Properties, vault: TemplateResource, index: TemplateIndex): VaultTopicModel | undefined {
  if (!isKnown(notifications.find('SNSTopicArn').value)) return undefined;
  const arn = notifications.arn('SNSTopicArn');
  const parts = isKnown(arn) ? parseArn(arn) : undefined;
  const topic = readTopicPolicy(notifications, vault, index);
  const name = parts?.resource;
  const account = topic?.resource.account ?? orUnknown(parts?.account);
  return {
    fifo: topic?.resource.properties.flag('FifoTopic') ?? (name === undefined ? UNKNOWN : name.endsWith('.fifo')),
    account,
    policyManaged: topic ? true : name === undefined ? UNKNOWN : false,
  };
}
