import { ScanResourceType } from '@aws-sdk/client-backup';
import { CAPABILITIES } from '../../../src/model/resources/resource-type-facts';
import type { Support } from '../../../src/model/resources/resource-type-facts';
import { arnPattern, resourceType, RESOURCE_TYPES, SUPPORTED_CLOUDFORMATION_TYPES, typesWith } from '../../../src/model/resources/resource-types';

/*
 * AWS's feature availability table, typed off once more, one column per character: cross-Region copy, cross-account
 * copy, Audit Manager, incremental, PITR, full management, cold, item restore, restore testing, air-gapped, search,
 * tiering, malware, access points. Y yes, - no, ? contradicted or silent, a needs DynamoDB's advanced features.
 */
const MATRIX: Readonly<Record<string, string>> = {
  'ec2': 'YYYY----YY--Y-',
  's3': 'YYYYYY-YYYYYYY',
  'ebs': 'YYYY--YYYYY-Y-',
  'rds': 'YYYYY---Y-----',
  'rds-cluster': '--YY----Y-----', // footnote: Multi-AZ clusters do not support any copy
  'aurora': 'YYYYY---YY----',
  'aurora-dsql': 'YY---YY--Y----',
  'efs': 'YYYY-YYYYY----',
  'fsx-lustre': 'YYYY----YY----',
  'fsx-windows': 'YYYY----YY----',
  'fsx-ontap': 'YYYY----YY----',
  'fsx-openzfs': 'YY?Y--??Y?----', // printed 'YY----YY------', shifted
  'storage-gateway': 'YYYY-----Y----',
  'documentdb': 'YY------YY----',
  'neptune': 'YY------YY----',
  'redshift': '--?--?-???????', // not in the table
  'redshift-serverless': '-------Y------',
  'timestream': 'YY-Y-YY--Y----',
  'virtual-machine': 'YYYY-YYY-Y----',
  'cloudformation': 'Y-YY--Y-------',
  'dynamodb': 'aaY--aa-Ya----',
  'sap-hana': 'YY-YYYY-------',
  'eks': 'YY---Y-Y-Y----',
};
const SUPPORT: Readonly<Record<string, Support>> = { 'Y': true, '-': false, '?': 'unknown', 'a': 'conditional' };

/** The names that AWS Backup's API documents in GetSupportedResourceTypes, and the three newer ones of its guide. */
const BACKUP_TYPE_NAMES = [
  'Aurora', 'CloudFormation', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'EKS', 'FSx', 'Neptune', 'RDS', 'Redshift', 'S3',
  'SAP HANA on Amazon EC2', 'Storage Gateway', 'Timestream', 'VirtualMachine', 'Aurora DSQL', 'Redshift Serverless',
];

describe('the table of resource types', () => {
  test('has a row for every line of the feature table, and no other', () => {
    expect(RESOURCE_TYPES.map(({ id }) => id).sort()).toEqual(Object.keys(MATRIX).sort());
  });

  test.each(Object.entries(MATRIX))('%s has the capabilities that AWS prints', (id, columns) => {
    expect(columns).toHaveLength(CAPABILITIES.length);
    const expected = Object.fromEntries(CAPABILITIES.map((capability, i) => [capability, SUPPORT[columns[i]]]));
    expect(resourceType(id).capabilities).toEqual(expected);
  });

  test('names types as AWS Backup does', () => {
    expect([...new Set(RESOURCE_TYPES.map(facts => facts.backupTypeName))].sort()).toEqual([...BACKUP_TYPE_NAMES].sort());
  });

  test('malware scans are for the types of the API enum', () => {
    expect(typesWith('malwareScan').map(id => resourceType(id).backupTypeName).sort()).toEqual(Object.values(ScanResourceType).sort());
  });

  test('continuous backup is for S3, RDS instances, Aurora and SAP HANA only', () => {
    expect([...typesWith('continuous')].sort()).toEqual(['aurora', 'rds', 's3', 'sap-hana']);
  });

  test('a conditional capability says its condition, and nothing else does', () => {
    const conditional = RESOURCE_TYPES.filter(({ capabilities }) => Object.values(capabilities).includes('conditional'));
    expect(conditional.map(({ id }) => id)).toEqual(['dynamodb']);
    expect(RESOURCE_TYPES.filter(({ condition }) => condition !== undefined)).toEqual(conditional);
  });

  test('every row has a source with a date', () => {
    for (const { source } of RESOURCE_TYPES) expect(source.checked).toMatch(/^\d{4}-\d{2}$/);
  });

  test('knows which types cannot be told apart by ARN', () => {
    expect(RESOURCE_TYPES.filter(({ sharesArnForm }) => sharesArnForm).map(({ id }) => id).sort()).toEqual([
      'aurora', 'documentdb', 'fsx-lustre', 'fsx-openzfs', 'fsx-windows', 'neptune', 'rds-cluster',
    ]);
  });

  test('patterns keep the partition open', () => {
    expect(arnPattern(resourceType('ebs'), 'aws-cn')).toBe('arn:aws-cn:ec2:*:*:volume/*');
    expect(arnPattern(resourceType('s3'), 'aws-cn')).toBe('arn:aws-cn:s3:::*');
    expect(arnPattern(resourceType('rds'), 'aws')).toBe('arn:aws:rds:*:*:db:*');
  });

  test('lists each CloudFormation type once', () => {
    expect(new Set(SUPPORTED_CLOUDFORMATION_TYPES).size).toBe(SUPPORTED_CLOUDFORMATION_TYPES.length);
    expect(SUPPORTED_CLOUDFORMATION_TYPES).toContain('AWS::DynamoDB::GlobalTable');
  });

  test('refuses an id it does not have', () => {
    expect(() => resourceType('sqs')).toThrow("resource type must be one of ec2, ebs, s3, rds, rds-cluster, aurora, aurora-dsql, documentdb, neptune, dynamodb, efs, fsx-lustre, fsx-windows, fsx-ontap, fsx-openzfs, storage-gateway, virtual-machine, redshift, redshift-serverless, timestream, eks, cloudformation, sap-hana, got 'sqs'");
  });
});
