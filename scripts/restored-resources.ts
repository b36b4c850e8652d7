import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateVolumeCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateFileSystemCommand, EFSClient } from '@aws-sdk/client-efs';
import { CreateDBClusterCommand, CreateDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** Something in the emulator that a restore test could have restored. */
export interface RestoredResource {
  readonly type: string;
  readonly arn: string;
  readonly sourceArn?: string;
  readonly expected: RegExp;
}

interface Client {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Makes one of each type, as a restore test would leave it, and some that are not as they should be. */
export async function restoredResources(client: Client): Promise<RestoredResource[]> {
  const arn = (service: string, resource: string) => `arn:aws:${service}:${client.region}:${client.credentials.accessKeyId}:${resource}`;
  return [...await tables(client, arn), ...await buckets(client), ...await machines(client, arn), ...await databases(client, arn)];
}

type Arn = (service: string, resource: string) => string;

async function tables(client: Client, arn: Arn): Promise<RestoredResource[]> {
  const dynamodb = new DynamoDBClient(client);
  const make = async (name: string, key: string, items: number) => {
    await dynamodb.send(new CreateTableCommand({
      TableName: name, BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }], KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    }));
    for (let i = 0; i < items; i++) await dynamodb.send(new PutItemCommand({ TableName: name, Item: { [key]: { S: String(i) } } }));
    return arn('dynamodb', `table/${name}`);
  };
  const sourceArn = await make('orders', 'id', 0);
  return [
    {
      type: 'DynamoDB', arn: await make('awsbackup-restore-test-1', 'id', 3), sourceArn,
      expected: /^SUCCESSFUL: Table awsbackup-restore-test-1 is ACTIVE and has 3 items that can be read; the key schema is that of table orders\./,
    },
    {
      type: 'DynamoDB', arn: await make('awsbackup-restore-test-2', 'id', 25), sourceArn: arn('dynamodb', 'table/gone'),
      expected: /^SUCCESSFUL: .* has at least 10 items that can be read; table gone could not be compared \(ResourceNotFoundException/,
    },
    { type: 'DynamoDB', arn: await make('awsbackup-restore-test-3', 'key', 1), sourceArn, expected: /^FAILED: .* has other keys than its source/ },
    { type: 'DynamoDB', arn: await make('awsbackup-restore-test-4', 'id', 0), sourceArn, expected: /^FAILED: .* has 0 items, fewer than the 1/ },
    { type: 'DynamoDB', arn: arn('dynamodb', 'table/awsbackup-restore-test-5'), expected: /^FAILED: .* ended with an error: ResourceNotFoundException/ },
  ];
}

async function buckets(client: Client): Promise<RestoredResource[]> {
  const s3 = new S3Client(client);
  const make = async (name: string, objects: Readonly<Record<string, string>>) => {
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    for (const [Key, Body] of Object.entries(objects)) await s3.send(new PutObjectCommand({ Bucket: name, Key, Body }));
    return `arn:aws:s3:::${name}`;
  };
  return [
    {
      type: 'S3', arn: await make('awsbackup-restore-test-1', { 'large': 'x'.repeat(5000), 'small': 'x', 'a folder/empty': '' }),
      expected: /^SUCCESSFUL: Bucket awsbackup-restore-test-1 has 3 objects, 3 of which could be read\./,
    },
    { type: 'S3', arn: await make('awsbackup-restore-test-2', {}), expected: /^FAILED: .* has 0 objects, fewer than the 1/ },
    { type: 'S3', arn: 'arn:aws:s3:::awsbackup-restore-test-3', expected: /^FAILED: .* ended with an error: NoSuchBucket/ },
  ];
}

async function machines(client: Client, arn: Arn): Promise<RestoredResource[]> {
  const ec2 = new EC2Client(client);
  const { VolumeId: volume } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${client.region}a`, Size: 8 }));
  const { Instances: [instance] = [] } = await ec2.send(new RunInstancesCommand({ ImageId: 'ami-12345678', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
  const { FileSystemId: fileSystem } = await new EFSClient(client).send(new CreateFileSystemCommand({ CreationToken: 'awsbackup-restore-test-1' }));
  return [
    { type: 'EBS', arn: arn('ec2', `volume/${volume}`), expected: /^SUCCESSFUL: Volume vol-\w+ is available and has 8 GiB\./ },
    { type: 'EBS', arn: arn('ec2', 'volume/vol-00000000000000000'), expected: /^FAILED: .*(InvalidVolume\.NotFound|is not there)/ },
    { type: 'EC2', arn: arn('ec2', `instance/${instance.InstanceId}`), expected: /^SUCCESSFUL: Instance i-\w+ is running\./ },
    { type: 'EFS', arn: arn('elasticfilesystem', `file-system/${fileSystem}`), expected: /^SUCCESSFUL: File system fs-\w+ is available/ },
    { type: 'FSx', arn: arn('fsx', 'file-system/fs-1'), expected: /^FAILED: There is no check for resources of type FSx/ },
  ];
}

async function databases(client: Client, arn: Arn): Promise<RestoredResource[]> {
  const rds = new RDSClient(client);
  const user = { MasterUsername: 'admin1', MasterUserPassword: 'correct-horse' };
  const instance = async (name: string, version: string) => {
    await rds.send(new CreateDBInstanceCommand({
      DBInstanceIdentifier: name, Engine: 'postgres', EngineVersion: version, DBInstanceClass: 'db.t3.micro', AllocatedStorage: 20, ...user,
    }));
    return arn('rds', `db:${name}`);
  };
  const cluster = async (name: string) => {
    await rds.send(new CreateDBClusterCommand({ DBClusterIdentifier: name, Engine: 'aurora-postgresql', ...user }));
    return arn('rds', `cluster:${name}`);
  };
  const sourceArn = await instance('orders', '16.4');
  return [
    { type: 'RDS', arn: await instance('awsbackup-restore-test-1', '16.4'), sourceArn, expected: /^SUCCESSFUL: .* is available with postgres 16\.4, like its source\./ },
    { type: 'RDS', arn: await instance('awsbackup-restore-test-2', '15.8'), sourceArn, expected: /^FAILED: .* with postgres 15\.8, but its source has postgres 16\.4/ },
    {
      type: 'Aurora', arn: await cluster('awsbackup-restore-test-3'), sourceArn: await cluster('accounts'),
      expected: /^SUCCESSFUL: Cluster awsbackup-restore-test-3 is available with aurora-postgresql [\d.]+, like its source\./,
    },
  ];
}
