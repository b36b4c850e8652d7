import { App, CfnResource, Stack, TagManager, Tags } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dsql from 'aws-cdk-lib/aws-dsql';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as neptune from 'aws-cdk-lib/aws-neptune';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as redshift from 'aws-cdk-lib/aws-redshift';
import * as redshiftserverless from 'aws-cdk-lib/aws-redshiftserverless';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssmsap from 'aws-cdk-lib/aws-systemsmanagersap';
import * as timestream from 'aws-cdk-lib/aws-timestream';
import { STATEFUL_TYPES } from '../../../src/model/app-coverage/stateful-types';

/** L1s of aws-cdk-lib, which are made from the registry schemas; the properties do not matter here. */
const L1S = [
  docdb.CfnDBCluster, dsql.CfnCluster, dynamodb.CfnTable, ec2.CfnInstance, ec2.CfnVolume, efs.CfnFileSystem, eks.CfnCluster, fsx.CfnFileSystem,
  fsx.CfnVolume, neptune.CfnDBCluster, rds.CfnDBCluster, rds.CfnDBInstance, redshift.CfnCluster, redshiftserverless.CfnNamespace, s3.CfnBucket,
  ssmsap.CfnApplication, timestream.CfnDatabase, timestream.CfnTable,
] as unknown as readonly (new (scope: Stack, id: string, props: object) => CfnResource)[];

/** Enough to get past every constructor, and every name there is. */
const PROPS = {
  keySchema: [], availabilityZone: 'a', fileSystemType: 'LUSTRE', subnetIds: [], name: 'n', resourcesVpcConfig: {}, roleArn: 'r', clusterType: 'c', dbName: 'd',
  masterUsername: 'm', nodeType: 'n', namespaceName: 'n', applicationId: 'a', applicationType: 'HANA', databaseName: 'd', bucketName: 'bucket',
  tableName: 't', dbInstanceIdentifier: 'i', dbClusterIdentifier: 'c', clusterIdentifier: 'c',
};

function properties(resource: CfnResource): Record<string, unknown> {
  return Stack.of(resource).resolve(Reflect.get(resource, 'cfnProperties')) as Record<string, unknown>;
}

test.each(L1S.map(L1 => [Reflect.get(L1, 'CFN_RESOURCE_TYPE_NAME') as string, L1] as const))('%s has its tags where aws-cdk-lib puts them', (type, L1) => {
  const resource = new L1(new Stack(new App(), 'Stack'), 'R', PROPS);
  Tags.of(resource).add('key', 'value');
  const tags = TagManager.of(resource);
  tags?.renderedTags;
  const facts = STATEFUL_TYPES.get(type)!;
  expect(facts).toMatchObject({ tagStyle: 'list', stackTags: true });
  expect(tags?.tagPropertyName.toLowerCase()).toBe(facts.tagProperty.toLowerCase());
  const names = Object.keys(properties(resource)).map(name => name.toLowerCase());
  expect(names).toEqual(expect.arrayContaining(facts.nameProperty ? [facts.nameProperty.toLowerCase()] : []));
});

test('nothing but a table in several Regions and the EKS custom resource is without tags of its own', () => {
  const types = new Set(L1S.map(L1 => Reflect.get(L1, 'CFN_RESOURCE_TYPE_NAME') as string));
  expect([...STATEFUL_TYPES.keys()].filter(type => !types.has(type))).toEqual(['AWS::DynamoDB::GlobalTable', 'Custom::AWSCDK-EKS-Cluster', 'AWS::CloudFormation::Stack']);
});
