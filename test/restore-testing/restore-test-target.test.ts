import { CfnParameter, Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PerformanceMode } from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ProtectedResourceType, RestoreTestTarget, TagCondition } from '../../src';
import { RESTORE_METADATA } from '../../src/model/restore-testing/restore-metadata';
import { knownProperties } from '../helpers/registry';
import { selectionsIn, tested } from './tests';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0000';

interface Parts {
  readonly key: kms.IKeyRef;
  readonly group: ec2.ISecurityGroupRef;
  readonly subnet: ec2.ISubnetRef;
}

function parts(stack: Stack): Parts {
  return {
    key: kms.Key.fromKeyArn(stack, 'Key', KEY),
    group: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'),
    subnet: ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1'),
  };
}

const DATABASE = {
  availabilityZones: ['eu-west-1a', 'eu-west-1b'], databaseName: 'orders', parameterGroupName: 'parameters', subnetGroupName: 'private',
  cloudwatchLogsExports: ['postgresql'], iamAuthentication: true, optionGroupName: 'options', port: 5433,
};
const DATABASE_TEXT = {
  availabilityZones: '["eu-west-1a","eu-west-1b"]', dbSubnetGroupName: 'private', enableCloudwatchLogsExports: '["postgresql"]',
  enableIamDatabaseAuthentication: 'true', optionGroupName: 'options', port: '5433', vpcSecurityGroupIds: '["sg-1"]',
};
const clusterOptions = ({ group, key }: Parts) => ({
  ...DATABASE, securityGroups: [group], engine: 'aurora-postgresql', engineMode: 'provisioned', engineVersion: '16.4', encryptionKey: key,
  scalingConfiguration: '{"minCapacity":1}',
});
const CLUSTER_TEXT = {
  ...DATABASE_TEXT, databaseName: 'orders', dbClusterParameterGroupName: 'parameters', engine: 'aurora-postgresql', engineMode: 'provisioned',
  engineVersion: '16.4', kmskeyId: KEY, scalingConfiguration: '{"minCapacity":1}',
};

interface Row {
  readonly factory: string;
  readonly type: string;
  readonly make: (parts: Parts) => RestoreTestTarget;
  readonly text: Readonly<Record<string, string>>;
}

