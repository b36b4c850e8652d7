import { Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as neptune from 'aws-cdk-lib/aws-neptune';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { ProtectedResourceType, RestoreTestTarget } from '../../src';
import { fragmentApp } from '../helpers/app';
import { shop } from '../helpers/stacks';
import { selectionsIn, tested as testedIn } from './tests';

const SUBNETS = ['subnet-1', 'subnet-2'];

/** The resources are fragments, with ids that are easy to read. */
function tested(targets: (stack: Stack) => RestoreTestTarget[]): Stack {
  return testedIn(targets, {}, fragmentApp());
}

function vpcIn(stack: Stack): ec2.IVpc {
  return new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
}

function instance(stack: Stack, id: string, vpc: ec2.IVpc): rds.DatabaseInstance {
  return new rds.DatabaseInstance(stack, id, {
    vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, engine: rds.DatabaseInstanceEngine.POSTGRES, storageEncrypted: true,
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
  });
}

/** A list as AWS wants it, of one token. */
function listOf(token: unknown): unknown {
  return { 'Fn::Join': ['', ['["', token, '"]']] };
}

const ref = (id: string) => ({ Ref: expect.stringMatching(id) as string });
const groupOf = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(id), 'GroupId'] });

interface Row {
  readonly name: string;
  readonly make: (stack: Stack) => IConstruct;
  readonly target: (resource: IConstruct) => RestoreTestTarget;
  readonly found: Readonly<Record<string, unknown>>;
}

const ROWS: readonly Row[] = [
  {
    name: 'a DB instance', make: stack => instance(stack, 'Db', vpcIn(stack)), target: resource => RestoreTestTarget.rds({ resources: [resource] }),
    found: { dbSubnetGroupName: ref('^DbSubnetGroup'), vpcSecurityGroupIds: listOf(groupOf('^DbSecurityGroup')), dbInstanceClass: 'db.t4g.medium' },
  },
  {
    name: 'an Aurora cluster',
    make: stack => new rds.DatabaseCluster(stack, 'Db', {
      vpc: vpcIn(stack), vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, storageEncrypted: true,
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4 }), writer: rds.ClusterInstance.serverlessV2('Writer'),
    }),
    target: resource => RestoreTestTarget.aurora({ resources: [resource] }),
    found: { dbSubnetGroupName: ref('^DbSubnets'), vpcSecurityGroupIds: listOf(groupOf('^DbSecurityGroup')) },
  },
  {
    name: 'a DocumentDB cluster',
    make: stack => new docdb.CfnDBCluster(stack, 'Db', { dbSubnetGroupName: 'private', vpcSecurityGroupIds: ['sg-1'], storageEncrypted: true }),
    target: resource => RestoreTestTarget.documentDb({ resources: [resource] }),
    found: { dbSubnetGroupName: 'private', vpcSecurityGroupIds: '["sg-1"]' },
  },
  {
    name: 'a Neptune cluster',
    make: stack => new neptune.CfnDBCluster(stack, 'Db', { dbSubnetGroupName: 'private', vpcSecurityGroupIds: ['sg-1', 'sg-2'], storageEncrypted: true }),
    target: resource => RestoreTestTarget.neptune({ resources: [resource] }),
    found: { dbSubnetGroupName: 'private', vpcSecurityGroupIds: '["sg-1","sg-2"]' },
  },
  {
    name: 'an EC2 instance',
    make: stack => new ec2.CfnInstance(stack, 'Server', { subnetId: 'subnet-1', securityGroupIds: Lazy.list({ produce: () => ['sg-1', 'sg-2'] }), instanceType: 't4g.micro' }),
    target: resource => RestoreTestTarget.ec2({ resources: [resource] }),
    found: { subnetId: 'subnet-1', securityGroupIds: listOf({ 'Fn::Join': ['","', ['sg-1', 'sg-2']] }) },
  },
  {
    name: 'a file system for Lustre',
    make: stack => new fsx.CfnFileSystem(stack, 'Files', { fileSystemType: 'LUSTRE', subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] }),
    target: resource => RestoreTestTarget.fsxLustre({ resources: [resource] }),
    found: { subnetIds: '["subnet-1"]', securityGroupIds: '["sg-1"]' },
  },
  {
    name: 'a file system for Windows, to which options add',
    make: stack => new fsx.CfnFileSystem(stack, 'Files', {
      fileSystemType: 'WINDOWS', subnetIds: SUBNETS, windowsConfiguration: { throughputCapacity: 32, activeDirectoryId: 'd-1', preferredSubnetId: 'subnet-1' },
    }),
    target: resource => RestoreTestTarget.fsxWindows({ resources: [resource], throughputCapacity: 8 }),
    found: { subnetIds: '["subnet-1","subnet-2"]', windowsConfiguration: '{"activeDirectoryId":"d-1","throughputCapacity":8}' },
  },
  {
    name: 'a volume of ONTAP',
    make: stack => new fsx.CfnVolume(stack, 'Files', { name: 'files', volumeType: 'ONTAP', ontapConfiguration: { storageVirtualMachineId: 'svm-1', sizeInMegabytes: '1024' } }),
    target: resource => RestoreTestTarget.fsxOntap({ resources: [resource] }),
    found: { ontapConfiguration: '{"storageVirtualMachineId":"svm-1"}' },
  },
  {
    name: 'a file system of OpenZFS',
    make: stack => new fsx.CfnFileSystem(stack, 'Files', { fileSystemType: 'OPENZFS', subnetIds: ['subnet-1'] }),
    target: resource => RestoreTestTarget.of(ProtectedResourceType.FSX_OPENZFS, { resources: [resource], restoreMetadata: { SubnetIds: '["subnet-9"]' } }),
    found: { SubnetIds: '["subnet-9"]' },
  },
];

