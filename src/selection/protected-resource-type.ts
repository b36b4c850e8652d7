import type { ResourceTypeFacts } from '../model/resources/resource-type-facts';
import { resourceType } from '../model/resources/resource-types';

/**
 * A type of resource that AWS Backup can protect.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export class ProtectedResourceType {
  /** Amazon EC2 instances, with the volumes that are attached to them. */
  public static readonly EC2 = new ProtectedResourceType('ec2');
  /** Amazon EBS volumes. */
  public static readonly EBS = new ProtectedResourceType('ebs');
  /** Amazon S3 buckets; they must be versioned. */
  public static readonly S3 = new ProtectedResourceType('s3');
  /** Amazon RDS DB instances, single-AZ and Multi-AZ. */
  public static readonly RDS = new ProtectedResourceType('rds');
  /** Amazon RDS Multi-AZ DB clusters. Their ARNs look like those of Aurora, DocumentDB and Neptune. */
  public static readonly RDS_CLUSTER = new ProtectedResourceType('rds-cluster');
  /** Amazon Aurora clusters. Their ARNs look like those of RDS Multi-AZ clusters, DocumentDB and Neptune. */
  public static readonly AURORA = new ProtectedResourceType('aurora');
  /** Amazon Aurora DSQL clusters. */
  public static readonly AURORA_DSQL = new ProtectedResourceType('aurora-dsql');
  /** Amazon DocumentDB clusters. Their ARNs look like those of Aurora, RDS Multi-AZ clusters and Neptune. */
  public static readonly DOCUMENTDB = new ProtectedResourceType('documentdb');
  /** Amazon Neptune clusters. Their ARNs look like those of Aurora, RDS Multi-AZ clusters and DocumentDB. */
  public static readonly NEPTUNE = new ProtectedResourceType('neptune');
  /** Amazon DynamoDB tables. Copies and cold storage need the advanced features of AWS Backup for DynamoDB. */
  public static readonly DYNAMODB = new ProtectedResourceType('dynamodb');
  /** Amazon EFS file systems. */
  public static readonly EFS = new ProtectedResourceType('efs');
  /** Amazon FSx for Lustre file systems. Their ARNs look like those of the other FSx file systems. */
  public static readonly FSX_LUSTRE = new ProtectedResourceType('fsx-lustre');
  /** Amazon FSx for Windows File Server file systems. Their ARNs look like those of the other FSx file systems. */
  public static readonly FSX_WINDOWS = new ProtectedResourceType('fsx-windows');
  /** Volumes of Amazon FSx for NetApp ONTAP. */
  public static readonly FSX_ONTAP = new ProtectedResourceType('fsx-ontap');
  /** Amazon FSx for OpenZFS file systems. Their ARNs look like those of the other FSx file systems. */
  public static readonly FSX_OPENZFS = new ProtectedResourceType('fsx-openzfs');
  /** Volumes of AWS Storage Gateway. */
  public static readonly STORAGE_GATEWAY = new ProtectedResourceType('storage-gateway');
  /** Virtual machines behind an AWS Backup gateway. */
  public static readonly VIRTUAL_MACHINE = new ProtectedResourceType('virtual-machine');
  /** Amazon Redshift provisioned clusters. */
  public static readonly REDSHIFT = new ProtectedResourceType('redshift');
  /** Namespaces of Amazon Redshift Serverless. */
  public static readonly REDSHIFT_SERVERLESS = new ProtectedResourceType('redshift-serverless');
  /** Tables of Amazon Timestream for LiveAnalytics. */
  public static readonly TIMESTREAM = new ProtectedResourceType('timestream');
  /** Amazon EKS clusters; their authentication mode must include the API. */
  public static readonly EKS = new ProtectedResourceType('eks');
  /** AWS CloudFormation stacks, with the supported resources in them. */
  public static readonly CLOUDFORMATION = new ProtectedResourceType('cloudformation');
  /** SAP HANA databases on Amazon EC2 instances. */
  public static readonly SAP_HANA = new ProtectedResourceType('sap-hana');

  /** AWS Backup's own name of the type, as recovery points and audit scopes have it; FSx file systems share one. */
  public readonly backupTypeName: string;

  /** Whether recovery points surely can be copied to another Region, without a setting of the account. */
  public readonly supportsCopy: boolean;

  /** Whether recovery points surely can move to cold storage, without a setting of the account. */
  public readonly supportsColdStorage: boolean;

  /** Whether point-in-time recovery is supported. */
  public readonly supportsContinuousBackup: boolean;

  /**
   * The row of the table.
   *
   * @internal
   */
  public readonly _facts: ResourceTypeFacts;

  private constructor(id: string) {
    this._facts = resourceType(id);
    this.backupTypeName = this._facts.backupTypeName;
    this.supportsCopy = this._facts.capabilities.crossRegionCopy === true;
    this.supportsColdStorage = this._facts.capabilities.coldStorage === true;
    this.supportsContinuousBackup = this._facts.capabilities.continuous === true;
  }

  /** How it reads in a sentence, for example `EBS volume`. */
  public toString(): string {
    return this._facts.label;
  }
}
