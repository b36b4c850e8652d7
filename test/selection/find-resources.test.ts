import { App, CfnResource, NestedStack, Size, Stack, Stage } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as neptune from 'aws-cdk-lib/aws-neptune';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sap from 'aws-cdk-lib/aws-systemsmanagersap';
import * as timestream from 'aws-cdk-lib/aws-timestream';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { RESOURCE_TYPES, SUPPORTED_CLOUDFORMATION_TYPES } from '../../src/model/resources/resource-types';
import { contentsOf, findResources } from '../../src/selection/find-resources';

const ENV = { account: '111122223333', region: 'eu-west-1' };

function newStack(): Stack {
  return new Stack(new App(), 'S', { env: ENV });
}

/** What was found: types, and the ARN as CloudFormation will see it. */
function found(construct: IConstruct) {
  return findResources(construct).map(({ arn, types }) => ({ types, arn: Stack.of(construct).resolve(arn) as unknown }));
}

function join(...pieces: unknown[]) {
  return { 'Fn::Join': ['', pieces] };
}

const attribute = (name: string) => ({ 'Fn::GetAtt': ['R', name] });
const behindRef = (text: string) => join('arn:', { Ref: 'AWS::Partition' }, `:${text}`, { Ref: 'R' });

describe('every supported CloudFormation type', () => {
  const cases: Record<string, { readonly make: (scope: Construct) => IConstruct; readonly types: string[]; readonly arn: unknown }> = {
    'AWS::EC2::Instance': { make: s => new ec2.CfnInstance(s, 'R'), types: ['ec2'], arn: behindRef('ec2:eu-west-1:111122223333:instance/') },
    'AWS::EC2::Volume': { make: s => new ec2.CfnVolume(s, 'R', { availabilityZone: 'a' }), types: ['ebs'], arn: behindRef('ec2:eu-west-1:111122223333:volume/') },
    'AWS::S3::Bucket': { make: s => new s3.CfnBucket(s, 'R'), types: ['s3'], arn: attribute('Arn') },
    'AWS::RDS::DBInstance': { make: s => new rds.CfnDBInstance(s, 'R'), types: ['rds'], arn: attribute('DBInstanceArn') },
    'AWS::RDS::DBCluster': { make: s => new rds.CfnDBCluster(s, 'R', { engine: 'aurora-postgresql' }), types: ['aurora'], arn: attribute('DBClusterArn') },
    'AWS::DSQL::Cluster': { make: s => resource(s, 'AWS::DSQL::Cluster'), types: ['aurora-dsql'], arn: attribute('ResourceArn') },
    'AWS::DocDB::DBCluster': { make: s => new docdb.CfnDBCluster(s, 'R', {}), types: ['documentdb'], arn: behindRef('rds:eu-west-1:111122223333:cluster:') },
    'AWS::Neptune::DBCluster': { make: s => new neptune.CfnDBCluster(s, 'R'), types: ['neptune'], arn: behindRef('rds:eu-west-1:111122223333:cluster:') },
    'AWS::DynamoDB::Table': { make: s => new dynamodb.CfnTable(s, 'R', { keySchema: [] }), types: ['dynamodb'], arn: attribute('Arn') },
    'AWS::DynamoDB::GlobalTable': { make: s => resource(s, 'AWS::DynamoDB::GlobalTable'), types: ['dynamodb'], arn: attribute('Arn') },
    'AWS::EFS::FileSystem': { make: s => new efs.CfnFileSystem(s, 'R'), types: ['efs'], arn: attribute('Arn') },
    'AWS::FSx::FileSystem': {
      make: s => new fsx.CfnFileSystem(s, 'R', { fileSystemType: 'WINDOWS', subnetIds: [] }), types: ['fsx-windows'], arn: attribute('ResourceARN'),
    },
    'AWS::FSx::Volume': { make: s => new fsx.CfnVolume(s, 'R', { name: 'v', volumeType: 'ONTAP' }), types: ['fsx-ontap'], arn: attribute('ResourceARN') },
    'AWS::Redshift::Cluster': { make: s => resource(s, 'AWS::Redshift::Cluster'), types: ['redshift'], arn: behindRef('redshift:eu-west-1:111122223333:cluster:') },
    'AWS::RedshiftServerless::Namespace': {
      make: s => resource(s, 'AWS::RedshiftServerless::Namespace'), types: ['redshift-serverless'], arn: attribute('Namespace.NamespaceArn'),
    },
    'AWS::Timestream::Table': { make: s => new timestream.CfnTable(s, 'R', { databaseName: 'd' }), types: ['timestream'], arn: attribute('Arn') },
    'AWS::Timestream::Database': { make: s => new timestream.CfnDatabase(s, 'R'), types: ['timestream'], arn: join(attribute('Arn'), '/table/*') },
    'AWS::EKS::Cluster': { make: s => resource(s, 'AWS::EKS::Cluster'), types: ['eks'], arn: attribute('Arn') },
    'Custom::AWSCDK-EKS-Cluster': { make: s => resource(s, 'Custom::AWSCDK-EKS-Cluster'), types: ['eks'], arn: attribute('Arn') },
    'AWS::CloudFormation::Stack': { make: s => resource(s, 'AWS::CloudFormation::Stack'), types: ['cloudformation'], arn: { Ref: 'R' } },
    'AWS::SystemsManagerSAP::Application': {
      make: s => new sap.CfnApplication(s, 'R', { applicationId: 'a', applicationType: 'HANA' }), types: ['sap-hana'], arn: join(attribute('Arn'), '/DB/*'),
    },
  };

  function resource(scope: Construct, type: string): CfnResource {
    return new CfnResource(scope, 'R', { type });
  }

  test('has a case here', () => {
    expect(Object.keys(cases).sort()).toEqual([...SUPPORTED_CLOUDFORMATION_TYPES].sort());
  });

  test.each(Object.entries(cases))('%s is found with its ARN', (_, { make, types, arn }) => {
    const stack = newStack();
    expect(found(make(stack))).toEqual([{ types, arn }]);
  });
});

