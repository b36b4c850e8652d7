import { RESOURCE_TYPES } from '../resources/resource-types';
import { cloudformation } from '../sources';
import type { Source } from '../sources';

/** How a resource of CloudFormation bears its tags, and what names it. */
export interface StatefulType {
  /** List of `{ Key, Value }`, or an object where `tagStyle` says so. */
  readonly tagProperty: string;
  readonly tagStyle: 'list' | 'map';
  /** Object, or list of objects with a Region, that holds the tags. */
  readonly tagHolder?: { readonly property: string; readonly perRegion?: boolean };
  /** Whether CloudFormation hands the tags of the stack on; `unknown` where its schema names no tag property of the whole. */
  readonly stackTags: boolean | 'unknown';
  /** Property that is the name of the resource, where it is set. */
  readonly nameProperty?: string;
  /** Names are kept in lower case. */
  readonly lowerCase?: boolean;
  /** A name that CloudFormation makes up begins with that of the stack. */
  readonly namedAfterStack?: boolean;
  readonly source: Source;
}

type Row = Partial<Omit<StatefulType, 'source'>>;

/** What differs from a list `Tags`, tags of the stack, and a name that AWS makes up. */
const ROWS: Readonly<Record<string, Row>> = {
  'AWS::S3::Bucket': { nameProperty: 'BucketName', namedAfterStack: true },
  'AWS::RDS::DBInstance': { nameProperty: 'DBInstanceIdentifier', lowerCase: true },
  'AWS::RDS::DBCluster': { nameProperty: 'DBClusterIdentifier', lowerCase: true },
  'AWS::DocDB::DBCluster': { nameProperty: 'DBClusterIdentifier', lowerCase: true },
  'AWS::Neptune::DBCluster': { nameProperty: 'DBClusterIdentifier', lowerCase: true },
  'AWS::DynamoDB::Table': { nameProperty: 'TableName', namedAfterStack: true },
  'AWS::DynamoDB::GlobalTable': {
    nameProperty: 'TableName', namedAfterStack: true, tagHolder: { property: 'Replicas', perRegion: true }, stackTags: 'unknown',
  },
  'AWS::EFS::FileSystem': { tagProperty: 'FileSystemTags' },
  'AWS::Redshift::Cluster': { nameProperty: 'ClusterIdentifier', lowerCase: true },
  'AWS::Timestream::Database': { nameProperty: 'DatabaseName' },
  'AWS::EKS::Cluster': { nameProperty: 'Name' },
  // CloudFormation sees a custom resource, which has no tags to it.
  'Custom::AWSCDK-EKS-Cluster': { tagProperty: 'tags', tagStyle: 'map', tagHolder: { property: 'Config' }, stackTags: false },
};

/** One row for each CloudFormation type that AWS Backup supports. */
export const STATEFUL_TYPES: ReadonlyMap<string, StatefulType> = new Map(
  [...new Set(RESOURCE_TYPES.flatMap(({ cloudFormation }) => cloudFormation.map(form => form.type)))].map(type => [type, {
    tagProperty: 'Tags', tagStyle: 'list', stackTags: true, ...ROWS[type], source: cloudformation(type),
  }]),
);
