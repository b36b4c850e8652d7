import type { ManagedPolicyKey } from '../managed-policies';
import { guide } from '../sources';
import type { Source } from '../sources';
import type { ArnForm, Capability, CloudFormationForm, EncryptionForm, ResourceTypeFacts, Support } from './resource-type-facts';

const MATRIX = guide('backup-feature-availability');
const DYNAMODB_ADVANCED = 'the advanced features of AWS Backup for DynamoDB are on in the account and Region';

type Abilities = Partial<Record<Capability, Support>>;

const NONE: Readonly<Record<Capability, Support>> = {
  crossRegionCopy: false, crossAccountCopy: false, auditManager: false, incremental: false, continuous: false, fullManagement: false,
  coldStorage: false, itemLevelRestore: false, restoreTesting: false, logicallyAirGapped: false, indexing: false, tiering: false,
  malwareScan: false, accessPoints: false,
};
const COPY: Abilities = { crossRegionCopy: true, crossAccountCopy: true };
const FILE_SERVER: Abilities = { ...COPY, auditManager: true, incremental: true, restoreTesting: true, logicallyAirGapped: true };
/** Databases whose snapshots keep the key of the database. */
const STORAGE_ENCRYPTION: EncryptionForm = { key: 'kmsKeyId', on: 'storageEncrypted' };
/** Bahrain and UAE, which footnotes of the table leave out. */
const GULF = ['me-south-1', 'me-central-1'];
/** AWS's table is silent or contradicts itself. */
const UNKNOWN_COLUMNS: Abilities = Object.fromEntries(Object.keys(NONE).map(name => [name, 'unknown']));

/** File systems of FSx, which are always encrypted. */
function fileSystem(type: string): CloudFormationForm {
  return {
    type: 'AWS::FSx::FileSystem', attribute: 'ResourceARN', only: { property: 'fileSystemType', values: [type] }, encryption: { key: 'kmsKeyId' },
  };
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly arn: ArnForm;
  readonly cfn: readonly CloudFormationForm[];
  readonly can: Abilities;
  /** Of types that AWS Backup does not manage fully. */
  readonly copiesToOtherAccountAndRegion?: Support;
  readonly noCopyRegions?: readonly string[];
  readonly noAirGapRegions?: readonly string[];
  readonly condition?: string;
  readonly backupPolicies?: readonly ManagedPolicyKey[];
  readonly restorePolicies?: readonly ManagedPolicyKey[];
  readonly source?: Source;
}

/*
 * CloudFormation returns an ARN for most types and only a name or id for the others; which of the two, and the
 * name of the attribute, is in the registry schema of each type.
 */
