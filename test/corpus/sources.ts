import { AROUND_A_PLAN, KEPT, PLAN_OF } from './covered-parts';
import { at, att, covered, right, risky, wrong } from './entry';
import type { Area, JsonObject } from './entry';

const Tags = [{ Key: 'backup', Value: 'daily' }];
const CONTINUOUS = { EnableContinuousBackup: true };
const COPIED = {
  CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:safe', Lifecycle: { DeleteAfterDays: 35 } }],
};

const of = (Type: string, properties: JsonObject, others: JsonObject = KEPT): JsonObject => ({
  Type, Properties: { ...properties, Tags }, ...others,
});
const planned = (title: string, resources: Readonly<Record<string, JsonObject>>, rule: JsonObject = {}) =>
  covered(right(title, { Resources: { ...AROUND_A_PLAN, Plan: PLAN_OF('daily', rule), ...resources } }));

const BUCKETS = planned('a bucket with versions, which it keeps for a month', {
  Bucket: of('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: { Rules: [{ Id: 'Old', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }] },
  }),
});
const STREAMED = planned('a bucket that tells EventBridge, beside a topic', {
  Bucket: of('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    NotificationConfiguration: {
      EventBridgeConfiguration: { EventBridgeEnabled: true },
      TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: 'arn:aws:sns:eu-west-1:111122223333:uploads' }],
    },
  }),
}, CONTINUOUS);
const DATABASES = planned('a database whose backups are left to the plan', {
  Database: of('AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4g.micro', Engine: 'mysql', AllocatedStorage: '20', StorageEncrypted: true, BackupRetentionPeriod: 35 }),
}, CONTINUOUS);
const COPIES = planned('a database with a key of its own, copied to another account', {
  Database: of('AWS::RDS::DBInstance', {
    DBInstanceClass: 'db.t4g.micro', Engine: 'mysql', AllocatedStorage: '20', StorageEncrypted: true, KmsKeyId: att('Key', 'Arn'),
  }),
}, COPIED);
const GAPPED = covered(right('a volume with a key of its own, copied into an air-gapped vault', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: PLAN_OF('daily', { CopyActions: [{ DestinationBackupVaultArn: att('AirGapped', 'BackupVaultArn'), Lifecycle: { DeleteAfterDays: 35 } }] }),
    AirGapped: {
      Type: 'AWS::Backup::LogicallyAirGappedBackupVault',
      Properties: { BackupVaultName: 'air-gapped', MinRetentionDays: 7, MaxRetentionDays: 400 },
      ...KEPT,
    },
    Volume: of('AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 100, Encrypted: true, KmsKeyId: att('Key', 'Arn') }),
  },
}));
const FILES: JsonObject = {
  Type: 'AWS::EFS::FileSystem',
  Properties: { Encrypted: true, BackupPolicy: { Status: 'DISABLED' }, FileSystemTags: Tags },
  ...KEPT,
};
const FILE_SYSTEMS = planned('a file system without backups beside the plan', { Files: FILES });
const LUSTRE = planned('a persistent file system for Lustre', {
  Lustre: of('AWS::FSx::FileSystem', {
    FileSystemType: 'LUSTRE', FileSystemTypeVersion: '2.15', SubnetIds: ['subnet-0123456789abcdef0'], StorageCapacity: 1200,
    LustreConfiguration: { DeploymentType: 'PERSISTENT_2', PerUnitStorageThroughput: 125 },
  }),
});
const TABLE = of('AWS::DynamoDB::Table', {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
}, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
const TABLES = planned('a protected table with recovery of its own', { Table: TABLE });
const CONTINUOUS_TABLES = planned('a bucket and a table under a continuous rule', {
  Bucket: of('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }), Table: TABLE,
}, CONTINUOUS);
/** What keeps a protected resource from being backed up, or what it pays twice for. */
export const SOURCES: Area = {
  name: 'Protected resources',
  right: [BUCKETS, STREAMED, DATABASES, COPIES, GAPPED, FILE_SYSTEMS, LUSTRE, TABLES, CONTINUOUS_TABLES],
  wrong: [
    wrong('CB-SRC-001', 'versioning that is suspended', BUCKETS, at('Bucket', 'VersioningConfiguration.Status', 'Suspended')),
    risky('CB-SRC-002', 'a move into an archive', BUCKETS, at('Bucket', 'LifecycleConfiguration.Rules.0.Transitions', [{ StorageClass: 'GLACIER', TransitionInDays: 90 }])),
    risky('CB-SRC-003', 'old versions for a day', BUCKETS, at('Bucket', 'LifecycleConfiguration.Rules.0.NoncurrentVersionExpiration.NoncurrentDays', 1)),
    risky('CB-SRC-004', 'EventBridge switched off', STREAMED, at('Bucket', 'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', false)),
    risky('CB-SRC-005', 'a week of automated backups', DATABASES, at('Database', 'BackupRetentionPeriod', 7)),
    risky('CB-SRC-006', 'the key that AWS manages', COPIES, at('Database', 'KmsKeyId', 'alias/aws/rds')),
    risky('CB-SRC-007', 'automatic backups', FILE_SYSTEMS, at('Files', 'BackupPolicy.Status', 'ENABLED')),
    risky('CB-SRC-008', 'no recovery to a point in time', CONTINUOUS_TABLES, at('Table', 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', false)),
    risky('CB-SRC-009', 'a table that can be deleted', TABLES, at('Table', 'DeletionProtectionEnabled', false)),
    risky('CB-SRC-011', 'the key that AWS manages', GAPPED, at('Volume', 'KmsKeyId', 'alias/aws/ebs')),
    wrong('CB-SRC-012', 'storage for a while only', LUSTRE, at('Lustre', 'LustreConfiguration.DeploymentType', 'SCRATCH_2')),
  ],
};
