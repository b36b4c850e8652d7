import { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand } from '@aws-sdk/client-backup';
import { DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { DescribeInstancesCommand, DescribeVolumesCommand, EC2Client, InstanceStateName, VolumeState } from '@aws-sdk/client-ec2';
import { DescribeFileSystemsCommand, EFSClient, LifeCycleState } from '@aws-sdk/client-efs';
import { mockClient } from 'aws-sdk-client-mock';
import { handler } from '../../../assets/restore-validator';
import { POLL_MS } from '../../../assets/restore-validator/deadline';
import { lambdaContext, PLAN_ARN, restored } from './event';

const backup = mockClient(BackupClient);
const dynamodb = mockClient(DynamoDBClient);
const ec2 = mockClient(EC2Client);
const efs = mockClient(EFSClient);

/** The one answer to an event, as `<status>: <message>`; time passes as long as the check waits. */
async function answerTo(event: unknown, seconds = 300): Promise<string> {
  jest.useFakeTimers();
  const done = handler(event, lambdaContext(seconds));
  await jest.advanceTimersByTimeAsync(seconds * 1000);
  await done;
  const [{ args: [{ input }] }, ...more] = backup.commandCalls(PutRestoreValidationResultCommand);
  expect(more).toEqual([]);
  return `${input.ValidationStatus}: ${input.ValidationStatusMessage}`;
}

function named(name: string, message = 'no.'): Error {
  return Object.assign(new Error(message), { name });
}

beforeEach(() => {
  process.env.RESTORE_TESTING_PLAN_ARN = PLAN_ARN;
  for (const mock of [backup, dynamodb, ec2, efs]) mock.reset();
  backup.on(DescribeRestoreJobCommand).resolves({});
  backup.on(PutRestoreValidationResultCommand).resolves({});
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const name of ['RESTORE_TESTING_PLAN_ARN', 'MINIMUM_ITEMS', 'SAMPLE_SIZE']) delete process.env[name];
});