const ROWS: readonly Row[] = [
  {
    id: 'ec2', label: 'EC2 instance', name: 'EC2', arn: { service: 'ec2', resource: 'instance/' },
    cfn: [{ type: 'AWS::EC2::Instance' }],
    can: { ...FILE_SERVER, malwareScan: true },
  },
  {
    id: 'ebs', label: 'EBS volume', name: 'EBS', arn: { service: 'ec2', resource: 'volume/' },
    cfn: [{ type: 'AWS::EC2::Volume', encryption: { key: 'kmsKeyId', on: 'encrypted' } }],
    can: { ...FILE_SERVER, coldStorage: true, itemLevelRestore: true, indexing: true, malwareScan: true },
  },
  {
    id: 's3', label: 'S3 bucket', name: 'S3', arn: { service: 's3', resource: '', global: true },
    cfn: [{ type: 'AWS::S3::Bucket', attribute: 'Arn' }],
    can: {
      ...FILE_SERVER, continuous: true, fullManagement: true, itemLevelRestore: true, indexing: true, tiering: true, malwareScan: true,
      accessPoints: true,
    },
    backupPolicies: ['s3Backup'],
    restorePolicies: ['s3Restore'],
  },
  {
    id: 'rds', label: 'RDS DB instance', name: 'RDS', arn: { service: 'rds', resource: 'db:' },
    // A member of a cluster is backed up with its cluster.
    cfn: [{ type: 'AWS::RDS::DBInstance', attribute: 'DBInstanceArn', unless: 'dbClusterIdentifier', encryption: STORAGE_ENCRYPTION }],
    can: { ...COPY, auditManager: true, incremental: true, continuous: true, restoreTesting: true },
    copiesToOtherAccountAndRegion: true,
  },
  {
    id: 'rds-cluster', label: 'RDS Multi-AZ DB cluster', name: 'RDS', arn: { service: 'rds', resource: 'cluster:' },
    cfn: [{ type: 'AWS::RDS::DBCluster', attribute: 'DBClusterArn', only: { property: 'engine', values: ['mysql', 'postgres'] } }],
    // The table marks both copies; its footnote 3 says that Multi-AZ clusters do not support any, and is taken as binding.
    can: { auditManager: true, incremental: true, restoreTesting: true },
  },
  {
    id: 'aurora', label: 'Aurora cluster', name: 'Aurora', arn: { service: 'rds', resource: 'cluster:' },
    cfn: [{
      type: 'AWS::RDS::DBCluster', attribute: 'DBClusterArn', only: { property: 'engine', values: ['aurora', 'aurora-mysql', 'aurora-postgresql'] },
      encryption: STORAGE_ENCRYPTION,
    }],
    can: { ...FILE_SERVER, continuous: true },
    copiesToOtherAccountAndRegion: true,
  },
  {
    id: 'aurora-dsql', label: 'Aurora DSQL cluster', name: 'Aurora DSQL', arn: { service: 'dsql', resource: 'cluster/' },
    cfn: [{ type: 'AWS::DSQL::Cluster', attribute: 'ResourceArn' }],
    can: { ...COPY, fullManagement: true, coldStorage: true, logicallyAirGapped: true },
  },
  {
    id: 'documentdb', label: 'DocumentDB cluster', name: 'DocumentDB', arn: { service: 'rds', resource: 'cluster:' },
    cfn: [{ type: 'AWS::DocDB::DBCluster', encryption: STORAGE_ENCRYPTION }],
    can: { ...COPY, restoreTesting: true, logicallyAirGapped: true },
    copiesToOtherAccountAndRegion: true,
  },
  {
    id: 'neptune', label: 'Neptune cluster', name: 'Neptune', arn: { service: 'rds', resource: 'cluster:' },
    cfn: [{ type: 'AWS::Neptune::DBCluster', encryption: STORAGE_ENCRYPTION }],
    can: { ...COPY, restoreTesting: true, logicallyAirGapped: true },
    // Jakarta.
    noAirGapRegions: ['ap-southeast-3'],
    copiesToOtherAccountAndRegion: true,
  },
  {
    id: 'dynamodb', label: 'DynamoDB table', name: 'DynamoDB', arn: { service: 'dynamodb', resource: 'table/' },
    cfn: [{ type: 'AWS::DynamoDB::Table', attribute: 'Arn' }, { type: 'AWS::DynamoDB::GlobalTable', attribute: 'Arn' }],
    can: {
      crossRegionCopy: 'conditional', crossAccountCopy: 'conditional', auditManager: true, fullManagement: 'conditional',
      coldStorage: 'conditional', restoreTesting: true, logicallyAirGapped: 'conditional',
    },
    condition: DYNAMODB_ADVANCED,
  },
  {
    id: 'efs', label: 'EFS file system', name: 'EFS', arn: { service: 'elasticfilesystem', resource: 'file-system/' },
    cfn: [{ type: 'AWS::EFS::FileSystem', attribute: 'Arn' }],
    can: { ...FILE_SERVER, fullManagement: true, coldStorage: true, itemLevelRestore: true },
  },
  {
    id: 'fsx-lustre', label: 'FSx for Lustre file system', name: 'FSx', arn: { service: 'fsx', resource: 'file-system/' },
    cfn: [fileSystem('LUSTRE')],
    can: FILE_SERVER,
    noCopyRegions: GULF,
  },
  {
    id: 'fsx-windows', label: 'FSx for Windows File Server file system', name: 'FSx', arn: { service: 'fsx', resource: 'file-system/' },
    cfn: [fileSystem('WINDOWS')],
    can: FILE_SERVER,
    noCopyRegions: GULF,
  },
  {
    id: 'fsx-ontap', label: 'FSx for ONTAP volume', name: 'FSx', arn: { service: 'fsx', resource: 'volume/', nested: true },
    // Volumes are what AWS Backup protects, not the ONTAP file system they lie in.
    cfn: [{ type: 'AWS::FSx::Volume', attribute: 'ResourceARN', only: { property: 'volumeType', values: ['ONTAP'] } }],
    can: FILE_SERVER,
    // New Zealand and China too.
    noCopyRegions: [...GULF, 'ap-southeast-6', 'cn-north-1', 'cn-northwest-1'],
  },
  {
    id: 'fsx-openzfs', label: 'FSx for OpenZFS file system', name: 'FSx', arn: { service: 'fsx', resource: 'file-system/' },
    cfn: [fileSystem('OPENZFS')],
    // The row looks shifted by some columns: it prints cold storage and item restore, and no restore testing, for which
    // another page has keys. What only this row says is unknown.
    can: {
      ...COPY, auditManager: 'unknown', incremental: true, coldStorage: 'unknown', itemLevelRestore: 'unknown', restoreTesting: true,
      logicallyAirGapped: 'unknown',
    },
    noCopyRegions: GULF,
  },
  {
    id: 'storage-gateway', label: 'Storage Gateway volume', name: 'Storage Gateway',
    arn: { service: 'storagegateway', resource: 'gateway/', nested: true },
    cfn: [],
    can: { ...COPY, auditManager: true, incremental: true, logicallyAirGapped: true },
  },
  {
    id: 'virtual-machine', label: 'virtual machine', name: 'VirtualMachine', arn: { service: 'backup-gateway', resource: 'vm/' },
    cfn: [],
    can: {
      ...COPY, auditManager: true, incremental: true, fullManagement: true, coldStorage: true, itemLevelRestore: true, logicallyAirGapped: true,
    },
  },
  {
    id: 'redshift', label: 'Redshift cluster', name: 'Redshift', arn: { service: 'redshift', resource: 'cluster:' },
    cfn: [{ type: 'AWS::Redshift::Cluster' }],
    // Not in the table; snapshots of Redshift itself, which AWS Backup neither copies nor moves.
    can: { ...UNKNOWN_COLUMNS, crossRegionCopy: false, crossAccountCopy: false, coldStorage: false, incremental: false, continuous: false },
    source: guide('redshift-backups'),
  },
  {
    id: 'redshift-serverless', label: 'Redshift Serverless namespace', name: 'Redshift Serverless',
    arn: { service: 'redshift-serverless', resource: 'namespace/' },
    cfn: [{ type: 'AWS::RedshiftServerless::Namespace', attribute: 'Namespace.NamespaceArn' }],
    can: { itemLevelRestore: true },
  },
  {
    id: 'timestream', label: 'Timestream table', name: 'Timestream', arn: { service: 'timestream', resource: 'database/', nested: true },
    // Tables are what is backed up; a database stands for all of its tables.
    cfn: [{ type: 'AWS::Timestream::Table', attribute: 'Arn' }, { type: 'AWS::Timestream::Database', attribute: 'Arn', suffix: '/table/*' }],
    can: { ...COPY, incremental: true, fullManagement: true, coldStorage: true, logicallyAirGapped: true },
  },
  {
    id: 'eks', label: 'EKS cluster', name: 'EKS', arn: { service: 'eks', resource: 'cluster/' },
    // The second is what the older L2 of aws-cdk-lib makes.
    cfn: [{ type: 'AWS::EKS::Cluster', attribute: 'Arn' }, { type: 'Custom::AWSCDK-EKS-Cluster', attribute: 'Arn' }],
    can: { ...COPY, fullManagement: true, itemLevelRestore: true, logicallyAirGapped: true },
    noAirGapRegions: GULF,
  },
  {
    id: 'cloudformation', label: 'CloudFormation stack', name: 'CloudFormation',
    arn: { service: 'cloudformation', resource: 'stack/', nested: true },
    // A nested stack met on the way through a tree is only packaging.
    cfn: [{ type: 'AWS::CloudFormation::Stack', refIsArn: true, namedOnly: true }],
    can: { crossRegionCopy: true, auditManager: true, incremental: true, coldStorage: true },
  },
  {
    id: 'sap-hana', label: 'SAP HANA database', name: 'SAP HANA on Amazon EC2', arn: { service: 'ssm-sap', resource: 'HANA/', nested: true },
    // Databases are what is backed up; an application stands for all of its databases.
    cfn: [{
      type: 'AWS::SystemsManagerSAP::Application', attribute: 'Arn', suffix: '/DB/*', only: { property: 'applicationType', values: ['HANA'] },
    }],
    can: { ...COPY, incremental: true, continuous: true, fullManagement: true, coldStorage: true },
    restorePolicies: ['sapHanaRestore'],
  },
];

function sharesArnForm(row: Row): boolean {
  return ROWS.some(other => other.id !== row.id && other.arn.service === row.arn.service && other.arn.resource === row.arn.resource);
}

/** One row per type, from AWS's feature availability table where no other source is named. */
export const RESOURCE_TYPE_TABLE: readonly ResourceTypeFacts[] = ROWS.map(row => ({
  id: row.id,
  label: row.label,
  backupTypeName: row.name,
  arn: row.arn,
  cloudFormation: row.cfn,
  capabilities: { ...NONE, ...row.can },
  // Whatever AWS Backup manages fully; of the others AWS's text names the databases and is silent about the rest.
  copiesToOtherAccountAndRegion: row.can.fullManagement || (row.copiesToOtherAccountAndRegion ?? 'unknown'),
  noCopyRegions: row.noCopyRegions ?? [],
  noAirGapRegions: row.noAirGapRegions ?? [],
  condition: row.condition,
  backupPolicies: row.backupPolicies ?? [],
  restorePolicies: row.restorePolicies ?? [],
  sharesArnForm: sharesArnForm(row),
  source: row.source ?? MATRIX,
}));