/** Every factory with every option. */
const MAXIMAL: readonly Row[] = [
  {
    factory: 'dynamoDb', type: 'DynamoDB',
    make: ({ key }) => RestoreTestTarget.dynamoDb({ encryptionType: 'KMS', encryptionKey: key }),
    text: { encryptionType: 'KMS', kmsMasterKeyArn: KEY },
  },
  {
    factory: 's3', type: 'S3',
    make: ({ key }) => RestoreTestTarget.s3({ encryptionType: 'SSE-KMS', encryptionKey: key, restoreAcls: false }),
    text: { encryptionType: 'SSE-KMS', kmsKey: KEY, restoreACLs: 'false' },
  },
  {
    factory: 'rds', type: 'RDS',
    make: ({ group }) => RestoreTestTarget.rds({
      ...DATABASE, securityGroups: [group], instanceClass: 'db.t4g.medium', allocatedStorage: 100, domain: 'd-1', domainIamRoleName: 'directory', iops: 3000,
      licenseModel: 'license-included', multiAz: false, processorFeatures: '[{"Name":"coreCount","Value":"1"}]', publiclyAccessible: false, storageType: 'gp3',
    }),
    text: {
      ...DATABASE_TEXT, dbName: 'orders', dbParameterGroupName: 'parameters', dbInstanceClass: 'db.t4g.medium', allocatedStorage: '100', domain: 'd-1',
      domainIamRoleName: 'directory', iops: '3000', licensemodel: 'license-included', multiAz: 'false',
      processorFeatures: '[{"Name":"coreCount","Value":"1"}]', publiclyAccessible: 'false', storageType: 'gp3',
    },
  },
  { factory: 'rdsCluster', type: 'RDS', make: given => RestoreTestTarget.rdsCluster(clusterOptions(given)), text: CLUSTER_TEXT },
  { factory: 'aurora', type: 'Aurora', make: given => RestoreTestTarget.aurora(clusterOptions(given)), text: CLUSTER_TEXT },
  { factory: 'documentDb', type: 'DocumentDB', make: given => RestoreTestTarget.documentDb(clusterOptions(given)), text: CLUSTER_TEXT },
  { factory: 'neptune', type: 'Neptune', make: given => RestoreTestTarget.neptune(clusterOptions(given)), text: CLUSTER_TEXT },
  {
    factory: 'ec2', type: 'EC2',
    make: ({ group, subnet }) => RestoreTestTarget.ec2({
      keepInstanceProfile: true, instanceType: new ec2.InstanceType('t4g.micro'), requireImdsv2: true, securityGroups: [group], subnet,
    }),
    text: {
      iamInstanceProfileName: 'UseBackedUpValue', instanceType: 't4g.micro', requireImdsV2: 'true', securityGroupIds: '["sg-1"]', subnetId: 'subnet-1',
    },
  },
  {
    factory: 'ebs', type: 'EBS',
    make: ({ key }) => RestoreTestTarget.ebs({
      availabilityZone: 'eu-west-1a', iops: 3000, encryptionKey: key, throughput: 125, volumeSize: 10, volumeType: ec2.EbsDeviceVolumeType.GP3,
    }),
    text: { availabilityZone: 'eu-west-1a', iops: '3000', kmsKeyId: KEY, throughput: '125', volumesize: '10', volumetype: 'gp3' },
  },
  {
    factory: 'efs', type: 'EFS',
    make: ({ key }) => RestoreTestTarget.efs({ encryptionKey: key, performanceMode: PerformanceMode.GENERAL_PURPOSE }),
    text: { kmsKeyId: KEY, performanceMode: 'generalPurpose' },
  },
  {
    factory: 'fsxLustre', type: 'FSx',
    make: ({ key, group, subnet }) => RestoreTestTarget.fsxLustre({
      encryptionKey: key, securityGroups: [group], subnets: [subnet], logLevel: 'WARN_ERROR', logDestination: 'arn:aws:logs:eu-west-1:111122223333:log-group:fsx',
    }),
    text: {
      kmsKeyId: KEY, securityGroupIds: '["sg-1"]', subnetIds: '["subnet-1"]',
      lustreConfiguration: '{"logConfiguration":{"level":"WARN_ERROR","destination":"arn:aws:logs:eu-west-1:111122223333:log-group:fsx"}}',
    },
  },
  {
    factory: 'fsxWindows', type: 'FSx',
    make: ({ key, group, subnet }) => RestoreTestTarget.fsxWindows({
      encryptionKey: key, securityGroups: [group], subnets: [subnet], activeDirectoryId: 'd-1', preferredSubnet: subnet, throughputCapacity: 32,
    }),
    text: {
      kmsKeyId: KEY, securityGroupIds: '["sg-1"]', subnetIds: '["subnet-1"]',
      windowsConfiguration: '{"throughputCapacity":32,"activeDirectoryId":"d-1","preferredSubnetId":"subnet-1"}',
    },
  },
  {
    factory: 'fsxOntap', type: 'FSx',
    make: () => RestoreTestTarget.fsxOntap({
      storageVirtualMachineId: 'svm-1', junctionPath: '/restored', ontapVolumeType: 'RW', securityStyle: 'UNIX', sizeInMegabytes: 1024,
      storageEfficiencyEnabled: true, tieringPolicyName: 'AUTO', coolingPeriod: 31,
    }),
    text: {
      ontapConfiguration: '{"junctionPath":"/restored","ontapVolumeType":"RW","securityStyle":"UNIX","sizeInMegabytes":1024,'
        + '"storageEfficiencyEnabled":true,"storageVirtualMachineId":"svm-1","tieringPolicy":{"name":"AUTO","coolingPeriod":31}}',
    },
  },
  {
    factory: 'fsxOpenZfs', type: 'FSx',
    make: ({ key, group, subnet }) => RestoreTestTarget.fsxOpenZfs({
      encryptionKey: key, securityGroups: [group], subnets: [subnet], deploymentType: 'SINGLE_AZ_1', throughputCapacity: 64, diskIops: 3000,
    }),
    text: {
      kmsKeyId: KEY, securityGroupIds: '["sg-1"]', subnetIds: '["subnet-1"]',
      openZfsConfiguration: '{"deploymentType":"SINGLE_AZ_1","throughputCapacity":64,"diskiopsConfiguration":{"mode":"USER_PROVISIONED","iops":3000}}',
    },
  },
];