describe('types that share a CloudFormation type', () => {
  test.each([
    ['aurora-mysql', ['aurora']],
    ['aurora-postgresql', ['aurora']],
    ['mysql', ['rds-cluster']],
    ['postgres', ['rds-cluster']],
    [undefined, ['rds-cluster', 'aurora']],
  ])('a DB cluster with engine %s is %j', (engine, types) => {
    expect(found(new rds.CfnDBCluster(newStack(), 'R', { engine })).map(one => one.types)).toEqual([types]);
  });

  test('an engine that is a token leaves both', () => {
    const stack = newStack();
    expect(found(new rds.CfnDBCluster(stack, 'R', { engine: stack.stackId })).map(one => one.types)).toEqual([['rds-cluster', 'aurora']]);
  });

  test.each([['LUSTRE', ['fsx-lustre']], ['WINDOWS', ['fsx-windows']], ['OPENZFS', ['fsx-openzfs']]])('an FSx file system of type %s is %j', (fileSystemType, types) => {
    expect(found(new fsx.CfnFileSystem(newStack(), 'R', { fileSystemType, subnetIds: [] })).map(one => one.types)).toEqual([types]);
  });

  test('an ONTAP file system is not protected by itself, nor is an OpenZFS volume, nor another SAP application', () => {
    const stack = newStack();
    new fsx.CfnFileSystem(stack, 'Ontap', { fileSystemType: 'ONTAP', subnetIds: [] });
    new fsx.CfnVolume(stack, 'Zfs', { name: 'v', volumeType: 'OPENZFS' });
    new sap.CfnApplication(stack, 'Abap', { applicationId: 'a', applicationType: 'SAP_ABAP' });
    expect(found(stack)).toEqual([]);
  });

  test('a DB instance of a cluster is protected with its cluster only', () => {
    const stack = newStack();
    const cluster = new rds.CfnDBCluster(stack, 'R', { engine: 'aurora-mysql' });
    new rds.CfnDBInstance(stack, 'Member', { dbClusterIdentifier: cluster.ref });
    new docdb.CfnDBInstance(stack, 'DocMember', { dbClusterIdentifier: 'x', dbInstanceClass: 'db.r5.large' });
    expect(found(stack)).toEqual([{ types: ['aurora'], arn: attribute('DBClusterArn') }]);
  });
});

describe('what an L2 made', () => {
  const vpcOf = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });

  test.each<[string, (stack: Stack) => IConstruct, string[]]>([
    ['Table', stack => new dynamodb.Table(stack, 'L2', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING } }), ['dynamodb']],
    ['TableV2', stack => new dynamodb.TableV2(stack, 'L2', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING } }), ['dynamodb']],
    ['Bucket', stack => new s3.Bucket(stack, 'L2', { versioned: true }), ['s3']],
    ['DatabaseInstance', stack => new rds.DatabaseInstance(stack, 'L2', { engine: rds.DatabaseInstanceEngine.POSTGRES, vpc: vpcOf(stack) }), ['rds']],
    ['DatabaseCluster', stack => new rds.DatabaseCluster(stack, 'L2', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4 }),
      writer: rds.ClusterInstance.serverlessV2('w'),
      readers: [rds.ClusterInstance.serverlessV2('r')],
      vpc: vpcOf(stack),
    }), ['aurora']],
    ['efs.FileSystem', stack => new efs.FileSystem(stack, 'L2', { vpc: vpcOf(stack) }), ['efs']],
    ['LustreFileSystem', stack => {
      const vpc = vpcOf(stack);
      return new fsx.LustreFileSystem(stack, 'L2', {
        vpc, vpcSubnet: vpc.publicSubnets[0], storageCapacityGiB: 1200,
        lustreConfiguration: { deploymentType: fsx.LustreDeploymentType.PERSISTENT_2, perUnitStorageThroughput: 125 },
      });
    }, ['fsx-lustre']],
    ['Volume', stack => new ec2.Volume(stack, 'L2', { availabilityZone: 'a', size: Size.gibibytes(1) }), ['ebs']],
    ['docdb.DatabaseCluster', stack => new docdb.DatabaseCluster(stack, 'L2', {
      masterUser: { username: 'admin1' }, instanceType: ec2.InstanceType.of(ec2.InstanceClass.R5, ec2.InstanceSize.LARGE), vpc: vpcOf(stack),
    }), ['documentdb']],
  ])('%s is found once', (_, make, types) => {
    expect(found(make(newStack())).map(one => one.types)).toEqual([types]);
  });
});

