import { RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
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
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as timestream from 'aws-cdk-lib/aws-timestream';
import type { Construct } from 'constructs';

/** A shop that keeps its data in fourteen kinds of storage, with L2s where there are some and L1s elsewhere. */
export class ShopStack extends Stack {
  public readonly orders: dynamodb.TableV2;
  public readonly media: s3.Bucket;
  public readonly accounts: rds.DatabaseCluster;
  /** Everything else that holds data. */
  public readonly others: Construct[];

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    // Named, so that synth has nothing to look up and needs no credentials.
    const availabilityZones = [`${this.region}a`, `${this.region}b`];
    const vpc = new ec2.Vpc(this, 'Vpc', { availabilityZones, natGateways: 0 });
    const vpcSubnets = { subnetType: ec2.SubnetType.PRIVATE_ISOLATED };
    const subnetIds = vpc.selectSubnets(vpcSubnets).subnetIds;

    this.orders = new dynamodb.TableV2(this, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    this.media = new s3.Bucket(this, 'Media', { versioned: true, enforceSSL: true });
    this.accounts = new rds.DatabaseCluster(this, 'Accounts', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_6 }),
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      vpc,
      vpcSubnets,
      storageEncrypted: true,
    });
    const stock = new rds.DatabaseInstance(this, 'Stock', {
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16_6 }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
      vpc,
      vpcSubnets,
      storageEncrypted: true,
    });
    const legacy = new ec2.Instance(this, 'Legacy', {
      vpc,
      vpcSubnets,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7I, ec2.InstanceSize.LARGE),
      machineImage: ec2.MachineImage.latestWindows(ec2.WindowsVersion.WINDOWS_SERVER_2022_ENGLISH_FULL_BASE),
    });
    const volume = new ec2.Volume(this, 'Scratch', {
      availabilityZone: vpc.availabilityZones[0],
      size: Size.gibibytes(100),
      encrypted: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const telemetry = new timestream.CfnDatabase(this, 'Telemetry');
    this.others = [
      stock,
      legacy,
      volume,
      new efs.FileSystem(this, 'Uploads', { vpc, vpcSubnets, encrypted: true }),
      new fsx.LustreFileSystem(this, 'Renders', {
        vpc,
        vpcSubnet: vpc.isolatedSubnets[0],
        storageCapacityGiB: 1200,
        lustreConfiguration: { deploymentType: fsx.LustreDeploymentType.PERSISTENT_2, perUnitStorageThroughput: 125 },
      }),
      new docdb.CfnDBCluster(this, 'Catalogue', { storageEncrypted: true }),
      new neptune.CfnDBCluster(this, 'Recommendations', { storageEncrypted: true }),
      new timestream.CfnTable(this, 'Measurements', { databaseName: telemetry.ref }),
      new dsql.CfnCluster(this, 'Carts', { deletionProtectionEnabled: true }),
      new eks.CfnCluster(this, 'Platform', {
        roleArn: `arn:${this.partition}:iam::${this.account}:role/eks`,
        resourcesVpcConfig: { subnetIds },
        accessConfig: { authenticationMode: 'API' },
      }),
      new redshift.CfnCluster(this, 'Reports', {
        clusterType: 'single-node', dbName: 'reports', masterUsername: 'reports', manageMasterPassword: true, nodeType: 'ra3.large', encrypted: true,
      }),
    ];
  }
}