describe('every factory', () => {
  test.each(MAXIMAL.map(row => [row.factory, row] as const))('%s writes every option as AWS Backup names it, as text', (_, { make, type, text }) => {
    const [selection] = selectionsIn(tested(stack => [make(parts(stack))]));

    expect(selection.ProtectedResourceType).toBe(type);
    expect(selection.RestoreMetadataOverrides).toEqual(text);
  });

  test.each(RESTORE_METADATA.map(row => [row.type, row] as const))('together, those of %s reach every key that AWS names, and no other', (type, { keys }) => {
    const reached = MAXIMAL.filter(row => row.type === type).flatMap(({ text }) => Object.keys(text));

    expect([...new Set(reached)].sort()).toEqual(keys.map(({ name }) => name).sort());
  });

  test.each(RESTORE_METADATA.flatMap(({ type, keys }) => keys.filter(({ list }) => list).map(({ name }) => [type, name] as const)))('%s: %s is a JSON list', (type, name) => {
    const values = MAXIMAL.filter(row => row.type === type && name in row.text).map(({ text }) => JSON.parse(text[name]) as unknown);

    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect([Array.isArray(value), (value as unknown[]).map(item => typeof item)[0]]).toEqual([true, 'string']);
  });

  test.each<[string, () => RestoreTestTarget]>([
    ['dynamoDb', () => RestoreTestTarget.dynamoDb()], ['s3', () => RestoreTestTarget.s3()], ['rds', () => RestoreTestTarget.rds()],
    ['rdsCluster', () => RestoreTestTarget.rdsCluster()], ['aurora', () => RestoreTestTarget.aurora()], ['documentDb', () => RestoreTestTarget.documentDb()],
    ['neptune', () => RestoreTestTarget.neptune()], ['ec2', () => RestoreTestTarget.ec2()], ['ebs', () => RestoreTestTarget.ebs()], ['efs', () => RestoreTestTarget.efs()],
    ['fsxOpenZfs', () => RestoreTestTarget.fsxOpenZfs()],
  ])('%s without options is all of its type, restored as AWS Backup infers it', (_, make) => {
    const [selection] = selectionsIn(tested(() => [make()]));

    expect(selection).toMatchObject({ ProtectedResourceArns: ['*'] });
    expect(Object.keys(selection).sort()).toEqual(['IamRoleArn', 'ProtectedResourceArns', 'ProtectedResourceType', 'RestoreTestingPlanName', 'RestoreTestingSelectionName']);
  });

  test('no property is one that CloudFormation does not know', () => {
    const conditions = [TagCondition.equalTo('a', 'b')];
    const [selection] = selectionsIn(tested(() => [RestoreTestTarget.s3({ conditions, validationWindow: Duration.hours(1), restoreAcls: true })]));

    expect(knownProperties('AWS::Backup::RestoreTestingSelection')).toEqual(expect.arrayContaining(Object.keys(selection)));
    expect(knownProperties('AWS::Backup::RestoreTestingSelection', 'ProtectedResourceConditions')).toEqual(expect.arrayContaining(['StringEquals']));
  });
});

describe('which resources', () => {
  test('constructs, whatever made them, and ARNs beside them', () => {
    const far = 'arn:aws:dynamodb:eu-west-1:111122223333:table/elsewhere';
    const [selection] = selectionsIn(tested(stack => {
      const table = new dynamodb.Table(stack, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
      // The stack is searched; what was named itself is tested once.
      return [RestoreTestTarget.dynamoDb({ resources: [table, stack], arns: [far, far] })];
    }));

    expect(selection.ProtectedResourceArns).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Orders/), 'Arn'] }, far]);
  });

  test('tags, as conditions on all of the type', () => {
    const [selection] = selectionsIn(tested(() => [RestoreTestTarget.s3({
      conditions: [TagCondition.equalTo('backup', 'true'), TagCondition.equalTo('tier', 'gold'), TagCondition.notEqualTo('stage', 'dev')],
    })]));

    expect(selection.ProtectedResourceArns).toEqual(['*']);
    expect(selection.ProtectedResourceConditions).toEqual({
      StringEquals: [{ Key: 'aws:ResourceTag/backup', Value: 'true' }, { Key: 'aws:ResourceTag/tier', Value: 'gold' }],
      StringNotEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'dev' }],
    });
  });

  test('more than 30 become several selections, numbered', () => {
    const arns = Array.from({ length: 61 }, (_, i) => `arn:aws:ec2:eu-west-1:111122223333:volume/vol-${i}`);
    const selections = selectionsIn(tested(() => [RestoreTestTarget.ebs({ arns, selectionName: 'Volumes' })]));

    expect(selections.map(({ RestoreTestingSelectionName: name, ProtectedResourceArns: named }) => [name, named.length])).toEqual([
      ['Volumes', 30], ['Volumes_2', 30], ['Volumes_3', 1],
    ]);
  });
});