describe('trees', () => {
  test('a stack stands for its resources and those of its nested stacks', () => {
    const stack = newStack();
    new s3.CfnBucket(stack, 'A');
    new s3.CfnBucket(new NestedStack(stack, 'Nested'), 'B');
    expect(findResources(stack).map(({ construct }) => construct?.node.path)).toEqual(['S/A', 'S/Nested/B']);
  });

  test('a nested stack on the way is not backed up as a CloudFormation stack', () => {
    const stack = newStack();
    new NestedStack(stack, 'Nested');
    expect(findResources(stack)).toEqual([]);
  });

  test('another stack in the scope of a stack is not a part of it', () => {
    const stack = newStack();
    new s3.CfnBucket(new Stack(stack, 'Replica', { env: { ...ENV, region: 'eu-central-1' } }), 'B');
    expect(findResources(stack)).toEqual([]);
  });

  test('a stage stands for its stacks', () => {
    const stage = new Stage(new App(), 'Stage', { env: ENV });
    new s3.CfnBucket(new Stack(stage, 'S'), 'B');
    expect(findResources(stage).map(({ construct }) => construct?.node.path)).toEqual(['Stage/S/B']);
  });

  test('what holds nothing says what it holds', () => {
    const stack = newStack();
    expect(contentsOf(new Construct(stack, 'Empty'))).toBe('no resource');
    expect(contentsOf(new sns.Topic(stack, 'Topic'))).toBe('AWS::SNS::Topic');
  });
});

describe('imported constructs', () => {
  test.each<[string, (stack: Stack) => IConstruct, string[]]>([
    ['Table', stack => dynamodb.Table.fromTableName(stack, 'I', 't'), ['dynamodb']],
    ['TableV2', stack => dynamodb.TableV2.fromTableName(stack, 'I', 't'), ['dynamodb']],
    ['CfnTable', stack => dynamodb.CfnTable.fromTableArn(stack, 'I', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t') as unknown as IConstruct, ['dynamodb']],
    ['Bucket', stack => s3.Bucket.fromBucketName(stack, 'I', 'media'), ['s3']],
    ['Bucket by a token', stack => s3.Bucket.fromBucketArn(stack, 'I', stack.stackId), ['s3']],
    ['DatabaseInstance', stack => rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'I', {
      instanceIdentifier: 'i', instanceEndpointAddress: 'x', port: 1, securityGroups: [],
    }), ['rds']],
    ['DatabaseCluster', stack => rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'I', { clusterIdentifier: 'c' }), ['rds-cluster', 'aurora', 'documentdb', 'neptune']],
    ['efs.FileSystem', stack => efs.FileSystem.fromFileSystemAttributes(stack, 'I', {
      fileSystemId: 'fs-1', securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'G', 'sg-1'),
    }), ['efs']],
    ['eks.Cluster', stack => eks.Cluster.fromClusterAttributes(stack, 'I', { clusterName: 'c' }), ['eks']],
  ])('%s is what its ARN says', (_, make, types) => {
    expect(found(make(newStack())).map(one => one.types)).toEqual([types]);
  });

  test('an imported instance of a DocumentDB cluster is not taken for one of RDS', () => {
    const instance = docdb.DatabaseInstance.fromDatabaseInstanceAttributes(newStack(), 'I', { instanceIdentifier: 'i', instanceEndpointAddress: 'x', port: 1 });
    expect(findResources(instance)).toEqual([]);
  });

  test('one whose ARN is of something else is not', () => {
    expect(findResources(sns.Topic.fromTopicArn(newStack(), 'I', 'arn:aws:sns:eu-west-1:111122223333:t'))).toEqual([]);
  });
});

test('every type that CloudFormation can make is found somewhere above', () => {
  const byCloudFormation = RESOURCE_TYPES.filter(({ cloudFormation }) => cloudFormation.length > 0).map(({ id }) => id);
  expect(RESOURCE_TYPES.map(({ id }) => id).filter(id => !byCloudFormation.includes(id))).toEqual(['storage-gateway', 'virtual-machine']);
});
