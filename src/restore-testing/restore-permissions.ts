import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { isArnOf } from '../model/arn-shapes';
import { isKnown } from '../model/known';
import { encryptionForm } from '../model/resources/resource-types';
import { RestoreRole } from '../selection/restore-role';
import { vaultKeyArn, vaultModelOf } from '../vault/vault-model';

/** What the managed policy of AWS allows on keys, without the list of services, in which neither AWS Backup nor FSx is. */
const READ = ['kms:DescribeKey', 'kms:Decrypt'];
const WRITE = ['kms:DescribeKey', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
const EC2 = ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'];

/**
 * What a restore role needs beside the managed policies: the keys that recovery points and restored resources are
 * encrypted with, as far as they are known, and the roles of instance profiles.
 *
 * The policy is made with the first permission, and is not an inline one, which auditors dislike.
 */
export class RestorePermissions {
  private readonly statements = new Map<string, iam.PolicyStatement>();
  private readonly granted = new Map<string, Set<string>>();
  private policy: iam.ManagedPolicy | undefined;

  constructor(private readonly scope: Construct, private readonly role: iam.IRole) {}

  /** Keys of the vaults that recovery points of fully managed types are read from. */
  public readFrom(vaults: readonly backup.IBackupVaultRef[]): void {
    for (const vault of vaults) {
      const known = vaultModelOf(vault).encryptionKeyArn;
      this.read(vaultKeyArn(vault) ?? (isKnown(known) ? known : undefined));
    }
  }

  /** Keys of resources, which their recovery points and what is restored from them keep. */
  public restore(resources: readonly CfnResource[]): void {
    for (const resource of resources) {
      const form = encryptionForm(resource.cfnResourceType);
      const key: unknown = form && Reflect.get(resource, form.key);
      if (typeof key === 'string') this.write(key);
    }
  }

  /** Keys that were asked for instead. */
  public encryptWith(keys: readonly kms.IKeyRef[]): void {
    for (const { keyRef } of keys) this.write(keyRef.keyArn);
  }

  public pass(roles: readonly iam.IRoleRef[]): void {
    for (const { roleRef } of roles) {
      this.allow('PassInstanceRoles', ['iam:PassRole'], roleRef.roleArn, { StringEquals: { 'iam:PassedToService': EC2 } });
    }
  }

  private read(key: string | undefined): void {
    const arn = keyArn(key);
    if (arn) this.use('ReadRecoveryPoints', READ, arn);
  }

  private write(key: string): void {
    const arn = keyArn(key);
    if (arn) this.use('EncryptRestored', WRITE, arn);
  }

  private use(sid: string, actions: string[], arn: string): void {
    this.allow(sid, actions, arn);
    this.allow('GrantKeysToServices', ['kms:CreateGrant'], arn, { Bool: { 'kms:GrantIsForAWSResource': 'true' } });
  }

  private allow(sid: string, actions: string[], resource: string, conditions?: iam.Conditions): void {
    // What anybody else's role may do, its owner says.
    if (!(this.role instanceof RestoreRole)) return;
    const granted = this.granted.get(sid) ?? new Set();
    this.granted.set(sid, granted);
    if (granted.has(resource)) return;
    granted.add(resource);
    const statement = this.statements.get(sid);
    if (statement) {
      statement.addResources(resource);
      return;
    }
    const added = new iam.PolicyStatement({ sid, actions, resources: [resource], conditions });
    this.statements.set(sid, added);
    this.policy ??= new iam.ManagedPolicy(this.scope, 'Permissions', { roles: [this.role], description: 'Keys and roles that restore tests use' });
    this.policy.addStatements(added);
  }
}

/** The ARN of a key; undefined for aliases, ids and whatever else a policy cannot name. */
function keyArn(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  const reference = Token.isUnresolved(key) ? Tokenization.reverse(key, { failConcat: false }) : undefined;
  if (Reference.isReference(reference)) {
    const { target } = reference;
    return CfnResource.isCfnResource(target) && target.cfnResourceType === 'AWS::KMS::Key' ? Token.asString(target.getAtt('Arn')) : undefined;
  }
  const text = arnLeaf(key);
  return isKnown(text) && isArnOf('key', text) ? key : undefined;
}
