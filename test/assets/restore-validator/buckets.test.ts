import { Readable } from 'node:stream';
import { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand } from '@aws-sdk/client-backup';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { _Object, GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { handler } from '../../../assets/restore-validator';
import { lambdaContext, PLAN_ARN, restored } from './event';

const backup = mockClient(BackupClient);
const s3 = mockClient(S3Client);
const BUCKET = 'awsbackup-restore-test-1';
const NOT_PROVED = 'Not proved: that all objects are there, and what is in them.';

async function check(): Promise<string> {
  await handler(restored('S3', `arn:aws:s3:::${BUCKET}`), lambdaContext());
  const [{ args: [{ input }] }] = backup.commandCalls(PutRestoreValidationResultCommand);
  return `${input.ValidationStatus}: ${input.ValidationStatusMessage}`;
}

function objects(count: number, change: Partial<_Object> = {}): _Object[] {
  return Array.from({ length: count }, (_, i) => ({ Key: `key-${i}`, Size: 5000, ...change }));
}

/** The body of an object as the SDK hands it over. */
function body(text: string): GetObjectCommandOutput['Body'] {
  return Object.assign(Readable.from([text]), { transformToByteArray: () => Promise.resolve(Buffer.from(text)) }) as unknown as GetObjectCommandOutput['Body'];
}

beforeEach(() => {
  process.env.RESTORE_TESTING_PLAN_ARN = PLAN_ARN;
  for (const mock of [backup, s3]) mock.reset();
  backup.on(DescribeRestoreJobCommand).resolves({});
  backup.on(PutRestoreValidationResultCommand).resolves({});
  s3.on(GetObjectCommand).resolves({ Body: body('content') });
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const name of ['RESTORE_TESTING_PLAN_ARN', 'MINIMUM_ITEMS', 'SAMPLE_SIZE']) delete process.env[name];
});

function read(): (readonly [key: string | undefined, range: string | undefined])[] {
  return s3.commandCalls(GetObjectCommand).map(({ args: [{ input }] }) => [input.Key, input.Range] as const);
}

test('a bucket with objects, of which some are read, spread over all', async () => {
  process.env.SAMPLE_SIZE = '3';
  s3.on(ListObjectsV2Command, { Bucket: BUCKET, MaxKeys: 1000 }).resolves({ Contents: objects(1000), IsTruncated: true });

  expect(await check()).toBe(`SUCCESSFUL: Bucket ${BUCKET} has at least 1000 objects, 3 of which could be read. ${NOT_PROVED}`);
  expect(read()).toEqual([['key-0', 'bytes=0-1023'], ['key-333', 'bytes=0-1023'], ['key-666', 'bytes=0-1023']]);
});

test('a bucket with fewer objects than are asked for in a sample', async () => {
  s3.on(ListObjectsV2Command).resolves({ Contents: objects(2, { Size: 3 }) });

  expect(await check()).toBe(`SUCCESSFUL: Bucket ${BUCKET} has 2 objects, 2 of which could be read. ${NOT_PROVED}`);
  expect(read()).toEqual([['key-0', 'bytes=0-2'], ['key-1', 'bytes=0-2']]);
});

test('an empty object has no range to be read', async () => {
  s3.on(ListObjectsV2Command).resolves({ Contents: objects(1, { Size: 0 }) });
  s3.on(GetObjectCommand).resolves({ Body: body('') });

  expect(await check()).toMatch(/^SUCCESSFUL/);
  expect(read()).toEqual([['key-0', undefined]]);
});

test('archived objects are counted and not read', async () => {
  s3.on(ListObjectsV2Command).resolves({ Contents: [...objects(1, { StorageClass: 'GLACIER' }), ...objects(1, { StorageClass: 'DEEP_ARCHIVE' }), ...objects(1, { StorageClass: 'STANDARD_IA' })] });

  expect(await check()).toBe(`SUCCESSFUL: Bucket ${BUCKET} has 3 objects, 1 of which could be read. ${NOT_PROVED}`);
});

test.each([
  ['1', 0, `FAILED: Bucket ${BUCKET} has 0 objects, fewer than the 1 that it must have.`],
  ['0', 0, `SUCCESSFUL: Bucket ${BUCKET} has 0 objects, 0 of which could be read. ${NOT_PROVED}`],
  ['3', 2, `FAILED: Bucket ${BUCKET} has 2 objects, fewer than the 3 that it must have.`],
])('at least %s objects, and %i are there', async (minimum, count, expected) => {
  process.env.MINIMUM_ITEMS = minimum;
  s3.on(ListObjectsV2Command).resolves(count > 0 ? { Contents: objects(count) } : {});

  expect(await check()).toBe(expected);
});

const UNREADABLE = `FAILED: Bucket ${BUCKET} has 1 object, of which key-0 cannot be read:`;

test.each([
  ['AccessDenied', 'Access Denied', 'AccessDenied: Access Denied; where it is encrypted with a KMS key, name the key in decryptWith of the validator.'],
  ['AccessDenied', 'not authorized to perform: kms:Decrypt', 'AccessDenied: not authorized to perform: kms:Decrypt; name its KMS key in decryptWith of the validator.'],
  ['KMS.DisabledException', 'The key is disabled.', 'KMS.DisabledException: The key is disabled.'],
  ['InvalidObjectState', 'The operation is not valid', 'InvalidObjectState: The operation is not valid.'],
])('an object that cannot be read: %s, %s', async (name, message, told) => {
  s3.on(ListObjectsV2Command).resolves({ Contents: objects(1) });
  s3.on(GetObjectCommand).rejects(Object.assign(new Error(message), { name }));

  expect(await check()).toBe(`${UNREADABLE} ${told}`);
});

test('an object without its content', async () => {
  s3.on(ListObjectsV2Command).resolves({ Contents: objects(1) });
  s3.on(GetObjectCommand).resolves({ Body: body('') });

  expect(await check()).toBe(`${UNREADABLE} it has 5000 bytes and came without any.`);
});

test('a bucket that is not there', async () => {
  s3.on(ListObjectsV2Command).rejects(Object.assign(new Error('The specified bucket does not exist'), { name: 'NoSuchBucket' }));

  expect(await check()).toBe(`FAILED: The check of arn:aws:s3:::${BUCKET} ended with an error: NoSuchBucket: The specified bucket does not exist.`);
});
