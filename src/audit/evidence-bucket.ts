import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { exempt } from '../private/exemption-metadata';
import { acknowledgeNag } from '../private/nag';
import { NO_LOCK, REPLICATION_RULES, S3_KMS_RULES } from './evidence-bucket-rules';
import { evidenceLifecycle } from './evidence-lifecycle';
import type { EvidenceLifecycle } from './evidence-lifecycle';

const OLD_VERSIONS_DAYS = 90;

export interface EvidenceBucketProps extends EvidenceLifecycle {
  /** What lies in it, for descriptions. */
  readonly content: string;
  readonly encryptionKey?: kms.IKey;
  readonly accessLogsBucket?: s3.IBucketRef;
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A bucket for evidence: encrypted with a key of its own, versioned, private, over TLS only, with access logs, and kept
 * when its stack goes.
 */
export class EvidenceBucket extends Construct {
  public readonly bucket: s3.Bucket;
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: EvidenceBucketProps) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: `${props.content} in the bucket of ${scope.node.path}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    const shared = { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, enforceSSL: true, versioned: true, removalPolicy };
    this.bucket = new s3.Bucket(this, 'Resource', {
      ...shared,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.encryptionKey,
      bucketKeyEnabled: true,
      ...evidenceLifecycle(props, OLD_VERSIONS_DAYS),
    });
    exempt(this.bucket, { own: true, reason: `${props.content}: written anew every day; old versions are kept, and locked where that was asked for` });
    acknowledgeNag(this.bucket, { ...REPLICATION_RULES, ...props.lock ? {} : NO_LOCK.byChoice });

    const logs = props.accessLogsBucket ?? this.ownLogs(shared);
    // Not through the L2, which would use ACLs unless a feature flag says otherwise.
    (this.bucket.node.defaultChild as s3.CfnBucket).loggingConfiguration = { destinationBucketName: logs.bucketRef.bucketName };
  }

  /**
   * Lets AWS Backup write reports.
   *
   * AWS names the service-linked role as the principal, and S3 refuses a policy that names a role which is not there yet,
   * as before the first report of an account. So the statement is for anybody, on condition of being that role; naming
   * the root of the account instead would not do, since the role has no permission of its own to write.
   */
  public letReportsIn(roleArn: string, roleExists: boolean): void {
    const principals = [roleExists ? new iam.ArnPrincipal(roleArn) : new iam.AnyPrincipal()];
    const conditions = roleExists ? {} : { ArnEquals: { 'aws:PrincipalArn': roleArn } };
    const account = roleExists ? {} : { 'aws:PrincipalAccount': Stack.of(this).account };
    this.bucket.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowReportsOfAWSBackup',
      actions: ['s3:PutObject'],
      resources: [this.bucket.arnForObjects('*')],
      principals,
      conditions: { ...conditions, StringEquals: { ...account, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }));
    this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowReportsOfAWSBackup',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      principals,
      conditions: roleExists ? undefined : { ...conditions, StringEquals: account },
    }));
  }

  /** Lets AWS Config deliver, as its role. Answers what has to be there before. */
  public letConfigDeliver(role: iam.IRole, bucketArn: string): IConstruct {
    const objects = `${bucketArn}/AWSLogs/${Stack.of(this).account}/*`;
    this.bucket.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowAWSConfigToCheck', actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucketArn], principals: [role],
    }));
    this.bucket.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowAWSConfigToDeliver', actions: ['s3:PutObject'], resources: [objects], principals: [role],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }));
    // In the policy of the key, not in one of the role, which would be an inline policy.
    this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowAWSConfigToDeliver', actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: ['*'], principals: [role],
    }));
    return this.bucket.policy!;
  }

  /** S3 delivers access logs only into a bucket that is encrypted with its own keys. */
  private ownLogs(shared: s3.BucketProps): s3.Bucket {
    const logs = new s3.Bucket(this, 'AccessLogs', {
      ...shared,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: s3.BucketEncryption.S3_MANAGED,
      ...evidenceLifecycle({}, OLD_VERSIONS_DAYS),
    });
    logs.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowAccessLogs',
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects('*')],
      principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
      conditions: { ArnEquals: { 'aws:SourceArn': this.bucket.bucketArn }, StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    }));
    exempt(logs, { own: true, reason: 'access logs, which S3 keeps in versions' });
    acknowledgeNag(logs, { ...REPLICATION_RULES, ...S3_KMS_RULES, ...NO_LOCK.logs });
    return logs;
  }
}
