import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { NO_RESOURCES, answerStatement } from './let-answer';

/** Restore testing names what it restores like this, where names are free; AWS's own service-linked role relies on it. */
const RESTORED = 'awsbackup-restore-test-*';
const GENERATED = 'A restore test gives what it restores a generated name below this prefix.';
const METADATA = 'The names of restored and of protected resources are not known; only their metadata are read.';

/** One action on one kind of resource. */
interface Permission {
  readonly sid: string;
  readonly action: string;
  /** ARN without partition, Region and account; undefined where IAM knows no resources. */
  readonly resource?: readonly [service: string, name: string];
  /** Names of S3 are global. */
  readonly global?: boolean;
  /** Why there is a wildcard. */
  readonly why: string;
}

const CLUSTERS: Permission = { sid: 'DescribeClusters', action: 'rds:DescribeDBClusters', resource: ['rds', 'cluster:*'], why: METADATA };

/** What the check of each type calls, and nothing else. A source is only compared, so its metadata are enough. */
const PERMISSIONS: Readonly<Record<string, readonly Permission[] | undefined>> = {
  Aurora: [CLUSTERS],
  DocumentDB: [CLUSTERS],
  DynamoDB: [
    { sid: 'DescribeTables', action: 'dynamodb:DescribeTable', resource: ['dynamodb', 'table/*'], why: METADATA },
    { sid: 'ReadRestoredTables', action: 'dynamodb:Scan', resource: ['dynamodb', `table/${RESTORED}`], why: GENERATED },
  ],
  EBS: [{ sid: 'DescribeVolumes', action: 'ec2:DescribeVolumes', why: NO_RESOURCES }],
  EC2: [{ sid: 'DescribeInstances', action: 'ec2:DescribeInstances', why: NO_RESOURCES }],
  EFS: [{ sid: 'DescribeFileSystems', action: 'elasticfilesystem:DescribeFileSystems', resource: ['elasticfilesystem', 'file-system/*'], why: METADATA }],
  Neptune: [CLUSTERS],
  // An instance or a cluster.
  RDS: [{ sid: 'DescribeDatabases', action: 'rds:DescribeDBInstances', resource: ['rds', 'db:*'], why: METADATA }, CLUSTERS],
  S3: [
    { sid: 'ListRestoredBuckets', action: 's3:ListBucket', resource: ['s3', RESTORED], global: true, why: GENERATED },
    { sid: 'ReadRestoredObjects', action: 's3:GetObject', resource: ['s3', `${RESTORED}/*`], global: true, why: GENERATED },
  ],
};
const ALWAYS: readonly Permission[] = [{ sid: 'AskWhetherAnswered', action: 'backup:DescribeRestoreJob', why: NO_RESOURCES }];

/** What a policy of the built-in validator says, and why it has wildcards. */
export interface ValidatorPermissions {
  readonly statements: readonly iam.PolicyStatement[];
  readonly reasons: Readonly<Record<string, string>>;
}

/** Everything the built-in validator may do for these types. */
export function validatorPermissions(scope: Construct, types: readonly string[], keys: readonly kms.IKeyRef[]): ValidatorPermissions {
  const stack = Stack.of(scope);
  const permissions = [...new Set([...ALWAYS, ...types.flatMap(type => PERMISSIONS[type] ?? [])])];
  const all = permissions.map(permission => ({ ...permission, arn: arnOf(stack, permission) }));
  return {
    statements: [
      answerStatement(),
      ...all.map(({ sid, action, arn }) => new iam.PolicyStatement({ sid, actions: [action], resources: [arn] })),
      ...keys.length > 0 ? [decrypt(keys, stack.region)] : [],
    ],
    reasons: Object.fromEntries(all.map(({ arn, why }) => [`AwsSolutions-IAM5[Resource::${asNagReads(stack, arn)}]`, why])),
  };
}

function arnOf({ partition, region, account }: Stack, { resource, global }: Permission): string {
  if (!resource) return '*';
  const [service, name] = resource;
  return `arn:${partition}:${service}:${global ? ':' : `${region}:${account}`}:${name}`;
}

function asNagReads({ partition, region, account }: Stack, arn: string): string {
  const pseudo = [[partition, 'Partition'], [region, 'Region'], [account, 'AccountId']] as const;
  return pseudo.reduce((text, [token, name]) => Token.isUnresolved(token) ? text.replaceAll(token, `<AWS::${name}>`) : text, arn);
}

function decrypt(keys: readonly kms.IKeyRef[], region: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'DecryptWhatWasRestored',
    actions: ['kms:Decrypt'],
    resources: keys.map(({ keyRef }) => keyRef.keyArn),
    // The end of the name differs between partitions.
    conditions: { StringLike: { 'kms:ViaService': ['s3', 'dynamodb'].map(service => `${service}.${region}.amazonaws.com*`) } },
  });
}