describe('DynamoDB', () => {
  const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/awsbackup-restore-test-1';
  const SOURCE = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
  const NOT_PROVED = 'Not proved: that all items are there, and what is in them.';
  const described: TableDescription = {
    TableStatus: 'ACTIVE',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
    AttributeDefinitions: [{ AttributeName: 'sk', AttributeType: 'N' }, { AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'other', AttributeType: 'S' }],
  };
  const check = (source = SOURCE) => answerTo(restored('DynamoDB', TABLE, source));
  const restoredIs = (table: TableDescription) => dynamodb.on(DescribeTableCommand, { TableName: 'awsbackup-restore-test-1' }).resolves({ Table: table });
  const sourceIs = (table: TableDescription) => dynamodb.on(DescribeTableCommand, { TableName: 'orders' }).resolves({ Table: table });

  beforeEach(() => {
    restoredIs(described);
    // Their order says nothing.
    sourceIs({ ...described, KeySchema: [...described.KeySchema!].reverse(), AttributeDefinitions: [...described.AttributeDefinitions!].reverse() });
    dynamodb.on(ScanCommand).resolves({ Count: 10, LastEvaluatedKey: { pk: { S: 'a' } } });
  });

  test('a table with items and the keys of its source', async () => {
    expect(await check()).toBe(`SUCCESSFUL: Table awsbackup-restore-test-1 is ACTIVE and has at least 10 items that can be read; the key schema is that of table orders. ${NOT_PROVED}`);
    expect(dynamodb.commandCalls(ScanCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { TableName: 'awsbackup-restore-test-1', Select: 'COUNT', Limit: 10, ExclusiveStartKey: undefined },
    ]);
  });

  test('is waited for', async () => {
    dynamodb.on(DescribeTableCommand, { TableName: 'awsbackup-restore-test-1' })
      .resolvesOnce({ Table: { TableStatus: 'CREATING' } }).resolvesOnce({ Table: { TableStatus: 'UPDATING' } }).resolves({ Table: described });
    expect(await check()).toMatch(/^SUCCESSFUL/);
  });

  test('goes on reading until there are enough items, and no longer', async () => {
    process.env.MINIMUM_ITEMS = '25';
    const next = { pk: { S: 'a' } };
    dynamodb.on(ScanCommand).resolvesOnce({ Count: 20, LastEvaluatedKey: next }).resolves({ Count: 5, LastEvaluatedKey: next });
    expect(await check()).toMatch(/^SUCCESSFUL.*at least 25 items that can be read/);
    const scans = dynamodb.commandCalls(ScanCommand).map(({ args: [{ input }] }) => [input.Limit, input.ExclusiveStartKey]);
    expect(scans).toEqual([[25, undefined], [5, next]]);
  });

  test.each([
    ['1', { Count: 0 }, 'FAILED: Table awsbackup-restore-test-1 has 0 items, fewer than the 1 that it must have.'],
    ['0', { Count: 0 }, `SUCCESSFUL: Table awsbackup-restore-test-1 is ACTIVE and has 0 items that can be read; the key schema is that of table orders. ${NOT_PROVED}`],
    ['4', { Count: 3 }, 'FAILED: Table awsbackup-restore-test-1 has 3 items, fewer than the 4 that it must have.'],
    ['3', { Count: 3 }, `SUCCESSFUL: Table awsbackup-restore-test-1 is ACTIVE and has 3 items that can be read; the key schema is that of table orders. ${NOT_PROVED}`],
  ])('at least %s items', async (minimum, page, expected) => {
    process.env.MINIMUM_ITEMS = minimum;
    dynamodb.on(ScanCommand).resolves(page);
    expect(await check()).toBe(expected);
  });

  test.each([
    ['another key', { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }] }, 'HASH id (undefined)'],
    ['another type of a key', { AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'B' as const }, { AttributeName: 'sk', AttributeType: 'N' as const }] }, 'HASH pk (B), RANGE sk (N)'],
  ])('a source with %s', async (_, change, keys) => {
    sourceIs({ ...described, ...change });
    expect(await check()).toBe(`FAILED: Table awsbackup-restore-test-1 has other keys than its source: HASH pk (S), RANGE sk (N), and the source ${keys}.`);
  });

  test.each([
    ['is gone', SOURCE, 'table orders could not be compared (ResourceNotFoundException: no)'],
    ['is in another account', SOURCE.replace('111122223333', '999988887777'), 'its source is elsewhere and was not compared'],
    ['is in another Region', SOURCE.replace('us-east-1', 'eu-west-1'), 'its source is elsewhere and was not compared'],
    ['is not named', '', 'its source is elsewhere and was not compared'],
  ])('a source that %s is not compared', async (_, source, told) => {
    dynamodb.on(DescribeTableCommand, { TableName: 'orders' }).rejects(named('ResourceNotFoundException'));
    expect(await check(source)).toBe(`SUCCESSFUL: Table awsbackup-restore-test-1 is ACTIVE and has at least 10 items that can be read; ${told}. ${NOT_PROVED}`);
  });

  test.each(['INACCESSIBLE_ENCRYPTION_CREDENTIALS', 'DELETING', 'ARCHIVED'] as const)('a table that is %s', async state => {
    restoredIs({ ...described, TableStatus: state });
    expect(await check()).toBe(`FAILED: Table awsbackup-restore-test-1 is ${state}, not ACTIVE.`);
  });

  test('a table whose items cannot be read', async () => {
    dynamodb.on(ScanCommand).rejects(named('AccessDeniedException', 'not authorized to perform: kms:Decrypt'));
    expect(await check()).toBe(`FAILED: The check of ${TABLE} ended with an error: AccessDeniedException: not authorized to perform: kms:Decrypt.`);
  });
});