describe('what a construct tells', () => {
  test.each(ROWS.map(row => [row.name, row] as const))('%s', (_, { make, target, found }) => {
    const selections = selectionsIn(tested(stack => [target(make(stack))]));

    expect(selections).toHaveLength(1);
    expect(selections[0].RestoreMetadataOverrides).toEqual(found);
  });

  test('options come first', () => {
    const [selection] = selectionsIn(tested(stack => {
      const db = instance(stack, 'Db', vpcIn(stack));
      const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Restored', 'sg-restored');
      return [RestoreTestTarget.rds({ resources: [db], instanceClass: 'db.t4g.micro', subnetGroupName: 'restored', securityGroups: [group] })];
    }));

    expect(selection.RestoreMetadataOverrides).toEqual({ dbInstanceClass: 'db.t4g.micro', dbSubnetGroupName: 'restored', vpcSecurityGroupIds: '["sg-restored"]' });
  });

  test('resources that are set up alike are tested together, others on their own', () => {
    const clusters = (stack: Stack) => ['private', 'private', 'other'].map((dbSubnetGroupName, i) =>
      new docdb.CfnDBCluster(stack, `Db${i}`, { dbSubnetGroupName, storageEncrypted: true }));
    const selections = selectionsIn(tested(stack => [RestoreTestTarget.documentDb({ resources: clusters(stack) })]));

    expect(selections.map(({ ProtectedResourceArns: arns, RestoreMetadataOverrides: metadata }) => [arns.length, metadata])).toEqual([
      [2, { dbSubnetGroupName: 'private' }], [1, { dbSubnetGroupName: 'other' }],
    ]);
    expect(selectionsIn(tested(stack => [RestoreTestTarget.documentDb({ resources: clusters(stack), subnetGroupName: 'restored' })]))).toHaveLength(1);
  });

  test('an instance of the default VPC, an imported one and settings that come later tell nothing', () => {
    const selections = selectionsIn(tested(stack => [
      RestoreTestTarget.ec2({ resources: [new ec2.CfnInstance(stack, 'Server', { networkInterfaces: Lazy.any({ produce: () => [] }) })] }),
      RestoreTestTarget.rds({
        resources: [rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, 'Db', { instanceIdentifier: 'db', instanceEndpointAddress: 'db', port: 5432, securityGroups: [] })],
        arns: ['arn:aws:rds:eu-west-1:111122223333:db:other'],
      }),
      RestoreTestTarget.fsxOntap({
        resources: [new fsx.CfnVolume(stack, 'Files', { name: 'files', volumeType: 'ONTAP', ontapConfiguration: Lazy.any({ produce: () => ({ storageVirtualMachineId: 'svm-1' }) }) })],
        storageVirtualMachineId: 'svm-2',
      }),
    ]));

    expect(selections.map(({ RestoreMetadataOverrides }) => RestoreMetadataOverrides)).toEqual([undefined, undefined, { ontapConfiguration: '{"storageVirtualMachineId":"svm-2"}' }]);
  });

  test('nothing of a stack but what is of the type', () => {
    const stack = shop();
    instance(stack, 'Db', vpcIn(stack));
    const target = RestoreTestTarget.rds({ resources: [stack] })._bind(stack);

    expect(target.model.unsupported).toEqual([]);
    expect(target.parts.map(({ arns }) => arns.length)).toEqual([1]);
  });
});
