import { HOLE } from '../../model/arn';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Unknown } from '../../model/known';
import { Holed } from './site';
import type { TemplateResource } from './template-resource';

interface Identity {
  /** The property that names the resource. */
  readonly name: string;
  /** Service and resource part of the ARN, in front of the name. */
  readonly arn: readonly [service: string, resource: string];
  /** The attribute that is the ARN, where it is not `Arn`. */
  readonly arnAttribute?: string;
  /** Attributes that are the name. */
  readonly nameAttribute?: string;
  /** Whether `Ref` is the ARN, and not the name. */
  readonly refIsArn?: boolean;
  /** Parts of the ARN that are empty. */
  readonly without?: 'region' | 'region and account';
}

/**
 * What `Ref` and `Fn::GetAtt` give for resources that were named. A resource that CloudFormation names has no text; it
 * can still be followed (`Properties.target`).
 */
const IDENTITIES: Readonly<Record<string, Identity>> = {
  'AWS::Backup::BackupVault': { name: 'BackupVaultName', arn: ['backup', 'backup-vault:'], arnAttribute: 'BackupVaultArn', nameAttribute: 'BackupVaultName' },
  'AWS::Backup::LogicallyAirGappedBackupVault': { name: 'BackupVaultName', arn: ['backup', 'backup-vault:'], arnAttribute: 'BackupVaultArn', nameAttribute: 'BackupVaultName' },
  'AWS::DynamoDB::GlobalTable': { name: 'TableName', arn: ['dynamodb', 'table/'] },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: ['dynamodb', 'table/'] },
  'AWS::KMS::Alias': { name: 'AliasName', arn: ['kms', ''], nameAttribute: 'AliasName' },
  'AWS::S3::Bucket': { name: 'BucketName', arn: ['s3', ''], without: 'region and account' },
  'AWS::SNS::Topic': { name: 'TopicName', arn: ['sns', ''], arnAttribute: 'TopicArn', nameAttribute: 'TopicName', refIsArn: true },
};

/** What `Ref` of the resource gives. */
export function refText(resource: TemplateResource): string | Holed | Unknown {
  const identity = identityOf(resource);
  if (!identity) return UNKNOWN;
  return identity.refIsArn ? arnOf(resource, identity) : nameOf(resource, identity);
}

/** What an attribute of the resource gives. */
export function attributeText(resource: TemplateResource, attribute: string): string | Holed | Unknown {
  const identity = identityOf(resource);
  if (attribute === identity?.nameAttribute) return nameOf(resource, identity);
  return identity && attribute === (identity.arnAttribute ?? 'Arn') ? arnOf(resource, identity) : UNKNOWN;
}

function identityOf({ type }: TemplateResource): Identity | undefined {
  return Object.hasOwn(IDENTITIES, type) ? IDENTITIES[type] : undefined;
}

function nameOf(resource: TemplateResource, { name }: Identity): string | Unknown {
  const text = resource.properties.text(name);
  return isKnown(text) ? text : UNKNOWN;
}

function arnOf(resource: TemplateResource, identity: Identity): Holed | Unknown {
  const name = nameOf(resource, identity);
  if (name === UNKNOWN) return UNKNOWN;
  const [service, prefix] = identity.arn;
  const region = identity.without ? '' : orHole(resource.region);
  const account = identity.without === 'region and account' ? '' : orHole(resource.account);
  return new Holed(`arn:${HOLE}:${service}:${region}:${account}:${prefix}${name}`);
}

function orHole(text: string | Unknown): string {
  return text === UNKNOWN ? HOLE : text;
}