describe('EBS', () => {
  const check = () => answerTo(restored('EBS', 'arn:aws:ec2:us-east-1:111122223333:volume/vol-1'), 30);

  test.each(Object.values(VolumeState))('a volume that is %s', async state => {
    ec2.on(DescribeVolumesCommand).resolves({ Volumes: [{ State: state, Size: 8 }] });
    const expected = {
      'available': 'SUCCESSFUL: Volume vol-1 is available and has 8 GiB. Not proved: what is on it, and that an instance can use it.',
      'in-use': 'SUCCESSFUL: Volume vol-1 is in-use and has 8 GiB. Not proved: what is on it, and that an instance can use it.',
      'creating': 'FAILED: The check did not end within 20 seconds; last seen: volume vol-1 is creating.',
    }[state as string] ?? `FAILED: Volume vol-1 is ${state}, not available.`;
    expect(await check()).toBe(expected);
    expect(ec2.commandCalls(DescribeVolumesCommand)[0].args[0].input).toEqual({ VolumeIds: ['vol-1'] });
  });

  test('a volume that is not there', async () => {
    ec2.on(DescribeVolumesCommand).resolves({ Volumes: [] });
    expect(await check()).toBe('FAILED: Volume vol-1 is not there.');
  });
});

describe('EC2', () => {
  const check = () => answerTo(restored('EC2', 'arn:aws:ec2:us-east-1:111122223333:instance/i-1'), 30);

  test.each(Object.values(InstanceStateName))('an instance that is %s', async state => {
    ec2.on(DescribeInstancesCommand).resolves({ Reservations: [{ Instances: [{ State: { Name: state } }] }] });
    const right = `SUCCESSFUL: Instance i-1 is ${state}. Not proved: that its operating system starts, and what is on its volumes.`;
    const late = `FAILED: The check did not end within 20 seconds; last seen: instance i-1 is ${state}.`;
    const expected = { running: right, stopped: right, pending: late, stopping: late }[state as string] ?? `FAILED: Instance i-1 is ${state}, neither running nor stopped.`;
    expect(await check()).toBe(expected);
    expect(ec2.commandCalls(DescribeInstancesCommand)[0].args[0].input).toEqual({ InstanceIds: ['i-1'] });
  });

  test.each([{}, { Reservations: [] }, { Reservations: [{ Instances: [] }] }])('an instance that is not there: %j', async found => {
    ec2.on(DescribeInstancesCommand).resolves(found);
    expect(await check()).toBe('FAILED: Instance i-1 is not there.');
  });
});

describe('EFS', () => {
  const check = () => answerTo(restored('EFS', 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1'), 30);
  const found = (state: LifeCycleState) => ({ FileSystems: [{ LifeCycleState: state, SizeInBytes: { Value: 6144 } }] }) as object;

  test.each(Object.values(LifeCycleState))('a file system that is %s', async state => {
    efs.on(DescribeFileSystemsCommand).resolves(found(state));
    const late = `FAILED: The check did not end within 20 seconds; last seen: file system fs-1 is ${state}.`;
    const expected = {
      available: 'SUCCESSFUL: File system fs-1 is available and has 6144 bytes as last metered. Not proved: that it can be mounted, and which files are on it.',
      creating: late,
      updating: late,
    }[state as string] ?? `FAILED: File system fs-1 is ${state}, not available.`;
    expect(await check()).toBe(expected);
    expect(efs.commandCalls(DescribeFileSystemsCommand)[0].args[0].input).toEqual({ FileSystemId: 'fs-1' });
  });

  test('a file system that gets available', async () => {
    efs.on(DescribeFileSystemsCommand).resolvesOnce(found('creating')).resolves(found('available'));
    expect(await check()).toMatch(/^SUCCESSFUL/);
    expect(POLL_MS).toBeLessThan(20_000);
  });

  test('a file system that is not there', async () => {
    efs.on(DescribeFileSystemsCommand).resolves({});
    expect(await check()).toBe('FAILED: File system fs-1 is not there.');
  });
});