describe('the hatch for any type', () => {
  test('hands metadata on as it is', () => {
    const [selection] = selectionsIn(tested(() => [RestoreTestTarget.of(ProtectedResourceType.EBS, { restoreMetadata: { volumeType: 'st1' } })]));

    expect(selection).toMatchObject({ ProtectedResourceType: 'EBS', RestoreMetadataOverrides: { volumeType: 'st1' } });
  });

  test('what FSx needs can be given in either form, in any case', () => {
    const selections = selectionsIn(tested(() => [
      RestoreTestTarget.of(ProtectedResourceType.FSX_WINDOWS, {
        restoreMetadata: { SubnetIds: '["subnet-1"]', WindowsConfiguration: '{"ActiveDirectoryId":"d-1"}' },
      }),
      RestoreTestTarget.of(ProtectedResourceType.FSX_LUSTRE, { restoreMetadata: { subnetIds: '["subnet-1"]' } }),
    ]));

    expect(selections.map(({ RestoreTestingSelectionName: name }) => name.replace(/[0-9a-f]{8}$/, '…'))).toEqual([
      'Shop_Tests_FsxWindows_…', 'Shop_Tests_FsxLustre_…',
    ]);
  });
});

describe('tokens', () => {
  test('survive in text, in lists, in numbers and in objects, without a custom resource', () => {
    const stack = tested(scope => {
      const text = new CfnParameter(scope, 'Text').valueAsString;
      const number = new CfnParameter(scope, 'Number', { type: 'Number' }).valueAsNumber;
      const list = new CfnParameter(scope, 'List', { type: 'CommaDelimitedList' }).valueAsList;
      const subnet = ec2.Subnet.fromSubnetId(scope, 'Subnet', text);
      return [
        RestoreTestTarget.rds({
          subnetGroupName: text, port: number, availabilityZones: list, conditions: [TagCondition.equalTo(text, text)], selectionName: text,
        }),
        RestoreTestTarget.fsxWindows({ subnets: [subnet], activeDirectoryId: text, throughputCapacity: number }),
        RestoreTestTarget.s3({ arns: [text], validationWindow: Duration.hours(number) }),
      ];
    });
    const template = Template.fromStack(stack);
    const joined = (pieces: unknown[]) => ({ 'Fn::Join': ['', pieces] });

    template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      RestoreTestingSelectionName: { Ref: 'Text' },
      ProtectedResourceConditions: { StringEquals: [{ Key: joined(['aws:ResourceTag/', { Ref: 'Text' }]), Value: { Ref: 'Text' } }] },
      RestoreMetadataOverrides: {
        dbSubnetGroupName: { Ref: 'Text' },
        port: { Ref: 'Number' },
        availabilityZones: joined(['["', { 'Fn::Join': ['","', { Ref: 'List' }] }, '"]']),
      },
    });
    template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      RestoreMetadataOverrides: {
        subnetIds: joined(['["', { Ref: 'Text' }, '"]']),
        windowsConfiguration: joined(['{"throughputCapacity":', { Ref: 'Number' }, ',"activeDirectoryId":"', { Ref: 'Text' }, '"}']),
      },
    });
    template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      ProtectedResourceArns: [{ Ref: 'Text' }], ValidationWindowHours: { Ref: 'Number' }, RestoreMetadataOverrides: Match.absent(),
    });
    template.resourcePropertiesCountIs('AWS::Lambda::Function', {}, 0);
  });
});
